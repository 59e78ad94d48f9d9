#include "worksort/read/table/csv_work.hpp"

#include "worksort/read/table/headings.hpp"
#include "worksort/report/data/list.hpp"

#include "read/study/content.hpp"
#include "read/table/work_table.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

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

  // "CODE LINE:COLUMN+WIDTH" of each code of the first reading.
  [[nodiscard]] std::string places() const {
    std::string out;
    for (const CodeRef& c : content.codes)
      out += fmt::format("{} {}:{}+{}; ", content.texts[c.code], c.line, c.column, c.width);
    return out;
  }

  // "ID LINE:COLUMN+WIDTH" of each message.
  [[nodiscard]] std::string problems() const {
    std::string out;
    for (const auto& d : diagnostics.items())
      out += fmt::format("{} {}:{}+{}; ", d.id, d.spot.line, d.spot.column, d.spot.width);
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

TEST_CASE("each code of a cell has its own place, however the cell is written") {
  struct Cell {
    const char* cell;
    const char* places;
  };
  for (const auto& c : {Cell{"ab", "ab 2:4+2; | "},
                        {" ab ", "ab 2:5+2; | "},
                        {"ab;c", "ab 2:4+2; c 2:7+1; | "},
                        {"ab; c ;; d;", "ab 2:4+2; c 2:8+1; d 2:13+1; | "},
                        {"\"ab; c\"", "ab 2:5+2; c 2:9+1; | "},
                        {"\"J\xC3\xB6; c\"", "J\xC3\xB6 2:5+2; c 2:9+1; | "},
                        {"J\xC3\xB6; c\xC3\xA9", "J\xC3\xB6 2:4+2; c\xC3\xA9 2:8+2; | "},
                        {"\"ab\nc; de\"", "ab 2:5+2; c 2:5+2; de 2:5+2; | "},
                        {"\"a\"\"b; c\"", "a\"b 2:5+3; c 2:10+1; | "},
                        {"'=ab; c", "=ab 2:5+3; c 2:10+1; | "},
                        {"ab; c; ab", "ab 2:4+2; c 2:8+1; | "},
                        {"#REF!", "| spreadsheet-value 2:4+5; "},
                        {"ab; #REF!; c", "ab 2:4+2; c 2:15+1; | spreadsheet-value 2:8+5; "},
                        {";", "| "}}) {
    CAPTURE(std::string(c.cell));
    const ReadTable shown("student,strategy\ns1," + std::string(c.cell) + "\n");
    CHECK(shown.places() + "| " + shown.problems() == c.places);
  }
}

TEST_CASE("a piece takes 255 codes of a kind") {
  for (const int count : {255, 256}) {
    std::string cell;
    for (int i = 0; i < count; ++i) cell += fmt::format("{}c{}", i == 0 ? "" : ";", i);
    const ReadTable t("student,strategy\ns1," + cell + "\n");
    CHECK(t.content.codes.size() == 255);
    CHECK(t.problems() == (count == 255 ? "" : "too-many-codes 2:4+1169; "));
  }
}

TEST_CASE("what stands where it cannot be used is named at its place") {
  const ReadTable t(
      "student,task,coder,date,attempt,correct,success,unsure,answer,strategy\n"
      "s1,#N/A,a;b,2026-13-01,0,so,#REF!,perhaps,4-Mar,x\n"
      "s2,,,2026-11-17,256,right,partly,1,24,\n"
      "s3;s4,t,,,,,,,,\n"
      "#REF!,t,,,,,,,,\n"
      ",t,,,,,,,,\n"
      "Total,t,,,,,,,,\n");
  CHECK(t.problems() ==
        "bad-code 2:9+3; bad-code 4:1+5; bad-date 2:13+10; bad-flag 2:35+7; bad-number 2:24+1; missing-key "
        "6:1+1; not-a-student 7:1+5; spreadsheet-value 2:4+4; spreadsheet-value 2:29+5; spreadsheet-value "
        "2:43+5; spreadsheet-value 5:1+5; unknown-word 2:26+2; ");
  CHECK(t.content.readings.size() == 2);
  CHECK(t.content.unread == 3);
}

TEST_CASE("several columns of a text are put together, and lists go on in lines") {
  const ReadTable t("student,note,answer\ns1,a; b,24; 25\n");
  CHECK(t.content.texts[t.content.readings.at(0).note] == "a; b");
  CHECK(t.content.texts[t.content.readings.at(0).answer] == "24; 25");
}
