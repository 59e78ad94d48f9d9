// How a table was read is kept in words that the options of the next import take.
#include "worksort/read/import/import.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("what separated cells is kept as --delimiter takes it") {
  const auto kept = [](std::optional<char> delimiter) {
    ImportOptions options;
    options.table.delimiter = delimiter;
    return import_plan("form", options, {}).delimiter;
  };
  CHECK(kept('\t') == "tab");
  CHECK(kept(';') == ";");
  CHECK(kept(std::nullopt) == "");
}

TEST_CASE("a column without a heading is known by its number, one of several alike by which of them it is") {
  std::vector<ColumnUse> columns(4);
  columns[0].header = "Code";
  columns[2].header = "code";
  columns[3].header = "Note";
  const std::vector<std::string> names = {"Code#1", "#2", "code#2", "Note"};
  for (std::size_t i = 0; i < columns.size(); ++i) CHECK(column_name(columns, i) == names[i]);
}
