// The chart to carry, as a table and as a page to print.
#pragma once

#include "worksort/analyze/monitor.hpp"
#include "worksort/report/page.hpp"
#include "worksort/report/table.hpp"

#include <vector>

namespace worksort {

Table monitor_table(const Selection& selection, const std::vector<MonitorChart>& charts);

Page monitor_page(const Selection& selection, const std::vector<MonitorChart>& charts);

}  // namespace worksort
