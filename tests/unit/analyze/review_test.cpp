#include "worksort/analyze/plan/review.hpp"

#include "worksort/analyze/plan/monitor.hpp"
#include "worksort/analyze/plan/problem_type.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "../studies.hpp"
#include "plan_studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::vector<std::string> blanks(const TaskReview& review) {
  std::vector<std::string> out;
  for (const auto& item : review.blanks) {
    out.push_back(std::string(to_string(item.blank)) + (item.about.empty() ? "" : ":" + item.about));
  }
  return out;
}

const std::string k_ready = R"(
task:
  id: t
  standards: [KY.3.OA.3]
  codebook: multiplication-division
  prompt: How many?
  goal: break apart
  target: [conceptual]
  taught_before: {models: [array]}
  answers: ["24"]
  anticipate:
    succeed: [drawing]
    strategies: [skip-counting]
    models: [array]
    stuck: [after 16]
    questions: {assessing: ["How?"], advancing: ["What if?"]}
  critical: [partial-products]
  review: {aligned: yes}
---
exemplar:
  task: t
  look_fors: [{id: groups, aspect: conceptual, text: Groups can be seen}]
  responses:
    - {strategy: partial-products, shows: [groups]}
    - {strategy: skip-counting, shows: [groups]}
)";

std::string without(std::string text, const std::string& line) {
  const auto at = text.find(line);
  REQUIRE(at != std::string::npos);
  return text.erase(at, line.size());
}

}  // namespace

TEST_CASE("the kind of question invites the strategies that name it, in the order of the codebook") {
  const auto invited = [](const std::string& type) {
    const Study study = study_of("task: {id: t, codebook: ours" + type + R"(}
---
codebook:
  id: ours
  problem_types: [{id: join, name: Join, aliases: [adding]}, {id: separate}]
  strategies: [{id: c, problem_types: [join]}, {id: b}, {id: a, problem_types: [separate, join]}]
)");
    return join(strategies_for(study.task_infos.at(0)), " ");
  };
  CHECK(invited(", problem_type: adding") == "c a");
  CHECK(invited(", problem_type: separate") == "a");
  CHECK(invited("").empty());
}

TEST_CASE("a task with everything in place has no blanks") {
  const Study study = study_of(k_ready);
  CHECK(blanks(review_task(study.task_infos.front())).empty());
}

TEST_CASE("each thing that is taken away is a blank of its own") {
  const auto of = [](const std::string& line) {
    return blanks(review_task(study_of(without(k_ready, line)).task_infos.front()));
  };
  using Names = std::vector<std::string>;
  CHECK(of("  prompt: How many?\n") == Names{"prompt"});
  CHECK(of("  review: {aligned: yes}\n") == Names{"alignment"});
  CHECK(of("    - {strategy: skip-counting, shows: [groups]}\n") == Names{"second-response"});
  CHECK(of("    - {strategy: partial-products, shows: [groups]}\n") ==
        Names{"second-response", "critical-example:partial-products"});
  CHECK(of("  look_fors: [{id: groups, aspect: conceptual, text: Groups can be seen}]\n") ==
        Names{"look-fors", "aspect:conceptual"});
  CHECK(of("    stuck: [after 16]\n") == Names{"stuck"});
}

TEST_CASE("blanks of one kind stand in the order in which the files name what is missing") {
  const Study study = study_of(k_ready + R"(---
exemplar:
  task: t
  look_fors: [{id: rows, text: Rows}, {id: labels, text: Labels}]
)");
  CHECK(blanks(review_task(study.task_infos.front())) ==
        std::vector<std::string>{"unused-look-for:rows", "unused-look-for:labels"});
}

TEST_CASE("a task that only work names is all blank, the task itself first") {
  const Study study =
      study_of("work: {task: t, codebook: fractions, pieces: [{student: a, strategy: blank}]}\n");
  const auto names = blanks(review_task(study.task_infos.front()));
  CHECK(names == std::vector<std::string>{"task", "responses", "look-fors"});
}

TEST_CASE("the chart has what is expected in codebook order, and everybody stands in it once") {
  const Study study = study_of(k_plan_class);
  const Selection selection(study, {});
  const auto charts = monitor(selection);
  REQUIRE(charts.size() == 4);
  const auto& chart = charts.back();
  CHECK(study.text(chart.task->id) == "trays");
  REQUIRE(chart.rows.size() == 3);
  CHECK(chart.rows[0].strategy == "skip-counting");
  CHECK(chart.rows[0].pieces.size() == 3);
  CHECK(chart.rows[1].strategy == "partial-products");
  CHECK(chart.rows[1].critical);
  CHECK(chart.rows[1].pieces.empty());
  CHECK(chart.rows[2].strategy.empty());
  CHECK(chart.rows[2].pieces.size() == 2);
  CHECK(chart.no_strategy.empty());
}
