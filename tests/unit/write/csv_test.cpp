#include "worksort/util/formula.hpp"

#include "samples.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// Reads RFC 4180 with one of the two line ends: written for the tests, apart from the writer.
std::vector<std::vector<std::string>> read_csv(const std::string& text, char delimiter,
                                               const std::string& line_end) {
  std::vector<std::vector<std::string>> rows(1);
  std::string field;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted) {
      if (text[i] != '"')
        field += text[i];
      else if (i + 1 < text.size() && text[i + 1] == '"')
        field += text[++i];
      else
        quoted = false;
    } else if (text[i] == '"') {
      quoted = true;
    } else if (text[i] == delimiter) {
      rows.back().push_back(std::move(field));
      field.clear();
    } else if (text.compare(i, line_end.size(), line_end) == 0) {
      rows.back().push_back(std::move(field));
      field.clear();
      rows.emplace_back();
      i += line_end.size() - 1;
    } else {
      field += text[i];
    }
  }
  rows.pop_back();
  return rows;
}

void check_round_trip(const WriteOptions& options) {
  const auto& texts = nasty_texts();
  const std::string csv = write_table(one_column(texts), Value(), options).text();
  const char delimiter = options.format == Format::tsv ? '\t' : options.delimiter;
  const auto rows = read_csv(csv, delimiter, options.crlf ? "\r\n" : "\n");
  REQUIRE(rows.size() == texts.size() + 1);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CAPTURE(texts[i]);
    REQUIRE(rows[i + 1].size() == 1);
    const std::string& cell = rows[i + 1][0];
    if (options.raw) {
      CHECK(cell == texts[i]);
      continue;
    }
    CHECK(unguarded_cell(cell) == texts[i]);
    CHECK((std::string("=+-@\t\r").find(cell[0]) == std::string::npos || is_plain_number(cell)));
  }
}

}  // namespace

TEST_CASE("csv is RFC 4180 with a header and LF") {
  CHECK(written(small_table(), Format::csv) ==
        "strategy,pieces,share,models,open\nskip-counting,12,0.5,array; number-line,true\nblank,3,,,false\n");
  CHECK(written(small_table(), Format::tsv) ==
        "strategy\tpieces\tshare\tmodels\topen\nskip-counting\t12\t0.5\tarray; "
        "number-line\ttrue\nblank\t3\t\t\tfalse\n");
}

TEST_CASE("an empty table still has its header, and a row of nothing is a row") {
  Table table = one_column({""});
  CHECK(written(table, Format::csv) == "answer\n\"\"\n");
  table.rows.clear();
  CHECK(written(table, Format::csv) == "answer\n");
}

TEST_CASE("csv options") {
  WriteOptions options;
  options.format = Format::csv;
  options.bom = true;
  options.crlf = true;
  options.delimiter = ';';
  CHECK(
      write_table(small_table(), Value(), options).text() ==
      "\xEF\xBB\xBFstrategy;pieces;share;models;open\r\nskip-counting;12;0.5;\"array; number-line\";true\r\n"
      "blank;3;;;false\r\n");
}

TEST_CASE("every text comes back from csv and tsv and none of it is a formula") {
  WriteOptions options;
  options.format = Format::csv;
  check_round_trip(options);
  options.crlf = true;
  check_round_trip(options);
  options.format = Format::tsv;
  check_round_trip(options);
  options.raw = true;
  check_round_trip(options);
}

TEST_CASE("numbers are no formulas, codes and lists can be") {
  Table table;
  table.columns = {
      {"n", "n", ColumnType::number}, {"c", "c", ColumnType::code}, {"=l", "l", ColumnType::list}};
  table.rows = {{std::int64_t{-3}, std::string("-3x"), TextList{"=a", "b"}}};
  CHECK(written(table, Format::csv) == "n,c,'=l\n-3,'-3x,'=a; b\n");
}
