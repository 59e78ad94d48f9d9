#include "mangled.hpp"

#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("what a spreadsheet makes of fractions, times and large numbers is seen") {
  for (const auto* text : {"3-Apr", "Jan-00", "4-Mar-26", "2026-04-03", "4/3/2026", "04/03/26", "12:30:00",
                           "1.00E+05", "-2e+10", "#REF!", "#DIV/0!", "Apr-2026"}) {
    CAPTURE(text);
    CHECK(looks_mangled(text));
  }
}

TEST_CASE("answers as students write them are left in peace") {
  for (const auto* text : {"3/4", "1 3/4", "12:30", "24", "1e5", "3-4", "24 rolls", "may be 3", "", "5-2-1",
                           "2+3", "3 marbles", "3-april fools", "0.75", "$4.50"}) {
    CAPTURE(text);
    CHECK_FALSE(looks_mangled(text));
  }
}
