// What a sheet will take up, and the limits of the format.
#pragma once

#include "worksort/report/page/workbook.hpp"

#include <cstddef>
#include <vector>

namespace worksort {

// What has to be known of all rows before the first is written.
struct Measures {
  std::size_t rows = 0;
  std::vector<std::size_t> widest;  // of each column, below the header
  std::vector<bool> blank;          // no row has anything in it
};

// Throws std::runtime_error naming the cell where a limit is broken.
Measures measured(const Table& table);

// Too long to be kept in memory: each row goes into a file as soon as it is whole. A chart needs the cells.
bool is_long(const Sheet& sheet, const Measures& measures);

}  // namespace worksort
