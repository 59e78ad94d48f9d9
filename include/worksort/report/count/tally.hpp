// Counts as a table.
#pragma once

#include "worksort/analyze/tally.hpp"
#include "worksort/report/page/table.hpp"

namespace worksort {

// Columns are the dimensions and "pieces", "students". `wide` gives a column to each value of the last
// dimension (named by its code, "no-value" for the empty one) and needs a result with totals. `names` shows
// codes as people say them in place of ids; the names of columns stay ids.
struct TallyLayout {
  bool wide = false;
  bool names = false;
  bool own_words = true;  // look-fors by their text; otherwise by their id
};

Table tally_table(const Study& study, const TallyResult& result, const TallyLayout& layout);

}  // namespace worksort
