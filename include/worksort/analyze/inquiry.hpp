// Goals of an inquiry against the evidence: counts of students, before and now.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// `count` of `of` students.
struct StudentShare {
  std::size_t count = 0;
  std::size_t of = 0;
};

// "40%", "at most 10%", "3 of 4" (a share) or "12" (students).
struct Target {
  double value = 0;  // percent, or students
  bool percent = true;
  bool at_most = false;
};

// `for_the_team`: nothing that can be counted against a target, but somebody wrote what they saw, or counted
// without a target.
enum class GoalStatus : std::uint8_t { met, not_yet, not_enough_evidence, for_the_team };

// "met", "not-yet", "not-enough-evidence", "for-the-team".
std::string_view to_string(GoalStatus status);

struct GoalResult {
  const Goal* goal = nullptr;
  std::optional<StudentShare> baseline;  // none: no measure or no baseline period
  std::optional<StudentShare> current;   // none: no measure
  Period baseline_period;
  Period current_period;
  std::optional<Target> target;  // none: no target, or not one that can be counted
  GoalStatus status = GoalStatus::not_enough_evidence;
  std::vector<std::string> unknown;  // codes that no codebook defines and no reading has
  bool other_tasks = false;          // what counts before and what counts now is not work on the same tasks
  std::size_t differ_before = 0;     // students who do not fit, and on work of whom readers differ
  std::size_t differ_now = 0;
};

struct InquiryResult {
  const Inquiry* inquiry = nullptr;
  std::vector<GoalResult> goals;
};

// Every inquiry of the study over the selection's pieces, in path order.
std::vector<InquiryResult> inquiries(const Selection& selection);

GoalResult evaluate_goal(const Selection& selection, const Goal& goal);

// A coded piece (special codes count, absent does not): whether it is of the period and where the goal looks,
// and whether its reading in force has any of the goal's codes.
struct GoalPiece {
  std::uint64_t student = 0;  // student_key()
  bool is_here = false;
  bool fits = false;
};

// Students with a piece that is here, and those of them who have one that fits; by student_key().
struct GoalStudents {
  std::set<std::uint64_t> all;
  std::set<std::uint64_t> fitting;
  std::set<std::uint64_t> differ;  // with a piece that is here and that readers see differently
  std::set<Text> tasks;            // of their pieces
  std::vector<GoalPiece> pieces;   // all coded ones of the selection, in its order
};
GoalStudents goal_students(const Selection& selection, const Goal& goal, const Period& period);

// `lower_is_better` makes "10%" mean at most.
std::optional<Target> parse_target(std::string_view text, bool lower_is_better);
bool reaches(const StudentShare& share, const Target& target);

}  // namespace worksort
