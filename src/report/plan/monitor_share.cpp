#include "worksort/report/plan/monitor.hpp"

#include "report/share/share_mark.hpp"

namespace worksort {

Shareable<Table> shared_monitor_table(const Selection& selection, const std::vector<MonitorChart>& charts) {
  return ShareMark::give(monitor_table(selection, charts, true));
}

Shareable<Page> shared_monitor_page(const Selection& selection, const std::vector<MonitorChart>& charts) {
  return ShareMark::give(monitor_page(selection, charts, true));
}

}  // namespace worksort
