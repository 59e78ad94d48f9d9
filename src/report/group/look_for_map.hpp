// Per look-for: on which pages it was recorded and on which not yet, strategy by strategy.
#pragma once

#include "worksort/analyze/group.hpp"
#include "worksort/report/page/page.hpp"

namespace worksort {

// {of, none, none_words, aspects[{aspect, name, look_fors[{id, text, pages, words, strategies[{strategy,
// name, shown, of, words}], missing}]}]}: of the pages in the task's groups. `none` counts those on which
// nobody recorded a look-for.
Value look_for_map(const Selection& selection, const GroupResult& result, const TaskGroups& groups);

}  // namespace worksort
