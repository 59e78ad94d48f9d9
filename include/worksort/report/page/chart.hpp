// A chart as it stands in a page's Markdown: a fenced block, readable as it is, drawn as characters or as
// SVG.
//
//   ```chart stacked
//   How far the work carried
//   Strategy | carried through | partly | started
//   Skip counting | 4 | 2 | 1
//   ```
// The word behind `chart` is bars (one number a row), stacked (several) or flow (rows "from | to | number").
// The first line may be a title, which is a line without a bar; then come the headings. Text is escaped like
// all in Markdown.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace worksort {

enum class ChartKind : std::uint8_t { bars, stacked, flow };

// `to` is used by flow alone, which has one value a row.
struct ChartRow {
  std::string label;
  std::string to;
  std::vector<double> values;
};

// `heading` names what the labels are, `series` what the values are; every row has a value for every series,
// 0 or more.
struct Chart {
  ChartKind kind = ChartKind::bars;
  std::string title;
  std::string heading;
  std::vector<std::string> series;
  std::vector<ChartRow> rows;
};

// What stands behind the fence for each kind.
inline constexpr std::array<std::pair<std::string_view, ChartKind>, 3> k_chart_kinds = {
    {{"bars", ChartKind::bars}, {"stacked", ChartKind::stacked}, {"flow", ChartKind::flow}}};

// The fenced block, for a value whose key ends in _md.
std::string chart_markdown(const Chart& chart);

}  // namespace worksort
