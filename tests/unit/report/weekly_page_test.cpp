#include "worksort/report/week/weekly.hpp"
#include "worksort/report/week/weekly_share.hpp"
#include "worksort/write/format.hpp"

#include "../analyze/made_study.hpp"
#include "../pages.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr const char* k_school = R"(
roster: {class: 3A, students: [{id: a1, name: Ana Cruz}, {id: a2, name: Bo Lind}, {id: a3, name: Cem Aydin}]}
---
task: {id: bakery, title: Bakery trays, codebook: multiplication-division, critical: [repeated-doubling]}
---
plan: {id: one, written: 2026-11-02, class: [3A], task: bakery, strategy: skip-counting, students: [a1], date: 2026-11-05}
---
work:
  task: bakery
  class: 3A
  coder: kim
  pieces:
    - {student: a1, strategy: skip-counting, date: 2026-11-03}
    - {student: a1, strategy: partial-products, date: 2026-11-10, issues: [partial-product-left-out], evidence: "a *part* is left", bright_spot: true, quote: "I see it"}
    - {student: a2, strategy: skip-counting, success: partly, date: 2026-11-10, issues: [partial-product-left-out], strength: counts on}
    - {student: a3, strategy: blank, date: 2026-11-10}
)";

Page page_of(const Study& study, const char* week, std::vector<std::string> paths = {"school"}) {
  Filter now;
  now.weeks = {*parse_week(week)};
  Filter until;
  until.until = now.weeks.front().last;
  const Selection this_week(study, now);
  const Selection all(study, {});
  const Selection before(study, until);
  const WeeklySelections selections{this_week, all, before};
  const DateRange range = now.weeks.front();
  return weekly_page(selections, weekly(selections, range, range.last), "", Typed(std::move(paths), now));
}

}  // namespace

TEST_CASE("the weekly page has all that its template asks for, with work and without") {
  const MadeStudy made(k_school);
  for (const char* week : {"2026-W40", "2026-W45", "2026-W46"}) {
    CAPTURE(week);
    CHECK_FALSE(shown_page(page_of(made.study, week)).empty());
  }
  const std::string empty = shown_page(page_of(made.study, "2026-W40"));
  CHECK(empty.find("No student work is dated in this week.") != std::string::npos);
  CHECK(empty.find("Next steps") == std::string::npos);
}

TEST_CASE("next steps name the evidence and the command for the same work") {
  const MadeStudy made(k_school);
  const Value data = page_of(made.study, "2026-W46").data;
  REQUIRE(data["class_steps"].size() == 3);
  CHECK(data["class_steps"][0]["next_md"] == "`worksort select school --week 2026-W46`");
  CHECK(data["class_steps"][1]["lead"] == "Bring out");
  CHECK(data["class_steps"][2]["lead"] == "Take up together");
  REQUIRE(data["group_steps"].size() == 1);
  CHECK(data["group_steps"][0]["lead"] == "Decide");
  CHECK(data["group_steps"][0]["next_md"] == "`worksort follow-up school`");
  CHECK(
      write_yaml_flow(data["student_steps"]).find("Ana Cruz (skip counting before, now partial products)") !=
      std::string::npos);
}

TEST_CASE("work that came through a pipe is proposed no command for") {
  const MadeStudy made(k_school);
  CHECK(write_yaml_flow(page_of(made.study, "2026-W46", {"-"}).data).find("worksort ") == std::string::npos);
}

TEST_CASE("whose work is talked about is counted for others where no small count follows from it") {
  const auto told = [](std::size_t plans, std::size_t bright, std::size_t others) {
    std::string text =
        "task: {id: trays, codebook: multiplication-division}\n---\nwork:\n  task: trays\n  date: "
        "2026-11-10\n"
        "  pieces:\n";
    std::string students;
    for (std::size_t i = 0; i < 7; ++i) {
      const std::string id = "s" + std::to_string(i);
      text += "    - {student: " + id + ", strategy: skip-counting" +
              (i < bright ? ", bright_spot: true" : "") + "}\n";
      students += (i == 0 ? "" : ", ") + id;
    }
    for (std::size_t i = 0; i < others; ++i)
      text += "    - {student: other" + std::to_string(i) + ", strategy: skip-counting}\n";
    for (std::size_t i = 0; i < plans; ++i)
      text += "---\nplan: {id: p" + std::to_string(i) + ", written: 2026-11-09, task: trays, students: [" +
              students + "]}\n";
    const MadeStudy made(text);
    Filter filter;
    filter.weeks = {*parse_week("2026-W46")};
    const Selection week(made.study, filter);
    const Selection all(made.study, {});
    const DateRange range = filter.weeks.front();
    OneRelease release(made.study, 3);
    const WeeklySelections selections{week, all, all};
    return write_json(
        shared_weekly_page(selections, weekly(selections, range, range.last), "", release).result().data);
  };
  const auto says = [](const std::string& page, const std::string& words) {
    return page.find(words) != std::string::npos;
  };
  const std::string number = "7 students are in three plans or more; 4 of them";
  const std::string hidden = "pages that were shown, is hidden";
  CHECK(says(told(4, 3, 3), number));
  for (const auto& page : {told(3, 3, 3), told(4, 2, 3), told(4, 5, 3), told(4, 3, 2), told(4, 3, 0)}) {
    CHECK_FALSE(says(page, "three plans or more;"));
    CHECK(says(page, hidden));
  }
  CHECK_FALSE(says(told(2, 3, 3), "talked about"));
}
