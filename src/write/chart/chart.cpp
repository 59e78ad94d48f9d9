#include "worksort/write/chart/chart.hpp"

#include "worksort/report/page/page.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/markdown/markdown_tree.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_drawn_width = 76;

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// What escape_markdown made of a text, undone; line breaks become blanks.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto semicolon = text[i] == '&' ? text.find(';', i) : std::string_view::npos;
    if (text[i] == '\\' && i + 1 < text.size() && is_punctuation(text[i + 1])) {
      out += text[++i];
    } else if (semicolon != std::string_view::npos) {
      out += decode_entity(text.substr(i, semicolon - i + 1));
      i = semicolon;
    } else {
      out += text[i];
    }
  }
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

// The parts of a line between bars that are not escaped.
std::vector<std::string> split_cells(std::string_view line) {
  std::vector<std::string> cells(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '|') {
      cells.emplace_back();
      continue;
    }
    cells.back() += line[i];
    if (line[i] == '\\' && i + 1 < line.size()) cells.back() += line[++i];
  }
  for (auto& cell : cells) cell = unescaped(trim(cell));
  return cells;
}

double number_in(std::string_view text) {
  const double value = real_number(text).value_or(0);
  return std::isfinite(value) && value > 0 ? value : 0;
}

// The first word, which is taken off.
std::string_view take_word(std::string_view& text) {
  text = trim(text);
  const auto end = std::min(text.find(' '), text.size());
  const auto word = text.substr(0, end);
  text = trim(text.substr(end));
  return word;
}

void read_row(std::vector<std::string> cells, Chart& chart) {
  const std::size_t labels = chart.kind == ChartKind::flow ? 2 : 1;
  cells.resize(std::max(cells.size(), labels));
  ChartRow row{std::move(cells[0]), labels == 2 ? std::move(cells[1]) : "", {}};
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    row.values.push_back(labels + i < cells.size() ? number_in(cells[labels + i]) : 0);
  }
  chart.rows.push_back(std::move(row));
}

void read_header(std::vector<std::string> cells, Chart& chart) {
  const std::size_t labels = chart.kind == ChartKind::flow ? 2 : 1;
  const std::size_t most = chart.kind == ChartKind::stacked ? cells.size() : labels + 1;
  chart.heading = std::move(cells[0]);
  for (std::size_t i = labels; i < std::min(cells.size(), most); ++i)
    chart.series.push_back(std::move(cells[i]));
  if (chart.series.empty()) chart.series.emplace_back();
}

std::string fence_for(std::string_view text) {
  std::size_t longest = 2;
  for (std::size_t i = 0, run = 0; i < text.size(); ++i) {
    run = text[i] == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(longest + 1, '`');
}

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// Where the line begins that closes the block; npos if none does.
std::size_t end_of_fence(std::string_view markdown) {
  if (markdown.starts_with("```")) return 0;
  const auto end = markdown.find("\n```");
  return end == std::string_view::npos ? end : end + 1;
}

}  // namespace

double total(const ChartRow& row) {
  double sum = 0;
  for (const double value : row.values) sum += value;
  return sum;
}

std::optional<Chart> parse_chart(std::string_view info, std::string_view lines) {
  if (take_word(info) != "chart") return std::nullopt;
  const auto word = take_word(info);
  const auto kind = std::find_if(k_chart_kinds.begin(), k_chart_kinds.end(),
                                 [&](const auto& k) { return k.first == word; });
  if (kind == k_chart_kinds.end()) return std::nullopt;
  Chart chart;
  chart.kind = kind->second;
  while (!lines.empty()) {
    const auto line = trim(take_line(lines));
    if (line.empty()) continue;
    auto cells = split_cells(line);
    if (!chart.series.empty()) {
      read_row(std::move(cells), chart);
    } else if (cells.size() == 1 && chart.title.empty()) {
      chart.title = std::move(cells[0]);
    } else {
      read_header(std::move(cells), chart);
    }
  }
  return chart;
}

std::string with_drawn_charts(std::string_view markdown) {
  std::string out;
  while (!markdown.empty()) {
    const auto line = take_line(markdown);
    const auto end = line.starts_with("```chart") ? end_of_fence(markdown) : std::string_view::npos;
    const auto chart =
        end == std::string_view::npos ? std::nullopt : parse_chart(line.substr(3), markdown.substr(0, end));
    if (!chart) {
      out += std::string(line) + "\n";
      continue;
    }
    const std::string text = chart_text(*chart, k_drawn_width);
    const std::string fence = fence_for(text);
    out += fmt::format("{}text\n{}{}\n", fence, text, fence);
    markdown.remove_prefix(end);
    take_line(markdown);
  }
  return out;
}

}  // namespace worksort
