// What kind of question a task asks, and which strategies serve it.
#pragma once

#include "worksort/model/study.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// The task's problem type as the codebook's id; empty where the task names none that its codebook defines.
std::string problem_type_of(const TaskInfo& task);

// False where the codebook says that the strategy is for problem types among which the task's is not.
bool serves_task(const TaskInfo& task, std::string_view strategy);

// Those strategies that serve the task, or all of them where none does.
std::vector<std::string> serving_task(const TaskInfo& task, const std::vector<std::string>& strategies);

// The strategies that the codebook says serve the task's problem type, in its order; those that serve all are
// left out, and without a type there are none.
std::vector<std::string> strategies_for(const TaskInfo& task);

}  // namespace worksort
