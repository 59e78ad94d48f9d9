#include "worksort/write/chart/chart.hpp"
#include "worksort/write/markdown/html.hpp"
#include "worksort/write/sheet/columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/core.h>

namespace worksort {
namespace {

// Text is 16 high, so that it is still 12 where a phone makes the picture three quarters as wide.
constexpr double k_width = 420;
constexpr double k_bar_room = 370;        // the rest of the line is for the number
constexpr std::size_t k_line_cells = 42;  // what fits a line of text at the size of the style sheet
constexpr double k_widest_piece = 40;
constexpr double k_number_room = 20;  // a part of a bar this wide has room for its number
constexpr double k_bar = 20;
constexpr double k_line = 23;
constexpr double k_text_base = 16;        // below the upper edge of a line
constexpr std::size_t k_short_table = 8;  // so many rows are worth their room on paper
constexpr std::size_t k_looks = 8;        // classes s1 to s8 of the style sheet

double largest_total(const Chart& chart) {
  double largest = 0;
  for (const auto& row : chart.rows) largest = std::max(largest, total(row));
  return largest > 0 ? largest : 1;
}

// One piece alone is no bar from edge to edge; shares of something may be.
double widest_unit(const Chart& chart) {
  const bool counts = std::all_of(chart.rows.begin(), chart.rows.end(), [](const ChartRow& row) {
    return std::all_of(row.values.begin(), row.values.end(), [](double v) { return v == std::floor(v); });
  });
  return counts ? k_widest_piece : k_bar_room;
}

std::size_t look(std::size_t series) {
  return series % k_looks + 1;
}

std::string named_value(const std::string& name, double value) {
  return fmt::format("{}{}{}", name, name.empty() ? "" : " ", value);
}

// Every number in words, for whoever cannot see the picture.
std::string description(const Chart& chart) {
  std::string out;
  for (const auto& row : chart.rows) {
    out += (out.empty() ? "" : "; ") + row.label;
    if (chart.kind == ChartKind::flow) out += " to " + row.to;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      out += (i == 0 ? ": " : ", ") + named_value(chart.series[i], row.values[i]);
    }
  }
  return out.empty() ? "Nothing to show" : out;
}

std::string text_at(double x, double y, std::string_view text, std::string_view attributes = "") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\"{}>{}</text>\n", x, y, attributes, escape_html(text));
}

// The text in as many lines as it needs; y is moved below them.
std::string lines_at(double x, double& y, const std::string& text, std::size_t cells,
                     std::string_view attributes) {
  std::string out;
  for (const auto& line : wrapped(text, cells)) {
    out += text_at(x, y + k_text_base, line, attributes);
    y += k_line;
  }
  return out;
}

// One bar of one or more parts, with its label above and its total behind.
std::string bar_row(const Chart& chart, const ChartRow& row, double& y, double scale) {
  std::string out = lines_at(0, y, row.label, k_line_cells, "");
  double x = 0;
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    const double width = row.values[i] * scale;
    if (width <= 0) continue;
    out += fmt::format(
        "<rect class=\"s{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.0f}\">"
        "<title>{}</title></rect>\n",
        look(i), x, y, width, k_bar, escape_html(named_value(chart.series[i], row.values[i])));
    if (chart.series.size() > 1 && width >= k_number_room)
      out += text_at(x + width / 2, y + k_text_base, fmt::format("{}", row.values[i]),
                     fmt::format(" class=\"part p{}\"", look(i)));
    x += width;
  }
  out += text_at(x + 6, y + k_text_base, fmt::format("{}", total(row)), " class=\"quiet\"");
  y += k_bar + 8;
  return out;
}

// What the looks of the parts stand for, one line each, so that long names have room.
std::string legend(const Chart& chart, double& y) {
  std::string out;
  if (chart.series.size() < 2) return out;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    out += fmt::format("<rect class=\"s{}\" x=\"0\" y=\"{:.1f}\" width=\"14\" height=\"14\"/>\n", look(i),
                       y + 4);
    out += lines_at(20, y, chart.series[i], k_line_cells - 4, "");
  }
  return out;
}

std::string bars(const Chart& chart, double& y) {
  std::string out;
  const double scale = std::min(k_bar_room / largest_total(chart), widest_unit(chart));
  for (const auto& row : chart.rows) out += bar_row(chart, row, y, scale);
  y += 4;
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

std::string node_label(const Node& node) {
  return fmt::format("{} ({})", node.name, node.amount);
}

// The room that a node's label takes up above it.
double label_height(const Node& node) {
  return k_line * static_cast<double>(wrapped(node_label(node), k_line_cells / 2).size());
}

// What stands on both sides in the order of the left one, so that streams that stay run straight; what is new
// comes after it.
void align(const std::vector<Node>& left, std::vector<Node>& right) {
  const auto place_of = [&](const Node& node) {
    return std::find_if(left.begin(), left.end(), [&](const Node& other) { return other.name == node.name; });
  };
  std::stable_sort(right.begin(), right.end(),
                   [&](const Node& a, const Node& b) { return place_of(a) < place_of(b); });
}

// Stacks the nodes of a side downwards, each below its label; gives the y below the last of them.
double place(std::vector<Node>& nodes, double y, double scale) {
  for (auto& node : nodes) {
    node.y = y + label_height(node);
    y = node.y + std::max(4.0, node.amount * scale) + 12;
  }
  return y;
}

std::string draw_side(const std::vector<Node>& nodes, bool right, double scale) {
  std::string out;
  for (const auto& node : nodes) {
    double y = node.y - label_height(node);
    const std::string_view anchor = right ? " text-anchor=\"end\"" : "";
    out += lines_at(right ? k_width : 0, y, node_label(node), k_line_cells / 2, anchor);
    out += fmt::format("<rect class=\"s1\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"10\" height=\"{:.1f}\"/>\n",
                       right ? k_width - 10 : 0, node.y, std::max(4.0, node.amount * scale));
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
  double sum = 0;
  for (const auto& row : chart.rows) {
    left[node_at(left, row.label)].amount += total(row);
    right[node_at(right, row.to)].amount += total(row);
    sum += total(row);
  }
  align(left, right);
  const double scale = std::min(10.0, 220.0 / (sum > 0 ? sum : 1));
  const double bottom = std::max(place(left, y, scale), place(right, y, scale));
  std::string out;
  for (const auto& row : chart.rows) {
    if (total(row) > 0)
      out += stream(left[node_at(left, row.label)], right[node_at(right, row.to)], total(row), scale);
  }
  y = bottom;
  return out + draw_side(left, false, scale) + draw_side(right, true, scale);
}

std::string head_cell(const std::string& name, bool number = false) {
  return fmt::format("<th scope=\"col\"{} dir=\"auto\">{}</th>", number ? " class=\"number\"" : "",
                     escape_html(name));
}

}  // namespace

std::string chart_svg(const Chart& chart) {
  double y = 0;
  std::string body = chart.title.empty() ? "" : lines_at(0, y, chart.title, k_line_cells, " class=\"title\"");
  y += 4;
  body += chart.kind == ChartKind::flow ? flow(chart, y) : bars(chart, y);
  const std::string name = escape_html(chart.title.empty() ? "Chart" : chart.title);
  const std::string words = escape_html(description(chart));
  return fmt::format(
      "<svg class=\"chart\" role=\"img\" aria-label=\"{0}: {1}\" viewBox=\"0 0 {2:.0f} {3:.0f}\" "
      "xmlns=\"http://www.w3.org/2000/svg\">\n<title>{0}</title>\n<desc>{1}</desc>\n{4}</svg>\n",
      name, words, k_width, y + 4, body);
}

std::string chart_figure(const Chart& chart) {
  std::string out = fmt::format(
      "<figure>\n{}<details{}><summary>The numbers</summary>\n{}<table>\n<thead>\n<tr>", chart_svg(chart),
      chart.rows.size() > k_short_table ? "" : " class=\"short\"", scroll_box("The numbers: " + chart.title));
  const bool flow = chart.kind == ChartKind::flow;
  const bool sums = chart.series.size() > 1;
  out += head_cell(chart.heading);
  if (flow) out += head_cell("to");
  for (const auto& name : chart.series) out += head_cell(name, true);
  if (sums) out += head_cell("all", true);
  out += "</tr>\n</thead>\n<tbody>\n";
  for (const auto& row : chart.rows) {
    out += fmt::format("<tr><td dir=\"auto\">{}</td>", escape_html(row.label));
    if (flow) out += fmt::format("<td dir=\"auto\">{}</td>", escape_html(row.to));
    for (const double value : row.values) out += fmt::format("<td class=\"number\">{}</td>", value);
    out += sums ? fmt::format("<td class=\"number\">{}</td></tr>\n", total(row)) : "</tr>\n";
  }
  return out + "</tbody>\n</table></div>\n</details>\n</figure>\n";
}

}  // namespace worksort
