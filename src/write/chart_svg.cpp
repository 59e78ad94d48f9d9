#include "worksort/write/chart.hpp"
#include "worksort/write/html.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace worksort {
namespace {

constexpr double k_width = 640;
constexpr double k_bar_room = 560;  // the rest of the line is for the number
constexpr double k_row = 44;        // a line for the label, a bar below it
constexpr double k_bar = 16;
constexpr double k_line = 20;
constexpr std::size_t k_looks = 8;  // classes s1 to s8 of the style sheet

double total(const ChartRow& row) {
  double sum = 0;
  for (const double value : row.values) sum += value;
  return sum;
}

double largest_total(const Chart& chart) {
  double largest = 0;
  for (const auto& row : chart.rows) largest = std::max(largest, total(row));
  return largest > 0 ? largest : 1;
}

std::size_t look(std::size_t series) {
  return series % k_looks + 1;
}

// Every number in words, for whoever cannot see the picture.
std::string description(const Chart& chart) {
  std::string out;
  for (const auto& row : chart.rows) {
    out += (out.empty() ? "" : "; ") + row.label;
    if (chart.kind == ChartKind::flow) out += " to " + row.to;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      const std::string& name = chart.series[i];
      out += fmt::format("{}{}{}{}", i == 0 ? ": " : ", ", row.values[i], name.empty() ? "" : " ", name);
    }
  }
  return out.empty() ? "Nothing to show" : out;
}

std::string text_at(double x, double y, std::string_view text, std::string_view attributes = "") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\"{}>{}</text>\n", x, y, attributes, escape_html(text));
}

// One bar of one or more parts, with its label above and its total behind.
std::string bar_row(const Chart& chart, const ChartRow& row, double y, double scale) {
  std::string out = text_at(0, y + 14, row.label);
  double x = 0;
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    const double width = row.values[i] * scale;
    if (width <= 0) continue;
    const std::string& name = chart.series[i];
    out += fmt::format(
        "<rect class=\"s{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.0f}\">"
        "<title>{}{}{}</title></rect>\n",
        look(i), x, y + 20, width, k_bar, row.values[i], name.empty() ? "" : " ", escape_html(name));
    x += width;
  }
  return out + text_at(x + 6, y + 20 + 13, fmt::format("{}", total(row)), " class=\"quiet\"");
}

// What the looks of the parts stand for, one line each, so that long names have room.
std::string legend(const Chart& chart, double& y) {
  std::string out;
  if (chart.series.size() < 2) return out;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    out += fmt::format("<rect class=\"s{}\" x=\"0\" y=\"{:.1f}\" width=\"12\" height=\"12\"/>\n", look(i),
                       y + 3);
    out += text_at(20, y + 14, chart.series[i]);
    y += k_line;
  }
  return out;
}

std::string bars(const Chart& chart, double& y) {
  std::string out;
  const double scale = k_bar_room / largest_total(chart);
  for (const auto& row : chart.rows) {
    out += bar_row(chart, row, y, scale);
    y += k_row;
  }
  y += 6;
  return out + legend(chart, y);
}

// A side of a flow: its names in the order in which they are met, with where they stand and how much is
// there.
struct Node {
  std::string name;
  double amount = 0;
  double y = 0;
  double used = 0;
};

std::size_t node_at(std::vector<Node>& nodes, const std::string& name) {
  const auto found =
      std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.name == name; });
  if (found != nodes.end()) return static_cast<std::size_t>(found - nodes.begin());
  nodes.push_back({name});
  return nodes.size() - 1;
}

// Stacks the nodes of a side downwards; gives the y below the last of them.
double place(std::vector<Node>& nodes, double y, double scale) {
  for (auto& node : nodes) {
    node.y = y + k_line;  // the name stands above the bar
    y = node.y + std::max(4.0, node.amount * scale) + 12;
  }
  return y;
}

std::string draw_side(const std::vector<Node>& nodes, double x, double scale, bool right) {
  std::string out;
  for (const auto& node : nodes) {
    const std::string label = fmt::format("{} ({})", node.name, node.amount);
    out += text_at(right ? k_width : 0, node.y - 5, label, right ? " text-anchor=\"end\"" : "");
    out += fmt::format("<rect class=\"s1\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"10\" height=\"{:.1f}\"/>\n", x,
                       node.y, std::max(4.0, node.amount * scale));
  }
  return out;
}

std::string stream(Node& from, Node& to, double value, double scale) {
  const double width = value * scale;
  const double y1 = from.y + from.used + width / 2;
  const double y2 = to.y + to.used + width / 2;
  from.used += width;
  to.used += width;
  return fmt::format(
      "<path stroke-width=\"{:.1f}\" d=\"M10 {:.1f}C{:.0f} {:.1f} {:.0f} {:.1f} {:.0f} {:.1f}\">"
      "<title>{} to {}: {}</title></path>\n",
      width, y1, k_width / 2, y1, k_width / 2, y2, k_width - 10, y2, escape_html(from.name),
      escape_html(to.name), value);
}

std::string flow(const Chart& chart, double& y) {
  std::vector<Node> left;
  std::vector<Node> right;
  std::vector<std::pair<std::size_t, std::size_t>> ends;
  double sum = 0;
  for (const auto& row : chart.rows) {
    ends.emplace_back(node_at(left, row.label), node_at(right, row.to));
    left[ends.back().first].amount += total(row);
    right[ends.back().second].amount += total(row);
    sum += total(row);
  }
  const double scale = std::min(14.0, 320.0 / (sum > 0 ? sum : 1));
  const double bottom = std::max(place(left, y, scale), place(right, y, scale));
  std::string out;
  for (std::size_t i = 0; i < chart.rows.size(); ++i) {
    if (total(chart.rows[i]) <= 0) continue;
    out += stream(left[ends[i].first], right[ends[i].second], total(chart.rows[i]), scale);
  }
  y = bottom;
  return out + draw_side(left, 0, scale, false) + draw_side(right, k_width - 10, scale, true);
}

}  // namespace

std::string chart_svg(const Chart& chart) {
  double y = chart.title.empty() ? 0 : 24;
  std::string body = chart.title.empty() ? "" : text_at(0, 16, chart.title, " class=\"title\"");
  body += chart.kind == ChartKind::flow ? flow(chart, y) : bars(chart, y);
  const std::string name = escape_html(chart.title.empty() ? "Chart" : chart.title);
  return fmt::format(
      "<svg class=\"chart\" role=\"img\" aria-label=\"{}: {}\" viewBox=\"0 0 {:.0f} {:.0f}\" "
      "xmlns=\"http://www.w3.org/2000/svg\">\n<title>{}</title>\n<desc>{}</desc>\n{}</svg>\n",
      name, escape_html(description(chart)), k_width, y + 4, name, escape_html(description(chart)), body);
}

}  // namespace worksort
