// Workbooks of several sheets.
#pragma once

#include "worksort/report/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace worksort {

// The cells of `column` (0-based) in the first `rows` rows below the header offer the values of a range, such
// as
// "=Codebook!$A$2:$A$18"; other values stay possible, with a warning to whoever types them.
struct DropDown {
  std::size_t column = 0;
  std::string range;
  std::size_t rows = 0;
};

// `name` is what the tab says: at most 31 characters, without []:*?/\ and an apostrophe at an end.
struct Sheet {
  std::string name;
  Table table;
  std::vector<DropDown> drop_downs;
};

// The bytes of an .xlsx file, the same for the same sheets. Texts, codes and lists are text cells, so "3/4"
// and "007" stay what they are. Throws std::runtime_error naming the cell where a limit of the format is
// broken.
std::string write_workbook(const std::vector<Sheet>& sheets);

}  // namespace worksort
