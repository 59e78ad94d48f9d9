// Which rows of a table are headings, students and neither.
#include "read/table/table_rows.hpp"

#include "worksort/read/table/csv.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

struct Rows {
  std::string bytes;
  Diagnostics problems;
  CsvTable table;

  explicit Rows(std::string text) : bytes(std::move(text)), table(read_csv("t.csv", bytes, ',', problems)) {}
};

std::size_t headings_at(const std::string& text, const std::vector<std::string>& wanted = {}) {
  const Rows r(text);
  return heading_row(r.table, wanted);
}

std::string lengths(const std::string& text) {
  const Rows r(text);
  ValueProblems problems;
  check_lengths(r.table, problems);
  Diagnostics told;
  problems.tell("t.csv", r.table, told);
  std::string out;
  for (const auto& d : told.items())
    out += fmt::format("{} {}:{}+{} {}; ", d.id, d.spot.line, d.spot.column, d.spot.width,
                       d.message.find("times") != std::string::npos);
  return out;
}

// Why the second row is no student, `who` being what stands in its first cell.
std::string why(const std::string& row, const std::string& headings = "student,task") {
  const Rows r(headings + "\n" + row + "\n");
  return why_no_student(r.table, r.table.row(1), r.table.row(1).front().text).value_or("");
}

}  // namespace

TEST_CASE("headings are the first row, or a later one that names students and is longer than all above") {
  CHECK(headings_at("student,answer\ns1,2\n") == 0);
  CHECK(headings_at("Class 3B\nstudent,answer\ns1,2\n") == 1);
  CHECK(headings_at("Class 3B,May\nstudent,answer\ns1,2\n") == 0);
  CHECK(headings_at("Class 3B,May\nstudent,answer,note\ns1,2\n") == 1);
  CHECK(headings_at("Class 3B,May\na\nstudent,answer,note\ns1,2\n") == 2);
  CHECK(headings_at("Class 3B\nstudent\ns1\n") == 0);
  CHECK(headings_at(",,\nstudent\ns1\n") == 1);
  CHECK(headings_at(",,\n , \nweg,answer\ns1,2\n") == 2);
  CHECK(headings_at(",,\n") == 0);
  CHECK(headings_at("Class\nwho,answer\ns1,2\n") == 0);
  CHECK(headings_at("Class\nwho,answer\ns1,2\n", {"x", "WHO"}) == 1);
  for (const std::size_t above : {23U, 24U, 25U}) {
    std::string titles;
    for (std::size_t i = 0; i < above; ++i) titles += "a title\n";
    CHECK(headings_at(titles + "student,answer\ns1,2\n") == (above < 25 ? above : 0));
  }
}

TEST_CASE("forms write further lines of headings") {
  const auto more = [](const std::string& text) { return more_headings(Rows(text).table); };
  CHECK(more("student,answer\ns1,2\n") == 0);
  CHECK(more("Q1,Q2\nWho?,How?\n\"{\"\"ImportId\"\":1}\",x\ns1,2\n") == 2);
  CHECK(more("Q1,Q2\nx,\"{\"\"ImportId\"\":1}\"\ns1,2\n") == 1);
  CHECK(more("Q1,Q2\na,b\nc,d\nx,\"{\"\"ImportId\"\":1}\"\n") == 0);
  CHECK(more("Respondent ID,Way\n,Response\n1,rows\n") == 1);
  CHECK(more("Respondent ID,Way\n1,rows\n") == 0);
  CHECK(more("Respondent ID,Way\n") == 0);
  CHECK(more("Other ID,Way\n,Response\n") == 0);
}

TEST_CASE("rows that are shorter or longer than the headings are named where they are") {
  CHECK(lengths("a,b\n1,2\n") == "");
  CHECK(lengths("a,b,c\n1,2\n") == "short-row 2:1+1 false; ");
  CHECK(lengths("a,b\n1\n2\n") == "short-row 2:1+1 true; ");
  CHECK(lengths("a,b\n \n") == "");
  CHECK(lengths("a,b\n1,2,\n1,2, \n") == "");
  CHECK(lengths("a,b\n1,2,xyz\n1,2,,w\n") == "long-row 2:5+3 true; ");
}

TEST_CASE("known headings are counted") {
  const auto known = [](const std::string& text) { return known_headings(Rows(text + "\n").table.row(0)); };
  CHECK(known("student,weg,answer") == 2);
  CHECK(known("weg") == 0);
}

TEST_CASE("lines that programs add are no students") {
  for (const auto* row : {"Total,3", "TOTALS:,3", "Class average (24 students),3", "Grand total.,3",
                          "Total(7,3", "Answer key*,x", "Points Possible,10", "Page 1 of 2",
                          "Printed on 11/17/2026", "Report 7", "Student,Task", "student,", ",Total", ",Date",
                          ",due date:", ",Manual Posting", ",muted", ",(read only)"}) {
    CAPTURE(std::string(row));
    CHECK(why(row) != "");
  }
  for (const auto* row :
       {"Ana,3", "Total 7,3", "Sum1,3", "Page,1", "Page 1,2", "Page one", "s1,Total", ",s1", "student,x",
        "Total Ana,1", "Meanie,1", ",Manual Posting and more", "student,task,x"}) {
    CAPTURE(std::string(row));
    CHECK(why(row) == "");
  }
  CHECK(why(" Total ,3") == "'Total' is no student");
  CHECK(why(", Total:") == "'Total:' is no student");
  CHECK(why("Student,Task") == "the headings stand here again");
  CHECK(why(",Manual Posting") == "this line says how a gradebook shows its columns");
  CHECK(why("Page 1 of 2") == "'Page 1 of 2' is no student");
}
