// The look at a task before any student work, for people outside the team.
#pragma once

#include "worksort/analyze/plan/review.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/share/shareable.hpp"

#include <cstdint>
#include <vector>

namespace worksort {

// How much of each kind is there and what is blank; of what the team wrote only the title of the task and the
// ids of look-fors.
Shareable<Page> shared_review_page(const Study& study, const std::vector<TaskReview>& reviews,
                                   std::int64_t min_n);

}  // namespace worksort
