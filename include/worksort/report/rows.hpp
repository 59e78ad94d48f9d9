// Rows of a table in a page's data, so that -f json has them beside what the page shows.
#pragma once

#include "worksort/report/page.hpp"
#include "worksort/report/table.hpp"

namespace worksort {

// [{name: value, ...}, ...]: lists are arrays, what is not available is null.
Json table_rows(const Table& table);

// A row of that shape for a page's sample.
Json sample_row(const Table& table);

}  // namespace worksort
