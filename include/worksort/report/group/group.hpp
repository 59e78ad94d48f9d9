// What people see of groups: a page, or a table with one row a piece and group.
#pragma once

#include "worksort/analyze/group.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/plan/next.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// `typed` is for the command to type next.
Page group_page(const Selection& selection, const GroupOptions& options, const GroupResult& result,
                const Typed& typed);

// One row a piece and group, in `each_row`; the selection outlives it.
Table group_table(const Selection& selection, const GroupOptions& options, const GroupResult& result);

// What a pile is called: in tables, in data, and for people.
struct PileName {
  std::string_view id;
  std::string_view key;
  std::string_view name;
};
const PileName& pile_name(PileKind kind);

// Where pieces stand together; `kind` is "group" or "pile".
struct GroupPlace {
  std::string_view kind;
  std::string id;
  std::string name;
  std::vector<std::uint32_t> pieces;
};

// All groups and piles, in the order in which they are shown.
std::vector<GroupPlace> group_places(const Study& study, const GroupOptions& options,
                                     const GroupResult& result);

// The name of a group for people: "Skip counting", "Array · Loses track of the count", "No model named".
std::string group_name(const Study& study, const TaskInfo& task, const GroupOptions& options,
                       const Group& group);

// Its id: codes joined by "+".
std::string group_id(const Study& study, const Group& group);

}  // namespace worksort
