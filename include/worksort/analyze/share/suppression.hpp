// Which counts of a table may leave the team: small counts are hidden, and so is what they could be worked
// out from. Source of the rules: statistical disclosure control for published tables (Cox 1980 and 1995;
// Fischetti and Salazar 2001); NCES 2011-603 for top and bottom coding of shares.
//
// Who is guarded against: a reader who knows every count shown, that the totals are sums of the cells and
// that counts are whole numbers from 0 up. Not guarded against: a reader who knows some of the students'
// work, or who compares this table with another one of the same students.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
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

// Whether the values that fit a hidden entry lie at least min_n apart.
bool well_hidden(const HiddenEntry& entry, std::int64_t min_n);

// The same for a plain list of counts with one total.
struct ReleasedList {
  std::vector<Release> counts;
  Release total = Release::shown;
};
ReleasedList suppress(std::span<const std::int64_t> counts, const SuppressionRule& rule);

enum class ShareKind : std::uint8_t { hidden, at_most, percent, at_least };

// A share as it may be printed; `percent` means nothing where it is hidden.
struct CodedShare {
  ShareKind kind = ShareKind::hidden;
  int percent = 0;
};

// The share of a shown count in a shown total, in whole per cent, never 0 or 100: a count below min_n becomes
// "at most" the share that min_n-1 would be, a rest below min_n "at least" its counterpart, and nothing is
// said beyond 5 and 95 per cent. Hidden where the total is below min_n, where both count and rest are, and
// where "at most" would be above 95. REQUIRES: 0 <= count <= total, both Release::shown.
CodedShare coded_share(std::int64_t count, std::int64_t total, const SuppressionRule& rule);

}  // namespace worksort
