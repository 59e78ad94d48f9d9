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

TEST_CASE("a column of classes, and one of schools, part the students") {
  const auto table = roster("School,Name,Section\nOak,Ana,3A\nElm,Ana,3A\nOak,Bo,\nOak,Cy,3A\n");
  REQUIRE(table.classes.size() == 3);
  CHECK(table.classes[0].school == "Oak");
  CHECK(table.classes[0].class_id == "3A");
  REQUIRE(table.classes[0].students.size() == 2);
  CHECK(table.classes[0].students[1].name == "Cy");
  CHECK(table.classes[1].school == "Elm");
  CHECK(table.classes[2].class_id.empty());
  CHECK(table.students.size() == 4);
  CHECK(table.remarks == std::vector<std::string>{"r.csv: no class is named for Bo"});
}

TEST_CASE("a student may be in two classes, and two students of a school have two ids") {
  Diagnostics diagnostics;
  const auto table =
      read_roster("r.csv", "id,name,class\n1,Ana,3A\n1,Ana,3B\n1,Bo,3C\n1,Ana,3A\n", diagnostics);
  CHECK(diagnostics.errors() == 1);  // both rows in one message
  CHECK(table.students.size() == 2);
  REQUIRE(table.classes.size() == 2);
  CHECK(table.classes[1].students.size() == 1);
}

TEST_CASE("without such a column all students are in one list") {
  const auto table = roster("id\n1\n2\n");
  REQUIRE(table.classes.size() == 1);
  CHECK(table.classes[0].class_id.empty());
  CHECK(table.classes[0].students.size() == 2);
}
