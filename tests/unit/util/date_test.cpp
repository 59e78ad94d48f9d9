#include "worksort/util/date.hpp"

#include "worksort/util/clock.hpp"

#include <cstdlib>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::vector<std::string> guesses(std::string_view text) {
  std::vector<std::string> out;
  for (const auto day : possible_dates(text)) out.push_back(to_string(day));
  return out;
}

using Days = std::vector<std::string>;

// The day on the wall in a time zone of the environment, so many seconds after 1970.
std::string day_in(const char* zone, std::time_t moment) {
  ::setenv("TZ", zone, 1);
  ::tzset();
  return to_string(local_day(moment));
}

// Written out, so that no list of zones has to be installed.
constexpr const char* k_california = "PST8PDT,M3.2.0,M11.1.0";
constexpr const char* k_japan = "JST-9";
constexpr const char* k_berlin = "CET-1CEST,M3.5.0,M10.5.0/3";

}  // namespace

TEST_CASE("a date in another spelling is the day, or the days, that it can mean") {
  CHECK(guesses("11/16/2026") == Days{"2026-11-16"});
  CHECK(guesses("16.11.2026") == Days{"2026-11-16"});
  CHECK(guesses("11/10/2026") == Days{"2026-10-11", "2026-11-10"});
  CHECK(guesses("10/10/2026") == Days{"2026-10-10"});
  CHECK(guesses("2026/1/5") == Days{"2026-01-05"});
  CHECK(guesses("Nov 20, 2026") == Days{"2026-11-20"});
  CHECK(guesses("20th of November 2026").empty());
  CHECK(guesses("20th November 2026") == Days{"2026-11-20"});
  CHECK(guesses("3 Feb 26") == Days{"2026-02-03"});
  for (const auto* text :
       {"Nov 20", "11/24", "13/13/2026", "2026-02-30", "", "tomorrow", "99999/1/1", "1/2/3/4"})
    CHECK(guesses(text).empty());
}

TEST_CASE("the hint of a date shows that day, both days, or none") {
  CHECK(date_hint("11/16/2026") == "write it as 2026-11-16");
  CHECK(date_hint("11/10/2026") == "write it as 2026-10-11 or as 2026-11-10, whichever is meant");
  CHECK(date_hint("26-11-17") == "write it as 2017-11-26 or as 2026-11-17, whichever is meant");
  CHECK(date_hint("11-17-26") == "write it as 2026-11-17");
  CHECK(date_hint("Nov 20").find("20") == std::string::npos);
}

TEST_CASE("today is the day where the user is") {
  constexpr std::time_t k_friday_evening = 1795231800;  // 2026-11-21 03:30 UTC
  CHECK(day_in("UTC0", k_friday_evening) == "2026-11-21");
  CHECK(day_in(k_california, k_friday_evening) == "2026-11-20");
  CHECK(day_in(k_japan, k_friday_evening) == "2026-11-21");
  CHECK(day_in(k_japan, k_friday_evening + 12 * 3600) == "2026-11-22");
}

TEST_CASE("today changes at midnight on both days when the clock is changed") {
  constexpr std::time_t k_spring = 1772956800;  // 2026-03-08 08:00 UTC, midnight in California
  CHECK(day_in(k_california, k_spring - 1) == "2026-03-07");
  CHECK(day_in(k_california, k_spring) == "2026-03-08");
  CHECK(day_in(k_california, k_spring + 23 * 3600 - 1) == "2026-03-08");  // a day of 23 hours
  CHECK(day_in(k_california, k_spring + 23 * 3600) == "2026-03-09");
  constexpr std::time_t k_autumn = 1792879200;  // 2026-10-24 22:00 UTC, midnight in Berlin
  CHECK(day_in(k_berlin, k_autumn - 1) == "2026-10-24");
  CHECK(day_in(k_berlin, k_autumn) == "2026-10-25");
  CHECK(day_in(k_berlin, k_autumn + 25 * 3600 - 1) == "2026-10-25");  // a day of 25 hours
  CHECK(day_in(k_berlin, k_autumn + 25 * 3600) == "2026-10-26");
}
