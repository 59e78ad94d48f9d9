#include "worksort/read/table/date_format.hpp"

#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::string read(std::string_view format, std::string_view written) {
  const auto parsed = DateFormat::parse(format);
  REQUIRE(parsed);
  const auto date = parsed->read(written);
  return date ? to_string(*date) : "none";
}

}  // namespace

TEST_CASE("dates are read in the order that the format says") {
  CHECK(read("YYYY-MM-DD", "2026-11-03") == "2026-11-03");
  CHECK(read("DD/MM/YYYY", "3/11/2026") == "2026-11-03");
  CHECK(read("MM/DD/YYYY", "11/3/2026") == "2026-11-03");
  CHECK(read("%d/%m/%Y", "03/11/2026") == "2026-11-03");
  CHECK(read("%m/%d/%y", "11/03/26") == "2026-11-03");
  CHECK(read("D. MMM YYYY", "3. Nov 2026") == "2026-11-03");
  CHECK(read("D Mon YY", "3 September 26") == "2026-09-03");
  CHECK(read("%d-%b-%Y", "3-nov.-2026") == "2026-11-03");
  CHECK(read("YYYYMMDD", "20261103") == "2026-11-03");
  CHECK(read("YYYY-MM-DD", std::string_view("2026-11-17").substr(0, 9)) == "2026-11-01");
}

TEST_CASE("a time of day behind the date is passed over, anything else is not") {
  CHECK(read("M/D/YYYY", "11/3/2026 9:31:02 AM") == "2026-11-03");
  CHECK(read("YYYY-MM-DD", "2026-11-03T09:31:02Z") == "2026-11-03");
  CHECK(read("M/D/YYYY", "11/3/2026 or so") == "none");
  CHECK(read("M/D/YYYY", "11/3/20261") == "none");
}

TEST_CASE("what is no date of the calendar is none") {
  CHECK(read("DD/MM/YYYY", "31/02/2026") == "none");
  CHECK(read("DD/MM/YYYY", "11/17/2026") == "none");
  CHECK(read("YYYY-MM-DD", "Nov 3") == "none");
  CHECK(read("D MMM YYYY", "3 Foo 2026") == "none");
}

TEST_CASE("a format names year, month and day once each and nothing else") {
  CHECK_FALSE(DateFormat::parse("DD/MM"));
  CHECK_FALSE(DateFormat::parse("MM/MM/YYYY"));
  CHECK_FALSE(DateFormat::parse("DD/MM/YYYY hh"));
  CHECK_FALSE(DateFormat::parse("%q/%m/%Y"));
  CHECK_FALSE(DateFormat::parse(""));
}

TEST_CASE("days as a spreadsheet counts them are known, with their time of day or without") {
  const auto day = [](std::string_view count) {
    const auto found = day_of_count(count);
    return found ? to_string(*found) : "none";
  };
  CHECK(day("46343") == "2026-11-17");
  CHECK(day("46343.395833") == "2026-11-17");
  CHECK(day("36525") == "none");
  CHECK(day("36526") == "2000-01-01");
  CHECK(day("73050") == "2099-12-31");
  CHECK(day("73051") == "none");
  CHECK(day("46343.39 h") == "none");
  CHECK(day("463431") == "none");
  CHECK(day("12345") == "none");
}

TEST_CASE("a day of a workbook is read beside every format in which it is no other day") {
  const auto read = [](const char* format, const char* written) {
    return DateFormat::parse(format)->read_or_plain(written);
  };
  CHECK(read("M/D/YYYY", "2026-11-17") == parse_date("2026-11-17"));
  CHECK(read("M/D/YYYY", "2026-11-17 14:03:00") == parse_date("2026-11-17"));
  CHECK(read("YYYY/MM/DD", "2026-11-17") == parse_date("2026-11-17"));
  CHECK(read("YYYY-DD-MM", "2026-11-07") == parse_date("2026-07-11"));
  CHECK_FALSE(read("YYYY-DD-MM", "2026-11-17"));
  CHECK_FALSE(read("M/D/YYYY", "17.11.2026"));
}

TEST_CASE("a part of a date has as many digits as its format says, and a month three letters or more") {
  CHECK(read("%m/%d/%y", "11/3/6") == "none");
  CHECK(read("%m/%d/%y", "11/3/061") == "none");
  CHECK(read("%m/%d/%y", "11/3/99") == "2099-11-03");
  CHECK(read("%m/%d/%y", "11/3/00") == "2000-11-03");
  CHECK(read("D.M.YYYY", "3.11.206") == "none");
  CHECK(read("D.M.YYYY", "003.11.2026") == "none");
  CHECK(read("D.M.YYYY", ".11.2026") == "none");
  CHECK(read("D.M.YYYY", "3-11-2026") == "none");
  CHECK(read("D.M.YYYY", "3.0.2026") == "none");
  CHECK(read("D.M.YYYY", "3.12.2026") == "2026-12-03");
  CHECK(read("D.M.YYYY", "3.13.2026") == "none");
  CHECK(read("%e. %B %Y", "3. Ja 2026") == "none");
  CHECK(read("%e. %B %Y", "3. Jan 2026") == "2026-01-03");
  CHECK(read("%e. %B %Y", "3. December 2026") == "2026-12-03");
  CHECK(read("%e. %B %Y", "3. Decembers 2026") == "none");
  CHECK(read("MMMDYYYY", "May32026") == "none");
  CHECK(read("MMMD YYYY", "May3 2026") == "2026-05-03");
  CHECK(read("YYYY-MM-DD", "2026-11-03 ") == "2026-11-03");
  CHECK(read("YYYY-MM-DD", "2026-11-03 9") == "none");
  CHECK(read("YYYY-MM-DD", "2026-11-03 9:30") == "2026-11-03");
  CHECK(read("YYYY-MM-DD", "2026-11-03 at 9:30") == "none");
  CHECK(read("YYYY-MM-DD", "2026-11-03T") == "none");
  CHECK(read("YYYY-MM-DD", "2026-11-03,9:30") == "none");
}

TEST_CASE("formats that most dates are written in are likely, in their order") {
  const auto likely = [](const std::vector<std::string_view>& dates) {
    std::string out;
    for (const auto& format : likely_formats(dates)) out += format.text() + "; ";
    return out;
  };
  CHECK(likely({}) == "");
  CHECK(likely({"soon"}) == "");
  CHECK(likely({"11/3/2026"}) == "M/D/YYYY; D/M/YYYY; ");
  CHECK(likely({"11/3/2026", "11/17/2026"}) == "M/D/YYYY; ");
  CHECK(likely({"11/3/2026", "11/17/2026", "17/11/2026"}) == "M/D/YYYY; D/M/YYYY; ");
  CHECK(likely({"3.11.26", "x"}) == "D.M.YY; ");
  CHECK(likely({"Nov 3, 2026", "2026-11-03"}) == "YYYY-MM-DD; MMM D, YYYY; ");
}
