#include "worksort/write/chart/chart.hpp"

#include "worksort/util/text.hpp"
#include "worksort/write/markdown/page_writers.hpp"
#include "worksort/write/sheet/columns.hpp"

#include "samples.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

Chart stacked() {
  return {ChartKind::stacked,
          "How far",
          "Strategy",
          {"carried through", "partly", "started"},
          {{"Skip counting", "", {4, 2, 1}}, {"Doubling", "", {0, 0, 1}}}};
}

// The words behind the fence and the lines in it.
std::optional<Chart> reread(const Chart& chart) {
  const std::string text = chart_markdown(chart);
  const auto line = text.find('\n');
  return parse_chart(text.substr(3, line - 3), text.substr(line + 1, text.rfind("```") - line - 1));
}

}  // namespace

TEST_CASE("a chart is readable as text") {
  CHECK(chart_text(stacked(), 60) ==
        "How far\n"
        "Skip counting  ●●●●◐◐○  7\n"
        "Doubling       ○  1\n"
        "● carried through  ◐ partly  ○ started\n");
  const Chart flow{ChartKind::flow, "", "from", {"students"}, {{"A", "B", {2}}}};
  CHECK(chart_text(flow, 60) == "A → B  ●●  2\n");
  CHECK(chart_text(Chart{ChartKind::bars, "T", "", {"n"}, {}}, 60) == "T\nNothing to show.\n");
}

TEST_CASE("large numbers are scaled, small ones never vanish, and the width holds") {
  const Chart chart{ChartKind::bars, "", "", {"n"}, {{"A", "", {1000}}, {"B", "", {1}}, {"C", "", {0}}}};
  const std::string text = chart_text(chart, 50);
  CHECK(text.find("B  ●  1\n") != std::string::npos);
  CHECK(text.find("C  0\n") != std::string::npos);
  CHECK(text.find("each mark stands for about") != std::string::npos);
  for (const std::size_t width : {40U, 80U}) {
    for (const auto& line : wrapped(chart_text(chart, width), 0)) CHECK(display_width(line) <= width);
    for (const auto& line : wrapped(chart_text(stacked(), width), 0)) CHECK(display_width(line) <= width);
  }
}

TEST_CASE("a chart comes back from its Markdown with every label") {
  for (const auto& text : nasty_texts()) {
    // Blanks and what cannot be seen go from either end of a label.
    if (text.find_first_of("\n\r") != std::string::npos || text.find("\xE2\x80") == 0 || trim(text) != text)
      continue;
    CAPTURE(text);
    Chart chart = stacked();
    chart.title = text;
    chart.rows[0].label = text;
    chart.series[1] = text;
    const auto read = reread(chart);
    REQUIRE(read.has_value());
    CHECK(read->title == text);
    CHECK(read->rows.at(0).label == text);
    CHECK(read->rows.at(0).values == chart.rows[0].values);
    CHECK(read->series.at(1) == text);
    CHECK(read->rows.size() == 2);
  }
}

TEST_CASE("what is no chart stays a block of code") {
  CHECK_FALSE(parse_chart("text", "a | 1\n").has_value());
  CHECK_FALSE(parse_chart("chart pie", "a | 1\n").has_value());
  const auto chart = parse_chart("chart bars", "a | n\nx | many\ny\nz | -3\nw | 1e999\n");
  REQUIRE(chart.has_value());
  CHECK(chart->rows.size() == 4);
  for (const auto& row : chart->rows) CHECK(row.values == std::vector<double>{0});
}

TEST_CASE("the same block is bars in text and Markdown and an accessible picture in html") {
  const std::string markdown = "before\n\n" + chart_markdown(stacked()) + "\nafter\n";
  CHECK(with_drawn_charts(markdown) ==
        "before\n\n```text\nHow far\nSkip counting  ●●●●◐◐○  7\nDoubling       ○  1\n"
        "● carried through  ◐ partly  ○ started\n```\n\nafter\n");
  CHECK(markdown_to_text(markdown, 60, false).find("Skip counting  ●●●●◐◐○  7\n") != std::string::npos);
  const std::string html = markdown_to_html(markdown, "t");
  CHECK(html.find("<svg class=\"chart\" role=\"img\" aria-label=\"How far: Skip counting: carried through 4, "
                  "partly 2, "
                  "started 1; Doubling") != std::string::npos);
  CHECK(html.find("<title>How far</title>") != std::string::npos);
  CHECK(html.find("●●●●") == std::string::npos);
}

TEST_CASE("an empty chart block ends where it ends, an open one is left alone") {
  CHECK(with_drawn_charts("```chart bars\n```\na\n```\nb\n```\n") ==
        "```text\nNothing to show.\n```\na\n```\nb\n```\n");
  CHECK(with_drawn_charts("```chart bars\na | b\n") == "```chart bars\na | b\n");
}

TEST_CASE("a label of backquotes does not end the block of a drawn chart") {
  Chart chart = stacked();
  chart.rows[0].label = "```";
  const std::string text = with_drawn_charts(chart_markdown(chart));
  CHECK(text.starts_with("````text\n"));
  CHECK(text.ends_with("\n````\n"));
}

TEST_CASE("a flow draws a stream for every row and a name for every end") {
  const Chart flow{
      ChartKind::flow, "", "from", {"students"}, {{"A", "B", {2}}, {"A", "C", {1}}, {"D", "B", {0}}}};
  const std::string svg = chart_svg(flow);
  std::size_t paths = 0;
  for (auto i = svg.find("<path"); i != std::string::npos; i = svg.find("<path", i + 1)) ++paths;
  CHECK(paths == 2);
  for (const char* name : {">A (3)<", ">B (2)<", ">C (1)<", ">D (0)<"})
    CHECK(svg.find(name) != std::string::npos);
}

TEST_CASE("below a picture stands a table with its numbers") {
  const std::string html = chart_figure(stacked());
  CHECK(html.find("<svg class=\"chart\"") < html.find("<table>"));
  CHECK(html.find("<td dir=\"auto\">Skip counting</td><td class=\"number\">4</td><td class=\"number\">2</td>"
                  "<td class=\"number\">1</td><td class=\"number\">7</td></tr>") != std::string::npos);
  const Chart hostile{ChartKind::flow, "", "<b>", {"n"}, {{"<i>", "<u>", {2}}}};
  const std::string escaped = chart_figure(hostile);
  for (const char* tag : {"<b>", "<i>", "<u>"}) CHECK(escaped.find(tag) == std::string::npos);
  CHECK(escaped.find("<td dir=\"auto\">&lt;u&gt;</td><td class=\"number\">2</td></tr>") != std::string::npos);
}

TEST_CASE("parts of a bar say their number where there is room, and a single piece is no long bar") {
  const std::string svg = chart_svg(stacked());
  CHECK(svg.find(" class=\"part p1\">4<") != std::string::npos);
  CHECK(svg.find("width=\"160.0\"") != std::string::npos);  // 4 of 40
  Chart large = stacked();
  large.rows[0].values = {400, 2, 1};
  CHECK(chart_svg(large).find("class=\"part p2\"") == std::string::npos);
}

TEST_CASE("what stands on both sides of a flow stands in one order") {
  const Chart flow{ChartKind::flow, "", "from", {"n"}, {{"A", "New", {1}}, {"A", "B", {1}}, {"B", "A", {1}}}};
  const std::string svg = chart_svg(flow);
  const auto right = [&](const char* name) { return svg.find(std::string("text-anchor=\"end\">") + name); };
  CHECK(right("A (1)") < right("B (1)"));
  CHECK(right("B (1)") < right("New (1)"));
}
