#include "worksort/report/share/shared_counts.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

using Students = std::set<std::uint64_t>;

std::int64_t whole(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

std::int64_t sum(const std::vector<std::int64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

}  // namespace

CountedTable count_pieces(std::size_t rows, std::size_t columns, const std::vector<CountedPiece>& pieces,
                          bool column_totals) {
  std::vector<std::vector<Students>> cells(rows, std::vector<Students>(columns));
  std::vector<Students> of_row(rows);
  std::vector<Students> of_column(columns);
  Students all;
  CountedTable out;
  out.pieces.assign(rows, std::vector<std::int64_t>(columns, 0));
  for (const auto& piece : pieces) {
    ++out.pieces[piece.row][piece.column];
    for (auto* students :
         {&cells[piece.row][piece.column], &of_row[piece.row], &of_column[piece.column], &all})
      students->insert(piece.student);
  }
  for (std::size_t row = 0; row < rows; ++row) {
    out.students.emplace_back();
    for (const auto& students : cells[row]) out.students.back().push_back(whole(students.size()));
    out.row_students.push_back(whole(of_row[row].size()));
  }
  for (const auto& students : of_column) out.column_students.push_back(whole(students.size()));
  out.all_students = whole(all.size());
  out.row_totals = true;
  out.column_totals = column_totals;
  out.listed = CountedTable::Listed::rows;
  return out;
}

std::size_t LabelPlaces::operator()(const std::string& code, const std::string& name) {
  const auto found = std::find_if(m_labels.begin(), m_labels.end(),
                                  [&](const CountLabel& label) { return label.code == code; });
  if (found != m_labels.end()) return static_cast<std::size_t>(found - m_labels.begin());
  m_labels.push_back({code, name});
  return m_labels.size() - 1;
}

SharedCounts::SharedCounts(std::vector<CountCut> cuts, std::int64_t min_n) : m_min_n(min_n) {
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    m_cut = std::move(cuts[i]);
    m_pieces = 0;
    for (const auto& row : m_cut.counted.pieces) m_pieces += sum(row);
    if (empty()) return;
    if (i > 0) m_steps.push_back(m_cut.step);
    m_released = release(m_cut.counted, min_n);
    if (!says_little()) return;
  }
}

bool SharedCounts::says_little() const {
  if (!m_cut.rows_tell) return m_released.says_little();
  std::size_t hidden = 0;
  for (std::size_t row = 0; row < rows().size(); ++row) hidden += row_total(row) ? 0U : 1U;
  return rows().size() < 2 || hidden * 2 > rows().size();
}

std::optional<std::int64_t> SharedCounts::cell(std::size_t row, std::size_t column) const {
  if (rows_alone() || !m_released.shows(row, column)) return std::nullopt;
  return m_cut.counted.pieces[row][column];
}

// Where pieces stand in several rows there are no totals to work a number out from, so it is enough that the
// row is large by itself, as long as its cells are not told.
bool SharedCounts::rows_alone() const {
  return m_cut.rows_tell && !adds_up();
}

std::optional<std::int64_t> SharedCounts::row_total(std::size_t row) const {
  const bool shown =
      rows_alone() ? m_cut.counted.row_students[row] >= m_min_n : m_released.shows_row_total(row);
  if (!shown) return std::nullopt;
  return sum(m_cut.counted.pieces[row]);
}

std::optional<std::int64_t> SharedCounts::column_total(std::size_t column) const {
  if (!m_released.shows_column_total(column)) return std::nullopt;
  std::int64_t out = 0;
  for (const auto& row : m_cut.counted.pieces) out += row[column];
  return out;
}

std::optional<std::int64_t> SharedCounts::total() const {
  if (empty() || !m_cut.counted.adds_up || !m_released.shows_total()) return std::nullopt;
  return m_pieces;
}

bool SharedCounts::one_piece_each() const {
  return m_cut.counted.all_students == m_pieces;
}

bool SharedCounts::hides() const {
  if (empty()) return false;
  return m_released.hidden > 0 || !total();
}

std::string shared_number(const std::optional<std::int64_t>& number) {
  return number ? fmt::format("{}", *number) : "hidden";
}

Cell shared_cell(const std::optional<std::int64_t>& number) {
  if (!number) return {};
  return *number;
}

}  // namespace worksort
