// What a plan could be for: the issues on the pages of a task, the best one first.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace worksort {

// An issue that a plan could be for, and the pages that share it, or a strategy on whose pages no issue was
// coded.
struct PlanChoice {
  Text school = k_no_text;             // k_no_text where the work names none
  Text strategy = k_no_text;           // what all of `sharing` used; k_no_text: several strategies, or none
  Text issue = k_no_text;              // k_no_text: no issue was coded with the strategy
  std::string cause;                   // empty where no codebook defines the issue
  std::vector<std::uint32_t> sharing;  // pieces with the issue, or else with the strategy
  std::size_t among = 0;               // pieces among which they were looked for
};

// Which pages a choice is made of: those with a strategy, or with this one; with `every_page` those too that
// show too little for a strategy.
struct ChoiceOf {
  Text strategy = k_no_text;
  bool every_page = false;
};

// True for a misconception, a gap, or an issue that nobody has defined (no cause): something that teaching
// can address.
bool is_teachable(std::string_view cause);

// The same for a choice; false where it has no issue.
bool is_teachable(const PlanChoice& choice);

// True where at least two pieces share the issue; one page is the beginning of a conversation.
bool is_shared(const PlanChoice& choice);

// Every issue, and every strategy without any, of pieces of one task that stand in `in_force`, by the one
// rule of all proposals: ideas and gaps that pages share, those on a single page, what else pages share, the
// rest; within each what most pages have, then the order of the codebook. Pages on which readers differ are
// in none.
std::vector<PlanChoice> plan_choices(const Study& study, const TaskInfo& task,
                                     const std::vector<std::uint32_t>& pieces,
                                     const std::unordered_map<std::uint32_t, InForce>& in_force,
                                     ChoiceOf of = {});

}  // namespace worksort
