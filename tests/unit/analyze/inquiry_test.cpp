#include "worksort/analyze/inquiry.hpp"

#include "worksort/report/protocol/inquiry.hpp"
#include "worksort/util/text.hpp"

#include "../pages.hpp"
#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using worksort::test::made_study;

namespace {

constexpr std::string_view k_work = R"(
codebook:
  id: own
  families: [{id: parts}]
  strategies:
    - {id: counting, name: Counting}
    - {id: products, name: Partial products, family: parts}
  issues: [{id: slips}]
---
task: {id: t, codebook: own, answers: ["24"]}
---
exemplar: {task: t, look_fors: [{id: label, text: says the unit}]}
---
work:
  task: t
  date: 2026-09-07
  class: 3B
  pieces:
    - {student: s1, strategy: counting, issues: slips}
    - {student: s2, strategy: products, shows: label, answer: "24"}
    - {student: s3, strategy: blank}
    - {student: s4, strategy: absent}
    - {student: s5}
---
work:
  task: t
  date: 2026-11-02
  class: 3B
  pieces:
    - {student: s1, strategy: [counting, products], answer: "23"}
    - {student: s2, strategy: products}
    - {student: s3, strategy: counting, coder: a}
    - {student: s3, strategy: products, coder: b}
    - {student: s4, strategy: products, success: partly}
---
work: {task: t, date: 2026-11-09, class: 3B, pieces: [{student: s1, strategy: counting}]}
---
work: {task: t, date: 2026-11-02, class: 3C, pieces: [{student: s9, strategy: counting}]}
---
work: {task: t, class: 3B, pieces: [{student: s8, strategy: counting}]}
)";

// "1 of 3 > 3 of 4 met" of a goal with this measure, and the rest of the goal's lines.
std::string outcome(const std::string& measure, const std::string& rest = "") {
  const Study study = made_study(fmt::format(R"({}
---
inquiry:
  id: fall
  goals:
    - id: g
      measure: {}
      where: {{class: [3B]}}
      baseline: {{since: 2026-09-01, until: 2026-09-30}}
      current: {{since: 2026-11-01, until: 2026-11-30}}
{})",
                                             k_work, measure, rest));
  const auto results = inquiries(Selection(study, {}));
  const GoalResult& goal = results.at(0).goals.at(0);
  return fmt::format("{} of {} > {} of {} {}", goal.baseline->count, goal.baseline->of, goal.current->count,
                     goal.current->of, to_string(goal.status));
}

}  // namespace

TEST_CASE("students with a coded piece are counted: special codes yes, absent and uncoded no") {
  CHECK(outcome("{strategy: products}", "      target: 75%") == "1 of 3 > 3 of 4 met");
  CHECK(outcome("{strategy: products}", "      target: 76%") == "1 of 3 > 3 of 4 not-yet");
}

TEST_CASE("every dimension can be measured, by id or name") {
  CHECK(outcome("{strategy: Partial products}") == "1 of 3 > 3 of 4 for-the-team");
  CHECK(outcome("{family: parts}") == "1 of 3 > 3 of 4 for-the-team");
  CHECK(outcome("{strategy: [blank, counting]}") == "2 of 3 > 1 of 4 for-the-team");
  CHECK(outcome("{look-for: label}") == "1 of 3 > 0 of 4 for-the-team");
  CHECK(outcome("{correct: right}") == "1 of 3 > 0 of 4 for-the-team");
  CHECK(outcome("{success: partly}") == "0 of 3 > 1 of 4 for-the-team");
}

TEST_CASE("codes that no codebook or exemplar knows and no reading holds are named with their goal") {
  const auto unknown = [](const std::string& measure) {
    const Study study = made_study(
        fmt::format("{}---\ninquiry: {{id: fall, goals: [{{id: g, measure: {}}}]}}\n", k_work, measure));
    const auto results = inquiries(Selection(study, {}));
    return join(results.at(0).goals.at(0).unknown, " ");
  };
  CHECK(unknown("{look-for: [label, lable]}") == "lable");
  CHECK(unknown("{strategy: [products, Counting, march]}") == "march");
  CHECK(unknown("{family: [parts, wholes]}") == "wholes");
  CHECK(unknown("{issue: [slips, skips]}") == "skips");
  CHECK(unknown("{model: [line]}") == "line");
  CHECK(unknown("{success: [partly, weg]}") == "weg");
  CHECK(unknown("{correct: [right, weg]}") == "");
}

TEST_CASE("tasks are other ones where both times have some, and not the same") {
  const auto others = [](const std::string& before, const std::string& now) {
    std::string work = "task: {id: t}\n---\ntask: {id: u}\n";
    for (const auto& [day, tasks] : {std::pair("2026-09-07", before), std::pair("2026-11-02", now)})
      for (const char task : tasks)
        work += fmt::format("---\nwork: {{task: {}, date: {}, pieces: [{{student: s, strategy: a}}]}}\n",
                            task, day);
    const Study study = made_study(
        work +
        "---\ninquiry: {id: i, goals: [{id: g, measure: {strategy: a}, baseline: {until: 2026-09-30}}]}\n");
    return inquiries(Selection(study, {})).at(0).goals.at(0).other_tasks;
  };
  for (const std::string same : {"t", "u", "tu"}) CHECK_FALSE(others(same, same));
  for (const std::string some : {"t", "u", "tu"}) {
    CHECK_FALSE(others("", some));
    CHECK_FALSE(others(some, ""));
  }
  CHECK(others("t", "u"));
  CHECK(others("t", "tu"));
  CHECK(others("tu", "u"));
}

TEST_CASE("a goal can look at models") {
  const Study study = made_study(R"(
codebook: {id: own, strategies: [counting], models: [tiles, line]}
---
task: {id: t, codebook: own}
---
work:
  task: t
  pieces:
    - {student: s1, strategy: counting, model: [line, tiles]}
    - {student: s2, strategy: counting, model: line}
    - {student: s3, strategy: counting}
---
inquiry: {id: fall, goals: [{id: g, measure: {model: tiles}}]}
)");
  const auto result = inquiries(Selection(study, {})).at(0).goals.at(0);
  CHECK(result.current->count == 1);
  CHECK(result.current->of == 3);
}

TEST_CASE("an issue is to become less common unless the target says otherwise") {
  CHECK(outcome("{issue: slips}", "      target: 10%") == "1 of 3 > 0 of 4 met");
  CHECK(outcome("{issue: slips}", "      target: at least 10%") == "1 of 3 > 0 of 4 not-yet");
}

TEST_CASE("without a period for now, all that came after the baseline counts") {
  const Study study = made_study(fmt::format(R"({}
---
inquiry:
  id: fall
  goals:
    - {{id: g, measure: {{strategy: products}}, where: {{class: 3B}}, baseline: {{until: 2026-11-02}}, target: 40%}}
    - {{id: seen, text: They talk, evidence: four did}}
    - {{id: empty, text: They talk}}
    - {{id: nobody, measure: {{strategy: product}}, current: {{since: 2027-01-01}}, target: 1%}}
)",
                                             k_work));
  const auto goals = inquiries(Selection(study, {})).at(0).goals;
  CHECK(goals[0].current->count == 0);
  CHECK(goals[0].current->of == 1);
  CHECK(goals[0].current_period.since == parse_date("2026-11-03"));
  CHECK(goals[1].status == GoalStatus::for_the_team);
  CHECK(!goals[1].current);
  CHECK(goals[2].status == GoalStatus::not_enough_evidence);
  CHECK(goals[3].status == GoalStatus::not_enough_evidence);
  CHECK(!goals[3].baseline);
  CHECK(goals[3].unknown == std::vector<std::string>{"product"});
}

TEST_CASE("targets are shares, parts of a whole or students, at least or at most") {
  const auto said = [](const char* text, bool lower = false) {
    const auto t = parse_target(text, lower);
    return t ? fmt::format("{}{:g}{}", t->at_most ? "<=" : ">=", t->value, t->percent ? "%" : "") : "none";
  };
  CHECK(said("40%") == ">=40%");
  CHECK(said(" 12.5 % ") == ">=12.5%");
  CHECK(said("3 of 4") == ">=75%");
  CHECK(said("12") == ">=12");
  CHECK(said("12 students") == ">=12");
  CHECK(said("At most 10%") == "<=10%");
  CHECK(said("<= 2") == "<=2");
  CHECK(said("10%", true) == "<=10%");
  CHECK(said("at least 10%", true) == ">=10%");
  CHECK(said("") == "none");
  CHECK(said("most of them") == "none");
  CHECK(said("0.4") == "none");
  CHECK(said("140%") == "none");
  CHECK(said("-4%") == "none");
  CHECK(said("nan%") == "none");
  CHECK(said("5 of 4") == "none");
}

TEST_CASE("a share that is exactly the target reaches it") {
  CHECK(reaches({1, 3}, *parse_target("1 of 3", false)));
  CHECK(reaches({2, 5}, *parse_target("40%", false)));
  CHECK(!reaches({39, 100}, *parse_target("40%", false)));
  CHECK(reaches({1, 3}, *parse_target("at most 1 of 3", false)));
  CHECK(!reaches({2, 3}, *parse_target("at most 1 of 3", false)));
  CHECK(reaches({12, 30}, *parse_target("12", false)));
}

TEST_CASE("the page asks the four questions and leaves blanks where the file is silent") {
  const Study study = made_study(fmt::format(R"({}
---
inquiry:
  id: fall
  improve: More talk
  goals: [{{id: g, measure: {{strategy: products}}, current: {{since: 2026-11-01}}, target: 90%}}]
)",
                                             k_work));
  const Page page = inquiry_page(study, inquiries(Selection(study, {})));
  const std::string shown = shown_page(page);
  CHECK(shown.find("More talk") != std::string::npos);
  for (const char* question : {"## 1.", "## 2.", "## 3.", "## 4."})
    CHECK(shown.find(question) != std::string::npos);
  const std::string blank = "\\_\\_\\_\\_";
  CHECK(shown.find(blank) > shown.find("## 2."));
  CHECK(shown.find(blank) < shown.find("## 3."));
  CHECK(shown.find("3 of 5 students with coded work (60%)") != std::string::npos);
  CHECK(shown.find("would reach") == std::string::npos);
}
