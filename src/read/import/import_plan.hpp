// How a table was read, for the next one of its kind.
#pragma once

#include "worksort/read/import/import.hpp"

#include <string>
#include <vector>

#include "read/table/work_table.hpp"

namespace worksort {

// The columns of readers and tasks side by side, as options name them.
void name_sides(const ColumnPlan& plan, TableUse& use);

// What a table has that the kept document does not know, what it lacks (`missing` are the columns that
// options name and that were not found), and what stands at a place that the document names by number.
std::vector<std::string> changes_since_kept(const ImportOptions& options, const TableUse& use,
                                            const std::vector<std::string>& missing);

}  // namespace worksort
