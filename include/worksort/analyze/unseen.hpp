<<<<<<< HEAD
// What nobody showed, and what somebody showed that nobody had expected.
#pragma once

#include "worksort/analyze/selection.hpp"

=======
// What nobody showed, and what nobody expected.
#pragma once

>>>>>>> main
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

<<<<<<< HEAD
namespace worksort {

// `strategy`, `model` and `look_for` were expected and stand on no page; `not_anticipated` was used, and
// nobody expected it.
=======
#include "worksort/analyze/selection.hpp"

namespace worksort {

>>>>>>> main
enum class UnseenKind : std::uint8_t { strategy, model, look_for, not_anticipated };

// "strategy", "model", "look-for", "not-anticipated".
std::string_view to_string(UnseenKind kind);

<<<<<<< HEAD
// `name` is for people (of a look-for: its text); `expected_by` is "critical", "anticipated", "exemplar", or
// empty for what nobody expected.
=======
// `expected_by` is critical, anticipated or exemplar; empty for what nobody expected.
>>>>>>> main
struct UnseenItem {
  UnseenKind kind = UnseenKind::strategy;
  std::string code;
  std::string name;
<<<<<<< HEAD
  std::string_view expected_by;
};

// Of one task, over every reading of selection.base(), whether in force or not: strategies (critical ones
// first), models, look-fors, then what was not anticipated; each in display order. Strategies count as not
// anticipated only where the task names at least one that was expected.
=======
  std::string expected_by;
};

// Over all pieces of the task that pass every filter but strategy, model and issue; a code counts as used when any
// reader named it, first or further. In the order of the kinds, then as the task and its exemplars list them.
>>>>>>> main
std::vector<UnseenItem> unseen(const Selection& selection, const TaskInfo& task);

}  // namespace worksort
