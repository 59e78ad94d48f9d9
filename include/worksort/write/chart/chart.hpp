// Charts of a page's Markdown, drawn as characters or as SVG.
#pragma once

#include "worksort/report/page/chart.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace worksort {

// From the words behind the fence and the lines within; nothing if it is no chart. A cell that is no number
// is 0.
std::optional<Chart> parse_chart(std::string_view info, std::string_view lines);

// The length of a whole bar.
double total(const ChartRow& row);

// Lines of at most `width` cells, each ending in a newline: labels, bars of characters, numbers.
std::string chart_text(const Chart& chart, std::size_t width);

// An inline SVG with its title and all its numbers as a description.
std::string chart_svg(const Chart& chart);

// The same with a table of its numbers below, for whoever prints, copies or cannot see the picture.
std::string chart_figure(const Chart& chart);

// The Markdown with every chart drawn as characters in a plain fenced block.
std::string with_drawn_charts(std::string_view markdown);

}  // namespace worksort
