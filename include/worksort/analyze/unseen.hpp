// What nobody showed, and what nobody expected.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "worksort/analyze/selection.hpp"

namespace worksort {

enum class UnseenKind : std::uint8_t { strategy, model, look_for, not_anticipated };

// "strategy", "model", "look-for", "not-anticipated".
std::string_view to_string(UnseenKind kind);

// `expected_by` is critical, anticipated or exemplar; empty for what nobody expected.
struct UnseenItem {
  UnseenKind kind = UnseenKind::strategy;
  std::string code;
  std::string name;
  std::string expected_by;
};

// Over all pieces of the task that pass every filter but strategy, model and issue; a code counts as used when any
// reader named it, first or further. In the order of the kinds, then as the task and its exemplars list them.
std::vector<UnseenItem> unseen(const Selection& selection, const TaskInfo& task);

}  // namespace worksort
