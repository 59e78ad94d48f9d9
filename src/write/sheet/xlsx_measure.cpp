#include "xlsx_measure.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_rows = 1'048'576;  // with the header
constexpr std::size_t k_most_columns = 16'384;
constexpr std::size_t k_longest_text = 32'767;  // in UTF-16 units, as Excel counts

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

void check_text(const std::string& text, const Table& table, std::size_t row, std::size_t column) {
  const std::string place = fmt::format("row {}, column {}", row + 1, table.columns[column].name);
  if (!is_valid_utf8(text) || text.find("\xEF\xBF\xBE") != std::string::npos ||
      text.find("\xEF\xBF\xBF") != std::string::npos) {
    throw std::runtime_error(
        fmt::format("{}: the text holds characters that a spreadsheet cannot hold", place));
  }
  if (const auto size = utf16_units(text); size > k_longest_text) {
    throw std::runtime_error(
        fmt::format("{}: the text has {} characters and a spreadsheet cell holds at most {}; "
                    "csv has no such limit",
                    place, size, k_longest_text));
  }
}

void check_size(std::size_t count, std::size_t most, std::string_view what) {
  if (count > most) {
    throw std::runtime_error(
        fmt::format("{} {} are more than a spreadsheet's {}; csv has no such limit", count, what, most));
  }
}

}  // namespace

Measures measured(const Table& table) {
  check_size(table.rows.size(), k_most_rows - 1, "rows");
  check_size(table.columns.size(), k_most_columns, "columns");
  for (std::size_t i = 0; i < table.columns.size(); ++i) check_text(table.columns[i].name, table, 0, i);
  Measures out{0, std::vector<std::size_t>(table.columns.size()),
               std::vector<bool>(table.columns.size(), true)};
  for_each_row(table, [&](const std::vector<Cell>& row) {
    ++out.rows;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string text = cell_text(row[c]);
      check_text(text, table, out.rows, c);
      out.widest[c] = std::max(out.widest[c], display_width(text));
      out.blank[c] = out.blank[c] && text.empty();
    }
  });
  check_size(out.rows, k_most_rows - 1, "rows");
  return out;
}

bool is_long(const Sheet& sheet, const Measures& measures) {
  constexpr std::size_t k_most_rows_kept = 5000;
  return measures.rows > k_most_rows_kept && sheet.charts.empty();
}

}  // namespace worksort
