#include "worksort/analyze/plan/plan.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

#include "plan_codes.hpp"

namespace worksort {
namespace {

bool is_same(const std::string& a, const std::string& b) {
  return folded(a) == folded(b);
}

}  // namespace

std::string_view to_string(PlanWarning warning) {
  static constexpr std::array<std::string_view, 4> k_names = {"nothing-new", "slip", "whole-class",
                                                              "large-group"};
  return k_names[static_cast<std::size_t>(warning)];
}

std::vector<PlanWarning> plan_warnings(const PlanBasis& basis, const Plan& plan) {
  std::vector<PlanWarning> out;
  const Instruction& next = plan.new_and_different;
  if (basis.task != nullptr && basis.task->task != nullptr && !next.models.empty()) {
    const Instruction& before = basis.task->task->taught_before;
    const auto taught = typed_codes(*basis.task, Dimension::model, before.models);
    const auto models = typed_codes(*basis.task, Dimension::model, next.models);
    const bool same_models =
        std::all_of(models.begin(), models.end(), [&](const auto& model) { return holds(taught, model); });
    if (same_models && is_same(next.routine, before.routine) && is_same(next.grouping, before.grouping)) {
      out.push_back(PlanWarning::nothing_new);
    }
  }
  if (basis.cause == "slip") out.push_back(PlanWarning::slip);
  if (basis.class_sharing > 1 && 2 * basis.class_sharing > basis.class_pieces)
    out.push_back(PlanWarning::whole_class);
  if (basis.students.size() > k_largest_plan_group) out.push_back(PlanWarning::large_group);
  return out;
}

}  // namespace worksort
