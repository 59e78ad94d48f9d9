// What the steps of a protocol show of a team's own data.
#pragma once

#include "worksort/analyze/group.hpp"
#include "worksort/report/group/group_share.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/plan/next.hpp"
#include "worksort/report/week/weekly_share.hpp"
#include "worksort/util/date.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// Work as the steps show it. Students are named under groups and piles only; the task's answers never.
class ProtocolMaterial {
 public:
  // `tasks` are those to fill in; none: only what does not belong to one task. `typed` is for the command to
  // type next. With a release there are its counts and words of the codebook alone, for people outside the
  // team.
  ProtocolMaterial(const Selection& selection, std::vector<const TaskInfo*> tasks, Typed typed,
                   OneRelease* release = nullptr);

  // Blocks {show, title, text, lines[{text}]} for one word of `show`; empty where the data has nothing to
  // show.
  [[nodiscard]] Value blocks(std::string_view show) const;

  // The first step begins with `open`, the decisions that are due or open; what is still to come on that day
  // is left out.
  void begin_on(Date today, const std::vector<std::string>& open);
  [[nodiscard]] const Value& beginning() const { return m_beginning; }

  // True where the agenda is for people outside the team.
  [[nodiscard]] bool is_shared() const { return m_min_n.has_value(); }

  // What to say at its end then: what was merged and hidden.
  [[nodiscard]] std::vector<std::string> share_notes() const;

 private:
  [[nodiscard]] Value of_task(std::string_view show, const TaskInfo& task) const;
  [[nodiscard]] Value shared(std::string_view show, const TaskInfo& task) const;
  [[nodiscard]] Value shared_task(const TaskInfo& task) const;
  [[nodiscard]] Value results(std::string_view show, const TaskInfo& task) const;
  [[nodiscard]] Value pieces(const TaskInfo& task) const;
  [[nodiscard]] Value issues(const TaskInfo& task) const;
  [[nodiscard]] Value plans(const TaskInfo& task) const;
  [[nodiscard]] Value disagreements() const;
  [[nodiscard]] Value bright_spots() const;
  [[nodiscard]] const TaskGroups* groups_of(const TaskInfo& task) const;
  [[nodiscard]] std::string piece_label(std::uint32_t piece) const;

  const Selection& m_selection;
  const Study& m_study;
  std::vector<const TaskInfo*> m_tasks;
  Typed m_typed;
  GroupResult m_groups;
  std::optional<Date> m_today;
  Value m_beginning;  // a block, null without any
  std::optional<std::int64_t> m_min_n;
  std::optional<SharedGroups> m_shared;                          // where there is a release
  std::map<const TaskInfo*, std::vector<SharedIssue>> m_issues;  // then
};

}  // namespace worksort
