// The sections of the weekly page, each a value of its data.
#pragma once

#include "worksort/analyze/weekly.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/plan/next.hpp"

#include <string>
#include <vector>

namespace worksort {

// What every section is made from.
struct WeeklyParts {
  const WeeklySelections& selections;
  const Study& study;
  const WeeklyResult& result;
  const Typed& typed;

  [[nodiscard]] const Selection& week() const { return selections.week; }
  [[nodiscard]] bool several_tasks() const { return result.tasks.size() > 1; }

  // The task's title where the week has several tasks, else nothing, and the same as the beginning of a line.
  [[nodiscard]] std::string heading(const TaskInfo& task) const;
  [[nodiscard]] std::string lead_in(const TaskInfo& task) const;

  [[nodiscard]] std::string student(std::uint32_t piece) const;

  // Each student once, in the order of the pieces.
  [[nodiscard]] std::vector<std::string> students(const std::vector<std::uint32_t>& pieces) const;

  // What the first reader who wrote anything there wrote; empty if nobody did.
  [[nodiscard]] std::string said(std::uint32_t piece, Text Reading::*field) const;

  // A strategy, special code or issue in the middle of a sentence.
  [[nodiscard]] std::string strategy(const TaskInfo& task, const std::string& code) const;
  [[nodiscard]] std::string issue(const TaskInfo& task, const std::string& code) const;
};

// "Ana, Bo and 12 more": no more names than fit a page.
std::string name_list(const std::vector<std::string>& names);

// [{text}, ...]
Value text_lines(const std::vector<std::string>& texts);

// One line for each task: when, how much of what, by whom.
Value weekly_looked_at(const WeeklyParts& parts);
Value weekly_strengths(const WeeklyParts& parts);
Value weekly_look_fors(const WeeklyParts& parts);
Value weekly_quotes(const WeeklyParts& parts);
Value weekly_strategies(const WeeklyParts& parts);
Value weekly_moves(const WeeklyParts& parts);
std::string weekly_moves_chart(const WeeklyParts& parts);
Value weekly_moves_summary(const WeeklyParts& parts);
Value weekly_issues(const WeeklyParts& parts);
Value weekly_unused(const WeeklyParts& parts);
Value weekly_plans(const WeeklyParts& parts);
Value weekly_agreement(const WeeklyParts& parts);
Value weekly_bright_spots(const WeeklyParts& parts);

// "Ana Cruz (4 plans), Bo Lind (3 plans)": who is often planned for and never shown to others.
std::string weekly_often_planned(const WeeklyParts& parts);

// What to do next with everybody, with groups and one by one: [{lead, text, evidence, next_md}, ...].
Value weekly_class_steps(const WeeklyParts& parts);
Value weekly_group_steps(const WeeklyParts& parts);
Value weekly_student_steps(const WeeklyParts& parts);

// What this evidence cannot tell.
Value weekly_limits(const WeeklyParts& parts);

}  // namespace worksort
