#include "worksort/analyze/cycle.hpp"

#include "worksort/report/protocol/cycle.hpp"
#include "worksort/util/text.hpp"

#include "../pages.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

Cycle cycle_of(const char* start, const char* every) {
  Cycle out;
  out.id = "cycle";
  out.start = parse_date(start);
  out.every = every;
  out.topics.resize(2);
  out.topics[0].title = "One";
  out.topics[0].sessions = {{"shared-learning", {}, ""}, {"student-progress", {}, ""}};
  out.topics[1].title = "Two";
  out.topics[1].sessions = {{"shared-learning", parse_date("2026-10-01"), "moved"}, {"own word", {}, ""}};
  return out;
}

std::string dates(const CycleResult& result) {
  static constexpr std::array k_states = {"?", "held", "next", "later"};
  std::vector<std::string> out;
  for (const auto& m : result.meetings) {
    out.push_back(fmt::format("{} {}", m.date ? to_string(*m.date) : "none",
                              k_states[static_cast<std::size_t>(m.state)]));
  }
  return join(out, ", ");
}

}  // namespace

TEST_CASE("sessions follow the rhythm, and an own date moves only its own session") {
  const auto today = *parse_date("2026-09-21");
  CHECK(dates(cycle_calendar(cycle_of("2026-09-07", "2 weeks"), today)) ==
        "2026-09-07 held, 2026-09-21 next, 2026-10-01 later, 2026-10-19 later");
  CHECK(dates(cycle_calendar(cycle_of("2026-09-07", ""), today)) ==
        "2026-09-07 held, 2026-09-14 held, 2026-10-01 later, 2026-09-28 next");
}

TEST_CASE("a rhythm that is not understood leaves own dates") {
  const CycleResult result = cycle_calendar(cycle_of("2026-09-07", "when we can"), *parse_date("2026-11-01"));
  CHECK(result.rhythm_unknown);
  CHECK(dates(result) == "none ?, none ?, 2026-10-01 held, none ?");
  CHECK(!result.next);
}

TEST_CASE("a rhythm in months keeps the weekday and its week of the month") {
  const auto today = *parse_date("2026-09-21");
  CHECK(dates(cycle_calendar(cycle_of("2026-09-07", "1 month"), today)) ==
        "2026-09-07 held, 2026-10-05 later, 2026-10-01 next, 2026-12-07 later");
  CHECK(months_later(*parse_date("2026-09-30"), 1) == *parse_date("2026-10-28"));  // no fifth Wednesday
  CHECK(months_later(*parse_date("2026-12-08"), 2) == *parse_date("2027-02-09"));
}

TEST_CASE("rhythms are days, weeks or months") {
  CHECK(parse_rhythm("1 week") == Rhythm{7, 0});
  CHECK(parse_rhythm("every 2 weeks") == Rhythm{14, 0});
  CHECK(parse_rhythm("every other week") == Rhythm{14, 0});
  CHECK(parse_rhythm("Week") == Rhythm{7, 0});
  CHECK(parse_rhythm("weekly") == Rhythm{7, 0});
  CHECK(parse_rhythm("10 days") == Rhythm{10, 0});
  CHECK(parse_rhythm("10days") == Rhythm{10, 0});
  CHECK(parse_rhythm("9 days") == Rhythm{9, 0});
  CHECK(parse_rhythm("05 days") == Rhythm{5, 0});
  CHECK(parse_rhythm("1 month") == Rhythm{0, 1});
  CHECK(parse_rhythm("every 3 months") == Rhythm{0, 3});
  CHECK(parse_rhythm("12 months") == Rhythm{0, 12});
  CHECK(parse_rhythm("366 days") == Rhythm{366, 0});
  for (const char* wrong :
       {"0 weeks", "-1 week", "13 months", "99999999999 days", "400 days", "53 weeks", "other", "2", ""}) {
    CHECK_FALSE(parse_rhythm(wrong));
  }
}

TEST_CASE("a reflection belongs to the topic that was over when it was written") {
  Cycle cycle = cycle_of("2026-09-07", "1 week");
  cycle.reflections = {{parse_date("2026-09-15"), "they talk", "", "", "", ""}};
  CycleResult result = cycle_calendar(cycle, *parse_date("2026-12-01"));
  CHECK(result.reflection_of[0] == &cycle.reflections[0]);
  CHECK(result.reflection_of[1] == nullptr);
  CHECK(result.is_over == std::vector<bool>{true, true});
  Page page = cycle_page({result}, *parse_date("2026-12-01"));
  CHECK_FALSE(shown_page(page).empty());
  CHECK(page.data["cycles"][0]["topics"][0]["needs_reflection"] == false);
  CHECK(page.data["cycles"][0]["topics"][1]["needs_reflection"] == true);
  cycle.reflections[0].date = parse_date("2026-09-30");  // the day before the second topic ends
  result = cycle_calendar(cycle, *parse_date("2026-12-01"));
  CHECK(result.reflection_of == std::vector<const Reflection*>{&cycle.reflections[0], nullptr});
  cycle.reflections[0].date = parse_date("2026-10-01");
  result = cycle_calendar(cycle, *parse_date("2026-12-01"));
  CHECK(result.reflection_of == std::vector<const Reflection*>{nullptr, &cycle.reflections[0]});
}

TEST_CASE(
    "a topic whose last session is today is not over, and of two reflections on it the first is its own") {
  Cycle cycle = cycle_of("2026-09-07", "1 week");
  const Date last = *parse_date("2026-09-14");
  cycle.reflections = {{last, "they talk", "", "", "", ""}, {last, "they draw", "", "", "", ""}};
  const CycleResult result = cycle_calendar(cycle, last);
  CHECK_FALSE(result.is_over[0]);
  CHECK(result.reflection_of[0] == &cycle.reflections[0]);
}

TEST_CASE("of two sessions on one day the first comes next, and the second was held last") {
  Cycle cycle = cycle_of("2026-09-07", "1 week");
  const Date both = *parse_date("2026-10-01");
  cycle.topics.resize(1);
  for (auto& session : cycle.topics[0].sessions) session.date = both;
  CHECK(cycle_calendar(cycle, both).next == std::optional<std::size_t>(0));
  CHECK(cycle_calendar(cycle, both + 1).last == std::optional<std::size_t>(1));
}

TEST_CASE("events keep their uid when a date changes, and undated sessions are no event") {
  const auto today = *parse_date("2026-09-21");
  const Cycle cycle = cycle_of("2026-09-07", "2 weeks");
  const Cycle moved = cycle_of("2026-09-14", "1 week");
  const Calendar a = cycle_events({cycle_calendar(cycle, today)}, today);
  const Calendar b = cycle_events({cycle_calendar(moved, today)}, today);
  REQUIRE(a.events.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(a.events[i].uid == b.events[i].uid);
  CHECK(a.events[0].uid != a.events[1].uid);
  CHECK(a.events[0].date != b.events[0].date);
  CHECK(a.events[2].description == "moved");
  const Cycle unknown = cycle_of("2026-09-07", "?");
  CHECK(cycle_events({cycle_calendar(unknown, today)}, today).events.size() == 1);
}
