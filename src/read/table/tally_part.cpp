#include "worksort/read/table/tally_part.hpp"

#include "worksort/read/table/table_file.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

[[noreturn]] void refuse_part(const std::string& file, std::string_view why) {
  throw Problem(fmt::format("{} {}", file, why),
                "'worksort tally --partial -f csv' writes the parts that --merge adds up");
}

// The columns of a part are the dimensions, their places, and these.
constexpr std::size_t k_last_columns = 3;

std::vector<std::string> dimensions_of(const std::string& file, const CsvTable& table) {
  std::vector<std::string> names;
  if (!table.rows.empty())
    for (const auto& cell : table.row(0)) names.emplace_back(table.plain(cell));
  const std::size_t count = names.size() < k_last_columns ? 0 : (names.size() - k_last_columns) / 2;
  std::vector<std::string> wanted(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count));
  std::vector<std::string> by = wanted;
  for (const auto& name : by) wanted.push_back(name + std::string(k_place_ending));
  for (const char* name : {"of_school", "of_student", "pieces"}) wanted.emplace_back(name);
  if (count == 0 || names != wanted)
    refuse_part(file, "does not say whose the pieces are, so its students cannot be counted once");
  return by;
}

std::uint32_t number_in(const std::string& file, const CsvTable& table, const CsvCell& cell) {
  const auto number = whole_number(table.plain(cell));
  if (!number) refuse_part(file, fmt::format("has no number in line {}", cell.spot.line));
  return *number;
}

}  // namespace

TallyPart read_tally_part(const std::string& file, std::string_view bytes, Diagnostics& diagnostics) {
  TableOptions options;
  options.header = 1;
  const CsvTable table = read_table(file, bytes, options, diagnostics);
  TallyPart out{dimensions_of(file, table), {}};
  const std::size_t dimensions = out.by.size();
  out.rows.reserve(table.rows.size());
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const auto cells = table.row(i);
    if (cells.size() != table.row(0).size())
      refuse_part(file, fmt::format("is not whole: line {} is cut off", table.rows[i].line));
    PartRow row;
    for (std::size_t d = 0; d < dimensions; ++d) {
      row.values.push_back(
          {std::string(table.plain(cells[d])), std::string(table.plain(cells[dimensions + d]))});
    }
    row.school = table.plain(cells[2 * dimensions]);
    row.student = table.plain(cells[2 * dimensions + 1]);
    row.pieces = number_in(file, table, cells.back());
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace worksort
