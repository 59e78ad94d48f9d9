// The chart to carry while students work.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace worksort {

// A line of the chart. `strategy` is empty for "something else".
struct MonitorRow {
  std::string strategy;
  bool critical = false;
  std::vector<std::uint32_t> pieces;  // latest work whose first strategy this is, or one that nobody expected
};

struct MonitorChart {
  const TaskInfo* task = nullptr;
  std::vector<MonitorRow> rows;            // in codebook order, "something else" last
  std::vector<std::uint32_t> no_strategy;  // latest work on which no strategy can be read yet
};

// One chart a task that passes --task: the strategies that are anticipated, critical or in an exemplar.
std::vector<MonitorChart> monitor(const Selection& selection);

}  // namespace worksort
