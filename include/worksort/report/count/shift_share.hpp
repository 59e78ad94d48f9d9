// How strategies move, for people outside the team.
#pragma once

#include "worksort/analyze/shift.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/share/shareable.hpp"
#include "worksort/report/share/shared_counts.hpp"

#include <cstdint>

namespace worksort {

// From (rows) to (columns), with strategies merged into families where the matrix would hide too much, and
// then into "the same" and "another one".
class SharedShift {
 public:
  // `chosen` leaves the pieces that moves lead to.
  SharedShift(const Selection& selection, const ShiftResult& result, const Filter& chosen,
              const ShiftOptions& options, OneRelease& release);

  [[nodiscard]] Shareable<Page> page() const;

  // Columns from, to, students, pieces, hidden; a row for every pair, also for those that nobody made.
  [[nodiscard]] Shareable<Table> table() const;

 private:
  [[nodiscard]] Table rows() const;

  SharedCounts m_counts;
  std::int64_t m_min_n;
};

// The two counts alone: the same strategy as before, and another one. `chosen` leaves the pieces that moves
// lead to.
SharedCounts same_or_other(const Selection& selection, const ShiftResult& result, const Filter& chosen,
                           OneRelease& release);

}  // namespace worksort
