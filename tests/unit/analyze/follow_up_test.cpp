#include "worksort/analyze/plan/follow_up.hpp"

#include "../studies.hpp"
#include "plan_studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

const std::string k_plan = R"(
---
plan:
  id: p
  class: 3B
  task: trays
  strategy: skip-counting
  issue: loses-count
  students: [s1, s2, s3]
)";

const std::string k_later = R"(
---
work:
  task: boxes
  date: 2026-11-24
  class: 3B
  pieces:
    - {student: s1, strategy: partial-products, shows: [groups, label]}
    - {student: s2, strategy: skip-counting, shows: groups, issues: loses-count}
    - {student: s3, strategy: absent}
    - {student: s4, strategy: partial-products}
)";

FollowUp follow(const Study& study, std::string_view today) {
  const Selection all(study, {});
  const auto plans = follow_up(all, all, *parse_date(today));
  REQUIRE(plans.size() == 1);
  return plans.front();
}

}  // namespace

TEST_CASE("students with a piece on the reassessment task on or after the plan's date are counted") {
  const Study study =
      study_of(k_plan_class + k_plan + "  date: 2026-11-24\n  reassess: {task: boxes, look_fors: [label]}\n" +
               k_later);
  const FollowUp result = follow(study, "2026-11-25");
  CHECK(result.reassessed == 2);
  CHECK(result.status == PlanStatus::reassessed);
  CHECK_FALSE(result.later[2].has_value());
  REQUIRE(result.look_fors.size() == 1);
  CHECK(result.look_fors[0].students == std::vector<std::size_t>{0});
  REQUIRE(result.strategies.size() == 2);
  CHECK(result.strategies[0].code == "skip-counting");
  CHECK(result.strategies[1].students == std::vector<std::size_t>{0});
  CHECK(result.issue == std::vector<std::size_t>{1});
}

TEST_CASE("work before the plan's date, or on another task than the one named, does not count") {
  const Study late =
      study_of(k_plan_class + k_plan + "  date: 2026-11-25\n  reassess: {task: boxes}\n" + k_later);
  CHECK(follow(late, "2026-11-26").reassessed == 0);
  const Study other =
      study_of(k_plan_class + k_plan + "  date: 2026-11-20\n  reassess: {task: bags}\n" + k_later);
  CHECK(follow(other, "2026-11-26").reassessed == 0);
}

TEST_CASE("where no task is named, any task with the codebook counts") {
  const Study study = study_of(k_plan_class + k_plan + "  date: 2026-11-20\n" + k_later);
  const FollowUp result = follow(study, "2026-11-26");
  CHECK(result.reassessed == 2);
  CHECK(result.look_fors.size() == 2);
}

TEST_CASE("the work that a plan was written from is not its own second look") {
  const Study study = study_of(k_plan_class + k_plan + "  written: 2026-11-17\n");
  CHECK(follow(study, "2026-11-17").reassessed == 0);
  CHECK(follow(study, "2026-11-17").status == PlanStatus::planned);
  const Study newer = study_of(k_plan_class + k_plan + "  written: 2026-11-17\n" + k_later);
  CHECK(follow(newer, "2026-11-26").reassessed == 2);
  const Study same_day = study_of(k_plan_class + k_plan + "  written: 2026-11-24\n" + k_later);
  CHECK(follow(same_day, "2026-11-26").reassessed == 2);
  const Study named = study_of(k_plan_class + k_plan +
                               "  written: 2026-11-17\n  reassess: {task: trays, date: 2026-11-24}\n");
  CHECK(follow(named, "2026-11-17").reassessed == 0);
  CHECK(follow(named, "2026-11-25").status == PlanStatus::overdue);
}

TEST_CASE("where readers of the second look differ, what one of them noted is noted") {
  const Study study =
      study_of(k_plan_class + k_plan +
               "  date: 2026-11-20\n  reassess: {task: boxes, look_fors: [label, groups]}\n" + R"(
---
work:
  task: boxes
  date: 2026-11-24
  class: 3B
  coder: kim
  pieces:
    - {student: s1, strategy: skip-counting, issues: loses-count, shows: label}
---
work:
  task: boxes
  date: 2026-11-24
  class: 3B
  coder: lee
  pieces:
    - {student: s1, strategy: partial-products, issues: loses-count}
)");
  const FollowUp result = follow(study, "2026-11-26");
  CHECK(result.issue == std::vector<std::size_t>{0});
  REQUIRE(result.look_fors.size() == 2);
  CHECK(result.look_fors[0].students == std::vector<std::size_t>{0});
  CHECK(result.look_fors[1].students.empty());
  REQUIRE(result.strategies.size() == 1);
  CHECK(result.strategies[0].code.empty());
}

TEST_CASE("a plan without a second look is planned, taught, due or overdue by the day") {
  const Study study =
      study_of(k_plan_class + k_plan + "  date: 2026-11-20\n  reassess: {task: bags, date: 2026-11-24}\n");
  CHECK(follow(study, "2026-11-19").status == PlanStatus::planned);
  CHECK(follow(study, "2026-11-20").status == PlanStatus::taught);
  CHECK(follow(study, "2026-11-24").status == PlanStatus::due);
  CHECK(follow(study, "2026-11-25").status == PlanStatus::overdue);
}

TEST_CASE("filters by task, class and student choose plans and leave their later work alone") {
  const Study study =
      study_of(k_plan_class + k_plan + "  date: 2026-11-20\n  reassess: {task: boxes}\n" + k_later);
  const Selection all(study, {});
  const auto count = [&](const Filter& filter) {
    return follow_up(Selection(study, filter), all, Date{}).size();
  };
  Filter task, other, student;
  task.tasks = {"trays"};
  other.tasks = {"boxes"};
  student.students = {"s4"};
  CHECK(count(task) == 1);
  CHECK(count(other) == 0);
  CHECK(count(student) == 0);
  CHECK(follow_up(Selection(study, task), all, Date{}).front().reassessed == 2);
}
