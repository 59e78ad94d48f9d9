#include "read/table/number_format.hpp"

#include <doctest/doctest.h>

using namespace worksort::reading;

TEST_CASE("numbers are read as a spreadsheet shows them") {
  struct Shown {
    double value;
    const char* code;
    const char* text;
  };
  for (const auto& s : {Shown{0.5, "General", "0.5"},
                        {0.1 + 0.2, "General", "0.3"},
                        {123456789012, "General", "123456789012"},
                        {7, "000", "007"},
                        {0.5, "# ?/?", "1/2"},
                        {1.75, "# ?/?", "1 3/4"},
                        {2, "# ?/?", "2"},
                        {0.375, "?/8", "3/8"},
                        {0.5, "?/8", "4/8"},
                        {1.0 / 3, "# ?\?/?\?", "1/3"},
                        {0.35, "0%", "35%"},
                        {6.8, "0.00", "6.80"},
                        {2.675, "0.00", "2.68"},
                        {0.25, "#.##", ".25"},
                        {3, "0.##", "3"},
                        {1234.5, "#,##0.00", "1,234.50"},
                        {1234567, "#,##0", "1,234,567"},
                        {1500000, "0.0,,", "1.5"},
                        {-3, "0", "-3"},
                        {-3, "0;(0)", "(3)"},
                        {0, "0;-0;\"none\"", "none"},
                        {24, "0\" rolls\"", "24 rolls"},
                        {4.5, "[$$-409]#,##0.00", "$4.50"},
                        {24, "[Red]0", "24"},
                        {24, "[>9]0;000", "24"},
                        {100000, "0.00E+00", "1.00E+05"},
                        {24, "@", "24"}}) {
    CAPTURE(s.code);
    CHECK(shown_number(s.value, s.code) == s.text);
  }
}

TEST_CASE("a format says whether a number is a day, and a workbook from when it counts") {
  for (const auto* code : {"m/d/yyyy", "d-mmm", "h:mm", "[$-409]d\\-mmm\\-yy;@", "[h]:mm:ss"})
    CHECK(is_date_format(code));
  for (const auto* code : {"General", "0.00", "0\" days\"", "[Red]0", "# ?/?", "0.00E+00", "@"})
    CHECK_FALSE(is_date_format(code));
  CHECK(shown_date(46343, false) == "2026-11-17");
  CHECK(shown_date(44881, true) == "2026-11-17");
  CHECK(shown_date(46343.395833333336, false) == "2026-11-17 09:30:00");
  CHECK(shown_date(0.5, false) == "12:00:00");
  CHECK(shown_date(1, false) == "1900-01-01");
  CHECK(shown_date(61, false) == "1900-03-01");
  CHECK(shown_date(-4, false) == "-4");
}
