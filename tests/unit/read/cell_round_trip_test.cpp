// What goes out as a table comes back as it was: for any text, in any way of writing a table.
#include "worksort/read/table/csv_work.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <random>
#include <string>
#include <vector>

#include "read/study/content.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// Texts of characters that tables, spreadsheets and YAML make trouble of. Blanks at either end are nobody's
// answer: they are taken off wherever a text is read.
std::string some_text(std::mt19937& random) {
  static const std::vector<std::string> k_parts = {"'", "'", "=", "+",  "-",  "@",       "\"",
                                                   ",", ";", " ", "\n", "|",  "1",       "/",
                                                   "2", "x", "e", ".",  "\t", "\xC3\xA9"};
  std::string out;
  const auto length = std::uniform_int_distribution<std::size_t>(1, 7)(random);
  for (std::size_t i = 0; i < length; ++i)
    out += k_parts[std::uniform_int_distribution<std::size_t>(0, k_parts.size() - 1)(random)];
  return std::string(trim(out));
}

Table table_of(const std::vector<std::string>& texts) {
  Table table;
  table.columns = {{"student", "Student", ColumnType::code}, {"answer", "Answer", ColumnType::text}};
  for (std::size_t i = 0; i < texts.size(); ++i) table.rows.push_back({"s" + std::to_string(i), texts[i]});
  return table;
}

}  // namespace

TEST_CASE("any text comes back from a table as it was") {
  std::mt19937 random(20261117);
  std::vector<std::string> texts = {"'=1", "''=1", "'", "''", "'-3", "-3", "=", "'+", "'@SUM(A1)", "'tis"};
  while (texts.size() < 3000) texts.push_back(some_text(random));
  WriteOptions semicolons;
  semicolons.delimiter = ';';
  semicolons.crlf = semicolons.bom = true;
  for (const Format format : {Format::csv, Format::tsv}) {
    for (WriteOptions options : {WriteOptions{}, semicolons}) {
      options.format = format;
      const std::string bytes = write_table(table_of(texts), Value::object(), options).text();
      Diagnostics diagnostics;
      const FileContent content =
          read_csv_content(format == Format::tsv ? "t.tsv" : "t.csv", bytes, diagnostics);
      REQUIRE(content.readings.size() == texts.size());
      for (std::size_t i = 0; i < texts.size(); ++i)
        CHECK(content.texts[content.readings[i].answer] == texts[i]);
    }
  }
}
