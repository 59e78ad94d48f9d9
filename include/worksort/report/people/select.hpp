// What people see of the pieces to put on the table.
#pragma once

#include "worksort/analyze/choose/select.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"

#include <string>
#include <vector>

namespace worksort {

// Columns task, order, student, strategy, model, shows, why and, behind them, name, class, date, also,
// success, issues, evidence, question. `strategy` is the first one; `question` connects a piece with the one
// before it.
Table select_table(const Selection& selection, const SelectOptions& options,
                   const std::vector<TaskChoice>& choices);

Page select_page(const Selection& selection, const SelectOptions& options,
                 const std::vector<TaskChoice>& choices);

// The columns of select_table; what was seen stays empty, so that the second reader sees only the page.
// Behind them name, class, date, readings, coder: who has read it so far.
Table recode_table(const Selection& selection, const std::vector<RecodePiece>& pieces);

Page recode_page(const Selection& selection, const std::vector<RecodePiece>& pieces, std::size_t asked);

// Sentences about what the choice leaves open: fewer pieces may do, or latest work has no strategy yet.
std::vector<std::string> select_remarks(const Selection& selection, const SelectOptions& options,
                                        const TaskChoice& choice);

}  // namespace worksort
