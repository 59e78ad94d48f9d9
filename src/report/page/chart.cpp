#include "worksort/report/page/chart.hpp"

#include "worksort/report/page/page.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {

std::string chart_markdown(const Chart& chart) {
  const auto kind = std::find_if(k_chart_kinds.begin(), k_chart_kinds.end(),
                                 [&](const auto& k) { return k.second == chart.kind; });
  const bool flow = chart.kind == ChartKind::flow;
  std::string out = fmt::format("```chart {}\n", kind->first);
  if (!chart.title.empty()) out += escape_markdown(chart.title) + "\n";
  out += escape_markdown(chart.heading);
  if (flow) out += " | to";
  for (const auto& name : chart.series) out += " | " + escape_markdown(name);
  for (const auto& row : chart.rows) {
    out += "\n" + escape_markdown(row.label);
    if (flow) out += " | " + escape_markdown(row.to);
    for (const double value : row.values) out += fmt::format(" | {}", value);
  }
  return out + "\n```\n";
}

}  // namespace worksort
