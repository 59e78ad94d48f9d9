// What people see of partners.
#pragma once

#include "worksort/analyze/choose/pair.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"

#include <string>
#include <vector>

namespace worksort {

// One row a pair or three: task, date, student, partner, why and, behind them, name, partner_name, class,
// school, prompt. `partner` is a list of one or two; `date` is that of the latest of the pieces.
Table pair_table(const Selection& selection, const PairResult& result);

Page pair_page(const Selection& selection, const PairResult& result);

// Who is left out of the pairs of a task, and why: a sentence for each reason.
std::vector<std::string> pair_remarks(const Selection& selection, const TaskPairs& pairs);

}  // namespace worksort
