// What the steps of a protocol show of a team's own data.
#pragma once

#include "worksort/analyze/group.hpp"
#include "worksort/report/next.hpp"
#include "worksort/report/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// Work as the steps show it. Students are named under groups and piles only; the task's answers never.
class ProtocolMaterial {
 public:
  // `tasks` are those to fill in; none: only what does not belong to one task. `typed` is for
  // the command to type next.
  ProtocolMaterial(const Selection& selection, std::vector<const TaskInfo*> tasks, Typed typed);

  // Blocks {show, title, text, lines[{text}]} for one word of `show`; empty where the data has nothing to
  // show.
  [[nodiscard]] Json blocks(std::string_view show) const;

 private:
  [[nodiscard]] Json of_task(std::string_view show, const TaskInfo& task) const;
  [[nodiscard]] Json results(std::string_view show, const TaskInfo& task) const;
  [[nodiscard]] Json pieces(const TaskInfo& task) const;
  [[nodiscard]] Json issues(const TaskInfo& task) const;
  [[nodiscard]] Json plans(const TaskInfo& task) const;
  [[nodiscard]] Json disagreements() const;
  [[nodiscard]] Json bright_spots() const;
  [[nodiscard]] const TaskGroups* groups_of(const TaskInfo& task) const;
  [[nodiscard]] const Json* shown(const TaskInfo& task) const;
  [[nodiscard]] std::string piece_label(std::uint32_t piece) const;

  const Selection& m_selection;
  const Study& m_study;
  std::vector<const TaskInfo*> m_tasks;
  Typed m_typed;
  GroupResult m_groups;
  Json m_shown;  // the data of the group page
};

}  // namespace worksort
