// Counts with words for their rows and columns, as they may leave the team.
#pragma once

#include "worksort/analyze/share/one_release.hpp"
#include "worksort/analyze/share/release.hpp"
#include "worksort/report/page/table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace worksort {

struct CountLabel {
  std::string code;
  std::string name;
};

// A piece of work in a table: where it stands, and whose it is (a key that is used for nothing else).
struct CountedPiece {
  std::size_t row = 0;
  std::size_t column = 0;
  std::uint64_t student = 0;
};

// One way to cut the pieces up. `step` says what was merged to get there; it is empty for the finest. Where
// `rows_tell`, what people read is the rows, which columns only divide: it says enough if half of the rows
// may have their number. A `last_resort` is taken only where the others' lists alone would tell too much.
// What is counted is said in `of`, and for rows and columns beside it, for what is told together with other
// counts; of `none` there is nothing, as everybody sees who has the list.
struct CountCut {
  std::string step;
  std::vector<CountLabel> rows;
  std::vector<CountLabel> columns;
  CountedTable counted;
  bool rows_tell = false;
  bool last_resort = false;
  Filter within{};
  Conditions of{};
  std::vector<Conditions> of_rows{};
  std::vector<Conditions> of_columns{};
  std::vector<Conditions> none{};
};

// Pieces counted, with totals of rows, and of columns where asked for; every row is listed because of a
// piece.
CountedTable count_pieces(std::size_t rows, std::size_t columns, const std::vector<CountedPiece>& pieces,
                          bool column_totals = false);

// Collects labels on the way: a code has one place, in the order in which codes were named.
class LabelPlaces {
 public:
  std::size_t operator()(const std::string& code, const std::string& name);

  [[nodiscard]] const std::vector<CountLabel>& labels() const { return m_labels; }

 private:
  std::vector<CountLabel> m_labels;
};

// The finest cut that says more than it hides. Every number stands behind a question: what is not to be told
// is nothing.
class SharedCounts {
 public:
  // `cuts` go from the finest to the coarsest, which is taken in any case. REQUIRES: at least one, all of the
  // same pieces.
  SharedCounts(const std::vector<CountCut>& cuts, std::int64_t min_n);

  // The same for what leaves together with all that the release took over before, and is taken over now.
  // REQUIRES: the cuts say what they count.
  SharedCounts(const std::vector<CountCut>& cuts, OneRelease& release);

  [[nodiscard]] const std::vector<CountLabel>& rows() const { return m_cut.rows; }
  [[nodiscard]] const std::vector<CountLabel>& columns() const { return m_cut.columns; }
  [[nodiscard]] const std::vector<std::string>& steps() const { return m_steps; }
  [[nodiscard]] bool empty() const { return m_pieces == 0; }

  // False where a piece may stand in several cells; then there are no totals.
  [[nodiscard]] bool adds_up() const { return m_cut.counted.adds_up; }

  [[nodiscard]] std::optional<std::int64_t> cell(std::size_t row, std::size_t column) const;
  [[nodiscard]] std::optional<std::int64_t> row_total(std::size_t row) const;
  [[nodiscard]] std::optional<std::int64_t> column_total(std::size_t column) const;
  [[nodiscard]] std::optional<std::int64_t> total() const;

  // True where every student made one piece, so that numbers of pieces are numbers of students.
  [[nodiscard]] bool one_piece_each() const;

  // True if anything is kept back.
  [[nodiscard]] bool hides() const;

 private:
  // True where more than half had to go of what tells something.
  [[nodiscard]] bool says_little() const;
  [[nodiscard]] bool rows_alone() const;
  void choose(const std::vector<CountCut>& cuts, OneRelease* release);
  void take(const CountCut& cut);
  bool hold(OneRelease& release);
  [[nodiscard]] std::vector<Statement> statements() const;
  [[nodiscard]] Statement statement(std::size_t row, std::size_t column) const;

  CountCut m_cut;
  Released m_released;
  std::int64_t m_min_n = 0;
  std::int64_t m_pieces = 0;
  std::vector<std::string> m_steps;
};

// The number, or "hidden"; in a table it is the number, or nothing.
std::string shared_number(const std::optional<std::int64_t>& number);
Cell shared_cell(const std::optional<std::int64_t>& number);

}  // namespace worksort
