#include "worksort/write/sheet/table_writers.hpp"

namespace worksort {
namespace {

std::string table_row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const auto& cell : cells) out += " " + cell + " |";
  return out + "\n";
}

std::string heading_rows(const std::vector<Column>& columns) {
  std::vector<std::string> names;
  std::vector<std::string> rules;
  for (const auto& column : columns) {
    names.push_back(escape_markdown(column.heading));
    rules.emplace_back(is_number_column(column) ? "---:" : "---");
  }
  return table_row(names) + table_row(rules);
}

}  // namespace

std::string write_markdown_table(const Table& table) {
  std::string out;
  if (!table.title.empty()) out += "# " + escape_markdown(table.title) + "\n\n";
  out += table.rows.empty() ? "Nothing to show.\n" : heading_rows(table.columns);
  for (const auto& row : table.rows) {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (const auto& cell : row) cells.push_back(escape_markdown(shown_cell(cell)));
    out += table_row(cells);
  }
  for (const auto& note : table.notes) out += "\n" + escape_markdown(note) + "\n";
  return out;
}

}  // namespace worksort
