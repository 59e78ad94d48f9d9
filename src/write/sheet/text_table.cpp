#include "worksort/util/text.hpp"
#include "worksort/write/sheet/columns.hpp"
#include "worksort/write/sheet/table_writers.hpp"

namespace worksort {
namespace {

Wrapping wrapping_of(ColumnType type) {
  if (type == ColumnType::text) return Wrapping::freely;
  return type == ColumnType::list || type == ColumnType::code ? Wrapping::words : Wrapping::never;
}

// In a pipe every row is one line, so that line tools can be used on it.
std::string safe_cell(const Cell& cell, bool one_line) {
  std::string out;
  for (const char c : terminal_safe(shown_cell(cell), true)) {
    if (c == '\n' && one_line)
      out += " ⏎ ";
    else
      out += c;
  }
  return out;
}

TextColumns text_columns(const Table& table, bool one_line) {
  TextColumns out;
  for (const auto& column : table.columns) {
    out.columns.push_back(
        {terminal_safe(column.heading), is_number_column(column), wrapping_of(column.type)});
  }
  for (const auto& row : table.rows) {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (const auto& cell : row) cells.push_back(safe_cell(cell, one_line));
    out.rows.push_back(std::move(cells));
  }
  return out;
}

}  // namespace

std::string write_text_table(const Table& table, const WriteOptions& options) {
  std::string out;
  if (!table.title.empty()) {
    const std::string title = terminal_safe(table.title);
    for (const auto& line : wrapped(title, options.width)) {
      out += (options.color ? "\x1b[1m" + line + "\x1b[0m" : line) + "\n";
    }
    out += "\n";
  }
  if (table.rows.empty())
    out += "Nothing to show.\n";
  else {
    for (const auto& line : lay_out(text_columns(table, options.width == 0), options.width, options.color)) {
      out += line + "\n";
    }
  }
  for (std::size_t i = 0; i < table.notes.size(); ++i) {
    if (i == 0) out += "\n";
    for (const auto& line : wrapped(terminal_safe(table.notes[i]), options.width)) out += line + "\n";
  }
  return out;
}

}  // namespace worksort
