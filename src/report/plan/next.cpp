#include "worksort/report/plan/next.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

std::string option_words(std::string_view option, const std::vector<std::string>& values) {
  std::string out;
  for (const auto& value : values) out += option_word(option, value);
  return out;
}

// Each piece that stands in a group, once.
std::vector<std::uint32_t> grouped_pieces(const TaskGroups& task) {
  std::set<std::uint32_t> pieces;
  for (const auto& group : task.groups) pieces.insert(group.pieces.begin(), group.pieces.end());
  return {pieces.begin(), pieces.end()};
}

std::int32_t last_day(const Study& study, const std::vector<std::uint32_t>& pieces) {
  std::int32_t day = k_undated;
  for (const auto piece : pieces) day = std::max(day, study.readings[study.pieces[piece].first_reading].date);
  return day;
}

}  // namespace

std::string option_word(std::string_view option, const std::string& value) {
  return fmt::format(" {}{}{}", option, value.starts_with('-') ? "=" : " ", shell_word(value));
}

std::string shell_words(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += " " + shell_word(word.starts_with('-') ? "./" + word : word);
  return out;
}

std::string filter_words(const Filter& filter) {
  std::string out = option_words("--task", filter.tasks) + option_words("--class", filter.classes) +
                    option_words("--school", filter.schools) + option_words("--student", filter.students) +
                    option_words("--coder", filter.coders) + option_words("--strategy", filter.strategies) +
                    option_words("--model", filter.models) + option_words("--issue", filter.issues);
  if (filter.since) out += " --since " + to_string(*filter.since);
  if (filter.until) out += " --until " + to_string(*filter.until);
  for (const auto& week : filter.weeks) out += " --week " + week_of(week.first);
  return out;
}

std::string next_command(const std::string& name, const Typed& typed) {
  const auto& paths = typed.paths;
  if (std::find(paths.begin(), paths.end(), "-") != paths.end()) return "";
  return "worksort " + name + shell_words(paths) + filter_words(typed.filter);
}

std::string plan_command(const Study& study, const Typed& typed, const TaskInfo* task,
                         const PlanChoice& choice) {
  Typed asked = typed;
  if (task != nullptr) asked.filter.tasks = {std::string(study.text(task->id))};
  asked.filter.strategies.clear();
  asked.filter.issues.clear();
  if (choice.strategy != k_no_text) asked.filter.strategies.emplace_back(study.text(choice.strategy));
  if (choice.issue != k_no_text) asked.filter.issues.emplace_back(study.text(choice.issue));
  return next_command("plan", asked);
}

std::string best_plan_command(const Study& study, const Typed& typed, const GroupResult& groups) {
  const TaskInfo* task = nullptr;
  PlanChoice best;
  std::int32_t day = k_undated;
  for (const auto& one : groups.tasks) {
    const auto pieces = grouped_pieces(one);
    const std::int32_t last = last_day(study, pieces);
    const auto choices = plan_choices(study, *one.task, pieces, groups.in_force);
    if (choices.empty() || last < day) continue;
    task = one.task;
    best = choices.front();
    day = last;
  }
  if (best.issue == k_no_text) return "";
  return plan_command(study, typed, groups.tasks.size() > 1 ? task : nullptr, best);
}

}  // namespace worksort
