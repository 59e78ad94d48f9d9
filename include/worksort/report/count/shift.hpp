// What people see of how strategies move: a matrix as a page, counts or paths as a table.
#pragma once

#include "worksort/analyze/shift.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/plan/next.hpp"

#include <cstddef>
#include <string>

namespace worksort {

// Columns from, to, students, pieces.
Table shift_table(const Study& study, const ShiftResult& result);

// Columns student, name, path and, behind them, the tasks and dates of its pieces, class and school.
Table path_table(const Selection& selection, const ShiftResult& result);

// The matrix with names; with `paths` each student's path instead. The command to type next names `typed`.
Page shift_page(const Selection& selection, const ShiftOptions& options, const ShiftResult& result,
                bool paths, const Typed& typed);

// "Passed over: 2 absent, 1 not coded yet"; empty where nothing was.
std::string passed_over_words(const PassedOver& passed_over);

// To or from a page without a strategy is no change of strategy.
bool is_other_strategy(const Study& study, Text from, Text to);

// Pieces by where they moved: `none` are those with a page, before or now, from which no strategy can be
// read.
struct StrategyMoves {
  std::size_t same = 0;
  std::size_t other = 0;
  std::size_t none = 0;
};
StrategyMoves strategy_moves(const Study& study, const ShiftResult& result);

// A strategy's name in the codebook of the first task that defines it.
std::string strategy_name(const Study& study, Text code);

}  // namespace worksort
