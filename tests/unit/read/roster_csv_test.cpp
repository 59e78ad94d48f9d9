#include "worksort/read/table/roster_csv.hpp"

#include <doctest/doctest.h>

using namespace worksort;

namespace {

RosterTable roster(const std::string& text) {
  Diagnostics diagnostics;
  RosterTable out = read_roster("r.csv", text, diagnostics);
  CHECK(diagnostics.errors() == 0);
  return out;
}

std::string problem(const std::string& text) {
  try {
    static_cast<void>(roster(text));
  } catch (const Problem& found) {
    return found.what();
  }
  return {};
}

}  // namespace

TEST_CASE("ids, names and who else teaches a student are recognised by their headers") {
  const auto table = roster(
      "Student ID;Last name;First name;Served-by\n007;Cruz;Ana;classroom, interventionist\n8;Lind;Bo;\n");
  REQUIRE(table.students.size() == 2);
  CHECK(table.students[0].id == "007");
  CHECK(table.students[0].name == "Ana Cruz");
  CHECK(table.students[0].served_by == std::vector<std::string>{"classroom", "interventionist"});
  CHECK(table.students[1].served_by.empty());
  CHECK(table.remarks.empty());
}

TEST_CASE("a column student holds ids beside names, and names alone") {
  CHECK(roster("student,name\ns1,Ana\n").students[0].id == "s1");
  const auto alone = roster("student\nAna\nBo\n");
  CHECK(alone.students[1].name == "Bo");
  CHECK(alone.students[1].id == "s02");
  CHECK(alone.remarks.size() == 1);
  CHECK(alone.made_ids != "");
}

TEST_CASE("a first or a last name alone is a name") {
  for (const std::string heading : {"First name", "Last name"}) {
    CAPTURE(heading);
    CHECK(roster(heading + ",Served by\nAna,classroom\n").students[0].name == "Ana");
    const auto beside = roster("student," + heading + "\ns7,Ana\n");
    CHECK(beside.students[0].id == "s7");
    CHECK(beside.students[0].name == "Ana");
  }
}

TEST_CASE("ids are made where there are only names, with as many digits as are needed") {
  std::string text = "name\n";
  for (int i = 0; i < 120; ++i) text += "N" + std::to_string(i) + "\n";
  const auto table = roster(text);
  CHECK(table.students.front().id == "s001");
  CHECK(table.students.back().id == "s120");
}

TEST_CASE("a plain list of names needs no header") {
  const auto table = roster("Ana Cruz\n\nBo Lind\n");
  REQUIRE(table.students.size() == 2);
  CHECK(table.students[0].name == "Ana Cruz");
}

TEST_CASE("of several columns of ids the best known one counts in which everybody has an id") {
  const auto best = roster("SIS ID,Custom ID,name\n7,1,Ana\n8,2,Bo\n");
  CHECK(best.students[0].id == "1");
  CHECK(best.remarks == std::vector<std::string>{"r.csv: not used: SIS ID"});
  for (const std::string first_and_second : {",7,Ana\n2,8,Bo\n", "1,7,Ana\n,8,Bo\n", "1,7,Ana\n  ,8,Bo\n"})
    CHECK(roster("Custom ID,SIS ID,name\n" + first_and_second).students[0].id == "7");
  CHECK(roster("Custom ID,SIS ID,name\n1,7,Ana\nTotal,,\n,,\n").students[0].id == "1");
}

TEST_CASE("names are turned round where all are written with a comma") {
  CHECK(roster("name\n\"Cruz, Ana\"\n\"Lind, Bo\"\n").students[1].name == "Bo Lind");
  CHECK(roster("name\n\"Cruz, Ana\"\nBo Lind\n").students[0].name == "Cruz, Ana");
}

TEST_CASE("columns that are not used are named") {
  CHECK(roster("id,birthday\n1,x\n").remarks == std::vector<std::string>{"r.csv: not used: birthday"});
  CHECK(roster("name,username,nickname\nAna,a1,An\n").remarks ==
        std::vector<std::string>{"r.csv: not used: username, nickname"});
}

TEST_CASE("a class list that leaves something open is refused with its line") {
  CHECK(problem("") == "there are no students in r.csv");
  CHECK(problem("id,name\n") == "there are no students in r.csv");
  CHECK(problem("a,b\n1,2\n") == "r.csv has no column of ids or names: a, b");
  CHECK(problem("id\n1;2\n") == "there are no students in r.csv");
}

TEST_CASE("a row that cannot be used is left out, and the others count") {
  Diagnostics diagnostics;
  const auto table = read_roster("r.csv", "id,name\n1,Ana\n,Bo\n2;3,Cy\n1,Di\n4,Ed\n", diagnostics);
  REQUIRE(table.students.size() == 2);
  CHECK(table.students[1].name == "Ed");
  diagnostics.sort();
  REQUIRE(diagnostics.items().size() == 3);
  CHECK(diagnostics.items()[0].message == "'Bo' has no id, and others have one; the row is left out");
  CHECK(diagnostics.items()[1].message == "the id '2;3' holds a semicolon; the row is left out");
  CHECK(diagnostics.items()[2].message == "the id '1' stands in line 2 already; the row is left out");
}
