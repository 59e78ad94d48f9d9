#include "worksort/analyze/plan/plan_choice.hpp"

#include "worksort/analyze/group.hpp"
#include "worksort/analyze/plan/plan.hpp"
#include "worksort/report/plan/next.hpp"

#include <string>

#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr const char* k_class = R"(
work:
  task: a
  class: 3B
  date: 2026-11-10
  codebook: multiplication-division
  pieces:
    - {student: s1, strategy: skip-counting, model: array, issues: [loses-count]}
    - {student: s2, strategy: skip-counting, model: array, issues: [loses-count]}
    - {student: s3, strategy: partial-products, issues: [like-places-only]}
    - {student: s4, strategy: repeated-doubling}
    - {student: s5, strategy: blank, issues: [loses-count]}
)";

}  // namespace

TEST_CASE("what teaching can address comes before what more pieces share") {
  const MadeStudy made(k_class);
  const Selection all(made.study, {});
  const GroupResult groups = group(all, {});
  const TaskInfo& task = *groups.tasks.at(0).task;
  const auto choices = plan_choices(made.study, task, all.pieces(), groups.in_force);
  REQUIRE(choices.size() == 3);
  CHECK(made.study.text(choices[0].strategy) == "partial-products");
  CHECK(choices[0].cause == "misconception");
  CHECK(choices[0].among == 4);
  CHECK_FALSE(is_shared(choices[0]));
  CHECK(made.study.text(choices[1].issue) == "loses-count");
  CHECK(choices[1].sharing.size() == 2);
  CHECK(choices[2].issue == k_no_text);
  const Text skip = *made.study.texts.find("skip-counting");
  const auto of_one = plan_choices(made.study, task, all.pieces(), groups.in_force, {skip});
  REQUIRE(of_one.size() == 1);
  CHECK(of_one[0].among == 2);
}

TEST_CASE(
    "of every page, those that show too little for a strategy share an issue too, and those in no pile") {
  const MadeStudy made(R"(
work:
  task: a
  codebook: multiplication-division
  coder: k
  pieces:
    - {student: s1, strategy: skip-counting, issues: [loses-count]}
    - {student: s2, issues: [loses-count]}
    - {student: s3, strategy: answer-only, issues: [loses-count]}
    - {student: s4, strategy: unclear}
    - {student: s5, strategy: absent}
    - {student: s6}
    - {student: s7, strategy: skip-counting, issues: [loses-count]}
---
work: {task: a, coder: l, codebook: multiplication-division, pieces: [{student: s7, strategy: repeated-addition, issues: [loses-count]}]}
)");
  const Selection all(made.study, {});
  const GroupResult groups = group(all, {});
  const TaskInfo& task = *groups.tasks.at(0).task;
  const auto told = [&](ChoiceOf of) {
    std::string out;
    for (const auto& choice : plan_choices(made.study, task, all.pieces(), groups.in_force, of)) {
      out += fmt::format("{}/{}:", made.study.text(choice.issue), made.study.text(choice.strategy));
      for (const auto piece : choice.sharing)
        out += fmt::format(" {}", made.study.text(all.head(piece).student));
      out += fmt::format(" of {}\n", choice.among);
    }
    return out;
  };
  CHECK(told({}) == "loses-count/skip-counting: s1 of 1\n");
  CHECK(told({k_no_text, true}) == "loses-count/: s1 s2 s3 of 4\n");
  CHECK(told({*made.study.texts.find("repeated-addition"), true}) == "loses-count/: s2 s3 of 3\n");
}

TEST_CASE("the proposed command is one for the same work, however it was grouped") {
  const MadeStudy made(k_class);
  Filter filter;
  filter.classes = {"3B"};
  filter.weeks = {*parse_week("2026-W46")};
  const Selection all(made.study, filter);
  const Typed typed({"our school"}, filter);
  const std::string command =
      "worksort plan 'our school' --class 3B --strategy partial-products --issue like-places-only --week "
      "2026-W46";
  CHECK(best_plan_command(made.study, typed, group(all, {})) == command);
  GroupOptions by_model;
  by_model.by = {GroupBy::model};
  CHECK(best_plan_command(made.study, typed, group(all, by_model)) == command);
  CHECK(best_plan_command(made.study, Typed({"-"}), group(all, {})).empty());
}

TEST_CASE("filters come back as they are typed") {
  Filter filter;
  filter.students = {"s 1", "s2"};
  filter.since = parse_date("2026-11-01");
  CHECK(filter_words(filter) == " --student 's 1' --student s2 --since 2026-11-01");
  CHECK(filter_words({}).empty());
}

TEST_CASE("a plan says on how many of its pages each model is") {
  const Study study = made_study(k_class);
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{"skip-counting", ""});
  REQUIRE(basis.models.size() == 1);
  CHECK(study.text(basis.models[0].first) == "array");
  CHECK(basis.models[0].second == 2);
}
