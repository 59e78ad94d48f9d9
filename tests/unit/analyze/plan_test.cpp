#include "worksort/analyze/plan/plan.hpp"

#include <algorithm>

#include "../studies.hpp"
#include "plan_studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::vector<std::string> ids(const PlanBasis& basis) {
  std::vector<std::string> out;
  for (const auto& student : basis.students) out.push_back(student.written);
  return out;
}

bool warns(const PlanBasis& basis, const Plan& plan, PlanWarning warning) {
  const auto all = plan_warnings(basis, plan);
  return std::find(all.begin(), all.end(), warning) != all.end();
}

}  // namespace

TEST_CASE("the misconception or gap that most of a group share comes before any slip") {
  const Study study = study_of(k_plan_class);
  const Selection selection(study, {});
  const PlanBasis basis = plan_basis(selection, PlanRequest{});
  REQUIRE(basis.task != nullptr);
  CHECK(basis.strategy == "repeated-addition");
  CHECK(basis.issue == "unequal-groups");
  CHECK(basis.sharing.size() == 2);
  CHECK(ids(basis) == std::vector<std::string>{"s4", "s5"});
  REQUIRE(basis.choices.size() == 3);
  CHECK(study.text(basis.choices[1].issue) == "facts-not-at-hand");
  CHECK(study.text(basis.choices[2].issue) == "loses-count");
}

TEST_CASE("a tie goes to what stands first in the codebook") {
  const Study study = study_of(R"(
work:
  task: t
  codebook: multiplication-division
  pieces:
    - {student: a, strategy: partial-products, issues: [unequal-groups]}
    - {student: b, strategy: skip-counting, issues: [adjusts-other-way, counts-groups-only]}
)");
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{});
  CHECK(basis.strategy == "skip-counting");
  CHECK(basis.issue == "counts-groups-only");
}

TEST_CASE("a group that is asked for has all its students, whoever shares the issue") {
  const Study study = study_of(k_plan_class);
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{"Skip counting", "facts-not-at-hand"});
  CHECK(ids(basis) == std::vector<std::string>{"s1", "s2", "s3"});
  CHECK(basis.sharing.size() == 1);
  CHECK(basis.cause == "gap");
}

TEST_CASE("an issue that nobody in the group has is still the one asked for") {
  const Study study = study_of(k_plan_class);
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{"skip-counting", "unequal-groups"});
  REQUIRE(basis.task != nullptr);
  CHECK(basis.issue == "unequal-groups");
  CHECK(basis.sharing.empty());
  CHECK(basis.pieces.size() == 3);
}

TEST_CASE("nothing coded is nothing to plan from") {
  const Study study =
      study_of("work: {task: t, codebook: fractions, pieces: [{student: a, strategy: blank}]}\n");
  CHECK(plan_basis(Selection(study, {}), PlanRequest{}).task == nullptr);
}

TEST_CASE("new models are those that neither the group nor the first instruction has used, by CRA") {
  const Study study = study_of(k_plan_class);
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{"skip-counting", ""});
  const auto has = [&](const std::string& id) {
    return std::find(basis.new_models.begin(), basis.new_models.end(), id) != basis.new_models.end();
  };
  CHECK_FALSE(has("array"));
  CHECK_FALSE(has("number-line"));
  CHECK_FALSE(has("equal-groups"));
  CHECK(has("area-model"));
  CHECK(has("equation"));
  CHECK(basis.new_models.front() == "fingers");
  const auto at = [&](const std::string& id) {
    return std::find(basis.new_models.begin(), basis.new_models.end(), id);
  };
  CHECK(at("area-model") < at("equation"));
}

TEST_CASE("classmates are those outside the group who used a neighbour of its strategy") {
  const Study study = study_of(k_plan_class);
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{"skip-counting", ""});
  REQUIRE(basis.classmates.size() == 1);
  CHECK(basis.classmates[0].strategy == "repeated-addition");
  CHECK(basis.classmates[0].pieces.size() == 2);
}

TEST_CASE("a parallel task comes later, and one of the same standard comes first") {
  const Study study = study_of(k_plan_class);
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{"skip-counting", ""});
  std::vector<std::string> tasks;
  for (const auto* info : basis.parallel) tasks.emplace_back(study.text(info->id));
  CHECK(tasks == std::vector<std::string>{"boxes", "bags"});
}

TEST_CASE("colleagues are found through the roster") {
  const Study study = study_of(k_plan_class);
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{"skip-counting", ""});
  REQUIRE(basis.colleagues.size() == 3);
  CHECK(basis.colleagues[1].role == "interventionist");
  CHECK(basis.colleagues[1].students == std::vector<std::string>{"s1"});
  CHECK(basis.colleagues[2].students == std::vector<std::string>{"s3"});
}

TEST_CASE("a slip and an issue of most of the class are pointed out") {
  const Study study = study_of(k_plan_class);
  const Selection selection(study, {});
  const PlanBasis slip = plan_basis(selection, PlanRequest{"skip-counting", "loses-count"});
  CHECK(slip.class_pieces == 5);
  CHECK(slip.class_sharing == 3);
  CHECK(warns(slip, {}, PlanWarning::slip));
  CHECK(warns(slip, {}, PlanWarning::whole_class));
  const PlanBasis other = plan_basis(selection, PlanRequest{"repeated-addition", ""});
  CHECK_FALSE(warns(other, {}, PlanWarning::slip));
  CHECK_FALSE(warns(other, {}, PlanWarning::whole_class));
}

TEST_CASE("nothing is new when model, routine and grouping are those of the first instruction") {
  const Study study = study_of(k_plan_class);
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{"skip-counting", ""});
  Plan plan;
  CHECK_FALSE(warns(basis, plan, PlanWarning::nothing_new));
  plan.new_and_different = {{"Equal-groups drawing"}, "Number  talk", "whole class", "", ""};
  CHECK(warns(basis, plan, PlanWarning::nothing_new));
  for (const auto field : {&Instruction::routine, &Instruction::grouping}) {
    Plan changed = plan;
    changed.new_and_different.*field = "small group";
    CHECK_FALSE(warns(basis, changed, PlanWarning::nothing_new));
  }
  plan.new_and_different.models = {"equal-groups", "array"};
  CHECK_FALSE(warns(basis, plan, PlanWarning::nothing_new));
}

TEST_CASE("a group of seven is pointed out, one of six is not") {
  for (const std::size_t size : {std::size_t{6}, std::size_t{7}}) {
    std::string work = "work:\n  task: t\n  codebook: multiplication-division\n  pieces:\n";
    for (std::size_t i = 0; i < size; ++i)
      work += "    - {student: s" + std::to_string(i) + ", strategy: skip-counting}\n";
    const Study study = study_of(work);
    const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{});
    CHECK(warns(basis, {}, PlanWarning::large_group) == (size == 7));
  }
}

TEST_CASE("students of a plan are found by id and by name, and nobody twice") {
  const Study study = study_of(k_plan_class);
  Plan plan;
  plan.students = {{"s2", {}}, {"ana cruz", {}}, {"Bo Lind", {}}, {"s99", {}}};
  const auto students = plan_students(study, plan);
  REQUIRE(students.size() == 3);
  CHECK(study.text(students[0].id) == "s2");
  CHECK(study.text(students[1].id) == "s1");
  CHECK_FALSE(students[2].known);
}

TEST_CASE("a kept plan looks at its own students, whatever strategy they show now") {
  const Study study = study_of(k_plan_class);
  Plan plan;
  plan.task.text = "trays";
  plan.strategy.text = "skip-counting";
  plan.issue.text = "loses-count";
  plan.students = {{"s1", {}}, {"s4", {}}, {"s6", {}}};
  const PlanBasis basis = plan_basis(Selection(study, {}), plan);
  CHECK(basis.pieces.size() == 2);
  CHECK(basis.sharing.size() == 1);
}
