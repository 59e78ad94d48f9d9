// Plans against the work that came later.
#pragma once

#include "worksort/analyze/plan/plan.hpp"
#include "worksort/analyze/selection.hpp"
#include "worksort/util/date.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace worksort {

// `reassessed`: somebody of the plan has later work; `overdue` and `due`: nobody has, and the day for it has
// passed or is today; `taught`: the day of teaching has come; `planned`: it has not, or none is written down.
enum class PlanStatus : std::uint8_t { planned, taught, due, overdue, reassessed };

// "planned", "taught" ...
std::string_view to_string(PlanStatus status);

// Students of the plan whose later work has one thing on the page. Positions in FollowUp::students.
struct NowShown {
  std::string code;  // empty for strategies: no strategy could be read
  std::vector<std::size_t> students;
};

struct FollowUp {
  const Plan* plan = nullptr;
  const TaskInfo* task = nullptr;      // of the plan; null where no file knows it
  const TaskInfo* reassess = nullptr;  // the task to reassess with; null where none is named or known
  std::vector<PlanStudent> students;
  std::vector<std::optional<std::uint32_t>> later;  // each student's latest piece that counts
  std::size_t reassessed = 0;                       // students with one
  PlanStatus status = PlanStatus::planned;
  std::vector<NowShown> look_fors;     // those of the plan, else all of the reassessment task
  std::vector<NowShown> strategies;    // first strategy of the later work, in codebook order
  std::vector<std::size_t> issue;      // students on whose later work the plan's issue was coded
  std::vector<NowShown> other_issues;  // that were coded there besides, in codebook order
};

// The reading in force; where readers differ, with every issue and look-for that one of them noted.
InForce noted_later(const Selection& work, std::uint32_t piece);

// True if the plan passes the filters that say which plans to look at.
bool is_chosen(const Selection& plans, const Plan& plan);

// The plans that pass the filters by task, class, school, student, strategy and issue, in the study's order,
// with the later work that `work` leaves (a selection by time and reader alone). Later is on or after the
// plan's date; a plan without one goes by the day it was written, and then work on its own task must be newer
// than that. Work of an absent student does not count.
std::vector<FollowUp> follow_up(const Selection& plans, const Selection& work, Date today);

}  // namespace worksort
