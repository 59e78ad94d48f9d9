// What no cell of a table may hold, taken out of it.
#pragma once

#include "worksort/read/table/csv.hpp"

#include <string_view>

#include "read/study/value_problems.hpp"

namespace worksort {

// The text without what cannot be seen: a blank for a control character, nothing for a character without
// width, and nothing at all for text that is not UTF-8. What is changed is reported and kept in the table.
std::string_view clean_cell(CsvTable& table, std::string_view text, const Spot& spot,
                            ValueProblems& problems);

}  // namespace worksort
