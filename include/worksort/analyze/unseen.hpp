// What nobody showed, and what somebody showed that nobody had expected.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// `strategy`, `model` and `look_for` were expected and stand on no page; `not_anticipated` was used, and
// nobody expected it.
enum class UnseenKind : std::uint8_t { strategy, model, look_for, not_anticipated };

// "strategy", "model", "look-for", "not-anticipated".
std::string_view to_string(UnseenKind kind);

// `name` is for people (of a look-for: its text); `expected_by` is "critical", "anticipated", "exemplar", or
// empty for what nobody expected.
struct UnseenItem {
  UnseenKind kind = UnseenKind::strategy;
  std::string code;
  std::string name;
  std::string expected_by;
};

// Every code that stands in some reading of selection.base(), whether in force or not, first or further.
struct SeenCodes {
  std::set<std::string_view> strategies;
  std::set<std::string_view> models;
  std::set<std::string_view> shows;

  // True if any of this kind is recorded, an absence aside.
  [[nodiscard]] bool records(UnseenKind kind) const;
};
SeenCodes seen_codes(const Selection& selection, const TaskInfo& task);

// Of one task, over every reading of selection.base(), whether in force or not: strategies (critical ones
// first), models, look-fors, then what was not anticipated; each in display order. Strategies count as not
// anticipated only where the task names at least one that was expected. Of a kind that no reader recorded for
// the task nothing can be said: see not_recorded().
std::vector<UnseenItem> unseen(const Selection& selection, const TaskInfo& task);

// The same for people outside the team: nothing about a task that fewer than min_n students handed in,
// nothing that somebody showed although nobody expected it unless min_n students did, and look-fors by their
// id.
std::vector<UnseenItem> shareable_unseen(const Selection& selection, const TaskInfo& task,
                                         std::int64_t min_n);

// The kinds of codes that were expected of the task and of which no reader recorded any: then none of them
// can be said to be on no page.
std::vector<UnseenKind> not_recorded(const Selection& selection, const TaskInfo& task);

}  // namespace worksort
