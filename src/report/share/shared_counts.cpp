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

SharedCounts::SharedCounts(const std::vector<CountCut>& cuts, std::int64_t min_n) : m_min_n(min_n) {
  choose(cuts, nullptr);
}

SharedCounts::SharedCounts(const std::vector<CountCut>& cuts, OneRelease& release)
    : m_min_n(release.min_n()) {
  choose(cuts, &release);
}

void SharedCounts::choose(const std::vector<CountCut>& cuts, OneRelease* release) {
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const bool last = i + 1 == cuts.size() || cuts[i + 1].last_resort;
    take(cuts[i]);
    if (empty()) return;
    if (i > 0) m_steps.push_back(m_cut.step);
    if (says_little() && !last) continue;
    if (release == nullptr) return;
    const std::size_t before = release->mark();
    const bool lists = hold(*release);
    if (i + 1 == cuts.size() || (lists && (last || !says_little()))) return;
    release->back_to(before);
  }
}

void SharedCounts::take(const CountCut& cut) {
  m_cut = cut;
  m_pieces = 0;
  for (const auto& row : m_cut.counted.pieces) m_pieces += sum(row);
  if (empty()) return;
  m_released = release(m_cut.counted, m_min_n);
  // Where pieces stand in several rows there are no totals to work a number out from, so it is enough that
  // the row is large by itself, as long as its cells are not told.
  for (std::size_t row = 0; rows_alone() && row < rows().size(); ++row) {
    auto& marks = m_released.marks[row];
    std::fill(marks.begin(), marks.end(), Release::left_out);
    marks.back() = m_cut.counted.row_students[row] >= m_min_n ? Release::shown : Release::small;
  }
}

// Hides what could be worked out together with the rest of the release. False where that is not enough.
bool SharedCounts::hold(OneRelease& release) {
  const auto [told, lists] = release.admit(statements());
  const std::size_t width = columns().size() + 1;
  for (std::size_t i = 0; i < m_released.marks.size() * width; ++i) {
    Release& mark = m_released.marks[i / width][i % width];
    if (mark != Release::shown || told[i]) continue;
    mark = Release::protecting;
    if (i / width < rows().size() && i % width < columns().size()) ++m_released.hidden;
  }
  return lists;
}

// One for each entry of the table with its totals, row by row; then that there is something, or nothing,
// where readers know that.
std::vector<Statement> SharedCounts::statements() const {
  std::vector<Statement> out;
  std::vector<Statement> listed;
  const auto known = m_cut.counted.listed;
  for (std::size_t row = 0; row <= rows().size(); ++row) {
    for (std::size_t column = 0; column <= columns().size(); ++column) {
      out.push_back(statement(row, column));
      const bool is_row = column == columns().size() && row < rows().size();
      const bool is_cell = column < columns().size() && row < rows().size();
      if ((is_row && known == CountedTable::Listed::rows) ||
          (is_cell && known == CountedTable::Listed::cells))
        listed.push_back({out.back().of, Telling::at_least_one, 0, m_cut.within});
    }
  }
  out.insert(out.end(), listed.begin(), listed.end());
  for (const auto& none : m_cut.none) {
    Conditions of = m_cut.of;
    of.insert(of.end(), none.begin(), none.end());
    out.push_back({std::move(of), Telling::settled, 0, m_cut.within, 0});
  }
  return out;
}

Statement SharedCounts::statement(std::size_t row, std::size_t column) const {
  constexpr std::int64_t k_total_cost = 20000;
  Statement out{m_cut.of, Telling::hidden, 0, m_cut.within};
  const auto add = [&](const Conditions& more) { out.of.insert(out.of.end(), more.begin(), more.end()); };
  if (row < rows().size()) add(m_cut.of_rows.at(row));
  if (column < columns().size()) add(m_cut.of_columns.at(column));
  const bool is_total = row == rows().size() || column == columns().size();
  if (is_total)
    out.cost = row == rows().size() && column == columns().size() ? 5 * k_total_cost : k_total_cost;
  if (!is_total) out.cost = m_cut.counted.pieces[row][column];
  if (m_released.marks[row][column] != Release::shown) return out;
  out.telling = Telling::shown;
  if (!is_total) out.told = cell(row, column);
  if (is_total && row < rows().size()) out.told = row_total(row);
  if (is_total && column < columns().size()) out.told = column_total(column);
  if (!out.told) out.told = m_pieces;
  return out;
}

bool SharedCounts::says_little() const {
  if (!m_cut.rows_tell) return m_released.says_little();
  std::size_t hidden = 0;
  for (std::size_t row = 0; row < rows().size(); ++row) hidden += row_total(row) ? 0U : 1U;
  return rows().size() < 2 || hidden * 2 > rows().size();
}

std::optional<std::int64_t> SharedCounts::cell(std::size_t row, std::size_t column) const {
  if (!m_released.shows(row, column)) return std::nullopt;
  return m_cut.counted.pieces[row][column];
}

bool SharedCounts::rows_alone() const {
  return m_cut.rows_tell && !adds_up();
}

std::optional<std::int64_t> SharedCounts::row_total(std::size_t row) const {
  if (!m_released.shows_row_total(row)) return std::nullopt;
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
