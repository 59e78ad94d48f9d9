// The week for people outside the team, and what of it stands elsewhere too: only numbers that may be told
// beside each other.
#pragma once

#include "worksort/analyze/weekly.hpp"
#include "worksort/report/group/group_share.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/share/shareable.hpp"
#include "worksort/report/share/shared_page.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace worksort {

// An issue of a task, on how many of its coded pieces; no number where it must stay in the team.
struct SharedIssue {
  std::string code;
  std::string name;
  std::optional<std::int64_t> pieces;
};

// Every issue of each task's groups, in the order of the tasks and of their codebooks. A number is told if
// min_n students stand behind it, and as many behind the coded pieces without the issue, and if the release
// can take it over. Where even the list of a task would tell too much, there is one without a code for all of
// them.
std::vector<std::vector<SharedIssue>> shared_issues(const Selection& selection, const GroupResult& groups,
                                                    OneRelease& release);

// Sections of a task.
void add_shared_task(SharedPage& page, const SharedTask& task);
void add_shared_issues(SharedPage& page, const std::vector<SharedIssue>& issues, std::int64_t min_n);

// What nobody used of a task, and what min_n students used although nobody expected it: a line for each kind.
std::vector<std::string> shared_unseen_lines(const SharedTask& task, std::int64_t min_n);

// `scope` as in weekly_page().
Shareable<Page> shared_weekly_page(const WeeklySelections& selections, const WeeklyResult& result,
                                   const std::string& scope, OneRelease& release);

}  // namespace worksort
