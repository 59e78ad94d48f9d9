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
                        {1500000000000000, "General", "1500000000000000"},
                        {0.00007, "General", "0.00007"},
                        {-0.000075, "General", "-0.000075"},
                        {0.00001, "General", "0.00001"},
                        {0.0000000123, "General", "0.0000000123"},
                        {0.000000001, "General", "0.000000001"},
                        {0.0000000001, "General", "1e-10"},
                        {7, "000", "007"},
                        {24, "0_)", "24"},
                        {24, "* 0", "24"},
                        {0.5, "# ?/?", "1/2"},
                        {1.75, "# ?/?", "1 3/4"},
                        {2, "# ?/?", "2"},
                        {0.375, "?/8", "3/8"},
                        {0.5, "?/8", "4/8"},
                        {1.0 / 3, "# ?\?/?\?", "1/3"},
                        {0.123, "?/?", "1/8"},
                        {0.1234, "?\?/?\?", "10/81"},
                        {0.1234, "?\?\?/?\?\?", "106/859"},
                        {0.1234, "?\?\?\?/?\?\?\?", "617/5000"},
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
                        {24, "0 \"rolls\"", "24 rolls"},
                        {0.5, "\"about \"?/8", "about 4/8"},
                        {4.5, "[$$-409]#,##0.00", "$4.50"},
                        {24, "[Red]0", "24"},
                        {24, "[>9]0;000", "24"},
                        {24, "[<9]0;000", "24"},
                        {24, "[=9]0;000", "24"},
                        {100000, "0.00E+00", "1.00E+05"},
                        {99999, "0.0E+0", "1.0E+5"},
                        {1e100, "0.00E+00", "1.00E+100"},
                        {12345, "00.0E+0", "01.2E+4"},
                        {123456, "0.00E-00", "1.23E05"},
                        {0.0123, "0.00E-00", "1.23E-02"},
                        {-12345, "##0.0E+0", "-12.3E+3"},
                        {999960, "##0.0E+0", "1.0E+6"},
                        {0.00012, "##0.0E+0", "120.0E-6"},
                        {0, "##0.0E+0", "0.0E+0"},
                        {12345678, "#,##0.0E+0", "1,234.6E+4"},
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
  CHECK(shown_date(0, false) == "00:00:00");
  CHECK(shown_date(0, true) == "1904-01-01");
  CHECK(shown_date(1, false) == "1900-01-01");
  CHECK(shown_date(61, false) == "1900-03-01");
  CHECK(shown_date(-4, false) == "-4");
}

TEST_CASE("formats that a workbook names by number alone are those of its program") {
  struct Known {
    unsigned number;
    double value;
    const char* text;
  };
  for (const auto& k : {Known{0, 24.5, "24.5"},
                        {1, 24.4, "24"},
                        {2, 24.5, "24.50"},
                        {3, 1234.4, "1,234"},
                        {4, 1234.5, "1,234.50"},
                        {9, 0.35, "35%"},
                        {10, 0.3525, "35.25%"},
                        {11, 12000, "1.20E+04"},
                        {12, 0.5, "1/2"},
                        {13, 0.3125, "5/16"},
                        {37, -1234, "-1,234"},
                        {38, 1234, "1,234"},
                        {39, -1234.5, "-1,234.50"},
                        {40, 1234.5, "1,234.50"},
                        {48, 123456, "123.5E+3"},
                        {49, 24, "24"},
                        {99, 24.5, "24.5"}}) {
    CAPTURE(k.number);
    CHECK_FALSE(is_date_format(known_format(k.number)));
    CHECK(shown_number(k.value, known_format(k.number)) == k.text);
  }
  for (const unsigned number : {14U, 15U, 16U, 17U, 18U, 19U, 20U, 21U, 22U, 45U, 46U, 47U}) {
    CAPTURE(number);
    CHECK(is_date_format(known_format(number)));
  }
}
