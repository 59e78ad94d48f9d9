// Which counts of a result may leave the team: small ones are hidden, and so is what they could be worked out
// from; then everything hidden is looked at once more from the reader's side.
#pragma once

#include "worksort/analyze/share/suppression.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace worksort {

// Counts of pieces and how many different students stand behind each; both as rows of equal length. A count
// with fewer students than the rule asks for is hidden, however many pieces there are.
struct CountedTable {
  std::vector<std::vector<std::int64_t>> pieces;
  std::vector<std::vector<std::int64_t>> students;
  std::vector<std::int64_t> row_students;
  std::int64_t all_students = 0;
  bool adds_up = true;      // nobody stands in two cells; otherwise no totals are shown
  bool row_totals = false;  // totals of rows are printed
  // What stands on the list only because a piece is there, so that readers know that its count is 1 or more.
  enum class Listed : std::uint8_t { nothing, rows, cells } listed = Listed::nothing;
  bool column_totals = false;  // totals of columns are printed; then column_students is there too
  std::vector<std::int64_t> column_students{};
};

// `marks` are as in suppression.hpp; totals that are not printed are left out. `counts` are the cells with a
// piece and `hidden` those of them that may not be shown.
struct Released {
  ReleaseMarks marks;
  std::size_t counts = 0;
  std::size_t hidden = 0;

  [[nodiscard]] bool shows(std::size_t row, std::size_t column) const {
    return marks[row][column] == Release::shown;
  }
  [[nodiscard]] bool shows_row_total(std::size_t row) const { return marks[row].back() == Release::shown; }
  [[nodiscard]] bool shows_column_total(std::size_t column) const {
    return marks.back()[column] == Release::shown;
  }
  [[nodiscard]] bool shows_total() const { return marks.back().back() == Release::shown; }

  // True where more than half of the counts had to go, or where one count says it all.
  [[nodiscard]] bool says_little() const { return counts < 2 || hidden * 2 > counts; }
};

// Zeros count as small. Totals are left out where a hidden count could otherwise be worked out.
Released release(const CountedTable& table, std::int64_t min_n);

}  // namespace worksort
