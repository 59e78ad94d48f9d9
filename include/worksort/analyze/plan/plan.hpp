// What a reteach plan for one issue can be built from.
#pragma once

#include "worksort/analyze/group.hpp"
#include "worksort/analyze/plan/plan_choice.hpp"
#include "worksort/analyze/selection.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
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

// How many pages of the group show a look-for, how many of the class's pages without the issue, and how many
// of all of the class's pages with a strategy.
struct LookForCount {
  const LookFor* look_for = nullptr;
  std::size_t shown = 0;
  std::size_t elsewhere = 0;
  std::size_t in_class = 0;
};

// A model to teach with. `why` is the codebook's reason for it, because of the issue; where that is empty,
// `strategy` is usually seen on it, and it is new.
struct ModelOffer {
  std::string model;
  std::string why;
  std::string strategy;
  bool taught = false;        // in the first instruction
  std::size_t here = 0;       // pages of the plan that have it
  std::size_t elsewhere = 0;  // of the class's pages without the issue
  [[nodiscard]] bool is_new() const { return !taught && here == 0; }
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

// A class that a plan names, as people see it. `keys` are the classes that it can be: several where classes
// of several schools bear the name and the plan says no school, none where no file knows the class.
struct PlanClass {
  std::string shown;
  std::set<ClassKey> keys;
};

// Everything that data can say for a plan. `task` is null when there is nothing to plan from.
struct PlanBasis {
  const TaskInfo* task = nullptr;
  std::size_t tasks = 0;  // tasks with chosen work, among which `task` is the latest that fits
  std::string strategy;   // what all pages of the plan used; empty: several strategies
  std::string issue;      // empty: none
  std::string cause;
  std::vector<PlanChoice> choices;      // of the task, the best to plan for first
  std::size_t among = 0;                // pages with a strategy among which the issue was looked for
  std::vector<std::uint32_t> pieces;    // latest pages of the plan's students
  std::vector<std::uint32_t> sharing;   // those of them with the issue
  std::vector<std::uint32_t> partners;  // pages with one of their strategies without the issue
  std::vector<PlanStudent> students;    // whose page shows the issue, or those that a kept plan names
  std::size_t class_pieces = 0;         // pieces handed in by the plan's classes
  std::size_t class_sharing = 0;        // those of them with the issue
  std::size_t class_coded = 0;          // those of them with a strategy
  std::size_t class_without = 0;        // those of these without the issue
  std::size_t class_not_enough = 0;     // those of them from which no strategy can be read
  std::size_t read_by_several = 0;      // pieces of the plan with more than one reading
  bool records_look_fors = false;       // somebody recorded one on a page of these classes
  std::unordered_map<std::uint32_t, InForce> in_force;  // of every latest piece of the task
  Counts success;                                       // of `pieces`, in display order
  Counts models;
  // Two at most: those that speak to the issue first, among them the new ones; where none of these is new,
  // one that is stands beside the first.
  std::vector<ModelOffer> offers;
  std::vector<Classmates> classmates;     // in codebook order; only what serves the task's problem type
  std::vector<LookForCount> look_fors;    // of the task, in exemplar order
  std::vector<const TaskInfo*> parallel;  // other tasks with the same codebook, the best to reassess first
  std::vector<Colleague> colleagues;
};

// For the latest task that has what is asked for: its first choice by the rule of plan_choices(). With an
// issue that no page of the strategy shows, for everybody who used the strategy.
PlanBasis plan_basis(const Selection& selection, const PlanRequest& request);

// For the students of a plan, with their latest work on its task.
PlanBasis plan_basis(const Selection& selection, const Plan& plan);

// "conference" for one or two students, "class" where over half of the class's pages share the issue, else
// "group".
std::string_view plan_kind(const PlanBasis& basis);

// The look-fors that belong to the plan, three at most, of those that pages of the plan lack: those that
// pages without the issue show oftener, or all where there is none; first those whose words the issue's entry
// has too. None where nobody recorded look-fors.
std::vector<LookForCount> issue_look_fors(const PlanBasis& basis);

// How many longer words two texts share, in any form of theirs.
std::size_t shared_words(std::string_view a, std::string_view b);

// The strategies on the plan's pages, in codebook order; where there is no page, the plan's own.
std::vector<std::string> plan_strategies(const Study& study, const PlanBasis& basis);

// The neighbours of the strategies on the plan's pages that serve the task's problem type, in codebook order.
std::vector<std::string> plan_neighbours(const Study& study, const PlanBasis& basis);

// What somebody should look at again before teaching. `plan` is what is being planned.
std::vector<PlanWarning> plan_warnings(const PlanBasis& basis, const Plan& plan);

std::vector<PlanClass> plan_classes(const Study& study, const Plan& plan);
std::vector<std::string> plan_class_names(const Study& study, const Plan& plan);

// True if a class of the plan, or its school where it names no class, passes --class and --school.
bool is_of_chosen_class(const Selection& plans, const Plan& plan);

// The students whom the list names by id or name, in its order, as the classes of the plan tell them apart; a
// plan without any looks at all.
std::vector<PlanStudent> plan_students(const Study& study, const Plan& plan, std::span<const Written> list);

// Those of the plan itself.
std::vector<PlanStudent> plan_students(const Study& study, const Plan& plan);

}  // namespace worksort
