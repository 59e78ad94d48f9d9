// The chart to carry, as a table and as a page to print.
#pragma once

#include "worksort/analyze/plan/monitor.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/share/shareable.hpp"

#include <vector>

namespace worksort {

// With `shared`, for people outside the team: who is left out, and so is what the team wrote; the codebook's
// words stay.
Table monitor_table(const Selection& selection, const std::vector<MonitorChart>& charts, bool shared = false);
Page monitor_page(const Selection& selection, const std::vector<MonitorChart>& charts, bool shared = false);
Shareable<Table> shared_monitor_table(const Selection& selection, const std::vector<MonitorChart>& charts);
Shareable<Page> shared_monitor_page(const Selection& selection, const std::vector<MonitorChart>& charts);

}  // namespace worksort
