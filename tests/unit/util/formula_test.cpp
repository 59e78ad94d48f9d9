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

TEST_CASE("what a spreadsheet turns into numbers and dates is known") {
  for (const char* text : {"1/2",
                           "11/12",
                           "2 1/2",
                           "1-2",
                           "3-4-26",
                           "10:30",
                           "1:30:00",
                           "3 pm",
                           "10:30 AM",
                           "Mar 3",
                           "1-Jan",
                           "MARCH1",
                           "3 March",
                           "007",
                           "-007",
                           "6.80",
                           "24.0",
                           ".5",
                           "5.",
                           "+7",
                           "1e5",
                           "2E-3",
                           "1234567890123456",
                           "1,000",
                           "50%",
                           "$5",
                           "$1,200.50",
                           "(24)",
                           "true",
                           "FALSE",
                           "1.2.26"}) {
    CAPTURE(text);
    CHECK(is_changed_by_spreadsheets(text));
  }
  for (const char* text : {"",
                           "24",
                           "-3",
                           "3.5",
                           "0",
                           "0.25",
                           "-0.5",
                           "2026-11-17",
                           "24 rolls",
                           "6, 12, 18, 24",
                           "6 x 4 = 24",
                           "1 / 2",
                           "half of 1/2",
                           "-1/2",
                           "=1/2",
                           "may",
                           "marble 3",
                           "3B",
                           "s07",
                           "N/A",
                           "1;2",
                           "yes",
                           "4 R 2",
                           "123456789012345"}) {
    CAPTURE(text);
    CHECK_FALSE(is_changed_by_spreadsheets(text));
  }
}

TEST_CASE("a guarded cell gives its text back") {
  for (const char* text : {"=1+1",     "+x",     "-x+2",    "@SUM(A1)",  "\tx", "\rx", "'=1", "''-x",
                           "'tis",     "'",      "",        "-3",        "'-3", "x=1", "'@",  "\uFF1D1+1",
                           "'\uFF201", "x;=cmd", "x;'=cmd", "=1;-2;;@a", ";",   "a;-3"}) {
    CAPTURE(text);
    const std::string cell = guarded_cell(text);
    CHECK(unguarded_cell(cell) == text);
    const bool runs = !cell.empty() && std::string("=+-@\t\r").find(cell[0]) != std::string::npos;
    CHECK((!runs || is_plain_number(cell)));
  }
  CHECK(guarded_cell("=1+1") == "'=1+1");
  CHECK(guarded_cell("\uFF1D1+1") == "'\uFF1D1+1");
  CHECK(guarded_cell("x;=cmd") == "x;'=cmd");
  CHECK(guarded_cell("x; -3;-3") == "x; -3;-3");
  CHECK(guarded_cell("-3") == "-3");
  CHECK(unguarded_cell("'-3") == "-3");
}
