// A table of counts with its totals as a network in which counts flow: every sum is a node, every count an
// arc.
#pragma once

#include "worksort/analyze/share/suppression.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace worksort {

// A row's cells flow from the row's node to the columns' nodes, column totals on to the node of all columns,
// the grand total from there to the node of all rows, row totals back to the rows. A reader who does not know
// some counts can shift them around any ring of unknown ones: up without limit along an arc, down to 0
// against it. So the room of a count is the largest flow between the ends of its arc through the other
// unknown counts.
class CountNetwork {
 public:
  static constexpr std::int64_t k_unlimited = std::numeric_limits<std::int64_t>::max() / 4;

  // Throws std::invalid_argument for rows of different length or a count below 0. All entries start as known
  // but the totals that the table leaves out.
  explicit CountNetwork(const CountTable& table);

  struct Entry {
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t tail = 0;
    std::size_t head = 0;
    std::int64_t value = 0;
    Release release = Release::shown;
    [[nodiscard]] bool known() const { return release == Release::shown; }
    [[nodiscard]] bool hidden() const { return release == Release::small || release == Release::protecting; }
  };

  // Rows and columns of the table without totals.
  [[nodiscard]] std::size_t rows() const { return m_rows; }
  [[nodiscard]] std::size_t columns() const { return m_columns; }

  // Row by row, each row's total last; then the column totals and the grand total.
  [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
  void mark(std::size_t entry, Release release) { m_entries[entry].release = release; }
  [[nodiscard]] bool is_cell(const Entry& entry) const {
    return entry.row < m_rows && entry.column < m_columns;
  }
  [[nodiscard]] bool is_corner(const Entry& entry) const {
    return entry.row == m_rows && entry.column == m_columns;
  }

  // How far an entry could be above (below) its true value, but no more than `enough`; k_unlimited where
  // there is no limit and `enough` does not set one.
  [[nodiscard]] std::int64_t room_above(std::size_t entry, std::int64_t enough = k_unlimited) const;
  [[nodiscard]] std::int64_t room_below(std::size_t entry, std::int64_t enough = k_unlimited) const;

  // The known entries to hide so that `entry` has room for `room` more, at the least total cost; costs[i] > 0
  // is what hiding entry i costs.
  [[nodiscard]] std::vector<std::size_t> cheapest_cover(std::size_t entry, std::int64_t room,
                                                        const std::vector<std::int64_t>& costs) const;

 private:
  // An arc as seen from one of its ends.
  struct Step {
    std::size_t entry = 0;
    std::size_t to = 0;
    bool forward = true;
  };

  // From where to where counts are shifted, and without which entry.
  struct Ends {
    std::size_t from = 0;
    std::size_t to = 0;
    std::size_t without = 0;
  };

  struct Shift {
    std::size_t entry = 0;
    bool up = true;
  };

  void add_entry(const CountTable& table, std::size_t row, std::size_t column, std::int64_t value);

  // The nodes of the rows and of all columns have arcs to those of the columns and of all rows, and only to
  // them.
  [[nodiscard]] bool is_row_side(std::size_t node) const { return node <= m_rows; }
  [[nodiscard]] std::size_t nodes() const { return m_rows + m_columns + 2; }
  [[nodiscard]] std::size_t steps(std::size_t node) const {
    return is_row_side(node) ? m_columns + 1 : m_rows + 1;
  }
  [[nodiscard]] Step step(std::size_t node, std::size_t number) const;

  [[nodiscard]] std::int64_t largest_flow(const Ends& ends, std::int64_t enough) const;
  [[nodiscard]] std::int64_t capacity(const Shift& shift) const;
  bool find_way(const Ends& ends, std::int64_t least) const;
  [[nodiscard]] std::int64_t push(std::int64_t most) const;

  std::size_t m_rows = 0;
  std::size_t m_columns = 0;
  std::vector<Entry> m_entries;

  // What a search works on, kept for the next one: a table of n counts is asked n times.
  mutable std::vector<Shift> m_way;              // the way that was found
  mutable std::vector<std::int64_t> m_shifted;   // what each entry has above its true value
  mutable std::vector<std::size_t> m_moved;      // the entries that may have something
  mutable std::vector<std::uint64_t> m_seen_in;  // the search that last came to a node
  mutable std::uint64_t m_search = 0;
};

}  // namespace worksort
