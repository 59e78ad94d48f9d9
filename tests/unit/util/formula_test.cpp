#include "worksort/util/formula.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("plain numbers are told from formulas") {
  for (const char* number : {"-3", "+7", "-3.5e2", "0", "24", "-.5", "1e3", "5."})
    CHECK(is_plain_number(number));
  for (const char* other : {"", "-", "+", ".", "-3x", "1/2", "1e", "-3,5", "=3", "e5", "--3", "-e5"}) {
    CHECK_FALSE(is_plain_number(other));
  }
}

TEST_CASE("a guarded cell gives its text back") {
  for (const char* text : {"=1+1", "+x", "-x+2", "@SUM(A1)", "\tx", "\rx", "'=1", "''-x", "'tis", "'", "",
                           "-3", "'-3", "x=1", "'@"}) {
    CAPTURE(text);
    const std::string cell = guarded_cell(text);
    CHECK(unguarded_cell(cell) == text);
    const bool runs = !cell.empty() && std::string("=+-@\t\r").find(cell[0]) != std::string::npos;
    CHECK((!runs || is_plain_number(cell)));
  }
  CHECK(guarded_cell("=1+1") == "'=1+1");
  CHECK(guarded_cell("-3") == "-3");
  CHECK(unguarded_cell("'-3") == "-3");
}
