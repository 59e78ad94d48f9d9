#include "worksort/report/count/tally.hpp"

#include "worksort/read/table/tally_part.hpp"
#include "worksort/report/count/tally_parts.hpp"
#include "worksort/write/sheet/table_writers.hpp"

#include "../analyze/made_study.hpp"

using namespace worksort;
using namespace worksort::test;

namespace {

const char* const k_codebook = R"(
codebook:
  id: words
  success: [begun, half, whole]
  families: [{id: looking, name: Looking}, {id: counting, name: Counting things}]
  strategies:
    - {id: zeal, name: Zealous counting, family: counting}
    - {id: amble, name: Ambling, family: looking}
    - {id: march, name: Marching, family: counting}
  models: [picture, line]
  issues: [{id: slips, name: Slips}, {id: stops, name: Stops early}]
---
task: {id: t2, title: Second task, date: 2026-11-17, codebook: words, answers: ["5"]}
---
task: {id: t10, date: 2026-11-24, codebook: words}
---
exemplar: {task: t2, look_fors: [{id: b, text: B is there}, {id: a, text: A is there}]}
---
)";

const char* const k_work = R"(
work:
  task: t2
  class: 3B
  coder: kim
  pieces:
    - {student: s1, strategy: [march, zeal], model: line, success: whole, answer: "5", shows: [a, b], issues: [stops, slips]}
    - {student: s2, strategy: amble, model: picture, success: half, answer: "4", issues: slips}
    - {student: s3, strategy: absent}
    - {student: s4, strategy: blank}
    - {student: s5, note: nobody has read it yet}
    - {student: s6, strategy: zeal, success: whole, answer: "5"}
---
work:
  task: t2
  class: 3B
  coder: ortiz
  pieces:
    - {student: s1, strategy: march, model: picture, success: whole, answer: "5", setting: small-group}
    - {student: s6, strategy: amble, success: half, answer: "5"}
---
work:
  task: t10
  class: 3A
  coder: kim
  pieces:
    - {student: s1, strategy: march, success: begun}
    - {student: s1, strategy: zeal, attempt: 2}
)";

TallyResult counts(const Study& study, std::vector<TallyBy> by, bool all = false, bool zero = false) {
  return tally(Selection(study, {}), {std::move(by), all, zero, false});
}

Lines lines(const MadeStudy& made, std::vector<TallyBy> by, bool all = false, bool zero = false) {
  return rows_of(tally_table(made.study, counts(made.study, std::move(by), all, zero), {}));
}

// What is added up of all the work as the only part.
Lines merged_lines(const MadeStudy& made, TallyBy by) {
  const auto result = tally(made.all(), {{by, TallyBy::student}, false, false, false, true});
  WriteOptions options;
  options.format = Format::csv;
  Diagnostics diagnostics;
  const std::string part = write_csv(tally_part_table(made.study, result), options).text();
  return rows_of(merged_tally_table({read_tally_part("part.csv", part, diagnostics)}));
}

const MadeStudy& sample() {
  static const MadeStudy k_made(std::string(k_codebook) + k_work);
  return k_made;
}

}  // namespace

TEST_CASE("a tally counts pieces of all dates by their first code, in the order of the codebook") {
  CHECK(column_names(tally_table(sample().study, counts(sample().study, {TallyBy::strategy}), {})) ==
        "strategy pieces students");
  CHECK(lines(sample(), {TallyBy::strategy}) ==
        Lines{"zeal,1,1", "amble,1,1", "march,2,1", "blank,1,1", "absent,1,1", "readers-differ,1,1", ",1,1"});
}

TEST_CASE("every code counts when asked for, a family once a piece, and special codes have no family") {
  CHECK(lines(sample(), {TallyBy::strategy}, true) ==
        Lines{"zeal,2,1", "amble,1,1", "march,2,1", "blank,1,1", "absent,1,1", "readers-differ,1,1", ",1,1"});
  CHECK(lines(sample(), {TallyBy::family}, true) ==
        Lines{"looking,1,1", "counting,3,1", "readers-differ,1,1", ",3,3"});
  CHECK(lines(sample(), {TallyBy::model}) == Lines{"picture,1,1", "line,1,1", "readers-differ,1,1", ",5,4"});
  CHECK(lines(sample(), {TallyBy::model}, true) ==
        Lines{"picture,2,2", "line,1,1", "readers-differ,1,1", ",5,4"});
}

TEST_CASE("issues and look-fors count every code of a piece, and pieces without one have an empty row") {
  CHECK(lines(sample(), {TallyBy::issue}) == Lines{"slips,2,2", "stops,1,1", "readers-differ,1,1", ",5,4"});
  CHECK(lines(sample(), {TallyBy::look_for}) == Lines{"b,1,1", "a,1,1", "readers-differ,1,1", ",6,5"});
}

TEST_CASE("success stands in the order of the scale, correct from right to none") {
  CHECK(lines(sample(), {TallyBy::success}) ==
        Lines{"begun,1,1", "half,1,1", "whole,1,1", "readers-differ,1,1", ",4,4"});
  CHECK(lines(sample(), {TallyBy::correct}) ==
        Lines{"right,1,1", "wrong,1,1", "none,3,3", "readers-differ,1,1", ",2,1"});
}

TEST_CASE("several dimensions give a row for each combination that occurs") {
  CHECK(column_names(tally_table(sample().study, counts(sample().study, {TallyBy::class_id, TallyBy::issue}),
                                 {})) == "class issue pieces students");
  CHECK(lines(sample(), {TallyBy::class_id, TallyBy::issue}) ==
        Lines{"3A,,2,1", "3B,slips,2,2", "3B,stops,1,1", "3B,readers-differ,1,1", "3B,,3,3"});
  CHECK(lines(sample(), {TallyBy::task, TallyBy::date, TallyBy::week}) ==
        Lines{"t2,2026-11-17,2026-W47,6,6", "t10,2026-11-24,2026-W48,2,1"});
}

TEST_CASE("by coder, every reading counts for itself and nobody differs") {
  CHECK(lines(sample(), {TallyBy::coder, TallyBy::strategy}) ==
        Lines{"kim,zeal,2,2", "kim,amble,1,1", "kim,march,2,1", "kim,blank,1,1", "kim,absent,1,1", "kim,,1,1",
              "ortiz,amble,1,1", "ortiz,march,1,1"});
  CHECK(lines(sample(), {TallyBy::setting, TallyBy::coder}) ==
        Lines{"small-group,ortiz,1,1", ",kim,8,6", ",ortiz,1,1"});
}

TEST_CASE("a piece that a reader filter leaves one reading of has that reading in force") {
  const Selection selection = sample().only(&Filter::coders, "ortiz");
  const auto result = tally(selection, {{TallyBy::strategy, TallyBy::setting}, false, false, false});
  CHECK(rows_of(tally_table(sample().study, result, {})) == Lines{"amble,,1,1", "march,small-group,1,1"});
}

TEST_CASE("zero adds what the codebook or exemplar of the counted tasks defines, never special codes") {
  CHECK(lines(sample(), {TallyBy::class_id, TallyBy::family}, false, true) ==
        Lines{"3A,looking,0,0", "3A,counting,2,1", "3B,looking,1,1", "3B,counting,1,1",
              "3B,readers-differ,1,1", "3B,,3,3"});
  CHECK(lines(sample(), {TallyBy::task, TallyBy::look_for}, false, true) ==
        Lines{"t2,b,1,1", "t2,a,1,1", "t2,readers-differ,1,1", "t2,,4,4", "t10,,2,1"});
  const auto both = lines(sample(), {TallyBy::strategy, TallyBy::success}, false, true);
  CHECK(std::count_if(both.begin(), both.end(),
                      [](const std::string& row) { return row.ends_with(",0,0"); }) == 6);
}

TEST_CASE("codes that no codebook defines stand behind it in natural order") {
  const MadeStudy made(
      "work: {task: t, pieces: [{student: a, strategy: way 10}, {student: b, strategy: way 2},"
      " {student: c, strategy: unclear}, {student: d}]}");
  CHECK(lines(made, {TallyBy::strategy}) == Lines{"way 2,1,1", "way 10,1,1", "unclear,1,1", ",1,1"});
}

TEST_CASE("days stand in order and undated work comes last") {
  const MadeStudy made(
      "work: {task: t, pieces: [{student: a, date: 2026-11-30}, {student: b},"
      " {student: c, date: 2026-02-01}, {student: d, date: 2026-11-24}]}");
  CHECK(lines(made, {TallyBy::date}) == Lines{"2026-02-01,1,1", "2026-11-24,1,1", "2026-11-30,1,1", ",1,1"});
  CHECK(lines(made, {TallyBy::week}) == Lines{"2026-W05,1,1", "2026-W48,1,1", "2026-W49,1,1", ",1,1"});
}

TEST_CASE("one id in two schools is two students") {
  const MadeStudy made(R"(
roster: {class: 3B, school: Lincoln, students: [{id: s1, name: Ana}]}
---
roster: {class: 3B, school: Grant, students: [{id: s1, name: Bo}, {id: s2, name: Cem}]}
---
work: {task: t, class: 3B, school: Lincoln, pieces: [{student: s1, strategy: x}]}
---
work: {task: t, class: 3B, school: Grant, pieces: [{student: s1, strategy: x}, {student: s2, strategy: x}]}
)");
  CHECK(lines(made, {TallyBy::strategy}) == Lines{"x,3,3"});
  CHECK(lines(made, {TallyBy::student}) == Lines{"s1 (Grant),1,1", "s1 (Lincoln),1,1", "s2,1,1"});
  CHECK(lines(made, {TallyBy::school, TallyBy::student}) ==
        Lines{"Grant,s1,1,1", "Grant,s2,1,1", "Lincoln,s1,1,1"});
  const auto result = counts(made.study, {TallyBy::student});
  CHECK(rows_of(tally_table(made.study, result, {false, true})) ==
        Lines{"Bo (Grant),1,1", "Ana (Lincoln),1,1", "Cem,1,1"});
}

TEST_CASE("parts that are added up give the rows of a tally in its order") {
  for (const auto by :
       {TallyBy::strategy, TallyBy::family, TallyBy::issue, TallyBy::look_for, TallyBy::success,
        TallyBy::correct, TallyBy::class_id, TallyBy::week, TallyBy::date}) {
    CAPTURE(to_string(by));
    CHECK(merged_lines(sample(), by) == lines(sample(), {by}));
  }
}

TEST_CASE("wide gives each value of the last dimension a column and counts each piece once in the total") {
  const Selection selection = sample().all();
  const auto result = tally(selection, {{TallyBy::class_id, TallyBy::issue}, false, false, true});
  const Table table = tally_table(sample().study, result, {true, false});
  CHECK(column_names(table) == "class slips stops readers-differ no-value pieces students");
  CHECK(rows_of(table) == Lines{"3A,0,0,0,2,2,1", "3B,2,1,1,3,6,6"});
  const auto one = tally(selection, {{TallyBy::family}, false, true, true});
  CHECK(rows_of(tally_table(sample().study, one, {true, false})) == Lines{"1,3,1,3,8,6"});
}

TEST_CASE("a value that is called like a column gets its dimension in front") {
  const MadeStudy made("work: {task: t, pieces: [{student: a, class: pieces}, {student: b, class: task}]}");
  const auto result = tally(made.all(), {{TallyBy::task, TallyBy::class_id}, false, false, true});
  CHECK(column_names(tally_table(made.study, result, {true, false})) ==
        "task class:pieces class:task pieces students");
}

TEST_CASE("for people, names stand in place of codes and notes say what was counted") {
  const auto result = counts(sample().study, {TallyBy::task, TallyBy::strategy});
  const Table table = tally_table(sample().study, result, {false, true});
  CHECK(rows_of(table) == Lines{"Second task,Ambling,1,1", "Second task,Marching,1,1",
                                "Second task,Blank,1,1", "Second task,Absent,1,1",
                                "Second task,Readers differ,1,1", "Second task,(not coded),1,1",
                                "T10,Zealous counting,1,1", "T10,Marching,1,1"});
  CHECK(table.notes == Lines{"8 pieces of 6 students."});
  const Table issues = tally_table(sample().study, counts(sample().study, {TallyBy::issue}), {false, true});
  CHECK(issues.notes.size() == 2);
  const Table readings = tally_table(sample().study, counts(sample().study, {TallyBy::coder}), {false, true});
  CHECK(readings.notes ==
        Lines{"8 pieces of 6 students.", "Counted are readings: 10 readings of these pieces."});
}
