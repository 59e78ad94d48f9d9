#include "worksort/analyze/shift.hpp"

#include "worksort/report/count/shift.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/util/text.hpp"

#include "../pages.hpp"
#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using worksort::test::made_study;

namespace {

// "a>b 2/1": pieces and students of each kind of move.
std::string moves(const Study& study, const ShiftResult& result) {
  std::vector<std::string> out;
  for (const auto& c : result.counts) {
    out.push_back(fmt::format("{}>{} {}/{}", study.text(c.from), study.text(c.to), c.pieces, c.students));
  }
  return join(out, ", ");
}

std::string paths(const Study& study, const ShiftResult& result) {
  std::vector<std::string> out;
  for (const auto& path : result.paths) {
    std::vector<std::string> codes;
    for (const Text code : path.codes) codes.emplace_back(study.text(code));
    out.push_back(fmt::format("{}: {}", study.text(path.student), join(codes, " ")));
  }
  return join(out, "; ");
}

ShiftResult shifted(const Study& study, const Filter& filter = {}, bool within_task = false) {
  return shift(Selection(study, without_dates(filter)), Selection(study, filter), {within_task});
}

constexpr std::string_view k_undated_tasks = R"(
work:
  task: task 10
  pieces: [{student: s1, strategy: c}]
---
work:
  task: task 2
  pieces: [{student: s1, strategy: b}, {student: s2, strategy: b}]
---
work:
  task: task 1
  pieces: [{student: s1, strategy: a}, {student: s2, strategy: b, attempt: 2}, {student: s2, strategy: a, attempt: 1}]
)";

constexpr std::string_view k_dated = R"(
work:
  task: t
  date: 2026-10-01
  pieces:
    - {student: s1, strategy: a}
    - {student: s2, strategy: blank}
    - {student: s3, strategy: a}
    - {student: s10, strategy: a}
---
work:
  task: u
  date: 2026-10-08
  pieces:
    - {student: s1, strategy: absent}
    - {student: s2, strategy: b}
    - {student: s3}
    - {student: s10, strategy: a, coder: kim}
    - {student: s10, strategy: b, coder: ortiz}
---
work:
  task: t
  date: 2026-10-15
  pieces:
    - {student: s1, strategy: b}
    - {student: s2, strategy: answer-only}
    - {student: s3, strategy: b}
    - {student: s10, strategy: b}
---
work:
  task: v
  pieces: [{student: s1, strategy: c}]
)";

}  // namespace

TEST_CASE("undated work is in the order of task ids, numbers as numbers, then of attempts") {
  const Study study = made_study(k_undated_tasks);
  const ShiftResult result = shifted(study);
  CHECK(paths(study, result) == "s1: a b c; s2: a b b");
  CHECK(moves(study, result) == "a>b 2/2, b>b 1/1, b>c 1/1");
}

TEST_CASE(
    "absent, uncoded, readers-differ and undated pieces are passed over and counted, special codes are not") {
  const Study study = made_study(k_dated);
  const ShiftResult result = shifted(study);
  CHECK(paths(study, result) == "s1: a b; s2: blank b answer-only; s3: a b; s10: a b");
  CHECK(moves(study, result) == "a>b 3/3, b>answer-only 1/1, blank>b 1/1");
  CHECK(result.passed_over.absent == 1);
  CHECK(result.passed_over.uncoded == 1);
  CHECK(result.passed_over.readers_differ == 1);
  CHECK(result.passed_over.undated == 1);
  CHECK(passed_over_words(result.passed_over) ==
        "Passed over: 1 absent, 1 not coded yet, 1 where readers differ, 1 without a date, of students whose "
        "other "
        "work has one");
  CHECK(passed_over_words({}).empty());
}

TEST_CASE("dates choose the later piece; the earlier one may lie before them") {
  const Study study = made_study(k_dated);
  Filter filter;
  filter.since = parse_date("2026-10-15");
  CHECK(moves(study, shifted(study, filter)) == "a>b 3/3, b>answer-only 1/1");
  CHECK(passed_over_words(shifted(study, filter).passed_over).empty());
  filter.since = parse_date("2026-10-08");
  filter.until = parse_date("2026-10-08");
  CHECK(moves(study, shifted(study, filter)) == "blank>b 1/1");
  CHECK(shifted(study, filter).passed_over.absent == 1);
  filter = {};
  filter.weeks = {*parse_week("2026-W42")};
  CHECK(paths(study, shifted(study, filter)) == "s1: a b; s2: b answer-only; s3: a b; s10: a b");
}

TEST_CASE("within a task only its own pieces follow each other") {
  const Study study = made_study(k_dated);
  const ShiftResult result = shifted(study, {}, true);
  CHECK(moves(study, result) == "a>b 3/3, blank>answer-only 1/1");
}

TEST_CASE("one reader's codes decide where readers differ") {
  const Study study = made_study(k_dated);
  Filter filter;
  filter.coders = {"kim"};
  CHECK(moves(study, shifted(study, filter)).empty());
  filter = {};
  filter.students = {"s10"};
  CHECK(moves(study, shifted(study, filter)) == "a>b 1/1");
}

TEST_CASE("codes stand in the order of the codebook, then undefined ones, then special ones") {
  const Study study = made_study(R"(
codebook:
  id: own
  strategies: [{id: z}, {id: y}]
---
codebook: {id: other}
---
work:
  task: t
  codebook: own
  pieces:
    - {student: s1, strategy: blank}
    - {student: s3, strategy: y}
    - {student: s4, strategy: z}
---
work:
  task: a task without a codebook
  pieces: [{student: s2, strategy: x10}, {student: s5, strategy: x9}]
)");
  std::vector<Text> codes;
  for (const auto& ref : study.codes) codes.push_back(ref.code);
  codes.push_back(codes.front());
  std::vector<std::string> shown;
  for (const Text code : strategies_in_order(study, codes)) shown.emplace_back(study.text(code));
  CHECK(join(shown, " ") == "z y x9 x10 blank");
}

TEST_CASE("the page of moves and of paths has all that its template can ask for") {
  const Study study = made_study(k_dated);
  const Selection all(study, {});
  for (const bool with_paths : {false, true}) {
    const Page page = shift_page(all, {}, shift(all, all, {}), with_paths, Typed({"school"}));
    const std::string shown = shown_page(page);
    CHECK((shown.find("A → B: 3 pieces (s1, s3, s10)") != std::string::npos) == !with_paths);
    CHECK((shown.find("**s2**: Blank → B → answer only") != std::string::npos) == with_paths);
  }
}

TEST_CASE("the tables have the columns that others rely on") {
  const Study study = made_study(k_dated);
  const Selection all(study, {});
  const ShiftResult result = shift(all, all, {});
  std::vector<std::string> names;
  for (const auto& column : shift_table(study, result).columns) names.push_back(column.name);
  CHECK(join(names, ",") == "from,to,students,pieces");
  const Table table = path_table(all, result);
  CHECK(table.columns[0].name == "student");
  CHECK(table.columns[1].name == "name");
  CHECK(table.columns[2].name == "path");
  CHECK(cell_text(table.rows[1][2]) == "blank; b; answer-only");
  CHECK(cell_text(table.rows[1][4]) == "2026-10-01; 2026-10-08; 2026-10-15");
}

TEST_CASE("paths stand by school, then by student and task, and moves of other days are none") {
  const Study study = made_study(R"(
codebook: {id: cb, strategies: [a, b, c]}
---
task: {id: t, codebook: cb}
---
roster: {class: x, school: S10, students: [s1, s2]}
---
roster: {class: y, school: S2, students: [s2, s1]}
---
work: {task: t, class: x, school: S10, date: 2026-10-01, pieces: [{student: s2, strategy: a}, {student: s1, strategy: b}]}
---
work: {task: t, class: x, school: S10, date: 2026-10-08, pieces: [{student: s2, strategy: b}, {student: s1}, {student: s3, model: m}]}
---
work: {task: t, class: x, school: S10, date: 2026-10-15, pieces: [{student: s2, strategy: c}, {student: s1, strategy: a}]}
---
work: {task: t, class: y, school: S2, date: 2026-10-08, pieces: [{student: s1, strategy: c}, {student: s2, strategy: absent}]}
---
work: {task: t, class: y, school: S2, date: 2026-10-15, pieces: [{student: s1, strategy: a}, {student: s2, strategy: a}]}
)");
  const auto shown = [&](const ShiftResult& found) {
    return paths(study, found) + " | " + moves(study, found) +
           fmt::format(" | {} {}", found.passed_over.absent, found.passed_over.uncoded);
  };
  CHECK(shown(shifted(study)) ==
        "s1: c a; s2: a; s1: b a; s2: a b c | a>b 1/1, b>a 1/1, b>c 1/1, c>a 1/1 | 1 2");
  CHECK(shown(shifted(study, {}, true)) ==
        "s1: c a; s2: a; s1: b a; s2: a b c | a>b 1/1, b>a 1/1, b>c 1/1, c>a 1/1 | 1 2");
  Filter later;
  later.since = parse_date("2026-10-15");
  CHECK(shown(shifted(study, later)) == "s1: c a; s2: a; s1: b a; s2: b c | b>a 1/1, b>c 1/1, c>a 1/1 | 0 0");
  Filter middle;
  middle.since = middle.until = parse_date("2026-10-08");
  CHECK(shown(shifted(study, middle)) == "s1: c; s2: a b | a>b 1/1 | 1 2");
}
