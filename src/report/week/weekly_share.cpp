#include "worksort/report/week/weekly_share.hpp"

#include "worksort/report/count/shift_share.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/plan/follow_up_share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "report/agree/agree_shared.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

using Students = std::set<std::uint64_t>;

std::int64_t whole(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

std::uint64_t student_of(const Selection& selection, std::uint32_t piece) {
  const Reading& head = selection.head(piece);
  return student_key(selection.study().school_of(head), head.student.code);
}

bool has_issue(const InForce& now, Text code) {
  return std::find(now.issues.begin(), now.issues.end(), code) != now.issues.end();
}

// The released groups as bars; nothing where fewer than two may be told.
Chart group_chart(const SharedTask& task) {
  Chart chart;
  const bool all = std::all_of(task.rows.begin(), task.rows.end(),
                               [](const SharedRow& row) { return row.kind != "group" || row.pieces; });
  chart.title = all ? "Pieces" : "Pieces, without the groups that are hidden";
  chart.heading = "Thinking";
  chart.series = {"pieces"};
  for (const auto& row : task.rows) {
    if (row.kind == "group" && row.pieces)
      chart.rows.push_back({row.name, "", {static_cast<double>(*row.pieces)}});
  }
  return chart;
}

// How many of the week's pieces have work from before.
void add_moves(SharedPage& page, const SharedCounts& moves) {
  page.section("How strategies moved since the work before");
  if (moves.empty()) {
    page.line("No piece of this week can be compared with the same student's work before.");
  } else if (!moves.total() || moves.hides() || moves.columns().size() < 2) {
    page.line("How many there are is hidden.");
    page.hidden();
  } else {
    page.line(fmt::format(
        "{} followed earlier work; {} of these show the same as then, {} another strategy or, then or now, "
        "none.",
        counted(static_cast<std::size_t>(*moves.total()), "piece"), *moves.cell(0, 0), *moves.cell(0, 1)));
  }
}

// What is counted of plans are students, which no release holds against what was told before.
void add_plans(SharedPage& page, const WeeklyResult& result, const SharedCounts& counts,
               const OneRelease& release) {
  page.section("Plans, and whether they were looked at again");
  if (result.plans.empty()) return page.line("No plan is written down yet.");
  if (counts.empty()) return page.line("No plan names students.");
  if (release.is_remembered()) return page.line("How many students are in plans is left out.");
  page.counts("Students in plans for", counts, "students");
}

// Students with work: in fewer than three plans, in more and shown to others, in more and never shown.
SharedCounts talked_about(const Selection& chosen, const std::vector<OftenPlanned>& often,
                          std::int64_t min_n) {
  enum : std::uint8_t { seldom, shown, not_shown };
  std::map<std::uint64_t, std::size_t> column;
  for (const auto piece : chosen.base()) column[student_of(chosen, piece)] = seldom;
  for (const auto& one : often) column[student_key(one.school, one.id)] = one.shown ? shown : not_shown;
  std::vector<CountedPiece> students;
  students.reserve(column.size());
  for (const auto& [student, at] : column) students.push_back({0, at, student});
  return {{{"", {{"", ""}}, {{"", ""}, {"", ""}, {"", ""}}, count_pieces(1, 3, students)}}, min_n};
}

// Whether the students in plans, whom the page counts in each, leave open how many of them are in fewer than
// three: `often` are in three at least, in each of the plans where there are no more.
bool keeps_apart(const SharedCounts& plans, std::int64_t often, std::int64_t min_n) {
  if (plans.total() && *plans.total() < 3 * often + min_n) return false;
  if (plans.rows().size() > 3) return true;
  for (std::size_t row = 0; row < plans.rows().size(); ++row) {
    if (plans.row_total(row) && *plans.row_total(row) < often + min_n) return false;
  }
  return true;
}

// The team's page has the names of those who were not shown.
void add_talked_about(SharedPage& page, const WeeklySelections& selections, const WeeklyResult& result,
                      const SharedCounts& plans, const OneRelease& release) {
  if (result.often_planned.empty()) return;
  const std::int64_t min_n = release.min_n();
  const SharedCounts counts = talked_about(selections.all, result.often_planned, min_n);
  const auto often = whole(result.often_planned.size());
  page.section("Whose work is talked about");
  if (release.is_remembered()) return page.line("How many are in three plans or more is left out.");
  if (counts.hides() || !keeps_apart(plans, often, min_n)) {
    page.line(
        "How many are in three plans or more, and on no bright spot, no partner in a plan, and on no list of "
        "pages that were shown, is hidden.");
    return page.hidden();
  }
  page.line(fmt::format(
      "{} are in three plans or more; {} of them are so far on no bright spot, no partner in a plan, and on "
      "no list of pages that were shown.",
      counted(result.often_planned.size(), "student"), *counts.cell(0, 2)));
}

void add_agreement(SharedPage& page, const Selection& week, const WeeklyResult& result, OneRelease& release) {
  page.section("Reading it together");
  const auto& rows = result.agreement.rows;
  if (rows.empty() || rows.front().rated.pieces.empty())
    return page.line("For no piece of this week a strategy was named by more than one person.");
  const SharedAgreement told = shared_agreement(week, rows.front(), {}, release);
  if (!told.units) {
    page.hidden();
    return page.line("For some pieces more than one person named a strategy; how many is hidden.");
  }
  page.line(fmt::format("For {} pieces more than one person named a strategy.", *told.units));
}

// That so many of the coded pieces have the issue; how many do not have it must stay unknown as well where it
// is small, and everybody sees that somebody has it.
void add_statements(std::vector<Statement>& to, const Selection& selection, const TaskInfo& task, Text issue,
                    std::int64_t pieces, bool told) {
  const Study& study = selection.study();
  const Conditions coded = {{"task", {std::string(study.text(task.id))}}, {"standing", {"group"}}};
  Conditions with = coded;
  with.push_back({"issue", {std::string(study.text(issue))}});
  Conditions without = with;
  without.back().without = true;
  const Filter& within = selection.filter();
  to.push_back({with, told ? Telling::shown : Telling::hidden, 0, within, pieces});
  to.push_back({without, Telling::hidden, 0, within});
  to.push_back({with, Telling::at_least_one, 0, within});
}

// The issues of a task, and three statements about each.
struct TaskIssues {
  std::vector<SharedIssue> issues;
  std::vector<Statement> statements;
};

TaskIssues counted_issues(const Selection& selection, const GroupResult& groups, const TaskGroups& task,
                          std::int64_t min_n) {
  const Study& study = selection.study();
  std::vector<std::uint32_t> pieces;
  std::set<Text> codes;
  for (const auto& one : task.groups) {
    pieces.insert(pieces.end(), one.pieces.begin(), one.pieces.end());
    for (const auto& issue : one.issues) codes.insert(issue.first);
  }
  std::vector<Text> ordered(codes.begin(), codes.end());
  const auto rank = [&](Text code) { return task.task->codebook->rank(Dimension::issue, study.text(code)); };
  std::sort(ordered.begin(), ordered.end(), [&](Text a, Text b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : natural_less(study.text(a), study.text(b));
  });
  TaskIssues out;
  for (const Text code : ordered) {
    Students with, without;
    std::int64_t count = 0;
    for (const auto piece : pieces) {
      const bool has = has_issue(groups.in_force.at(piece), code);
      (has ? with : without).insert(student_of(selection, piece));
      count += has ? 1 : 0;
    }
    const bool large = whole(with.size()) >= min_n && whole(without.size()) >= min_n;
    add_statements(out.statements, selection, *task.task, code, count, large);
    out.issues.push_back(
        {std::string(study.text(code)), code_name(study, *task.task, Dimension::issue, code), count});
  }
  return out;
}

// Takes out the numbers that may not be told; false, and nothing told, if the lists alone would tell too
// much.
bool tell(std::span<TaskIssues> tasks, OneRelease& release) {
  std::vector<Statement> statements;
  for (const auto& task : tasks)
    statements.insert(statements.end(), task.statements.begin(), task.statements.end());
  const std::size_t before = release.mark();
  const auto [told, lists] = release.admit(statements);
  if (!lists) {
    release.back_to(before);
    return false;
  }
  std::size_t at = 0;
  for (auto& task : tasks) {
    for (auto& issue : task.issues) {
      if (!told[at]) issue.pieces.reset();
      at += task.statements.size() / task.issues.size();
    }
  }
  return true;
}

}  // namespace

std::vector<std::vector<SharedIssue>> shared_issues(const Selection& selection, const GroupResult& groups,
                                                    OneRelease& release) {
  std::vector<TaskIssues> tasks;
  for (const auto& task : groups.tasks)
    tasks.push_back(counted_issues(selection, groups, task, release.min_n()));
  if (!tell(tasks, release)) {
    for (auto& task : tasks)
      if (!tell({&task, 1}, release)) task.issues = {{"", "Which and how many", std::nullopt}};
  }
  std::vector<std::vector<SharedIssue>> out;
  out.reserve(tasks.size());
  for (auto& task : tasks) out.push_back(std::move(task.issues));
  return out;
}

void add_shared_task(SharedPage& page, const SharedTask& task) {
  const std::string pieces = task.pieces_words();
  page.section(task.title + (pieces.empty() ? "" : ": " + pieces));
  page.table("Thinking", {"Pieces", "Share", "How far"});
  for (const auto& row : task.rows) page.row(row.name, {row.words, row.percent, row.how_far});
  if (const Chart chart = group_chart(task); chart.rows.size() > 1) page.chart(chart);
  page.merged(task.counts.steps());
  if (task.counts.hides()) page.hidden();
}

void add_shared_issues(SharedPage& page, const std::vector<SharedIssue>& issues, std::int64_t min_n) {
  page.table("What got in the way", {"Pieces"});
  for (const auto& issue : issues) {
    page.row(issue.name, {shared_number(issue.pieces)});
    if (issue.pieces) continue;
    page.hidden();
    page.note(fmt::format("An issue has a number if {0} students show it and {0} do not.", min_n));
  }
}

std::vector<std::string> shared_unseen_lines(const SharedTask& task, std::int64_t min_n) {
  std::map<UnseenKind, std::vector<std::string>> names;
  for (const auto& item : task.unseen) names[item.kind].push_back(in_sentence(item.name));
  std::vector<std::string> out;
  const auto add = [&](UnseenKind kind, const std::string& words) {
    if (names.contains(kind)) out.push_back(fmt::format("{}: {}", words, join(names[kind], ", ")));
  };
  add(UnseenKind::strategy, "Nobody used");
  add(UnseenKind::model, "No page uses");
  add(UnseenKind::look_for, "No page shows");
  add(UnseenKind::not_anticipated, fmt::format("Used by {} or more, and nobody expected it", min_n));
  return out;
}

Shareable<Page> shared_weekly_page(const WeeklySelections& selections, const WeeklyResult& result,
                                   const std::string& scope, OneRelease& release) {
  const Selection& week = selections.week;
  const std::int64_t min_n = release.min_n();
  const SharedGroups groups(week, {}, release);
  const auto& tasks = groups.tasks();
  SharedPage page(
      fmt::format("Week {}{}", week_of(result.week.first), scope.empty() ? "" : ": " + scope),
      fmt::format("{} to {}", date_for_people(result.week.first), date_for_people(result.week.last)), min_n);
  if (tasks.empty())
    page.line(week.filter().narrows() ? "No student work that matches is dated in this week."
                                      : "No student work is dated in this week.");
  for (const auto& task : tasks) add_shared_task(page, task);
  if (!tasks.empty()) add_moves(page, same_or_other(selections.all, result.moves, week.filter(), release));
  const auto issues_of = shared_issues(week, result.groups, release);
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const auto& issues = issues_of[i];
    const auto unseen = shared_unseen_lines(tasks[i], min_n);
    if (issues.empty() && unseen.empty()) continue;
    page.section(tasks[i].title + ": what got in the way, and what nobody showed");
    if (!issues.empty()) add_shared_issues(page, issues, min_n);
    for (const auto& line : unseen) page.line(line);
  }
  const SharedCounts plans = shared_plans(week.study(), result.plans, min_n);
  add_plans(page, result, plans, release);
  add_talked_about(page, selections, result, plans, release);
  if (!tasks.empty()) add_agreement(page, week, result, release);
  page.section("What this evidence cannot tell us");
  page.line("A strategy belongs to a piece of work on one day. It is no description of a student.");
  page.line("What is not on a page may still have been thought.");
  return page.page();
}

}  // namespace worksort
