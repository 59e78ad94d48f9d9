#include "worksort/analyze/share/release.hpp"

#include <algorithm>

namespace worksort {
namespace {

CountTable count_table(const CountedTable& table, bool totals) {
  const bool with = totals && table.adds_up;
  return {table.pieces, with && table.row_totals, with && table.column_totals, with};
}

// Marks of what has too few students behind it.
ReleaseMarks few_students(const CountedTable& table, std::int64_t min_n) {
  const std::size_t columns = table.pieces.empty() ? 0 : table.pieces.front().size();
  ReleaseMarks marks(table.pieces.size() + 1, std::vector<Release>(columns + 1, Release::shown));
  for (std::size_t row = 0; row < table.pieces.size(); ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      if (table.students[row][column] < min_n) marks[row][column] = Release::small;
    }
    if (table.row_students[row] < min_n) marks[row].back() = Release::small;
  }
  for (std::size_t column = 0; table.column_totals && column < columns; ++column) {
    if (table.column_students[column] < min_n) marks.back()[column] = Release::small;
  }
  if (table.all_students < min_n) marks.back().back() = Release::small;
  return marks;
}

// True if readers who know that every listed count is 1 or more still cannot tell much about a hidden one: of
// what is hidden together, the pieces beyond those ones can stand anywhere.
bool listed_holds(const CountedTable& table, const ReleaseMarks& marks, std::int64_t min_n) {
  if (table.listed == CountedTable::Listed::nothing || marks.back().back() != Release::shown) return true;
  std::int64_t pieces = 0;
  std::int64_t entries = 0;
  const auto add = [&](std::int64_t count, Release mark) {
    if (mark == Release::shown) return;
    pieces += count;
    ++entries;
  };
  for (std::size_t row = 0; row < table.pieces.size(); ++row) {
    std::int64_t total = 0;
    for (std::size_t column = 0; column < table.pieces[row].size(); ++column) {
      total += table.pieces[row][column];
      if (table.listed == CountedTable::Listed::cells) add(table.pieces[row][column], marks[row][column]);
    }
    if (table.listed == CountedTable::Listed::rows) add(total, marks[row].back());
  }
  return entries == 0 || pieces - entries >= std::max<std::int64_t>(2, min_n / 2);
}

}  // namespace

Released release(const CountedTable& table, std::int64_t min_n) {
  const SuppressionRule rule{min_n, true};
  const ReleaseMarks small = few_students(table, min_n);
  Released out;
  for (const bool totals : {true, false}) {
    const CountTable counts = count_table(table, totals);
    out.marks = suppress(counts, rule, small);
    if (well_hidden(counts, out.marks, min_n) && listed_holds(table, out.marks, min_n)) break;
  }
  for (std::size_t row = 0; row < table.pieces.size(); ++row) {
    for (std::size_t column = 0; column < table.pieces[row].size(); ++column) {
      if (table.pieces[row][column] == 0) continue;
      ++out.counts;
      if (!out.shows(row, column)) ++out.hidden;
    }
  }
  return out;
}

}  // namespace worksort
