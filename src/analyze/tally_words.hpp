// The values of a tally's dimensions as numbers, and the order in which they are shown.
#pragma once

#include "worksort/analyze/tally.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// A value of a dimension: a handle of a text, days, or a Correct. 0 is "no value" in every dimension.
using TallyKey = std::uint32_t;
inline constexpr TallyKey k_no_value = 0;
inline constexpr TallyKey k_differ_key = UINT32_MAX;
inline constexpr TallyKey k_total_key = UINT32_MAX - 1;

class TallyWords {
 public:
  explicit TallyWords(const Study& study) : m_study(study) {}

  // Handles of the study stay what they are; words that stand in no file get numbers behind them.
  TallyKey key(std::string_view word);
  [[nodiscard]] static TallyKey key(Text text) { return static_cast<TallyKey>(text); }
  [[nodiscard]] static TallyKey day_key(std::int32_t days);
  [[nodiscard]] static TallyKey week_key(std::int32_t days);

  // A student whose id stands beside the school.
  TallyKey student_key(Text id, std::string_view school);

  // The code as it is written.
  [[nodiscard]] std::string code(TallyBy by, TallyKey key) const;

  // Sorts keys: defined codes in display order, then others in natural order (students in theirs), special
  // codes, readers-differ, none. The places are those of TallyValue.
  std::vector<std::string> sort(TallyBy by, const std::vector<const TaskInfo*>& tasks,
                                std::vector<TallyKey>& keys) const;

 private:
  const Study& m_study;
  TextPool m_more;
  std::map<TallyKey, Text> m_students;  // whose id stands beside the school
};

// Codes of a dimension that the task's codebook or exemplars define, in display order; without special codes.
std::vector<std::string> defined_codes(TallyBy by, const TaskInfo& task);

}  // namespace worksort
