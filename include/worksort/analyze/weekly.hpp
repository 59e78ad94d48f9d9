// Everything that one week's work says, from the analyses that answer one question each.
#pragma once

#include "worksort/analyze/agree/agree.hpp"
#include "worksort/analyze/choose/select.hpp"
#include "worksort/analyze/group.hpp"
#include "worksort/analyze/plan/follow_up.hpp"
#include "worksort/analyze/plan/often_planned.hpp"
#include "worksort/analyze/plan/plan_choice.hpp"
#include "worksort/analyze/shift.hpp"
#include "worksort/analyze/tally.hpp"
#include "worksort/analyze/unseen.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace worksort {

// What selections a week needs: its own pieces; the same filters without dates; and work up to the week's
// end or the day as of which plans are due, by time and reader alone, for plans.
struct WeeklySelections {
  const Selection& week;
  const Selection& all;
  const Selection& until;
};

// How many pieces have a code, and how far they were carried, in the words of the scale from its end to its
// beginning. `code` is also a special code, readers-differ, or empty where nothing is coded yet.
struct WeekStrategy {
  std::string code;
  std::size_t pieces = 0;
  std::vector<std::pair<std::string, std::size_t>> success;
};

// An issue on the week's pieces of a task, and with which strategies (codes as above).
struct WeekIssue {
  std::string code;
  std::string cause;  // empty where no codebook says
  std::size_t pieces = 0;
  std::vector<std::pair<std::string, std::size_t>> strategies;
};

// A critical strategy that nobody used this week. `neighbours` are strategies of this week's pieces that lead
// to it in the codebook, those that serve the task's problem type where there are any; `before` counts
// pieces of the task from earlier weeks that show it.
struct ToElicit {
  std::string code;
  std::vector<std::string> neighbours;
  std::size_t before = 0;
};

// One task's work of the week. Counts are those of tally: all pieces of the week, by the reading in force.
struct WeekTask {
  const TaskInfo* task = nullptr;
  std::size_t pieces = 0;
  std::size_t absent = 0;
  std::size_t readers_differ = 0;
  std::size_t uncoded = 0;
  std::size_t blank = 0;                                       // of these, pages that nobody has read yet
  std::vector<WeekStrategy> strategies;                        // in display order
  std::vector<WeekIssue> issues;                               // most pieces first, then in codebook order
  std::vector<std::pair<std::string, std::size_t>> look_fors;  // shown by somebody, in display order
  std::vector<UnseenItem> unseen;
  std::vector<PlanChoice> shared;  // issues only, by the rule of all proposals
  std::vector<ToElicit> elicit;
  std::vector<const Student*> handed_in_before;  // on the roster, without a page this week
  std::vector<const Student*> nothing_yet;       // and without an earlier or undated one

  // Pieces with a reading to go by.
  [[nodiscard]] std::size_t read() const { return pieces - absent - readers_differ - blank; }
};

struct WeeklyResult {
  DateRange week;
  GroupResult groups;            // of the week's pieces
  std::vector<WeekTask> tasks;   // one for each of groups.tasks
  std::vector<TaskChoice> show;  // which pieces to share: one for each task
  ShiftResult moves;             // whose later piece is of the week
  std::vector<FollowUp> plans;   // those written by the end of the week
  AgreeResult agreement;
  std::size_t read_by_several = 0;          // pieces with more than one reading, whatever these say
  std::vector<std::uint32_t> bright_spots;  // in the study's order
  std::vector<OftenPlanned> often_planned;  // and whose work was never shown to others
  std::vector<ClassKey> quiet_classes;      // on a roster, without work this week
  std::optional<Date> last_work;            // the last day before the week that has work
  std::size_t undated = 0;                  // pieces that no week has
};

// `today` is the day that due and overdue plans go by.
WeeklyResult weekly(const WeeklySelections& selections, DateRange week, Date today);

}  // namespace worksort
