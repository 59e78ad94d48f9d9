#include "worksort/util/text.hpp"
#include "worksort/write/chart/chart.hpp"
#include "worksort/write/sheet/columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::array<std::string_view, 8> k_marks = {"●", "◐", "○", "◆", "◇", "■", "□", "▲"};
constexpr std::size_t k_longest_bar = 40;
constexpr std::size_t k_shortest_bar = 10;

std::string_view mark_of(std::size_t series) {
  return k_marks[series % k_marks.size()];
}

// How much one mark stands for: 1 as long as whole numbers fit the line.
double unit_of(const Chart& chart, std::size_t marks) {
  double largest = 0;
  bool whole = true;
  for (const auto& row : chart.rows) {
    largest = std::max(largest, total(row));
    for (const double value : row.values) whole = whole && value == std::floor(value);
  }
  if (largest <= 0) return 1;
  const double unit = largest / static_cast<double>(marks);
  return whole ? std::max(1.0, std::ceil(unit)) : unit;
}

std::string bar_of(const ChartRow& row, double unit) {
  std::string out;
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    const double marks = std::round(row.values[i] / unit);
    const auto count = row.values[i] > 0 ? static_cast<std::size_t>(std::max(1.0, marks)) : 0;
    for (std::size_t k = 0; k < count; ++k) out += mark_of(i);
  }
  return out;
}

std::string label_of(const Chart& chart, const ChartRow& row) {
  return terminal_safe(chart.kind == ChartKind::flow ? row.label + " → " + row.to : row.label);
}

std::string legend(const Chart& chart, double unit) {
  std::string out;
  if (chart.series.size() > 1) {
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
      out += fmt::format("{}{} {}", i == 0 ? "" : "  ", mark_of(i), terminal_safe(chart.series[i]));
    }
  }
  const bool scaled = unit > 1 && unit == std::floor(unit);
  if (scaled) out += fmt::format("{}(each mark stands for about {})", out.empty() ? "" : "  ", unit);
  return out;
}

std::string lines(const std::string& text, std::size_t width) {
  std::string out;
  for (const auto& line : wrapped(text, width)) out += line + "\n";
  return out;
}

}  // namespace

std::string chart_text(const Chart& chart, std::size_t width) {
  std::string out = chart.title.empty() ? "" : lines(terminal_safe(chart.title), width);
  if (chart.rows.empty()) return out + "Nothing to show.\n";
  std::size_t label = 0;
  for (const auto& row : chart.rows) label = std::max(label, display_width(label_of(chart, row)));
  label = std::min(label, std::max<std::size_t>(width / 2, k_shortest_bar));
  const std::size_t used = label + 2 + 8;
  const std::size_t room = std::clamp(width > used ? width - used : 0, k_shortest_bar, k_longest_bar);
  // Every series that is there at all shows one mark, which can make a bar longer than its share.
  const double unit =
      unit_of(chart, room > chart.series.size() + k_shortest_bar ? room - chart.series.size() : room);
  for (const auto& row : chart.rows) {
    const auto label_lines = wrapped(label_of(chart, row), label);
    const std::string bar = bar_of(row, unit);
    for (std::size_t i = 0; i < label_lines.size(); ++i) {
      const bool last = i + 1 == label_lines.size();
      out += last ? fmt::format("{}  {}{}{}\n", padded(label_lines[i], label), bar, bar.empty() ? "" : "  ",
                                total(row))
                  : label_lines[i] + "\n";
    }
  }
  const std::string key = legend(chart, unit);
  return key.empty() ? out : out + lines(key, width);
}

}  // namespace worksort
