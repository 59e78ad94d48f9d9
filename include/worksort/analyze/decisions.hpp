// What a team decided and promised, against the day.
#pragma once

#include "worksort/model/study.hpp"
#include "worksort/util/date.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace worksort {

// `kept`: a result is written down; `due`: none is, and its day has come; `open`: that day is still to come,
// or none was set.
enum class DecisionStatus : std::uint8_t { due, open, kept };

// "due", "open", "kept".
std::string_view to_string(DecisionStatus status);

struct DecisionNow {
  const Decision* decision = nullptr;
  DecisionStatus status = DecisionStatus::open;
};

// All decisions of the study: what is due, what is open, what was kept; within each by the day it is for,
// those without one last, then in path order.
std::vector<DecisionNow> decisions(const Study& study, Date today);

}  // namespace worksort
