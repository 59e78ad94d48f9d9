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

TEST_CASE("an idea that two pages share comes before a gap on one page, and both before any slip") {
  const Study study = study_of(k_plan_class);
  const Selection selection(study, {});
  const PlanBasis basis = plan_basis(selection, PlanRequest{});
  REQUIRE(basis.task != nullptr);
  CHECK(basis.strategy == "repeated-addition");
  CHECK(basis.issue == "unequal-groups");
  CHECK(basis.sharing.size() == 2);
  CHECK(basis.among == 5);
  CHECK(plan_kind(basis) == "conference");
  CHECK(ids(basis) == std::vector<std::string>{"s4", "s5"});
  REQUIRE(basis.choices.size() == 3);
  CHECK(study.text(basis.choices[1].issue) == "facts-not-at-hand");
  CHECK(study.text(basis.choices[2].issue) == "loses-count");
}

TEST_CASE("a tie goes to the issue that stands first in the codebook") {
  const Study study = study_of(R"(
work:
  task: t
  codebook: multiplication-division
  pieces:
    - {student: a, strategy: partial-products, issues: [unequal-groups]}
    - {student: b, strategy: skip-counting, issues: [adjusts-other-way, counts-groups-only]}
)");
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{});
  CHECK(basis.strategy == "partial-products");
  CHECK(basis.issue == "unequal-groups");
}

TEST_CASE("an issue is planned for across strategies, with partners who used one of them without it") {
  const Study study = study_of(R"(
work:
  task: t
  class: 3B
  codebook: multiplication-division
  pieces:
    - {student: a, strategy: partial-products, success: carried-through, issues: [unequal-groups]}
    - {student: b, strategy: skip-counting, issues: [unequal-groups]}
    - {student: c, strategy: skip-counting, success: partly}
    - {student: d, strategy: skip-counting, success: carried-through}
    - {student: e, strategy: repeated-doubling, success: carried-through}
    - {student: f, strategy: skip-counting, success: carried-through, issues: [loses-count]}
)");
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{"", "unequal-groups"});
  CHECK(basis.strategy.empty());
  CHECK(ids(basis) == std::vector<std::string>{"a", "b"});
  CHECK(plan_strategies(study, basis) == std::vector<std::string>{"skip-counting", "partial-products"});
  REQUIRE(basis.partners.size() == 2);
  CHECK(study.text(study.readings[study.pieces[basis.partners[0]].first_reading].student) == "d");
  CHECK(study.text(study.readings[study.pieces[basis.partners[1]].first_reading].student) == "c");
  const PlanBasis one = plan_basis(Selection(study, {}), PlanRequest{"skip-counting", "unequal-groups"});
  CHECK(ids(one) == std::vector<std::string>{"b"});
}

TEST_CASE("who began is a partner before one of whom nobody said how far it went") {
  const Study study = study_of(R"(
work:
  task: t
  class: 3B
  codebook: multiplication-division
  pieces:
    - {student: a, strategy: skip-counting, issues: [unequal-groups]}
    - {student: b, strategy: skip-counting}
    - {student: c, strategy: skip-counting, success: started}
)");
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{});
  REQUIRE(basis.partners.size() == 1);
  CHECK(study.text(study.readings[study.pieces[basis.partners[0]].first_reading].student) == "c");
}

TEST_CASE("two students are a conference, three a group, over half of the class the class") {
  for (std::size_t sharing = 1; sharing <= 6; ++sharing) {
    std::string work = "work:\n  task: t\n  class: 3B\n  codebook: multiplication-division\n  pieces:\n";
    for (std::size_t i = 0; i < 8; ++i)
      work += "    - {student: s" + std::to_string(i) + ", strategy: skip-counting" +
              (i < sharing ? ", issues: [unequal-groups]}\n" : "}\n");
    const Study study = study_of(work);
    CAPTURE(sharing);
    CHECK(plan_kind(plan_basis(Selection(study, {}), PlanRequest{})) == (sharing <= 2   ? "conference"
                                                                         : sharing <= 4 ? "group"
                                                                                        : "class"));
  }
}

TEST_CASE("the look-fors of a plan are those that pages without the issue show oftener") {
  const std::string tail = R"(
---
exemplar:
  task: t
  look_fors: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}]
)";
  const std::string pieces = R"(
work:
  task: t
  class: 3B
  codebook: multiplication-division
  pieces:
    - {student: s1, strategy: skip-counting, issues: [unequal-groups]SHOWN1}
    - {student: s2, strategy: skip-counting, issues: [unequal-groups]}
    - {student: s3, strategy: skip-countingSHOWN3}
)";
  const auto found = [&](const std::string& shown1, const std::string& shown3) {
    std::string text = pieces + tail;
    text.replace(text.find("SHOWN1"), 6, shown1);
    text.replace(text.find("SHOWN3"), 6, shown3);
    const Study study = study_of(text);
    std::vector<std::string> out;
    for (const auto& count : issue_look_fors(plan_basis(Selection(study, {}), PlanRequest{})))
      out.push_back(count.look_for->id);
    return out;
  };
  CHECK(found("", "").empty());  // nobody recorded any
  CHECK(found("", ", shows: [d]") == std::vector<std::string>{"d"});
  CHECK(found(", shows: [d]", ", shows: [d, e]") == std::vector<std::string>{"e", "d"});
  CHECK(found(", shows: [a]", "") == std::vector<std::string>{"b", "c", "d"});  // none is oftener there
}

TEST_CASE("of the look-fors that others show, those that speak of the issue come first") {
  const Study study = study_of(R"(
exemplar:
  task: t
  look_fors: [{id: a, text: The answer has a label}, {id: b, text: All groups are equal}, {id: c, text: A check}]
---
work:
  task: t
  class: 3B
  codebook: multiplication-division
  pieces:
    - {student: s1, strategy: skip-counting, issues: [unequal-groups], shows: [c]}
    - {student: s2, strategy: skip-counting, shows: [a, b]}
    - {student: s3, strategy: skip-counting, shows: [a]}
)");
  std::vector<std::string> found;
  for (const auto& count : issue_look_fors(plan_basis(Selection(study, {}), PlanRequest{})))
    found.push_back(count.look_for->id);
  CHECK(found == std::vector<std::string>{"b", "a"});
  CHECK(shared_words("Part of a wall", "the parts of some walls") == 2);
  CHECK(shared_words("What they show", "they show what") == 0);
}

TEST_CASE("an issue of several subjects brings the models of the subject at hand") {
  const auto offers = [](const std::string& codebook, const std::string& strategy) {
    const Study study =
        study_of("work: {task: t, codebook: " + codebook + ", pieces: [{student: a, strategy: " + strategy +
                 ", model: equation, issues: facts-not-at-hand}]}\n");
    std::string out;
    for (const auto& offer : plan_basis(Selection(study, {}), PlanRequest{}).offers) out += offer.model + " ";
    return out;
  };
  CHECK(offers("multiplication-division", "skip-counting") == "array open-number-line ");
  CHECK(offers("addition-subtraction", "counting-on-from-first") == "ten-frame open-number-line ");
}

TEST_CASE("a plan for a strategy and an issue is for those whose page shows both") {
  const Study study = study_of(k_plan_class);
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{"Skip counting", "facts-not-at-hand"});
  CHECK(ids(basis) == std::vector<std::string>{"s1"});
  CHECK(basis.sharing.size() == 1);
  CHECK(basis.among == 3);
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

TEST_CASE("two models at most, those that speak to the issue first") {
  const Study study = study_of(k_plan_class);
  const PlanBasis idea = plan_basis(Selection(study, {}), PlanRequest{"", "unequal-groups"});
  REQUIRE(idea.offers.size() == 2);
  for (const auto& offer : idea.offers) {
    CHECK_FALSE(offer.why.empty());
    CHECK(offer.model != "equation");
    CHECK(offer.model != "equal-groups");
  }
  const Study plain = study_of(R"(
task: {id: t, codebook: ours, taught_before: {models: [m1]}}
---
codebook:
  id: ours
  models: [{id: m1, cra: concrete}, {id: m2, cra: concrete}, {id: m3, cra: abstract}, {id: m4, cra: concrete}, {id: m5, cra: abstract}]
  strategies: [{id: a, models: [m1, m2, m3, m5], leads_to: [b]}, {id: b, models: [m4]}]
---
work: {task: t, pieces: [{student: s, strategy: a, model: m2}]}
)");
  const PlanBasis basis = plan_basis(Selection(plain, {}), PlanRequest{});
  REQUIRE(basis.offers.size() == 2);
  CHECK(basis.offers[0].model == "m4");  // concrete before abstract
  CHECK(basis.offers[0].strategy == "b");
  CHECK(basis.offers[1].model == "m3");
}

TEST_CASE("a model that speaks to the issue stays where it was taught or used, beside one that is new") {
  const auto offers = [](const std::string& taught, const std::string& used, const std::string& cause) {
    const Study study =
        study_of("task: {id: t, codebook: ours, taught_before: {models: [" + taught + "]}}\n---\n" + R"(
codebook:
  id: ours
  models: [{id: m1}, {id: m2}, {id: m3}, {id: m4}]
  strategies: [{id: a, models: [m3, m4]}]
  issues: [{id: i, cause: )" +
                 cause + R"(, try: [{model: m1, why: one}, {model: m2, why: two}]}]
---
work:
  task: t
  class: c
  pieces:
    - {student: s, strategy: a, issues: [i], model: [)" +
                 used + R"(]}
    - {student: o, strategy: a, model: [m4]}
)");
    std::string out;
    for (const auto& offer : plan_basis(Selection(study, {}), PlanRequest{}).offers)
      out += offer.model + (offer.taught ? "t" : "") + (offer.here > 0 ? "h " : " ");
    return out;
  };
  CHECK(offers("", "", "gap") == "m1 m2 ");
  CHECK(offers("m1", "", "gap") == "m2 m1t ");
  CHECK(offers("m1, m2", "", "gap") == "m1t m4 ");  // m4 is on another page of the class
  CHECK(offers("m1, m2, m4", "", "gap") == "m1t m3 ");
  CHECK(offers("m1", "m2", "gap") == "m1t m4 ");
  CHECK(offers("m1, m2, m3", "m4", "gap") == "m1t m2t ");
  CHECK(offers("m1, m2", "", "slip") == "m1t m2t ");
}

TEST_CASE("a neighbour that does not serve the task's problem type is not proposed") {
  const std::string text = R"(
task: {id: t, codebook: ours, problem_type: TYPE}
---
codebook:
  id: ours
  problem_types: [{id: join}, {id: separate}]
  strategies: [{id: a, leads_to: [b, c]}, {id: b, problem_types: [join]}, {id: c}]
---
work: {task: t, pieces: [{student: s, strategy: a}]}
)";
  const auto neighbours = [&](const std::string& type) {
    std::string changed = text;
    changed.replace(changed.find("TYPE"), 4, type);
    const Study study = study_of(changed);
    return plan_neighbours(study, plan_basis(Selection(study, {}), PlanRequest{}));
  };
  CHECK(neighbours("join") == std::vector<std::string>{"b", "c"});
  CHECK(neighbours("separate") == std::vector<std::string>{"c"});
  CHECK(neighbours("").size() == 2);
}

TEST_CASE(
    "models of strategies that do not serve the task's problem type are left out unless no other is new") {
  const auto offers = [](const std::string& task, const std::string& of_a, const std::string& of_b,
                         const std::string& taught = "") {
    const Study study =
        study_of("task: {id: t, codebook: ours" + task + ", taught_before: {models: [" + taught + R"(]}}
---
codebook:
  id: ours
  problem_types: [{id: join, aliases: [adding]}, {id: separate}]
  models: [{id: m1}, {id: m2}]
  issues: [{id: gap, cause: gap}]
  strategies: [{id: a, models: [m1])" +
                 of_a + "}, {id: b, models: [m2]" + of_b + R"(}]
---
work: {task: t, pieces: [{student: s, strategy: a, issues: [gap]}, {student: u, strategy: b, issues: [gap]}]}
)");
    std::string out;
    for (const auto& offer : plan_basis(Selection(study, {}), PlanRequest{"", "gap"}).offers)
      out += offer.model + " ";
    return out;
  };
  const std::string join = ", problem_type: adding";
  const std::string only_join = ", problem_types: [join]";
  const std::string only_separate = ", problem_types: [separate]";
  CHECK(offers(join, only_join, only_join) == "m1 m2 ");          // all serve it
  CHECK(offers(join, only_join, only_separate) == "m1 ");         // one
  CHECK(offers(join, only_separate, "") == "m2 ");                // one that serves all
  CHECK(offers(join, only_separate, only_separate) == "m1 m2 ");  // none
  CHECK(offers(join, only_join, only_separate, "m1") == "m2 ");   // nothing new of the one that does
  CHECK(offers("", only_join, only_separate) == "m1 m2 ");        // no type is named
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
  const PlanBasis basis = plan_basis(Selection(study, {}), PlanRequest{"skip-counting", "loses-count"});
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

TEST_CASE(
    "a class of a plan is the one of the plan's school, or the one without a school where there is no "
    "other") {
  const auto list = [](const std::string& school) {
    return "---\nroster: {class: 3B, " + school + "students: [{id: a}]}\n";
  };
  const auto schools = [](const Study& study) {
    Plan plan;
    plan.school = "Lincoln";
    plan.classes = {"3B"};
    const auto classes = plan_classes(study, plan);
    std::string out;
    for (const auto& key : classes.at(0).keys) out += "[" + std::string(study.text(key.school)) + "]";
    return out;
  };
  const std::string grant = list("school: Grant, ");
  CHECK(schools(study_of(grant)).empty());
  CHECK(schools(study_of(grant + list("school: Lincoln, "))) == "[Lincoln]");
  CHECK(schools(study_of(list(""))) == "[]");
}

TEST_CASE("a student of no list is found by the work, in the school of the plan where it names one") {
  const auto piece = [](const std::string& school, const std::string& student) {
    return "---\nwork: {task: t, school: " + school + ", pieces: [{student: " + student +
           ", strategy: blank}]}\n";
  };
  const Study study = study_of(piece("Grant", "x1") + piece("Lincoln", "x2") + piece("Old Mill", "x2"));
  Plan plan;
  plan.students = {{"x2", {}}};
  const auto school = [&] { return study.text(plan_students(study, plan).at(0).school); };
  CHECK(school() == "Lincoln");
  plan.school = "Old Mill";
  CHECK(school() == "Old Mill");
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
