// A reteach plan for people outside the team: how it is built, without the students it is for.
#pragma once

#include "worksort/analyze/plan/plan.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/share/shareable.hpp"

#include <cstdint>

namespace worksort {

// The words are those of the codebook; what the team wrote stays with it, in the plan as well as in the task.
// The size of the group, of its part with the issue and of classmates is told from min_n students on, and so
// are the models that are new to the group. REQUIRES: basis.task is not null.
Shareable<Page> shared_plan_page(const Selection& selection, const PlanBasis& basis, const Plan& plan,
                                 std::int64_t min_n);

// A page that says why there is no plan.
Shareable<Page> shared_no_plan_page(std::int64_t min_n);

}  // namespace worksort
