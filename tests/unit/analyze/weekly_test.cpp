#include "worksort/analyze/weekly.hpp"

#include <optional>

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
    - {student: s2, date: 2026-11-12, strategy: repeated-doubling, success: partly, issues: [partial-product-left-out]}
    - {student: s3, date: 2026-11-10, strategy: blank, issues: [loses-count]}
    - {student: s4, date: 2026-11-10, strategy: absent}
    - {student: s4, date: 2026-11-17, strategy: skip-counting}
    - {student: s9, strategy: skip-counting}
)";

// The week's result together with what it looks into.
struct Week {
  explicit Week(const Study& study, const char* week = "2026-W46")
      : range(*parse_week(week)), now(study, of_week(range)), all(study, Filter{}), until(study, to(range)) {}

  static Filter of_week(DateRange range) {
    Filter out;
    out.weeks = {range};
    return out;
  }
  static Filter to(DateRange range) {
    Filter out;
    out.until = range.last;
    return out;
  }
  WeeklyResult result() const { return weekly({now, all, until}, range, range.last); }

  DateRange range;
  Selection now;
  Selection all;
  Selection until;
};

}  // namespace

TEST_CASE("a week holds its own pieces and the moves that lead to them") {
  const MadeStudy made(k_two_weeks);
  const WeeklyResult result = Week(made.study).result();
  REQUIRE(result.groups.tasks.size() == 1);
  CHECK(result.groups.tasks[0].groups.size() == 2);
  CHECK(result.groups.tasks[0].piles[PileKind::not_enough].size() == 1);
  REQUIRE(result.moves.counts.size() == 2);
  CHECK(made.study.text(result.moves.counts[0].from) == "skip-counting");
  CHECK(made.study.text(result.moves.counts[0].to) == "partial-products");
  CHECK(result.bright_spots.size() == 1);
  CHECK(result.undated == 1);
  REQUIRE(result.last_work.has_value());
  CHECK(to_string(*result.last_work) == "2026-11-03");
}

TEST_CASE("strategies of a week are counted over all its pieces, those that later ones replace too") {
  const MadeStudy made(k_two_weeks);
  const WeekTask task = Week(made.study).result().tasks.at(0);
  CHECK(task.pieces == 5);
  CHECK(task.absent == 1);
  CHECK(task.read() == 4);
  REQUIRE(task.strategies.size() == 4);
  CHECK(task.strategies[0].code == "repeated-doubling");
  CHECK(task.strategies[0].success.at(0) == std::pair<std::string, std::size_t>("partly", 1));
  CHECK(task.strategies[1].code == "partial-products");
  CHECK(task.strategies[1].pieces == 2);
}

TEST_CASE("issues of a week are counted with every strategy and special code, most pieces first") {
  const MadeStudy made(k_two_weeks);
  const WeekTask task = Week(made.study).result().tasks.at(0);
  REQUIRE(task.issues.size() == 2);
  CHECK(task.issues[0].code == "partial-product-left-out");
  CHECK(task.issues[0].pieces == 3);
  CHECK(task.issues[0].strategies.size() == 2);
  CHECK(task.issues[1].code == "loses-count");
  CHECK(task.issues[1].cause == "slip");
  CHECK(task.issues[1].pieces == 2);
}

TEST_CASE("pages that nobody has read yet are not among those that an issue could be on") {
  const MadeStudy made(R"(
work:
  task: a
  class: 3B
  codebook: multiplication-division
  date: 2026-11-10
  pieces:
    - {student: s1, strategy: skip-counting, issues: [loses-count]}
    - {student: s2, strategy: skip-counting, issues: [loses-count]}
    - {student: s3, answer: "24"}
    - {student: s4, strategy: absent}
    - {student: s5}
    - {student: s6}
)");
  const WeekTask task = Week(made.study).result().tasks.at(0);
  CHECK(task.pieces == 6);
  CHECK(task.uncoded == 3);
  CHECK(task.read() == 3);
}

TEST_CASE("an issue that groups share is one thing to work on, whatever the strategy") {
  const MadeStudy made(k_two_weeks);
  const WeekTask task = Week(made.study).result().tasks.at(0);
  REQUIRE(task.shared.size() == 1);
  CHECK(made.study.text(task.shared[0].issue) == "partial-product-left-out");
  CHECK(task.shared[0].sharing.size() == 2);
}

TEST_CASE("who has done the task in an earlier week is not missing") {
  const MadeStudy made(R"(
roster: {class: 3B, students: [{id: s1}, {id: s2}, {id: s3}, {id: s4}]}
---
roster: {class: 3C, students: [{id: t1}]}
---
work:
  task: a
  class: 3B
  codebook: multiplication-division
  pieces:
    - {student: s1, date: 2026-11-03, strategy: skip-counting}
    - {student: s2, date: 2026-11-10, strategy: skip-counting}
    - {student: s4, strategy: skip-counting}
)");
  const WeeklyResult result = Week(made.study).result();
  const WeekTask& task = result.tasks.at(0);
  REQUIRE(task.handed_in_before.size() == 2);
  CHECK(made.study.text(task.handed_in_before[0]->id) == "s1");
  CHECK(made.study.text(task.handed_in_before[1]->id) == "s4");
  REQUIRE(task.nothing_yet.size() == 1);
  CHECK(made.study.text(task.nothing_yet[0]->id) == "s3");
  REQUIRE(result.quiet_classes.size() == 1);
  CHECK(made.study.text(result.quiet_classes[0].id) == "3C");
}

TEST_CASE("a critical strategy that nobody used comes with its neighbours and with earlier pages") {
  const MadeStudy made(R"(
task: {id: a, codebook: multiplication-division, critical: [repeated-doubling, compensating]}
---
work:
  task: a
  pieces:
    - {student: s1, date: 2026-11-03, strategy: repeated-doubling}
    - {student: s2, date: 2026-11-10, strategy: skip-counting}
    - {student: s3, date: 2026-11-20, strategy: repeated-doubling}
    - {student: s4, strategy: repeated-doubling}
)");
  const WeekTask task = Week(made.study).result().tasks.at(0);
  REQUIRE(task.elicit.size() == 2);
  CHECK(task.elicit[0].code == "repeated-doubling");
  CHECK(task.elicit[0].before == 1);
  CHECK(task.elicit[0].neighbours == std::vector<std::string>{"skip-counting"});
  CHECK(task.elicit[1].before == 0);
}

TEST_CASE("who is in three plans by the end of the week is told, and if the work was shown by then") {
  const auto often = [](const std::string& shown_on, const std::string& third_plan) {
    std::string text =
        "roster: {class: 3B, students: [{id: s1}]}\n---\ntask: {id: a, codebook: "
        "multiplication-division}\n---\n"
        "work: {task: a, class: 3B, pieces: [{student: s1, date: 2026-11-10, strategy: "
        "skip-counting}]}\n---\n"
        "decisions: [{text: Ana first, date: " +
        shown_on + ", shown: [s1]}]\n";
    for (const std::string& written : {std::string("2026-11-02"), std::string("2026-11-04"), third_plan})
      text += "---\nplan: {id: p" + written + ", written: " + written +
              ", class: [3B], task: a, kind: conference, students: [s1]}\n";
    const MadeStudy made(text);
    std::string out;
    for (const auto& one : Week(made.study).result().often_planned)
      out += std::to_string(one.plans) + (one.shown ? " shown" : " not shown");
    return out;
  };
  CHECK(often("2026-11-15", "2026-11-15") == "3 shown");
  CHECK(often("2026-11-16", "2026-11-15") == "3 not shown");
  CHECK(often("2026-11-15", "2026-11-16") == "");
}

TEST_CASE("a week without work says when there was some") {
  const MadeStudy made(k_two_weeks);
  const WeeklyResult result = Week(made.study, "2026-W50").result();
  CHECK(result.tasks.empty());
  REQUIRE(result.last_work.has_value());
  CHECK(to_string(*result.last_work) == "2026-11-17");
}

TEST_CASE("what is near to a missing strategy serves the task's problem type, where anything near does") {
  const auto near = [](const std::string& task, const std::string& of_a, const std::string& of_b) {
    const MadeStudy made("task: {id: t, codebook: ours, critical: [c]" + task + R"(}
---
codebook:
  id: ours
  problem_types: [{id: join}, {id: separate}]
  strategies: [{id: a, leads_to: [c])" +
                         of_a + "}, {id: b, leads_to: [c]" + of_b + R"(}, {id: c}]
---
work: {task: t, date: 2026-11-10, pieces: [{student: s, strategy: a}, {student: u, strategy: b}]}
)");
    std::string out;
    const Week week(made.study);
    const WeeklyResult result = week.result();
    for (const auto& code : result.tasks.at(0).elicit.at(0).neighbours) out += code + " ";
    return out;
  };
  const std::string join = ", problem_types: [join]";
  CHECK(near(", problem_type: join", join, join) == "a b ");
  CHECK(near(", problem_type: separate", join, "") == "b ");
  CHECK(near(", problem_type: separate", join, join) == "a b ");
  CHECK(near("", join, "") == "a b ");
}
