// Fills in what follows from a plan's task, pages and issue.
#pragma once

#include "worksort/analyze/plan/plan.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace worksort {

// The latest pieces of one task: those that the filters choose, and all that the class handed in.
class TaskWork {
 public:
  // Puts the reading in force of all of them into `in_force`, which outlives the work.
  TaskWork(const Selection& selection, const TaskInfo& task,
           std::unordered_map<std::uint32_t, InForce>& in_force);

  [[nodiscard]] const std::vector<std::uint32_t>& chosen() const { return m_chosen; }
  [[nodiscard]] const std::vector<std::uint32_t>& whole_class() const { return m_class; }
  [[nodiscard]] const Selection& selection() const { return m_selection; }
  [[nodiscard]] const Reading& head(std::uint32_t piece) const { return m_selection.head(piece); }
  [[nodiscard]] const InForce& in_force(std::uint32_t piece) const { return m_in_force.at(piece); }

  // The strategy that names the piece's group; none for a piece in a pile.
  [[nodiscard]] Text strategy(std::uint32_t piece) const;

 private:
  const Selection& m_selection;
  const std::unordered_map<std::uint32_t, InForce>& m_in_force;
  std::vector<std::uint32_t> m_class;
  std::vector<std::uint32_t> m_chosen;
};

// REQUIRES: basis has its task, issue, pieces and students.
void fill_plan(const TaskWork& work, PlanBasis& basis);

}  // namespace worksort
