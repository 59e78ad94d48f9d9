// Which counts of a table may leave the team: small counts are hidden, and so is what they could be worked
// out from. Source of the rules: statistical disclosure control for published tables (Cox 1980 and 1995;
// Fischetti and Salazar 2001).
//
// Who is guarded against: a reader who knows every count shown, that the totals are sums of the cells and
// that counts are whole numbers from 0 up. Not guarded against: a reader who knows some of the students'
// work. What several tables give away together is up to one_release.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace worksort {

// Counts that add up: nobody stands in two cells. All rows are equally long. A total that would not be
// printed anyway is switched off; it then counts as unknown to the reader.
struct CountTable {
  std::vector<std::vector<std::int64_t>> cells;
  bool row_totals = true;
  bool column_totals = true;
  bool grand_total = true;
};

// Counts from 1 to min_n-1 are small; 0 as well where zeros are hidden.
struct SuppressionRule {
  std::int64_t min_n = 10;
  bool hide_zeros = false;
};

// shown; hidden because it is small; hidden to protect a small one; not part of the table (a total switched
// off).
enum class Release : std::uint8_t { shown, small, protecting, left_out };

// One row and one column more than the table: the last row holds the marks of the column totals, the last
// column those of the row totals, the corner that of the grand total.
using ReleaseMarks = std::vector<std::vector<Release>>;

// Hides as few as it can find: cells before totals, low counts before high ones, zeros and the grand total
// last. Every hidden entry is left with possible values at least min_n apart. Same table, same marks. Throws
// std::invalid_argument for rows of different length, a count below 0, or min_n below 1.
ReleaseMarks suppress(const CountTable& table, const SuppressionRule& rule);

// The same with more to hide: whatever `also` marks as small is treated as a small count.
// REQUIRES: `also` has the shape of the result.
ReleaseMarks suppress(const CountTable& table, const SuppressionRule& rule, const ReleaseMarks& also);

// What a reader can work out about a hidden entry: the lowest and the highest value that fit everything
// shown, both exact; no highest value where there is no limit. Row and column are counted as in ReleaseMarks.
struct HiddenEntry {
  std::size_t row = 0;
  std::size_t column = 0;
  std::int64_t low = 0;
  std::optional<std::int64_t> high;
};

// All hidden entries, row by row; by largest flows in the network of the table's sums.
std::vector<HiddenEntry> audit(const CountTable& table, const ReleaseMarks& marks);

// Whether the values that fit each hidden entry lie at least min_n apart: an audit that goes no further than
// that.
bool well_hidden(const CountTable& table, const ReleaseMarks& marks, std::int64_t min_n);

// The share of a count in a total in whole per cent, between 5 and 95; nothing where it is nearer to an end,
// or where count or rest are below min_n. REQUIRES: 0 <= count <= total, both Release::shown.
std::optional<int> plain_share(std::int64_t count, std::int64_t total, std::int64_t min_n);

}  // namespace worksort
