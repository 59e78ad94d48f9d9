// What nobody showed, as a table over all tasks.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/analyze/share/one_release.hpp"
#include "worksort/analyze/unseen.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/share/shareable.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace worksort {

// Every task that has a piece in selection.base(), in natural order. With `names`, tasks and kinds are told
// in words for people, and the column of codes is left out.
Table unseen_table(const Selection& selection, bool names);

// The same of other items than all that nobody showed.
using UnseenOf = std::function<std::vector<UnseenItem>(const TaskInfo&)>;
Table unseen_table(const Selection& selection, bool names, const UnseenOf& items_of);

// "No model is recorded, so none can be said to be on no page."
std::string not_recorded_words(UnseenKind kind);

// False where nothing of the task's documents says what somebody expected.
bool expects_something(const TaskInfo& task);

// True where strategies, models or look-fors were expected, and not only ways shown in an exemplar.
bool expects_codes(const TaskInfo& task);

// Only what may leave the team, with the words that go with it.
Shareable<Table> shared_unseen_table(const Selection& selection, bool names, OneRelease& release);

// The items of one task that may be told together with the rest of the release, or none of them.
std::vector<UnseenItem> shared_unseen(const Selection& selection, const TaskInfo& task, OneRelease& release);

}  // namespace worksort
