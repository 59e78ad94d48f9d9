#include "worksort/analyze/plan/monitor.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>

namespace worksort {
namespace {

void add_row(MonitorChart& chart, const std::string& strategy, bool critical) {
  if (strategy.empty() || is_special(strategy)) return;
  const auto found = std::find_if(chart.rows.begin(), chart.rows.end(),
                                  [&](const MonitorRow& row) { return row.strategy == strategy; });
  if (found == chart.rows.end())
    chart.rows.push_back({strategy, critical, {}});
  else
    found->critical |= critical;
}

void expect_strategies(MonitorChart& chart) {
  const TaskInfo& info = *chart.task;
  if (info.task != nullptr) {
    for (const auto& strategy : info.task->anticipate.strategies) add_row(chart, strategy.text, false);
    for (const auto& strategy : critical_strategies(*info.task)) add_row(chart, strategy.text, true);
  }
  for (const auto* response : info.responses) add_row(chart, response->strategy.text, false);
  const Codebook& codebook = *info.codebook;
  std::stable_sort(chart.rows.begin(), chart.rows.end(), [&](const MonitorRow& a, const MonitorRow& b) {
    return codebook.rank(Dimension::strategy, a.strategy) < codebook.rank(Dimension::strategy, b.strategy);
  });
  chart.rows.push_back({});
}

void place_work(const Selection& selection, MonitorChart& chart) {
  for (const auto piece : latest_pieces(selection, selection.pieces(*chart.task)).latest) {
    const InForce now = selection.in_force(piece);
    if (!now.was_handed_in()) continue;
    if (now.standing != Standing::coded) {
      chart.no_strategy.push_back(piece);
      continue;
    }
    const auto code = selection.study().text(now.strategies.front());
    const auto row = std::find_if(chart.rows.begin(), std::prev(chart.rows.end()),
                                  [&](const MonitorRow& r) { return r.strategy == code; });
    row->pieces.push_back(piece);
  }
}

}  // namespace

std::vector<MonitorChart> monitor(const Selection& selection) {
  std::vector<MonitorChart> out;
  for (const auto& info : selection.study().task_infos) {
    if (!selection.takes_task(info.id)) continue;
    MonitorChart chart;
    chart.task = &info;
    expect_strategies(chart);
    place_work(selection, chart);
    out.push_back(std::move(chart));
  }
  return out;
}

}  // namespace worksort
