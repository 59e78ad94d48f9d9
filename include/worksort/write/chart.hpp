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

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

// The fenced block, for a value whose key ends in _md.
std::string chart_markdown(const Chart& chart);

// From the words behind the fence and the lines within; nothing if it is no chart. A cell that is no number
// is 0.
std::optional<Chart> parse_chart(std::string_view info, std::string_view lines);

// Lines of at most `width` cells, each ending in a newline: labels, bars of characters, numbers.
std::string chart_text(const Chart& chart, std::size_t width);

// An inline SVG with its title and all its numbers as a description.
std::string chart_svg(const Chart& chart);

// The Markdown with every chart drawn as characters in a plain fenced block.
std::string with_drawn_charts(std::string_view markdown);

}  // namespace worksort
