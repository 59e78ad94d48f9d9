#include "worksort/analyze/decisions.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace worksort {
namespace {

DecisionStatus status_of(const Decision& decision, Date today) {
  if (!decision.result.empty()) return DecisionStatus::kept;
  return decision.by && !(today < *decision.by) ? DecisionStatus::due : DecisionStatus::open;
}

}  // namespace

std::string_view to_string(DecisionStatus status) {
  static constexpr std::array<std::string_view, 3> k_names = {"due", "open", "kept"};
  return k_names[static_cast<std::size_t>(status)];
}

std::vector<DecisionNow> decisions(const Study& study, Date today) {
  std::vector<DecisionNow> out;
  for (const auto& decision : study.decisions) out.push_back({&decision, status_of(decision, today)});
  std::ranges::stable_sort(out, {}, [](const DecisionNow& now) {
    const auto& by = now.decision->by;
    return std::tuple(now.status, !by, by ? by->days : 0);
  });
  return out;
}

}  // namespace worksort
