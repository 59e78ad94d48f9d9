// The pieces that match, one row a reading.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/report/page/table.hpp"

namespace worksort {

// The names of the columns that `list` writes and `import` reads, in order.
const std::vector<Column>& list_columns();

// With `ones`, one 0/1 column for each code in use stands behind the others ("strategy:skip-counting").
Table list_table(const Selection& selection, bool ones);

}  // namespace worksort
