// Workbooks of several sheets.
#pragma once

#include "worksort/report/page/workbook.hpp"

#include <string>
#include <vector>

namespace worksort {

// The bytes of an .xlsx file, the same for the same sheets. Texts, codes and lists are text cells, so "3/4"
// and "007" stay what they are. Throws std::runtime_error naming the cell where a limit of the format is
// broken.
std::string write_workbook(const std::vector<Sheet>& sheets);

}  // namespace worksort
