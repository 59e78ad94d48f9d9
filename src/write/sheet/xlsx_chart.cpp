#include "xlsx_chart.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <new>
#include <string>

#include "xlsx_check.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// A range of one column below the header, as "='By strategy'!$B$2:$B$9".
std::string column_range(const std::string& sheet, std::size_t column, std::size_t rows) {
  std::string quoted;
  for (const char c : sheet) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  std::string letters;
  for (std::size_t c = column + 1; c > 0; c = (c - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (c - 1) % 26));
  }
  return fmt::format("='{}'!${}$2:${}${}", quoted, letters, letters, rows + 1);
}

// The colours of charts in pages: shades for the steps of a scale, others for what is no step.
void color_series(lxw_chart_series* series, std::size_t at, std::size_t steps) {
  static constexpr std::array<lxw_color_t, 3> k_shades = {0x1F5F8B, 0x6FA8C9, 0xC9DFEC};
  static constexpr std::array<lxw_color_t, 2> k_others = {0xE0A96D, 0xCFD6DE};
  lxw_chart_fill fill{};
  fill.color = at < steps ? k_shades[std::min(steps - 1 - at, k_shades.size() - 1)]
                          : k_others[std::min(at - steps, k_others.size() - 1)];
  chart_series_set_fill(series, &fill);
}

}  // namespace

void expect(lxw_error error) {
  if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) throw std::bad_alloc();
  if (error != LXW_NO_ERROR) fail_for_lack_of_room();
}

void add_chart(lxw_workbook* book, lxw_worksheet* target, const Sheet& sheet, const SheetChart& wanted) {
  const std::size_t rows = std::min(sheet.table.rows.size(), wanted.most_rows);
  if (rows == 0) return;
  constexpr std::uint8_t k_no_gap = 100;
  lxw_chart* chart = workbook_add_chart(book, wanted.stacked ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR);
  const std::string labels = column_range(sheet.name, wanted.labels, rows);
  for (std::size_t i = 0; i < wanted.values.size(); ++i) {
    const std::size_t column = wanted.values[i];
    const std::string values = column_range(sheet.name, column, rows);
    lxw_chart_series* series = chart_add_series(chart, labels.c_str(), values.c_str());
    chart_series_set_name(series, sheet.table.columns[column].name.c_str());
    if (wanted.steps > 0) color_series(series, i, wanted.steps);
  }
  if (wanted.stacked) chart_set_series_overlap(chart, static_cast<std::int8_t>(k_no_gap));
  chart_title_set_name(chart, wanted.title.c_str());
  chart_axis_set_reverse(chart->y_axis);  // the first row on top
  if (wanted.values.size() == 1) chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
  lxw_chart_options place{};
  place.x_scale = 1.3;
  place.y_scale = std::max(1.0, static_cast<double>(rows) / 9.0);
  expect(worksheet_insert_chart_opt(target, 1, static_cast<lxw_col_t>(sheet.table.columns.size() + 1), chart,
                                    &place));
}

}  // namespace worksort
