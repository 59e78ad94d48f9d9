#include "worksort/report/data/export.hpp"

#include "worksort/report/data/database.hpp"
#include "worksort/write/sheet/workbook.hpp"

#include <set>

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

constexpr const char* k_exported = R"(
task: {id: t2, codebook: fractions}
---
task: {id: t10, codebook: fractions}
---
roster: {class: 3B, students: [{id: s1, name: Ana}, {id: s10, name: Bo}, {id: s2}]}
---
work:
  task: t10
  class: 3B
  pieces:
    - {student: s10, strategy: repeated-halving}
    - {student: s2}
---
work:
  task: t2
  class: 3B
  coder: kim
  pieces:
    - {student: s2, strategy: making-a-whole, attempt: 1}
    - {student: s2, strategy: repeated-halving, attempt: 2}
    - {student: s1, strategy: making-a-whole}
---
work: {task: t2, class: 3B, coder: ortiz, pieces: [{student: s1, strategy: repeated-halving, unsure: yes}]}
---
plan: {id: p, task: t2, strategy: making-a-whole, students: [s1, s2], class: 3B}
)";

std::vector<std::string> row_texts(const Table& table, std::size_t row) {
  std::vector<std::string> out;
  for (const auto& cell : table.rows[row]) out.push_back(cell_text(cell));
  return out;
}

}  // namespace

TEST_CASE(
    "students by tasks show each student's latest strategy, tasks in natural order and those of the roster "
    "first") {
  const Study study = study_of(k_exported);
  const Selection selection(study, {});
  const Table table = whole(student_task_table(selection));
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.push_back(column.name);
  CHECK(names == std::vector<std::string>{"school", "class", "student", "name", "t2", "t10"});
  REQUIRE(table.rows.size() == 3);
  CHECK(row_texts(table, 0) == std::vector<std::string>{"", "3B", "s1", "Ana", "Readers differ", ""});
  CHECK(row_texts(table, 1) ==
        std::vector<std::string>{"", "3B", "s10", "Bo", "", "Halving and halving again"});
  CHECK(row_texts(table, 2) ==
        std::vector<std::string>{"", "3B", "s2", "", "Halving and halving again", "Not coded yet"});
}

TEST_CASE("the workbook has a tab for every question, and the same input gives the same bytes") {
  const Study study = study_of(k_exported);
  const Selection selection(study, {});
  const auto sheets = study_sheets(selection, selection);
  std::vector<std::string> names;
  for (const auto& sheet : sheets) names.push_back(sheet.name);
  CHECK(names == std::vector<std::string>{"Groups", "Pieces", "Strategies", "Strategy x success",
                                          "Student x task", "Unseen", "Agreement", "Read differently",
                                          "Shifts", "Plans", "Codebook"});
  CHECK(write_workbook(sheets).text() == write_workbook(study_sheets(selection, selection)).text());
}

TEST_CASE("the JSON holds every piece once, with its readings and what they agree on") {
  const Study study = study_of(k_exported);
  const Selection selection(study, {});
  const Value data = whole(study_data(selection));
  REQUIRE(data["pieces"].size() == 5);
  std::size_t readings = 0;
  for (const auto& piece : data["pieces"]) readings += piece["readings"].size();
  CHECK(readings == 6);
  const Value& first = data["pieces"][0];
  CHECK(first["student"] == "s1");
  CHECK(first["readers_differ"] == true);
  CHECK(first["in_force"]["strategies"] == Value::array());
  CHECK(first["readings"][1]["unsure"] == true);
  CHECK(data["plans"][0]["id"] == "p");
  CHECK(data["tasks"].size() == 2);
}

TEST_CASE("every row of the database refers to rows that are there") {
  const Study study = study_of(k_exported);
  const Selection selection(study, {});
  const Database database = study_database(selection);
  std::set<std::string> names;
  for (const auto& table : database.tables) {
    for (const auto& reference : table.references) CHECK(names.contains(reference.table));
    names.insert(table.name);
    table.each_row([&](std::string_view, const auto& row) { CHECK(row.size() == table.columns.size()); });
  }
  const std::string bytes = write_sqlite(database).text();  // with foreign keys on
  CHECK(bytes.starts_with("SQLite format 3"));
  CHECK(bytes == write_sqlite(study_database(selection)).text());
}

TEST_CASE("without rosters and codebooks there is a database, too") {
  const Study study =
      study_of("work: {task: t, school: X, pieces: [{student: a, strategy: own}, {student: b}]}\n");
  const Selection selection(study, {});
  CHECK(write_sqlite(study_database(selection)).size() > 1000);
}

TEST_CASE("what ends a field or a row for COPY is escaped, and what PostgreSQL cannot hold is refused") {
  const auto script_of = [](const std::string& text) {
    Database database;
    database.schools = {"L"};
    database.tables.push_back(
        {"words", {{"word", "", ColumnType::text}}, {}, {}, {}, true, [text](const RowVisitor& visit) {
           std::vector<Cell> row = {text};
           visit("L", row);
         }});
    return write_postgres(database).text();
  };
  CHECK(script_of("\\.\n\t\r\\N'").find("FROM stdin;\nL\t\\\\.\\n\\t\\r\\\\N'\n\\.\n") != std::string::npos);
  CHECK(script_of("").find("FROM stdin;\nL\t\\N\n") != std::string::npos);
  CHECK_THROWS_AS(script_of(std::string("a\0b", 3)), std::runtime_error);
}
