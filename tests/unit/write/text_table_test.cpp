#include "worksort/util/text.hpp"
#include "worksort/write/sheet/columns.hpp"

#include "samples.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  for (const auto& line : wrapped(text, 0)) widest = std::max(widest, display_width(line));
  return widest;
}

Table wide_table() {
  Table table;
  table.columns = {{"student", "Student", ColumnType::code},
                   {"pieces", "Pieces", ColumnType::number},
                   {"evidence", "Evidence", ColumnType::text},
                   {"quote", "Quote", ColumnType::text}};
  const std::string words =
      "4, 8, 12, 16, 18 and the rows are circled, one stop for each group that was counted here";
  table.rows = {{std::string("s07"), std::int64_t{7}, words, words + words}};
  return table;
}

}  // namespace

TEST_CASE("columns line up, numbers at the right") {
  CHECK(written(small_table(), Format::text) ==
        "Tally\n\n"
        "Strategy       Pieces  Share  Models              Open\n"
        "─────────────  ──────  ─────  ──────────────────  ────\n"
        "skip-counting      12  0.500  array; number-line  yes\n"
        "blank               3                             no\n");
}

TEST_CASE("a table fits the width by wrapping and loses no word") {
  for (const std::size_t width : {60U, 80U, 120U}) {
    const std::string text = written(wide_table(), Format::text, width);
    CHECK(widest_line(text) <= width);
    CHECK(text.find("circled,") != std::string::npos);
    for (const char* word : {"s07", "groups", "stop"})
      CHECK(written(wide_table(), Format::text).find(word) > 0);
    std::string squeezed;
    for (const char c : text) {
      if (c != ' ' && c != '\n') squeezed += c;
    }
    std::size_t letters = 0;
    for (const char c : written(wide_table(), Format::text)) letters += c >= 'a' && c <= 'z' ? 1U : 0U;
    std::size_t kept = 0;
    for (const char c : squeezed) kept += c >= 'a' && c <= 'z' ? 1U : 0U;
    CHECK(kept == letters);
  }
}

TEST_CASE("without a width every row is one line, whatever is in it") {
  Table table = one_column({"a\nb", std::string(300, 'x')});
  CHECK(wrapped(written(table, Format::text), 0).size() == 5);  // heading, rule, two rows, the end
  CHECK(written(table, Format::text).find("a ⏎ b") != std::string::npos);
  CHECK(written(table, Format::text, 80).find("a\nb\n") != std::string::npos);
}

TEST_CASE("too many columns for the width become blocks") {
  Table table;
  for (int i = 0; i < 20; ++i)
    table.columns.push_back({"c", "Column " + std::to_string(i), ColumnType::number});
  table.rows.emplace_back(20, Cell{std::int64_t{5}});
  const std::string text = written(table, Format::text, 80);
  CHECK(widest_line(text) <= 80);
  CHECK(text.find("Column 19  5\n") != std::string::npos);
}

TEST_CASE("a word wider than its column goes on in the next line") {
  const auto lines = wrapped("ab " + std::string(25, 'x'), 10);
  CHECK(lines == std::vector<std::string>{"ab", "xxxxxxxxxx", "xxxxxxxxxx", "xxxxx"});
}

TEST_CASE("nothing to show is said in words") {
  Table table = small_table();
  table.rows.clear();
  CHECK(written(table, Format::text) == "Tally\n\nNothing to show.\n");
}

TEST_CASE("nothing in a cell acts on the terminal, and colour is there only when asked for") {
  Table table = one_column({"\x1b[31mred", "\xE2\x80\xAEx", "bell\x07"});
  table.title = "t\x1b]0;x";
  table.notes = {"n\x1b[2J"};
  CHECK(written(table, Format::text, 80).find('\x1b') == std::string::npos);
  CHECK(written(table, Format::text, 80).find("\\u{1B}[31mred") != std::string::npos);
  CHECK(written(table, Format::text, 80, true).find("\x1b[1m") != std::string::npos);
}

TEST_CASE("headings that are wider than what stands below them are wrapped before anything else") {
  Table table;
  table.columns = {{"strategy", "Strategy", ColumnType::code},
                   {"whole", "Carried all the way", ColumnType::number},
                   {"pieces", "Pieces", ColumnType::number}};
  table.rows = {{std::string("skip-counting"), std::int64_t{12}, std::int64_t{15}}};
  CHECK(written(table, Format::text, 30) ==
        "Strategy       Carried  Pieces\n"
        "               all the\n"
        "                   way\n"
        "─────────────  ───────  ──────\n"
        "skip-counting       12      15\n");
  CHECK(written(table, Format::text).starts_with("Strategy       Carried all the way  Pieces\n"));
}
