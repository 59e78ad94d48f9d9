#include "worksort/read/table/mangled.hpp"

#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("what a spreadsheet makes of an answer is told from another answer") {
  for (const auto& [now, before] : {std::pair("4-Mar", "3/4"),
                                    {"3/4/2026", "3/4"},
                                    {"7", "007"},
                                    {"6.8", "6.80"},
                                    {"100000", "1e5"},
                                    {"1.00E+05", "1e5"},
                                    {"7", "+7"},
                                    {"1000", "1,000"},
                                    {"TRUE", "true"},
                                    {"12:30:00", "12:30"}})
    CHECK(may_be_made_of(now, before));
  for (const auto& [now, before] : {std::pair("6/8", "3/4"),
                                    {"3/4", "3/4"},
                                    {"8", "007"},
                                    {"4-Mar", "four"},
                                    {"24", "24 rolls"},
                                    {"", "3/4"},
                                    {"0.75", "3/4"},
                                    {"3/4", "4-Mar-2"}})
    CHECK_FALSE(may_be_made_of(now, before));
}

TEST_CASE("what a spreadsheet makes of fractions, times and large numbers is seen") {
  for (const auto* text : {"3-Apr", "Jan-00", "4-Mar-26", "2026-04-03", "4/3/2026", "04/03/26", "12:30:00",
                           "1.00E+05", "-2e+10", "#REF!", "#DIV/0!", "#N/A", "#NUM!", "Apr-2026"}) {
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
