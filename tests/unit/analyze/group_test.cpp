#include "worksort/analyze/group.hpp"

#include "worksort/util/text.hpp"

#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr std::string_view k_graded_work = R"(
codebook: {id: cb, strategies: [hops, adds], issues: [slips, unit], success: [low, mid, high]}
---
task: {id: t, codebook: cb}
---
work:
  task: t
  pieces:
    - {student: s1, strategy: hops, success: high}
    - {student: s2, strategy: hops, success: low, issues: [unit, slips]}
    - {student: s3, strategy: hops, success: low}
    - {student: s4, strategy: hops, success: mid, issues: slips}
    - {student: s5, strategy: hops, success: low}
    - {student: s6, strategy: hops, success: high}
    - {student: s7, strategy: hops, success: mid}
    - {student: s8, strategy: adds, success: low, issues: unit}
)";

// "hops 1/3: s1 s2 | low 1 high 1" of each group.
Lines groups_of(const Study& study, const GroupOptions& options) {
  const Selection all(study, {});
  Lines out;
  const GroupResult result = group(all, options);
  for (const auto& one : result.tasks.at(0).groups) {
    std::string line = fmt::format("{} {}/{}:", text(study, one.codes.at(0)), one.part, one.parts);
    for (const auto piece : one.pieces) line += " " + text(study, all.head(piece).student.code);
    line += " |";
    for (const auto& [code, count] : one.success) line += fmt::format(" {} {}", text(study, code), count);
    out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("a group that is too large is dealt out, so that every part mixes degrees of success") {
  GroupOptions options;
  options.size = 3;
  CHECK(groups_of(made_study(k_graded_work), options) ==
        Lines{"hops 1/3: s2 s4 s6 | low 1 mid 1 high 1", "hops 2/3: s3 s7 | low 1 mid 1",
              "hops 3/3: s1 s5 | low 1 high 1", "adds 1/1: s8 | low 1"});
  options.size = 7;
  CHECK(groups_of(made_study(k_graded_work), options).front() ==
        "hops 1/1: s1 s2 s3 s4 s5 s6 s7 | low 3 mid 2 high 2");
}

TEST_CASE("by issue, a piece stands with each of its issues, and the others at the end without one") {
  GroupOptions options;
  options.by = {GroupBy::issue};
  CHECK(groups_of(made_study(k_graded_work), options) == Lines{"slips 1/1: s2 s4 | low 1 mid 1",
                                                               "unit 1/1: s2 s8 | low 2",
                                                               " 1/1: s1 s3 s5 s6 s7 | low 2 mid 1 high 2"});
}

namespace {

constexpr std::string_view k_class_work = R"(
codebook:
  id: cb
  families: [{id: far}, {id: near}]
  strategies: [{id: hops, family: near}, {id: adds, family: far}, {id: own}]
  models: [line, array]
  issues: [unit, slips]
---
roster: {class: 3B, school: L, students: [{id: s1}, {id: s2}, {id: s3}, {id: s9}, {id: s8}]}
---
roster: {class: 3C, school: L, students: [{id: z1}]}
---
task: {id: t, codebook: cb, date: 2026-11-17}
---
exemplar: {task: t, look_fors: [{id: b, text: B}, {id: a, text: A}]}
---
work:
  task: t
  class: 3B
  school: L
  pieces:
    - {student: s1, strategy: [hops, adds], success: partly, model: [array, line], shows: [a, b], issues: [slips, unit]}
    - {student: s2, strategy: [adds, hops, own], success: started, model: array, shows: b}
    - {student: s3, strategy: own, success: carried-through}
    - {student: s4, strategy: hops, model: line, shows: a}
    - {student: s5, strategy: adds, success: partly, issues: unit, unsure: true}
    - {student: s6, strategy: blank}
    - {student: s7, strategy: absent}
    - {student: s8}
    - {student: s3, strategy: own, attempt: 2, success: partly}
)";

std::string codes_counted(const Study& study, const Counts& counts) {
  std::string out;
  for (const auto& [code, count] : counts) out += fmt::format(" {} {}", text(study, code), count);
  return out;
}

// "codes: students | success | models | issues | look-fors" of each group; behind them the pile of each other
// piece.
Lines full_groups(const Study& study, const GroupOptions& options) {
  const Selection all(study, {});
  const GroupResult result = group(all, options);
  Lines out;
  for (const auto& one : result.tasks.at(0).groups) {
    std::string line;
    for (const Text code : one.codes) line += (line.empty() ? "" : ",") + text(study, code);
    line += ":";
    for (const auto piece : one.pieces) line += " " + text(study, all.head(piece).student.code);
    for (const Counts* counts : {&one.success, &one.models, &one.issues, &one.shows})
      line += " |" + codes_counted(study, *counts);
    out.push_back(line);
  }
  return out;
}

Lines full_groups(std::vector<GroupBy> by, bool every = false) {
  GroupOptions options;
  options.by = std::move(by);
  options.all = every;
  return full_groups(made_study(k_class_work), options);
}

}  // namespace

TEST_CASE("groups and what they count stand in the order of the codebook") {
  CHECK(join(full_groups({GroupBy::strategy}), "; ") ==
        "hops: s1 s4 | partly 1 | line 2 array 1 | unit 1 slips 1 | b 1 a 2; adds: s2 s5 | started 1 partly "
        "1 | array 1 | unit 1 | b 1; own: s3 | partly 1 | | |");
  CHECK(join(full_groups({GroupBy::strategy}, true), "; ") ==
        "hops: s1 s2 s4 | started 1 partly 1 | line 2 array 2 | unit 1 slips 1 | b 2 a 2; adds: s1 s2 s5 | "
        "started 1 partly 2 | line 1 array 2 | unit 2 slips 1 | b 2 a 1; own: s2 s3 | started 1 partly 1 | "
        "array 1 | | b 1");
  CHECK(join(full_groups({GroupBy::family}), "; ") ==
        "far: s2 s5 | started 1 partly 1 | array 1 | unit 1 | b 1; near: s1 s4 | partly 1 | line 2 array 1 | "
        "unit 1 slips 1 | b 1 a 2; : s3 | partly 1 | | |");
  CHECK(join(full_groups({GroupBy::family}, true), "; ") ==
        "far: s1 s2 s5 | started 1 partly 2 | line 1 array 2 | unit 2 slips 1 | b 2 a 1; near: s1 s2 s4 | "
        "started 1 partly 1 | line 2 array 2 | unit 1 slips 1 | b 2 a 2; : s2 s3 | started 1 partly 1 | "
        "array 1 | | b 1");
  CHECK(join(full_groups({GroupBy::model}), "; ") ==
        "line: s4 | | line 1 | | a 1; array: s1 s2 | started 1 partly 1 | line 1 array 2 | unit 1 slips 1 | "
        "b 2 a 1; : s3 s5 | partly 2 | | unit 1 |");
  CHECK(join(full_groups({GroupBy::model}, true), "; ") ==
        "line: s1 s4 | partly 1 | line 2 array 1 | unit 1 slips 1 | b 1 a 2; array: s1 s2 | started 1 partly "
        "1 | line 1 array 2 | unit 1 slips 1 | b 2 a 1; : s3 s5 | partly 2 | | unit 1 |");
  CHECK(join(full_groups({GroupBy::look_for}), "; ") ==
        "b: s1 s2 | started 1 partly 1 | line 1 array 2 | unit 1 slips 1 | b 2 a 1; a: s1 s4 | partly 1 | "
        "line 2 array 1 | unit 1 slips 1 | b 1 a 2; : s3 s5 | partly 2 | | unit 1 |");
  CHECK(join(full_groups({GroupBy::issue, GroupBy::model}), "; ") ==
        "unit,array: s1 | partly 1 | line 1 array 1 | unit 1 slips 1 | b 1 a 1; unit,: s5 | partly 1 | | "
        "unit 1 |; slips,array: s1 | partly 1 | line 1 array 1 | unit 1 slips 1 | b 1 a 1; line: s4 | | line "
        "1 | | a 1; array: s2 | started 1 | array 1 | | b 1; : s3 | partly 1 | | |");
}

TEST_CASE("a class is covered by those with a page, those away and those of whom there is none") {
  const Study study = made_study(k_class_work);
  const Selection all(study, {});
  const TaskInfo& task = study.task_infos.front();
  const Coverage found = coverage(all, task);
  CHECK(found.enrolled == 5);
  CHECK(found.known == 9);
  CHECK(found.handed_in == 6);
  CHECK(found.absent == 1);
  CHECK(found.coded == 6);
  REQUIRE(found.not_handed_in.size() == 1);
  CHECK(text(study, found.not_handed_in[0]->id) == "s9");
  const GroupResult result = group(all, {});
  CHECK(result.tasks.at(0).piles[PileKind::earlier].size() == 1);
  CHECK(result.tasks.at(0).piles[PileKind::not_enough].size() == 1);
  CHECK(result.tasks.at(0).piles[PileKind::absent].size() == 1);
  CHECK(result.tasks.at(0).piles[PileKind::uncoded].size() == 1);
  CHECK(result.tasks.at(0).unsure.size() == 1);
  std::vector<const Student*> students;
  for (const auto& student : study.students) students.push_back(&student);
  std::string with_page;
  for (const Student* student : with_page_elsewhere(study, task, students))
    with_page += text(study, student->id) + " ";
  CHECK(with_page == "s1 s2 s3 ");
  CHECK(with_page_elsewhere(study, task, students, [](std::uint32_t piece) { return piece > 100; }).empty());
  CHECK(with_page_elsewhere(study, task, {}).empty());
}
