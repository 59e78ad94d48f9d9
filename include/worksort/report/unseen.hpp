// What nobody showed, as a table over all tasks.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/report/table.hpp"

namespace worksort {

// Every task that has a piece in selection.base(), in natural order. With `names`, tasks and kinds are told
// in words for people, and the column of codes is left out.
Table unseen_table(const Selection& selection, bool names);

}  // namespace worksort
