// What a plan could be for: the groups of a task's work with the issues in them, the best one first.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace worksort {

// A group and an issue in it that a plan could be for. `cause` is empty for an issue that no codebook
// defines.
struct PlanChoice {
  Text school = k_no_text;  // k_no_text unless rosters tell schools apart
  Text strategy = k_no_text;
  Text issue = k_no_text;  // k_no_text: no issue was coded in the group
  std::string cause;
  std::size_t sharing = 0;  // pieces of the group with the issue
  std::size_t pieces = 0;   // pieces of the group
};

// True for a misconception, a gap, or an issue that nobody has defined: something that teaching can address.
bool is_teachable(const PlanChoice& choice);

// Every group with every issue in it, or with none where no issue was coded, for pieces of one task that
// stand in `in_force`: what teaching can address first, then by how many share it, then as the codebook lists
// them. Pieces on which no strategy is agreed on are in no group.
std::vector<PlanChoice> plan_choices(const Study& study, const TaskInfo& task,
                                     const std::vector<std::uint32_t>& pieces,
                                     const std::unordered_map<std::uint32_t, InForce>& in_force);

}  // namespace worksort
