// Everything in one place, for people outside the team: only sheets of released counts.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/workbook.hpp"
#include "worksort/report/share/shareable.hpp"

#include <cstdint>
#include <vector>

namespace worksort {

// Groups, issues, what was not seen, and agreement, with what was merged and hidden on a sheet of its own.
// There is one table of each kind of count: two that cut the same pieces up differently could give away
// together what neither does alone.
Shareable<std::vector<Sheet>> shared_study_sheets(const Selection& selection, std::int64_t min_n);

// {groups, issues, unseen, agreement: rows; notes}
Shareable<Value> shared_study_data(const Selection& selection, std::int64_t min_n);

}  // namespace worksort
