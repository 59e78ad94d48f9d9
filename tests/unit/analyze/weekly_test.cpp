#include "worksort/analyze/weekly.hpp"

#include "made_study.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr const char* k_two_weeks = R"(
work:
  task: a
  class: 3B
  codebook: multiplication-division
  pieces:
    - {student: s1, date: 2026-11-03, strategy: skip-counting}
    - {student: s1, date: 2026-11-10, strategy: partial-products, issues: [partial-product-left-out], bright_spot: true}
    - {student: s2, date: 2026-11-10, strategy: partial-products, issues: [partial-product-left-out, loses-count]}
    - {student: s3, date: 2026-11-10, strategy: blank}
    - {student: s4, date: 2026-11-17, strategy: skip-counting}
)";

WeeklyResult week_46(const Study& study) {
  Filter filter;
  filter.weeks = {*parse_week("2026-W46")};
  Filter until;
  until.until = filter.weeks.front().last;
  static std::vector<Selection> selections;
  selections.clear();
  selections.emplace_back(study, filter);
  selections.emplace_back(study, Filter{});
  selections.emplace_back(study, until);
  return weekly({selections[0], selections[1], selections[2]}, filter.weeks.front(), until.until.value());
}

}  // namespace

TEST_CASE("a week holds its own pieces and the moves that lead to them") {
  const MadeStudy made(k_two_weeks);
  const WeeklyResult result = week_46(made.study);
  REQUIRE(result.groups.tasks.size() == 1);
  CHECK(result.groups.tasks[0].groups.size() == 1);
  CHECK(result.groups.tasks[0].groups[0].pieces.size() == 2);
  CHECK(result.groups.tasks[0].not_enough.size() == 1);
  REQUIRE(result.moves.counts.size() == 1);
  CHECK(made.study.text(result.moves.counts[0].from) == "skip-counting");
  CHECK(made.study.text(result.moves.counts[0].to) == "partial-products");
  CHECK(result.bright_spots.size() == 1);
}

TEST_CASE("issues of a week are counted over its coded pieces, most pieces first") {
  const MadeStudy made(k_two_weeks);
  const WeeklyResult result = week_46(made.study);
  REQUIRE(result.issues.size() == 2);
  CHECK(result.issues[0].pieces == 2);
  CHECK(result.issues[0].of == 2);
  CHECK(made.study.text(result.issues[1].code) == "loses-count");
}
