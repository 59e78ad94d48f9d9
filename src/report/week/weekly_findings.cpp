// The weekly page on what was seen besides strategies: issues, what nobody used, plans, agreement, bright
// spots.
#include "worksort/report/count/unseen.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/people/pictures.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

#include "report/plan/follow_up_words.hpp"
#include "weekly_parts.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

std::string where_words(const WeeklyParts& parts, const TaskInfo& task, const WeekIssue& issue) {
  std::vector<std::string> out;
  for (const auto& [code, pieces] : issue.strategies)
    out.push_back(fmt::format("{} {}", parts.strategy(task, code), pieces));
  return join(out, ", ");
}

std::string item_words(const UnseenItem& item) {
  const std::string name = in_sentence(item.name);
  const bool says = item.kind == UnseenKind::strategy && !item.expected_by.empty();
  return says ? fmt::format("{} ({})", name, item.expected_by) : name;
}

// What is said where there is nothing to list, and of what nobody recorded in any case.
std::string unused_summary(const WeeklyParts& parts, const TaskInfo& task, bool lists) {
  std::vector<std::string> out;
  for (const auto kind : not_recorded(parts.week(), task)) out.push_back(not_recorded_words(kind));
  if (!out.empty() || lists) return join(out, " ");
  if (!expects_something(task))
    return "Nobody wrote down beforehand what to expect, so nothing can be missing.";
  return expects_codes(task) ? "Everything that was expected is on some page."
                             : "Nobody wrote down beforehand which strategies, models or look-fors to "
                               "expect, so none can be missing.";
}

// "Later work of 5 of 5 students: partial products 4, skip counting 1. The issue is noted on none of these
// pages".
std::string now_words(const FollowUp& follow, const FollowUpWords& words) {
  std::vector<std::string> shown;
  for (const auto& now : follow.strategies) {
    const std::string name = words.strategy_name(now.code);
    shown.push_back(
        fmt::format("{} {}", name.empty() ? "no strategy to go by" : in_sentence(name), now.students.size()));
  }
  std::string out = fmt::format("Later work of {} of {}: {}", follow.reassessed,
                                counted(follow.students.size(), "student"), join(shown, ", "));
  if (const std::string issue = words.issue_now(); !issue.empty())
    out +=
        follow.issue.empty() ? ". The issue is noted on none of these pages" : ". The issue is on " + issue;
  std::vector<std::string> others;
  for (const auto& now : follow.other_issues)
    others.push_back(fmt::format("{} {}", in_sentence(words.issue_name(now.code)), now.students.size()));
  return others.empty() ? out : out + ". Besides: " + join(others, ", ");
}

std::string status_label(PlanStatus status) {
  return status == PlanStatus::reassessed ? "Looked at again" : prettified(to_string(status));
}

// "4 students; second look on Thu 29 Oct 2026", or what later work shows.
std::string day_words(const FollowUp& follow, const FollowUpWords& words) {
  const std::string students = counted(follow.students.size(), "student");
  const std::string due = words.due();
  const std::string taught = words.taught();
  if (follow.status == PlanStatus::reassessed) return now_words(follow, words);
  if (follow.status == PlanStatus::overdue)
    return fmt::format("{}; the second look was due on {}", students, due);
  if (follow.status == PlanStatus::planned)
    return taught.empty() ? students : fmt::format("{}, on {}", students, taught);
  return fmt::format("{}; second look {}", students, due.empty() ? "without a day yet" : "on " + due);
}

std::string plan_text(const FollowUp& follow, const FollowUpWords& words) {
  std::vector<std::string> out = {day_words(follow, words)};
  const auto add = [&](const char* before, const std::string& text) {
    if (!text.empty()) out.push_back(before + text);
  };
  add("", follow.plan->result);
  add("Decision: ", follow.plan->decision);
  if (follow.status == PlanStatus::reassessed && follow.plan->decision.empty())
    out.emplace_back("No decision yet");
  for (auto& part : out) part = as_sentence(std::move(part));
  return join(out, " ");
}

}  // namespace

Value weekly_issues(const WeeklyParts& parts) {
  Value out = Value::array();
  for (const auto& task : parts.result.tasks) {
    Value rows = Value::array();
    for (const auto& issue : task.issues) {
      rows.push_back({{"code", issue.code},
                      {"name", task.task->codebook->name_of(Dimension::issue, issue.code)},
                      {"pieces", issue.pieces},
                      {"of", task.read()},
                      {"cause", cause_label(issue.cause)},
                      {"where", where_words(parts, *task.task, issue)}});
    }
    if (rows.empty()) continue;
    out.push_back({{"task", std::string(parts.study.text(task.task->id))},
                   {"heading", parts.heading(*task.task)},
                   {"rows", std::move(rows)}});
  }
  return out;
}

Value weekly_unused(const WeeklyParts& parts) {
  static constexpr std::array<std::pair<UnseenKind, std::string_view>, 4> k_leads = {
      {{UnseenKind::strategy, "Nobody used"},
       {UnseenKind::model, "No page uses"},
       {UnseenKind::look_for, "No page shows"},
       {UnseenKind::not_anticipated, "Used, though not expected"}}};
  Value out = Value::array();
  for (const auto& task : parts.result.tasks) {
    Value rows = Value::array();
    for (const auto& [kind, lead] : k_leads) {
      std::vector<std::string> names;
      Value codes = Value::array();
      for (const auto& item : task.unseen) {
        if (item.kind != kind) continue;
        names.push_back(item_words(item));
        codes.push_back(item.code);
      }
      if (names.empty()) continue;
      rows.push_back({{"kind", std::string(to_string(kind))},
                      {"codes", std::move(codes)},
                      {"lead", std::string(lead)},
                      {"text", join(names, "; ")}});
    }
    out.push_back({{"task", std::string(parts.study.text(task.task->id))},
                   {"heading", parts.heading(*task.task)},
                   {"summary", unused_summary(parts, *task.task, !rows.empty())},
                   {"rows", std::move(rows)}});
  }
  return out;
}

Value weekly_plans(const WeeklyParts& parts) {
  Value out = Value::array();
  for (const auto& follow : parts.result.plans) {
    const FollowUpWords words(parts.selections.until, follow);
    out.push_back({{"plan", follow.plan->id},
                   {"status", std::string(to_string(follow.status))},
                   {"lead", status_label(follow.status)},
                   {"headline", words.headline()},
                   {"text", plan_text(follow, words)}});
  }
  return out;
}

Value weekly_agreement(const WeeklyParts& parts) {
  const std::size_t several = parts.result.read_by_several;
  if (several == 0 || parts.result.agreement.rows.empty()) return Value::array();
  const AgreeRow& row = parts.result.agreement.rows.front();
  const std::size_t units = row.rated.pieces.size();
  const std::string read = counted(several, "piece") + (several == 1 ? " was" : " were");
  std::vector<std::string> out;
  if (units == several)
    out.push_back(
        fmt::format("{} read by more than one person. On {} of {} everybody named the same strategy.", read,
                    row.agreeing, units));
  else if (units == 0)
    out.push_back(
        fmt::format("{} read by more than one person; no two of them named a strategy for the same "
                    "piece.",
                    read));
  else
    out.push_back(
        fmt::format("{} read by more than one person; on {} of {} at least two of them named a "
                    "strategy, and there everybody named the same one on {} of {}.",
                    read, units, several, row.agreeing, units));
  if (row.agreeing < static_cast<std::int64_t>(units))
    out.emplace_back("Differences show which codes to talk about. They say nothing about readers.");
  return text_lines(out);
}

std::string weekly_often_planned(const WeeklyParts& parts) {
  std::vector<std::string> out;
  for (const auto& one : parts.result.often_planned) {
    if (!one.shown)
      out.push_back(fmt::format("{} ({} plans)", parts.study.student_name(one.school, one.id), one.plans));
  }
  return join(out, ", ");
}

Value weekly_bright_spots(const WeeklyParts& parts) {
  Value out = Value::array();
  for (const auto piece : parts.result.bright_spots) {
    const TaskInfo& task = *parts.study.task_info(parts.week().head(piece).task.code);
    const InForce& now = parts.result.groups.in_force.at(piece);
    const bool differ = now.standing == Standing::readers_differ;
    const std::string strategy =
        now.strategies.empty() ? prettified(parts.strategy(task, std::string(differ ? k_readers_differ : "")))
                               : code_name(parts.study, task, Dimension::strategy, now.strategies.front());
    out.push_back({{"who", parts.student(piece)},
                   {"task", parts.heading(task)},
                   {"strategy", parts.several_tasks() ? in_sentence(strategy) : strategy},
                   {"evidence", parts.said(piece, &Reading::evidence)},
                   {"quote", parts.said(piece, &Reading::quote)},
                   {"pictures", pictures(parts.week(), {piece})}});
  }
  return out;
}

}  // namespace worksort
