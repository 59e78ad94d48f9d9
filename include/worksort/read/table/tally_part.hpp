// Counts of one machine, as `tally --partial` wrote them down.
#pragma once

#include "worksort/util/diagnostic.hpp"
#include "worksort/util/problem.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// A value of a dimension, and where it stands among the others, to be compared in natural order.
struct PartValue {
  std::string code;
  std::string place;
};

// Pieces of one student; `values` holds one value for each dimension.
struct PartRow {
  std::vector<PartValue> values;
  std::string school;
  std::string student;
  std::size_t pieces = 0;
};

struct TallyPart {
  std::vector<std::string> by;
  std::vector<PartRow> rows;
};

// Behind the name of a dimension, in the heading of the column that says where its values stand.
inline constexpr std::string_view k_place_ending = "_place";

// Reads a table of `tally --partial`. Throws Problem for any other table: counts without students cannot be
// added up, because a student may be in several parts.
TallyPart read_tally_part(const std::string& file, std::string_view bytes, Diagnostics& diagnostics);

}  // namespace worksort
