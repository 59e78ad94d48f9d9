// What people see of groups: a page, or a table with one row a piece and group.
#pragma once

#include "worksort/analyze/group.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/plan/next.hpp"

#include <string>
#include <vector>

namespace worksort {

// `typed` is for the command to type next.
Page group_page(const Selection& selection, const GroupOptions& options, const GroupResult& result,
                const Typed& typed);

Table group_table(const Selection& selection, const GroupOptions& options, const GroupResult& result);

// The name of a group for people: "Skip counting", "Array · Loses track of the count", "No model named".
std::string group_name(const Study& study, const TaskInfo& task, const GroupOptions& options,
                       const Group& group);

// Its id: codes joined by "+".
std::string group_id(const Study& study, const Group& group);

}  // namespace worksort
