// Sheets to fill in, and the coding page: for coding, for walking around while students work, and for sorting
// with a team.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/report/page/value.hpp"
#include "worksort/report/page/workbook.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace worksort {

enum class SheetKind : std::uint8_t { coding, monitor, evidence };

// A student of a roster, with the class and school that stand on it.
struct Seat {
  const Roster* roster = nullptr;
  const RosterStudent* student = nullptr;
};

// The students of the rosters who pass the filters, in the order of the rosters.
std::vector<Seat> seats(const Selection& selection);

// What the sheet is for. `task` may be null; `rows` is how many empty rows stand below the students; `coder`
// stands in every row of a coding sheet, empty for none. Without `whole_class`, who has no piece is not on a
// page.
struct SheetOptions {
  SheetKind kind = SheetKind::coding;
  const Codebook* codebook = nullptr;
  const TaskInfo* task = nullptr;
  std::size_t rows = 10;
  std::string coder;
  bool whole_class = true;
  std::string folder;  // where the sheet will lie, and paths of pictures begin; empty for the current one
};

// The sheet to fill in and, behind it, one that explains every code. The students are those of the rosters
// that pass the filters of `selection`. A coding sheet has columns that `import` reads. A monitoring sheet
// has a row a strategy that is expected (of the whole codebook, where none is), with blanks for who and in
// which order. An evidence sheet has a column a strategy and, behind them, a column an issue, with names
// below: those whose latest piece shows it, where there is work already.
std::vector<Sheet> sheets_to_fill_in(const Selection& selection, const SheetOptions& options);

// The strategies that a task expects, critical ones too, in display order; all of the codebook's where it
// expects none.
std::vector<std::string> expected_strategies(const Codebook& codebook, const TaskInfo* task);

// What the page holds: task, classes, schools, coder, expected (the strategies that lie on the table when it
// opens), expected_models, look_fors, codebook, students (those of the rosters that pass the filters;
// `unread`: nobody has a piece of them) and pieces (the rows of `list`, each with the student's name).
Value coding_page_data(const Selection& selection, const SheetOptions& options);

}  // namespace worksort
