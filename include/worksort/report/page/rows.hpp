// Rows of a table in a page's data, so that -f json has them beside what the page shows.
#pragma once

#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"

namespace worksort {

// {name: value, ...} of one row.
Value row_value(const Table& table, const std::vector<Cell>& row);

// [{name: value, ...}, ...]: lists are arrays, what is not available is null.
Value table_rows(const Table& table);

}  // namespace worksort
