// The coding page: one file for any browser, to put pages on piles or go through them one by one.
#pragma once

#include "worksort/report/data/coding_sheet.hpp"
#include "worksort/report/page/value.hpp"

namespace worksort {

// What the page holds: task, classes, schools, coder, expected (the strategies that lie on the table when it
// opens), expected_models, look_fors, codebook, students (those of the rosters that pass the filters;
// `unread`: nobody has a piece of them) and pieces (the rows of `list`, each with the student's name).
Value coding_page_data(const Selection& selection, const SheetOptions& options);

}  // namespace worksort
