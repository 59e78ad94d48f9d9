#include "worksort/analyze/plan/problem_type.hpp"

#include <algorithm>

#include "plan_codes.hpp"

namespace worksort {

std::string problem_type_of(const TaskInfo& task) {
  if (task.task == nullptr || task.task->problem_type.text.empty()) return "";
  const Found found = task.codebook->find(Dimension::problem_type, normalized(task.task->problem_type.text));
  return found.match == Match::none ? "" : found.id;
}

bool serves_task(const TaskInfo& task, std::string_view strategy) {
  const Strategy* entry = task.codebook->strategy(strategy);
  const std::string type = problem_type_of(task);
  return entry == nullptr || type.empty() || entry->problem_types.empty() ||
         holds(entry->problem_types, type);
}

std::vector<std::string> serving_task(const TaskInfo& task, const std::vector<std::string>& strategies) {
  std::vector<std::string> out;
  std::ranges::copy_if(strategies, std::back_inserter(out),
                       [&](const std::string& code) { return serves_task(task, code); });
  return out.empty() ? strategies : out;
}

std::vector<std::string> strategies_for(const TaskInfo& task) {
  std::vector<std::string> out;
  const std::string type = problem_type_of(task);
  if (type.empty()) return out;
  for (const auto& strategy : task.codebook->strategies) {
    if (holds(strategy.problem_types, type)) out.push_back(strategy.id);
  }
  return out;
}

}  // namespace worksort
