// What counts can still be for a reader who knows some of their sums: a linear program over changes of the
// counts, whose every step is exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace worksort {

// Everything is a change against the true counts, so that no change at all is where the search begins and
// every whole solution on its way is one more set of counts that fits what a reader knows. Numbers that a
// reader is told cannot change. Bounded simplex method in dictionary form (Chvátal 1983) with whole numbers:
// row and pivot are scaled, nothing is rounded.
class PossibleCounts {
 public:
  static constexpr std::int64_t k_unlimited = INT64_MAX / 4;

  // `counts` are the true ones; none can fall below 0.
  explicit PossibleCounts(const std::vector<std::int64_t>& counts);

  // A sum of counts, by their places; anything is possible for it until it is limited. Gives its number.
  // REQUIRES: no call of room() before.
  std::size_t add_sum(const std::vector<std::size_t>& places);

  // What a reader knows of a sum: how far it can be below and above its true value.
  void limit(std::size_t sum, std::int64_t below, std::int64_t above);

  // How far apart values lie that a sum can have.
  struct Room {
    std::int64_t found = 0;           // there are counts that lie as far apart as this
    std::int64_t most = k_unlimited;  // and none that lie further apart
  };

  // The search ends when it found `enough`, or has to be given up, and says nothing of the most then.
  // REQUIRES: nothing limits the sum itself.
  Room room(std::size_t sum, std::int64_t enough);

  // After room() found too little: the sums, known to the reader, that keep it so narrow.
  [[nodiscard]] const std::vector<std::size_t>& limiting() const { return m_limiting; }

 private:
  using Number = std::int64_t;
  // scale * basic variable = sum of of[j] * nonbasic variable j
  struct Row {
    std::vector<Number> of;
    Number scale = 1;
  };
  struct Step {
    std::size_t column = 0;
    int direction = 0;
  };
  // What ends a step: a row whose variable meets a limit, or the entering variable's own.
  struct Stop {
    std::optional<std::size_t> row;
    bool open = false;  // nothing ends it
    bool at_once = false;
    Number value = 0;  // of the variable that meets its limit
  };

  std::int64_t climb(std::size_t sum, int sign, std::int64_t enough);
  [[nodiscard]] std::optional<Step> step(const Row& row, int sign, bool careful) const;
  [[nodiscard]] Stop stop(const Step& step) const;
  void note_open(const Step& step);
  void note_values();
  void note_limits(const Row& row);
  bool set_values();
  bool pivot(std::size_t row, std::size_t column);
  bool subtract(Row& row, std::size_t column, const Row& entering);
  [[nodiscard]] std::int64_t found(std::size_t variable) const;

  std::size_t m_counts;
  std::vector<Number> m_low, m_high;    // of each variable: counts, then sums
  std::vector<Number> m_least, m_most;  // found so far
  std::vector<Number> m_value;          // of nonbasic variables
  std::vector<std::size_t> m_basic;     // of each row
  std::vector<std::size_t> m_nonbasic;  // of each column
  std::vector<Row> m_rows;
  std::vector<Number> m_scaled;  // value times scale, of each row
  std::vector<std::size_t> m_limiting;
  bool m_sure = true;  // false once a search had to be given up
};

}  // namespace worksort
