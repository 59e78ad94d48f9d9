// The command that a page proposes to type next.
#pragma once

#include "worksort/analyze/group.hpp"
#include "worksort/analyze/plan/plan_choice.hpp"
#include "worksort/analyze/selection.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace worksort {

// What the user typed behind the command's name. A proposed command looks at the same work.
struct Typed {
  Typed() = default;
  Typed(std::vector<std::string> words, Filter filters = {})  // NOLINT: paths alone are a good start
      : paths(std::move(words)), filter(std::move(filters)) {}

  std::vector<std::string> paths;
  Filter filter;
};

// An option with its value, with a blank before it; the value is never taken for an option.
std::string option_word(std::string_view option, const std::string& value);

// The paths behind each other, each as a shell takes it, with a blank before each; none is taken for an
// option.
std::string shell_words(const std::vector<std::string>& words);

// The filters as they are typed, each option with a blank before it: " --class 3B --week 2026-W46".
std::string filter_words(const Filter& filter);

// "worksort NAME PATH ... FILTERS", to which options can be added; empty where the user typed "-", which
// cannot be read again.
std::string next_command(const std::string& name, const Typed& typed);

// The plan for a choice: its group, its issue where it has one, and its task where `task` is not null.
// Empty as above.
std::string plan_command(const Study& study, const Typed& typed, const TaskInfo* task,
                         const PlanChoice& choice);

// The plan that `plan` proposes for this work: the first choice of the task with the latest pages in a group;
// empty without an issue.
std::string best_plan_command(const Study& study, const Typed& typed, const GroupResult& groups);

}  // namespace worksort
