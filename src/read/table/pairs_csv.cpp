#include "worksort/read/table/pairs_csv.hpp"

#include "worksort/read/table/table_file.hpp"
#include "worksort/util/text.hpp"

#include <optional>

namespace worksort {
namespace {

std::optional<std::size_t> column(const CsvTable& table, std::string_view name) {
  if (table.rows.empty()) return std::nullopt;
  const auto header = table.row(0);
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (folded(header[i].text) == name) return i;
  }
  return std::nullopt;
}

std::string cell(const CsvTable& table, std::size_t row, std::optional<std::size_t> column) {
  const auto cells = table.row(row);
  if (!column || *column >= cells.size()) return "";
  return normalized(table.plain(cells[*column]));
}

}  // namespace

std::vector<EarlierPair> read_pairs_csv(const std::string& file, std::string_view bytes,
                                        Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  const CsvTable table = read_table(file, bytes, {}, diagnostics);
  const auto student = column(table, "student");
  const auto partner = column(table, "partner");
  if (!student || !partner) {
    if (diagnostics.errors() > errors) return {};
    diagnostics.add({Severity::error,
                     "missing-column",
                     file,
                     {1, 1, 1},
                     "earlier pairs need the columns 'student' and 'partner'",
                     "'worksort pair -f csv' writes such a table",
                     table.rows.empty() ? "" : std::string(table.line(1))});
    return {};
  }
  std::vector<EarlierPair> out;
  for (std::size_t row = 1; row < table.rows.size(); ++row) {
    std::vector<std::string> people = split_trimmed(cell(table, row, partner), ';');
    people.insert(people.begin(), cell(table, row, student));
    const std::string school = cell(table, row, column(table, "school"));
    for (std::size_t i = 0; i < people.size(); ++i) {
      for (std::size_t j = i + 1; j < people.size(); ++j) out.push_back({school, people[i], people[j]});
    }
  }
  return out;
}

}  // namespace worksort
