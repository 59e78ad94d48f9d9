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
