// Charts beside the table of a sheet.
#pragma once

#include "worksort/report/page/workbook.hpp"

#include "xlsxwriter_calls.hpp"

namespace worksort {

// Throws std::runtime_error unless the library has done what it was asked for.
void expect(lxw_error error);

// Draws a chart of the first rows of `sheet`, which is written into `target`, to the right of its columns.
void add_chart(lxw_workbook* book, lxw_worksheet* target, const Sheet& sheet, const SheetChart& wanted);

}  // namespace worksort
