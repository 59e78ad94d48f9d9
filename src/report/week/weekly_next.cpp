// The weekly page on what to do next: with everybody, with groups, and one by one. What is proposed stands in
// the evidence of the week; who says so is never said of a student, and nobody is ranked.
#include "worksort/report/count/shift.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "report/plan/follow_up_words.hpp"
#include "weekly_parts.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_shared = 3;  // issues of a task that groups could work on
constexpr std::int32_t k_days_ahead = 7;

Value step(std::string lead, std::string text, std::string evidence = "", const std::string& command = "") {
  return {{"lead", std::move(lead)},
          {"text", std::move(text)},
          {"evidence", std::move(evidence)},
          {"next_md", command.empty() ? "" : markdown_code(command)}};
}

// What the user typed, for one task of the week.
Typed for_task(const WeeklyParts& parts, const TaskInfo& task) {
  Typed out = parts.typed;
  if (parts.several_tasks()) out.filter.tasks = {std::string(parts.study.text(task.id))};
  return out;
}

// Plans look at work of any day.
std::string follow_up_command(const WeeklyParts& parts) {
  Typed typed = parts.typed;
  typed.filter = without_dates(typed.filter);
  return next_command("follow-up", typed);
}

bool is_for_everybody(const WeekTask& task, const std::string& issue) {
  return std::any_of(task.issues.begin(), task.issues.end(), [&](const WeekIssue& one) {
    return one.code == issue && one.pieces * 2 > task.read() && task.read() > 1;
  });
}

// "repeated doubling (Micaela Quispe, ratio table)"
std::string shown_piece(const WeeklyParts& parts, const TaskInfo& task, const ChosenPiece& piece) {
  std::vector<std::string> models;
  for (const Text model : piece.now.models)
    models.push_back(in_sentence(code_name(parts.study, task, Dimension::model, model)));
  std::string who = parts.student(piece.piece);
  if (!models.empty()) who += ", " + join_and(models);
  return fmt::format("{} ({})",
                     parts.strategy(task, std::string(parts.study.text(piece.now.strategies.front()))), who);
}

void add_sharing(const WeeklyParts& parts, const TaskInfo& task, Value& out) {
  const auto& show = parts.result.show;
  const auto found =
      std::find_if(show.begin(), show.end(), [&](const TaskChoice& c) { return c.task == &task; });
  if (found == show.end() || found->chosen.size() < 2) return;
  std::vector<std::string> pieces;
  for (const auto& piece : found->chosen) pieces.push_back(shown_piece(parts, task, piece));
  out.push_back(step(
      "Share",
      fmt::format("{}{} next to each other, in this order: {}. Ask students where they see one in the other.",
                  parts.lead_in(task), counted(pieces.size(), "page"), join(pieces, "; ")),
      "", next_command("select", for_task(parts, task))));
}

// A question that the team wrote for the task, or one that the codebook has for a neighbour.
std::string question_for(const TaskInfo& task, const ToElicit& missing) {
  if (task.task != nullptr && !task.task->anticipate.questions.advancing.empty())
    return fmt::format("Written down for this task: “{}”", task.task->anticipate.questions.advancing.front());
  for (const auto& code : missing.neighbours) {
    const Strategy* strategy = task.codebook->strategy(code);
    if (strategy != nullptr && !strategy->ask.advancing.empty())
      return fmt::format("To ask: “{}”", strategy->ask.advancing.front());
  }
  return "";
}

void add_eliciting(const WeeklyParts& parts, const WeekTask& task, Value& out) {
  for (const auto& missing : task.elicit) {
    const std::string name = parts.strategy(*task.task, missing.code);
    if (missing.before > 0) {
      out.push_back(step("Bring back",
                         fmt::format("{}{}, which nobody used this week and {} of this task showed before.",
                                     parts.lead_in(*task.task), name, counted(missing.before, "page"))));
      continue;
    }
    std::vector<std::string> near;
    for (const auto& code : missing.neighbours) near.push_back(parts.strategy(*task.task, code));
    std::string text =
        fmt::format("{}{}, which is critical and on no page this week.", parts.lead_in(*task.task), name);
    if (!near.empty()) text += fmt::format(" Nearest to it this week: {}.", join_and(near));
    const std::string question = question_for(*task.task, missing);
    out.push_back(step("Bring out", question.empty() ? text : fmt::format("{} {}", text, question)));
  }
}

void add_shared_by_most(const WeeklyParts& parts, const WeekTask& task, Value& out) {
  for (const auto& issue : task.issues) {
    if (!is_for_everybody(task, issue.code)) continue;
    out.push_back(step("Take up together",
                       fmt::format("{}{}, on {} of {} pieces.", parts.lead_in(*task.task),
                                   parts.issue(*task.task, issue.code), issue.pieces, task.read())));
  }
}

// What a plan waits for; nothing where it waits for nothing in the days ahead.
std::string plan_lead(const FollowUp& follow, DateRange week) {
  const Plan& plan = *follow.plan;
  const Date ahead = week.last + k_days_ahead;
  switch (follow.status) {
    case PlanStatus::overdue:
    case PlanStatus::due:
      return "Look again";
    case PlanStatus::reassessed:
      return plan.decision.empty() ? "Decide" : "";
    case PlanStatus::taught:
      if (!plan.reassess_date) return "Set a day";
      return *plan.reassess_date <= ahead ? "Look again" : "";
    case PlanStatus::planned:
      return plan.date && *plan.date > ahead ? "" : "Teach";
  }
  return "";
}

std::string plan_words(const FollowUp& follow, const FollowUpWords& words) {
  const std::string what = words.headline();
  const std::string who = words.names(words.everybody());
  std::string when;
  if (follow.status == PlanStatus::reassessed) when = "continue, change or release";
  if (follow.status == PlanStatus::overdue) when = "the second look is overdue since " + words.due();
  if (follow.status == PlanStatus::due) when = "the second look is due today";
  if (follow.status == PlanStatus::taught && follow.plan->reassess_date)
    when = "the second look is on " + words.due();
  if (follow.status == PlanStatus::taught && !follow.plan->reassess_date)
    when = "taught, and no day for the second look yet";
  if (follow.status == PlanStatus::planned)
    when = follow.plan->date ? "on " + words.taught() : "no day is set yet";
  return fmt::format("{}{}: {}.", what, who.empty() ? "" : " (" + who + ")", when);
}

void add_plans(const WeeklyParts& parts, Value& out) {
  bool told = false;
  for (const auto& follow : parts.result.plans) {
    const std::string lead = plan_lead(follow, parts.result.week);
    if (lead.empty()) continue;
    out.push_back(step(lead, plan_words(follow, {parts.selections.until, follow}), "",
                       told ? "" : follow_up_command(parts)));
    told = true;
  }
}

// "Ana, Bo (partial products); Cy (repeated doubling)": who shares an issue, and on which strategy.
std::string sharers(const WeeklyParts& parts, const TaskGroups& task, const PlanChoice& issue) {
  std::vector<std::string> out;
  for (const auto& group : task.groups) {
    std::vector<std::uint32_t> pieces;
    for (const auto piece : group.pieces) {
      if (std::find(issue.sharing.begin(), issue.sharing.end(), piece) != issue.sharing.end())
        pieces.push_back(piece);
    }
    if (pieces.empty()) continue;
    const std::string strategy = code_name(parts.study, *task.task, Dimension::strategy, group.codes.front());
    out.push_back(fmt::format("{} ({})", name_list(parts.students(pieces)), in_sentence(strategy)));
  }
  return join(out, "; ");
}

std::string first_evidence(const WeeklyParts& parts, const std::vector<std::uint32_t>& pieces) {
  for (const auto piece : pieces) {
    const std::string text = parts.said(piece, &Reading::evidence);
    if (!text.empty()) return fmt::format("{} ({})", text, parts.student(piece));
  }
  return "";
}

void add_shared(const WeeklyParts& parts, std::size_t index, Value& out) {
  const WeekTask& task = parts.result.tasks[index];
  std::size_t told = 0;
  for (const auto& shared : task.shared) {
    const std::string code(parts.study.text(shared.issue));
    if (!is_shared(shared) || told == k_most_shared || is_for_everybody(task, code)) continue;
    ++told;
    const std::string text = fmt::format(
        "{}{}, {}: {}.", parts.lead_in(*task.task), parts.issue(*task.task, code),
        counted(shared.sharing.size(), "student"), sharers(parts, parts.result.groups.tasks[index], shared));
    const bool teach = is_teachable(shared);
    const TaskInfo* named = parts.several_tasks() ? task.task : nullptr;
    out.push_back(step(teach ? "Work on" : "Let them check", text, first_evidence(parts, shared.sharing),
                       plan_command(parts.study, parts.typed, named, shared)));
  }
}

void add_single_issues(const WeeklyParts& parts, const WeekTask& task, Value& out) {
  std::vector<std::pair<std::uint32_t, std::vector<std::string>>> issues;  // of each page
  for (const auto& shared : task.shared) {
    if (is_shared(shared)) continue;
    const std::uint32_t piece = shared.sharing.front();
    auto at = std::ranges::find(issues, piece, [](const auto& one) { return one.first; });
    if (at == issues.end()) at = issues.insert(at, {piece, {}});
    at->second.push_back(parts.issue(*task.task, std::string(parts.study.text(shared.issue))));
  }
  std::vector<std::string> words;
  words.reserve(issues.size());
  for (const auto& [piece, names] : issues)
    words.push_back(fmt::format("{} ({})", parts.student(piece), join(names, "; ")));
  if (!words.empty())
    out.push_back(step("Sit down with", parts.lead_in(*task.task) + name_list(words) + "."));
}

void add_people(const WeeklyParts& parts, const WeekTask& task, const TaskGroups& groups, Value& out) {
  const auto add = [&](const char* lead, std::string_view why, const std::vector<std::string>& who) {
    if (!who.empty())
      out.push_back(step(lead, fmt::format("{}{} ({}).", parts.lead_in(*task.task), name_list(who), why)));
  };
  add("Listen to", "not enough on the page yet: ask them to show or tell how",
      parts.students(groups.piles[PileKind::not_enough]));
  std::vector<std::uint32_t> together = groups.piles[PileKind::readers_differ];
  together.insert(together.end(), groups.unsure.begin(), groups.unsure.end());
  add("Read together", "readers differ or are not sure", parts.students(together));
  add("Code", "nobody has written down a strategy", parts.students(groups.piles[PileKind::uncoded]));
  std::vector<std::string> missing = parts.students(groups.piles[PileKind::absent]);
  for (const auto* student : task.nothing_yet)
    missing.push_back(parts.study.student_name(student->school, student->id));
  add("Offer the task", "absent, or no work on it yet", missing);
}

// Students whose strategy is another one than last time, by what moved.
void add_moved(const WeeklyParts& parts, Value& out) {
  const auto& moves = parts.result.moves;
  std::vector<std::string> words;
  for (const auto& count : moves.counts) {
    if (!is_other_strategy(parts.study, count.from, count.to)) continue;
    std::vector<std::uint32_t> pieces;
    for (const auto& move : moves.moves) {
      if (move.from == count.from && move.to == count.to) pieces.push_back(move.later);
    }
    words.push_back(fmt::format("{} ({} before, now {})", name_list(parts.students(pieces)),
                                in_sentence(strategy_name(parts.study, count.from)),
                                in_sentence(strategy_name(parts.study, count.to))));
  }
  if (!words.empty())
    out.push_back(step("Ask", "what made them try another way: " + join(words, "; ") + "."));
}

}  // namespace

Value weekly_class_steps(const WeeklyParts& parts) {
  Value out = Value::array();
  for (const auto& task : parts.result.tasks) {
    add_sharing(parts, *task.task, out);
    add_eliciting(parts, task, out);
    add_shared_by_most(parts, task, out);
  }
  return out;
}

Value weekly_group_steps(const WeeklyParts& parts) {
  Value out = Value::array();
  add_plans(parts, out);
  for (std::size_t i = 0; i < parts.result.tasks.size(); ++i) add_shared(parts, i, out);
  return out;
}

Value weekly_student_steps(const WeeklyParts& parts) {
  Value out = Value::array();
  const auto bright = parts.students(parts.result.bright_spots);
  if (!bright.empty())
    out.push_back(step("Tell them", fmt::format("what you saw on the bright spots: {}.", name_list(bright))));
  add_moved(parts, out);
  for (std::size_t i = 0; i < parts.result.tasks.size(); ++i) {
    add_people(parts, parts.result.tasks[i], parts.result.groups.tasks[i], out);
    add_single_issues(parts, parts.result.tasks[i], out);
  }
  return out;
}

}  // namespace worksort
