#include "worksort/report/page/table.hpp"

#include <limits>

#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("cell_text is one line of text in full precision") {
  CHECK(cell_text(Nothing{}).empty());
  CHECK(cell_text(std::string("007")) == "007");
  CHECK(cell_text(std::int64_t{-3}) == "-3");
  CHECK(cell_text(0.1) == "0.1");
  CHECK(cell_text(2.0) == "2");
  CHECK(cell_text(-0.0) == "0");
  CHECK(cell_text(1.0 / 3.0) == "0.3333333333333333");
  CHECK(cell_text(std::numeric_limits<double>::quiet_NaN()).empty());
  CHECK(cell_text(true) == "true");
  CHECK(cell_text(TextList{"array", "number-line"}) == "array; number-line");
  CHECK(cell_text(TextList{}).empty());
}
