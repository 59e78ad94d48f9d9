// What a team decided and promised, as people see it.
#pragma once

#include "worksort/analyze/decisions.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/share/shareable.hpp"

#include <string>
#include <vector>

namespace worksort {

// Columns date, from, kind, text, who, by, status, result, benchmark, and shown where somebody was.
Table decisions_table(const std::vector<DecisionNow>& decisions);

// The same without what people wrote and who is meant.
Shareable<Table> shared_decisions_table(const std::vector<DecisionNow>& decisions);

// What is due or open, a line each, for the beginning of a meeting.
std::vector<std::string> open_decisions(const std::vector<DecisionNow>& decisions);

}  // namespace worksort
