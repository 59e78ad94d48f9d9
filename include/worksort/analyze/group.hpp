// The main job: work grouped by the thinking it shows, across degrees of success.
#pragma once

#include "worksort/analyze/piles.hpp"
#include "worksort/analyze/selection.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace worksort {

enum class GroupBy : std::uint8_t { strategy, model, issue, look_for, family };

struct GroupOptions {
  std::vector<GroupBy> by = {GroupBy::strategy};  // one or two
  bool all = false;                               // a piece stands in a group for each of its codes
  std::size_t size = 0;  // split groups into parts of at most so many pieces; 0: do not
};

// How many pieces have a code, in display order.
using Counts = std::vector<std::pair<Text, std::size_t>>;

// Pieces that share a code; an empty id is "no value". Where a group was split, `part` counts from 1 to
// `parts`.
struct Group {
  std::vector<Text> codes;  // one for each dimension grouped by
  std::vector<std::uint32_t> pieces;
  std::size_t part = 1;
  std::size_t parts = 1;
  Counts success;
  Counts models;
  Counts issues;
  Counts shows;
};

// Counts of students. `enrolled` is empty where no roster belongs to the work; `known` are those on the
// roster and those with work who stand on none.
struct Coverage {
  std::optional<std::size_t> enrolled;
  std::size_t known = 0;
  std::size_t handed_in = 0;  // students of whose page something is recorded
  std::size_t absent = 0;     // students whose latest piece is absent
  std::size_t coded = 0;      // students whose latest piece has a code, absent apart
  std::vector<const Student*> not_handed_in;
};

// Every chosen piece of the task stands in exactly one group or pile (--all, issue and look-for aside).
struct TaskGroups {
  const TaskInfo* task = nullptr;
  std::vector<Group> groups;
  Piles piles;
  std::vector<std::uint32_t> unsure;  // these stand in their groups as well
  Coverage coverage;
};

struct GroupResult {
  std::vector<TaskGroups> tasks;  // in natural order of the ids; tasks without a chosen piece are left out
  std::unordered_map<std::uint32_t, InForce> in_force;  // of every chosen piece
};

GroupResult group(const Selection& selection, const GroupOptions& options);

// Of the students who have not handed in those of whom there is a page of the task that the filters leave
// out: of another day, class or reader; in the order of `students`. Only pieces that `counts` is true of are
// looked at.
std::vector<const Student*> with_page_elsewhere(
    const Study& study, const TaskInfo& task, const std::vector<const Student*>& students,
    const std::function<bool(std::uint32_t)>& counts = [](std::uint32_t) { return true; });

// Who handed in what, over all pieces of the task that pass every filter but strategy, model and issue.
Coverage coverage(const Selection& selection, const TaskInfo& task);

}  // namespace worksort
