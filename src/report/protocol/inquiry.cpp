#include "worksort/report/protocol/inquiry.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <cmath>

#include <fmt/core.h>

namespace worksort {
namespace {

// "54%"; not all and not none where it is some, nor a target that is not quite reached: "66.67%" for one of
// 67%.
std::string percent_words(const StudentShare& share, const std::optional<Target>& target) {
  const double exact = 100.0 * static_cast<double>(share.count) / static_cast<double>(share.of);
  const auto percent = std::lround(exact);
  if (percent == 100 && share.count < share.of) return "over 99%";
  if (percent == 0 && share.count > 0) return "under 1%";
  const bool near = target && target->percent && static_cast<double>(percent) == target->value;
  return near ? fmt::format("{:.4g}%", exact) : fmt::format("{}%", percent);
}

// "13 of 24 students with coded work (54%)"
std::string share_words(const std::optional<StudentShare>& share, const std::optional<Target>& target) {
  if (!share) return "";
  if (share->of == 0) return "no student with a coded piece";
  return fmt::format("{} of {} ({})", share->count,
                     counted(share->of, "student with coded work", "students with coded work"),
                     percent_words(*share, target));
}

// "Readers differ on work by 2 students now: ...": a goal may be met or not for that alone.
void add_differing(std::vector<std::string>& out, std::size_t students, const char* when) {
  if (students == 0) return;
  out.push_back(
      fmt::format("Readers differ on work by {} {}: it counts as coded work, and what it shows does not.",
                  counted(students, "student"), when));
}

// What the counts cannot carry.
std::string caution_words(const GoalResult& result) {
  if (!result.current || result.current->of == 0) return "";
  std::vector<std::string> out;
  add_differing(out, result.differ_before, "before");
  add_differing(out, result.differ_now, "now");
  if (result.baseline && result.baseline->of == 0)
    out.emplace_back("There is no coded work in the time before, so nothing can be said about change.");
  else if (result.baseline && result.current->of * 2 < result.baseline->of)
    out.emplace_back(
        "Far fewer students have work now than before: the two counts are not about the same students.");
  if (result.other_tasks) out.push_back(other_tasks_words(result));
  return join(out, " ");
}

// The name of a code in the first codebook that defines it. Look-fors go by their id, as several tasks may
// word the same one each in their own way.
std::string measured_name(const Study& study, const Goal& goal, const std::string& code) {
  for (const auto& task : study.task_infos) {
    for (const auto d :
         {Dimension::strategy, Dimension::family, Dimension::model, Dimension::issue, Dimension::success}) {
      if (dimension_name(d) != goal.measure.key) continue;
      const Found found = task.codebook->find(d, code);
      if (found.match != Match::none) return task.codebook->name_of(d, found.id);
    }
  }
  return prettified(code);
}

Value share_data(const std::optional<StudentShare>& share, const std::optional<Target>& target) {
  return {{"count", share ? Value(share->count) : Value()},
          {"of", share ? Value(share->of) : Value()},
          {"words", share_words(share, target)}};
}

Value period_data(const Period& period) {
  return {{"since", period.since ? Value(to_string(*period.since)) : Value()},
          {"until", period.until ? Value(to_string(*period.until)) : Value()},
          {"words", goal_period_words(period)}};
}

Value inquiry_data(const Study& study, const InquiryResult& result) {
  const Inquiry& inquiry = *result.inquiry;
  Value out = Value::object();
  out["inquiry"] = inquiry.id;
  out["title"] = prettified(inquiry.id);
  out["lever"] = inquiry.lever;
  out["lever_words"] = in_sentence(prettified(inquiry.lever));
  out["improve"] = inquiry.improve;
  out["learning"] = inquiry.learning;
  out["next"] = inquiry.next;
  out["goals"] = Value::array();
  for (const auto& goal : result.goals) out["goals"].push_back(goal_data(study, goal));
  out["has_goals"] = !result.goals.empty();
  return out;
}

}  // namespace

std::string goal_status_words(GoalStatus status) {
  switch (status) {
    case GoalStatus::met:
      return "met";
    case GoalStatus::not_yet:
      return "not yet";
    case GoalStatus::not_enough_evidence:
      return "not enough evidence yet";
    case GoalStatus::for_the_team:
      return "for the team to say";
  }
  return "";
}

std::string goal_period_words(const Period& period) {
  if (period.since && period.until)
    return fmt::format("{} to {}", date_for_people(*period.since), date_for_people(*period.until));
  if (period.since) return fmt::format("since {}", date_for_people(*period.since));
  if (period.until) return fmt::format("up to {}", date_for_people(*period.until));
  return "all work";
}

std::string goal_measure_words(const Study& study, const Goal& goal) {
  if (goal.measure.key.empty()) return "";
  std::vector<std::string> codes;
  for (const auto& code : goal.measure.codes) codes.push_back(in_sentence(measured_name(study, goal, code)));
  return fmt::format("{}: {}", goal.measure.key, join(codes, " or "));
}

std::string goal_where_words(const Goal& goal) {
  std::vector<std::string> out;
  const auto add = [&](const char* what, const char* many, const std::vector<std::string>& values) {
    if (!values.empty())
      out.push_back(fmt::format("{} {}", values.size() == 1 ? what : many, join(values, ", ")));
  };
  add("school", "schools", goal.where.schools);
  add("class", "classes", goal.where.classes);
  add("task", "tasks", goal.where.tasks);
  return join(out, " · ");
}

std::string goal_target_words(const GoalResult& result) {
  if (!result.target) return result.goal->target;
  const std::string bound = result.target->at_most ? "at most " : "at least ";
  if (result.target->percent)
    return fmt::format("{}{:.4g}% of the students with a coded piece", bound, result.target->value);
  return fmt::format("{}{} {}", bound, result.target->value,
                     result.target->value == 1 ? "student" : "students");
}

std::string other_tasks_words(const GoalResult& result) {
  if (!result.other_tasks) return "";
  return "The tasks before and now are not the same: another task can move a count as much as teaching.";
}

Value goal_data(const Study& study, const GoalResult& result) {
  const Goal& goal = *result.goal;
  Value out = Value::object();
  out["goal"] = goal.id;
  out["text"] = in_words(goal.text, goal.id);
  out["in_line"] = std::string(without_full_stop(out["text"].text()));
  out["measure"] = goal_measure_words(study, goal);
  out["where"] = goal_where_words(goal);
  out["baseline"] = share_data(result.baseline, result.target);
  out["baseline_period"] = period_data(result.baseline_period);
  out["current"] = share_data(result.current, result.target);
  out["current_period"] = period_data(result.current_period);
  out["target"] = goal.target;
  out["target_words"] = goal_target_words(result);
  out["status"] = std::string(to_string(result.status));
  out["status_words"] = goal_status_words(result.status);
  out["missing"] = "";  // no prediction; the key stays for templates that name it
  out["caution"] = caution_words(result);
  out["evidence"] = goal.evidence;
  out["needs_target"] = goal.target.empty() && !goal.measure.key.empty();
  return out;
}

Page inquiry_page(const Study& study, const std::vector<InquiryResult>& results) {
  Page page;
  page.template_name = "inquiry";
  page.title = "Inquiry";
  page.data["inquiries"] = Value::array();
  for (const auto& result : results) page.data["inquiries"].push_back(inquiry_data(study, result));
  if (results.size() == 1) page.title = page.data["inquiries"][0]["title"].get<std::string>();
  return page;
}

Table inquiry_table(const std::vector<InquiryResult>& results) {
  using enum ColumnType;
  Table table;
  table.title = "Goals";
  table.columns = {
      {"inquiry", "Inquiry", code},         {"goal", "Goal", code},        {"text", "In words", text},
      {"baseline_count", "Before", number}, {"baseline_of", "of", number}, {"current_count", "Now", number},
      {"current_of", "of", number},         {"target", "Target", text},    {"status", "Status", code}};
  const auto count = [](const std::optional<StudentShare>& share, std::size_t StudentShare::*field) {
    return share ? Cell(static_cast<std::int64_t>((*share).*field)) : Cell();
  };
  for (const auto& result : results) {
    for (const auto& goal : result.goals) {
      table.rows.push_back(
          {result.inquiry->id, goal.goal->id, goal.goal->text, count(goal.baseline, &StudentShare::count),
           count(goal.baseline, &StudentShare::of), count(goal.current, &StudentShare::count),
           count(goal.current, &StudentShare::of), goal.goal->target, std::string(to_string(goal.status))});
    }
  }
  return table;
}

}  // namespace worksort
