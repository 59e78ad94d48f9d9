#include "worksort/model/fields.hpp"
#include "worksort/report/plan/follow_up.hpp"
#include "worksort/report/plan/monitor.hpp"
#include "worksort/report/plan/plan.hpp"
#include "worksort/report/plan/review.hpp"
#include "worksort/write/format.hpp"

#include <algorithm>

#include "../analyze/plan_studies.hpp"
#include "../pages.hpp"
#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

Plan with_own_words() {
  Plan plan;
  plan.id = "2026-11-18-skip-counting";
  plan.written = parse_date("2026-11-18");
  plan.classes = {"3B", "3C"};
  plan.school = "Lincoln";
  plan.task.text = "trays";
  plan.strategy.text = "skip-counting";
  plan.issue.text = "loses-count";
  plan.students = {{"s1", {}}, {"s2", {}}};
  plan.build_on = "They make \"equal\" groups: all of them\n- and say so";
  plan.taught_before = "# whole class";
  plan.new_and_different = {{"area-model"}, "| number string", "{small}", "*boxes*", "ours"};
  plan.success_criteria = "3/4";
  plan.questions = {{"How?", "yes"}, {"007"}};
  plan.questions.note = "ask twice";
  plan.kind = "group";
  plan.partners = {{"s3", {}}};
  plan.clarifications = {"- in words"};
  plan.practices = {"SMP1"};
  plan.probe = "Ask\nlisten";
  plan.first_task = {"{boxes}", "3 and 4", "[small]", "first"};
  plan.materials = {"cards: 12"};
  plan.launch = {"three-reads", "@once"};
  plan.expect = {"'no'"};
  plan.language = "I see %";
  plan.transfer = "the line";
  plan.taught_by = "kim";
  plan.where = "null";
  plan.date = parse_date("2026-11-20");
  plan.minutes = "20";
  plan.others = "~";
  plan.tell = {"classroom"};
  plan.reassess_task.text = "boxes";
  plan.reassess_date = parse_date("2026-11-24");
  plan.reassess_look_fors = {"groups"};
  plan.reassess_note = "out loud is fine";
  plan.result = "1:30";
  plan.decision = "continue";
  plan.note = "> note";
  plan.own = {{"x-room", "007"}};
  return plan;
}

std::string document(const Plan& plan) {
  return write_yaml_documents({plan_document(plan)});
}

}  // namespace

TEST_CASE("every word of a plan comes back as it was written") {
  const Plan plan = with_own_words();
  const Study study = study_of(document(plan));
  REQUIRE(study.plans.size() == 1);
  CHECK(plan_document(study.plans.front()) == plan_document(plan));
}

TEST_CASE("a draft has every key, and reads back as the same plan") {
  const Study study = study_of(k_plan_class);
  const Selection selection(study, {});
  const PlanBasis basis = plan_basis(selection, PlanRequest{"skip-counting", "loses-count"});
  const Plan draft = draft_plan(selection, basis, *parse_date("2026-11-18"));
  const Value keys = plan_document(draft)["plan"];
  for (const auto& key : mapping("plan").keys) CHECK(keys.contains(key.name));
  CHECK(keys["id"] == "2026-11-18-skip-counting");
  CHECK(keys["reassess"]["task"] == "boxes");
  CHECK(keys["reassess"]["look_fors"] == Value::array({"label"}));
  CHECK(keys["build_on"].get<std::string>().find("Ana") == std::string::npos);
  const Study again = study_of(k_plan_class + "\n---\n" + document(draft));
  CHECK(plan_document(again.plans.front()) == plan_document(draft));
  const Selection others(again, {});
  CHECK(draft_plan(others, plan_basis(others, PlanRequest{"skip-counting", "loses-count"}),
                   *parse_date("2026-11-18"))
            .id == "2026-11-18-skip-counting-2");
}

TEST_CASE("a kept plan's page has its words, and the data's where it has none") {
  const Study study = study_of(k_plan_class);
  const Selection selection(study, {});
  Plan plan = with_own_words();
  plan.build_on.clear();
  const PlanBasis basis = plan_basis(selection, plan);
  const Page page = plan_page(selection, basis, plan, {}, "");
  CHECK(page.data["taught_before"] == "# whole class");
  CHECK(page.data["build_on"].get<std::string>().find("even rows") != std::string::npos);
  CHECK(page.data["plan"]["build_on"] == "");
  const std::string markdown = shown_page(page);
  CHECK(markdown.find("____") == std::string::npos);
}

TEST_CASE("what is left for the teacher is a line to write on") {
  const Study study = study_of(k_plan_class);
  const Selection selection(study, {});
  const PlanBasis basis = plan_basis(selection, PlanRequest{});
  const Page page =
      plan_page(selection, basis, draft_plan(selection, basis, Date{}), {"because"}, "worksort plan");
  const std::string markdown = shown_page(page);
  for (const std::string label :
       {"Model", "Routine:", "Grouping", "Context:", "Launch", "Materials", "The work will show", "Taught by",
        "Where:", "Date", "Minutes:", "The others", "Result", "For the class"}) {
    CAPTURE(label);
    CHECK(markdown.find("**" + label + "** ____") != std::string::npos);
  }
  CHECK(markdown.find("**Decision** continue · change · release ____") != std::string::npos);
}

TEST_CASE("the pages of plans, reviews and charts have the shape that their templates see") {
  shown_page(no_plan_page("nothing yet"));
  const Study study = study_of(k_plan_class + "\n---\n" + document(with_own_words()));
  const Selection selection(study, {});
  shown_page(follow_up_page(selection, follow_up(selection, selection, *parse_date("2026-11-26")),
                            *parse_date("2026-11-26")));
  shown_page(monitor_page(selection, monitor(selection)));
  std::vector<TaskReview> reviews;
  for (const auto& info : study.task_infos) reviews.push_back(review_task(info));
  shown_page(review_page(study, reviews));
}

TEST_CASE("how far a page carried its strategy is no strength where the idea in it has to change") {
  const Study study = study_of(R"(
work:
  task: t
  codebook: multiplication-division
  pieces:
    - {student: a, strategy: skip-counting, success: carried-through, issues: [unequal-groups, loses-count]}
    - {student: b, strategy: skip-counting, success: carried-through, issues: [unequal-groups, loses-count]}
)");
  const Selection selection(study, {});
  const auto build_on = [&](const std::string& issue) {
    return draft_plan(selection, plan_basis(selection, PlanRequest{"", issue}), Date{}).build_on;
  };
  CHECK(build_on("unequal-groups").find("Carried") == std::string::npos);
  CHECK(build_on("loses-count") == "Carried through: 2 of 2.");
}

TEST_CASE("a plan asks the questions of strategies that serve the task's problem type, where there are any") {
  const auto asked = [](const std::string& task, const std::string& of_a, const std::string& of_b) {
    const Study study = study_of("task: {id: t, codebook: ours" + task + R"(}
---
codebook:
  id: ours
  problem_types: [{id: join}, {id: separate}]
  issues: [{id: gap, cause: gap}]
  strategies:
    - {id: a, ask: {assessing: ["Of a?"]})" +
                                 of_a + R"(}
    - {id: b, ask: {assessing: ["Of b?"]})" +
                                 of_b + R"(}
---
work: {task: t, pieces: [{student: s, strategy: a, issues: [gap]}, {student: u, strategy: b, issues: [gap]}]}
)");
    const Selection selection(study, {});
    const PlanBasis basis = plan_basis(selection, PlanRequest{"", "gap"});
    std::string out;
    for (const auto& question : draft_plan(selection, basis, Date{}).questions.assessing)
      out += question + " ";
    return out;
  };
  const std::string join = ", problem_types: [join]";
  CHECK(asked(", problem_type: join", join, join) == "Of a? Of b? ");
  CHECK(asked(", problem_type: separate", join, "") == "Of b? ");
  CHECK(asked(", problem_type: separate", join, join) == "Of a? Of b? ");
  CHECK(asked("", join, "") == "Of a? Of b? ");
}
