// Everything that one week's work says, from the analyses that answer one question each.
#pragma once

#include "worksort/analyze/agree.hpp"
#include "worksort/analyze/follow_up.hpp"
#include "worksort/analyze/group.hpp"
#include "worksort/analyze/shift.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace worksort {

// An issue of one task: on how many of the coded pieces it was seen.
struct IssueCount {
  const TaskInfo* task = nullptr;
  Text code = k_no_text;
  std::size_t pieces = 0;
  std::size_t of = 0;  // coded pieces of the task
};

struct WeeklyResult {
  DateRange week;
  GroupResult groups;  // of the week's pieces
  ShiftResult moves;   // whose later piece is of the week
  std::vector<FollowUp> plans;
  AgreeResult agreement;
  std::vector<IssueCount> issues;           // by task, then most pieces first, then codebook order
  std::vector<std::uint32_t> bright_spots;  // in the study's order
};

// What selections a week needs: its own pieces, all pieces without dates, plans, and work up to the week's
// end.
struct WeeklySelections {
  const Selection& week;
  const Selection& all;
  const Selection& until;
};

// `today` is the day that due and overdue plans go by.
WeeklyResult weekly(const WeeklySelections& selections, DateRange week, Date today);

}  // namespace worksort
