// What a reteach plan for one group and one issue can be built from.
#pragma once

#include "worksort/analyze/group.hpp"
#include "worksort/analyze/plan/plan_choice.hpp"
#include "worksort/analyze/selection.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace worksort {

// A teaching group above this size is pointed out.
inline constexpr std::size_t k_largest_plan_group = 6;

enum class PlanWarning : std::uint8_t { nothing_new, slip, whole_class, large_group };

// "nothing-new", "slip", "whole-class", "large-group".
std::string_view to_string(PlanWarning warning);

// What the user asked for: codes as typed, empty where worksort is to propose.
struct PlanRequest {
  std::string strategy;
  std::string issue;
};

// Pieces of classmates outside the group that show one strategy, a neighbour of the group's.
struct Classmates {
  std::string strategy;
  std::vector<std::uint32_t> pieces;
};

struct LookForCount {
  const LookFor* look_for = nullptr;
  std::size_t shown = 0;  // pieces of the group
};

// Who else teaches students of the group, and which of them.
struct Colleague {
  std::string role;
  std::vector<std::string> students;  // ids
};

// A student that a plan names. `known` is false where neither roster nor work has them; then `id` is no
// handle.
struct PlanStudent {
  std::string written;
  Text school = k_no_text;
  Text id = k_no_text;
  bool known = false;
};

// Everything that data can say for a plan. `task` is null when there is nothing to plan from.
struct PlanBasis {
  const TaskInfo* task = nullptr;
  std::size_t tasks = 0;  // tasks with chosen work, among which `task` is the latest that fits
  std::string strategy;
  std::string issue;  // empty: none
  std::string cause;
  std::vector<PlanChoice> choices;                      // of the task, the best to plan for first
  std::vector<std::uint32_t> pieces;                    // of the group, latest pieces only
  std::vector<std::uint32_t> sharing;                   // those of them with the issue
  std::vector<PlanStudent> students;                    // of the group, or those that a kept plan names
  std::size_t class_pieces = 0;                         // pieces handed in by the group's classes
  std::size_t class_sharing = 0;                        // those of them with the issue
  std::unordered_map<std::uint32_t, InForce> in_force;  // of every latest piece of the task
  Counts success;                                       // of the group, in display order
  Counts models;
  std::vector<std::string> new_models;  // concrete before representational before abstract
  std::vector<Classmates> classmates;   // in codebook order
  std::vector<LookForCount> look_fors;  // of the task, in exemplar order
  std::vector<const TaskInfo*>
      parallel;  // other tasks with the same codebook, the best to reassess with first
  std::vector<Colleague> colleagues;
};

// For the latest task that has what is asked for: among its groups the misconception or gap that most pieces
// of a group share; ties go by the codebook's order.
PlanBasis plan_basis(const Selection& selection, const PlanRequest& request);

// For the students of a plan, with their latest work on its task.
PlanBasis plan_basis(const Selection& selection, const Plan& plan);

// What somebody should look at again before teaching. `plan` is what is being planned.
std::vector<PlanWarning> plan_warnings(const PlanBasis& basis, const Plan& plan);

// The students whom a list of a plan names by id or name, in its order.
std::vector<PlanStudent> plan_students(const Study& study, const Plan& plan,
                                       std::vector<Written> Plan::*list = &Plan::students);

}  // namespace worksort
