#include "worksort/read/table/csv_work.hpp"

#include "worksort/read/table/headings.hpp"
#include "worksort/report/data/list.hpp"

#include "read/study/content.hpp"
#include "read/table/work_table.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

struct ReadTable {
  Diagnostics diagnostics;
  FileContent content;

  explicit ReadTable(std::string_view bytes) : content(read_csv_content("w.csv", bytes, diagnostics)) {}

  [[nodiscard]] std::string codes(std::size_t reading) const {
    const Reading& r = content.readings[reading];
    std::string out;
    const std::size_t count = std::size_t{r.strategies} + r.models + r.issues + r.shows;
    for (std::size_t i = 0; i < count; ++i)
      out += std::string(content.texts[content.codes[r.first_code + i].code]) + "|";
    return out;
  }
};

}  // namespace

TEST_CASE("every column that list writes is read from a table") {
  for (const auto& column : list_columns()) {
    CAPTURE(column.name);
    const auto field = field_from_name(column.name);
    REQUIRE(field);
    CHECK(header_rank(*field, column.name) == 0U);
    CHECK(header_rank(*field, column.heading));
  }
}

TEST_CASE("a row becomes a reading with the first strategy first and every code once") {
  const ReadTable t(
      "student,strategy,also,model,issues,shows,attempt,date,correct,unsure,bright_spot\n"
      "s1,a,b; c; a,m1; m2,i1,l1; l2,2,2026-11-17,partly,true,false\n");
  REQUIRE(t.content.readings.size() == 1);
  const Reading& r = t.content.readings[0];
  CHECK(t.codes(0) == "a|b|c|m1|m2|i1|l1|l2|");
  CHECK(r.strategies == 3);
  CHECK(r.attempt == 2);
  CHECK(r.date == parse_date("2026-11-17")->days);
  CHECK(r.correct == Correct::partly);
  CHECK(r.correct_given);
  CHECK(r.unsure);
  CHECK_FALSE(r.bright_spot);
  CHECK(t.diagnostics.empty());
  const CodeRef& second = t.content.codes[r.first_code + 2];
  CHECK(second.line == 2);
  CHECK(second.column == 9);
}

TEST_CASE("the ' that guards a formula comes off again") {
  const ReadTable t("student,answer,note\n'=s1,'=1+1,''=x\n");
  const Reading& r = t.content.readings.at(0);
  CHECK(t.content.texts[r.student.code] == "=s1");
  CHECK(t.content.texts[r.answer] == "=1+1");
  CHECK(t.content.texts[r.note] == "'=x");
}

TEST_CASE("unknown columns are one warning, and columns of ones are none") {
  const ReadTable t("student,mood,strategy:a,strategy,weather\ns1,x,1,a,y\n");
  REQUIRE(t.diagnostics.items().size() == 1);
  CHECK(t.diagnostics.items()[0].id == "unknown-column");
  CHECK(t.diagnostics.items()[0].message == "these columns are not read: 'mood', 'weather'");
  CHECK(t.diagnostics.items()[0].spot == Spot{1, 9, 4});
}

TEST_CASE("a heading with a colon and no code behind it is that of the field") {
  const ReadTable t("student,strategy:\ns1,a\n");
  CHECK(t.codes(0) == "a|");
  CHECK(t.diagnostics.empty());
}

TEST_CASE("a table without students is an error and counts as unread") {
  const ReadTable t("pupil number,strategy\n1,a\n");
  CHECK(t.content.readings.empty());
  CHECK(t.content.unread == 1);
  REQUIRE(t.diagnostics.errors() == 1);
  CHECK(t.diagnostics.items()[0].id == "missing-column");
}

TEST_CASE("a value that cannot be used loses only itself and is reported once with its count") {
  const ReadTable t(
      "student,date,correct,attempt,unsure\ns1,17.11.26,Y,two,maybe\ns2,17.11.26,right,1,\n,,right,,\n,,,,"
      "\n");
  REQUIRE(t.content.readings.size() == 2);
  CHECK(t.content.readings[0].date == k_undated);
  CHECK_FALSE(t.content.readings[0].correct_given);
  CHECK(t.content.readings[1].correct == Correct::right);
  CHECK(t.content.unread == 1);
  CHECK(t.diagnostics.errors() == 5);
  CHECK(t.diagnostics.items()[0].id == "bad-date");
  CHECK(t.diagnostics.items()[0].message.ends_with("(2 times, first here)"));
}

TEST_CASE("how the dates of a column are written is said by that column alone, also where a row is short") {
  const ReadTable t("answer,student,date\nx,s1\n25/12/2026,s2,3/4/2026\n");
  for (const auto& problem : t.diagnostics.items()) {
    if (problem.id != "bad-date") continue;
    CAPTURE(problem.hint);
    CHECK(problem.hint.ends_with("which it is: M/D/YYYY or D/M/YYYY"));
  }
  CHECK(t.diagnostics.errors() == 1);
}
