#include "worksort/write/sheet/table_writers.hpp"

#include <cmath>

#include <fmt/core.h>

namespace worksort {

std::string shown_cell(const Cell& cell) {
  if (const bool* flag = std::get_if<bool>(&cell)) return *flag ? "yes" : "no";
  const double* real = std::get_if<double>(&cell);
  if (real == nullptr || !std::isfinite(*real)) return cell_text(cell);
  std::string text = fmt::format("{:.3f}", *real);
  return text == "-0.000" ? "0.000" : text;
}

bool is_number_column(const Column& column) {
  return column.type == ColumnType::number || column.type == ColumnType::real;
}

}  // namespace worksort
