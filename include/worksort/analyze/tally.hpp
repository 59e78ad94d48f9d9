// Counts of pieces and students, by any dimensions.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// What a tally can count by. The first seven are coded by readers, so that readers can differ on them.
enum class TallyBy : std::uint8_t {
  strategy,
  family,
  model,
  issue,
  look_for,
  success,
  correct,
  task,
  grade,
  class_id,
  school,
  setting,
  week,
  date,
  coder,
  student
};

// "strategy", "look-for", "class" ...
std::string_view to_string(TallyBy by);
std::optional<TallyBy> tally_by(std::string_view name);
std::vector<std::string> tally_names();

bool is_coded(TallyBy by);

// The code in every coded dimension of a piece whose readers name different strategies first.
inline constexpr std::string_view k_readers_differ = "readers-differ";

inline constexpr std::size_t k_most_dimensions = 3;

// `all` counts every strategy, family and model of a piece in place of the first; `zero` adds codebook
// entries and look-fors that nobody used; `totals` counts over the last dimension too. With `coder` among the
// dimensions, every reading counts for itself. REQUIRES: `by` has one to k_most_dimensions different values.
struct TallyOptions {
  std::vector<TallyBy> by = {TallyBy::strategy};
  bool all = false;
  bool zero = false;
  bool totals = false;
  bool defined =
      false;  // values hold all codes of the tasks' codebooks and exemplars, rows only those in use
};

// One value of a dimension; `code` is empty where a piece has no value. By student, an id that students of
// several schools have is told with the school, unless the school is counted by too; `schools` are those of
// the value.
struct TallyValue {
  std::string code;
  std::string place;  // values in natural order of their places, then codes, are in display order
  Text student = k_no_text;
  std::vector<Text> schools;
};

// `at` holds one index into TallyResult::values for each dimension.
struct TallyRow {
  std::array<std::uint32_t, k_most_dimensions> at{};
  std::size_t pieces = 0;
  std::size_t students = 0;
};

// Values are in display order and rows in the order of their values. `totals` hold no last dimension (its
// index is 0) and are empty unless asked for. `pieces` and `students` are those of the whole selection.
struct TallyResult {
  std::vector<TallyBy> by;
  std::array<std::vector<TallyValue>, k_most_dimensions> values;
  std::vector<TallyRow> rows;
  std::vector<TallyRow> totals;
  std::vector<const TaskInfo*> tasks;  // of the selected pieces
  std::size_t pieces = 0;
  std::size_t readings = 0;
  std::size_t students = 0;
  bool success_differs = false;  // some pieces have no word for how far because readers say different ones
};

// Looks at all pieces of the selection, of all dates.
TallyResult tally(const Selection& selection, const TallyOptions& options);

}  // namespace worksort
