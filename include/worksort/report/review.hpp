// Step 1 as a page: what the task asks, what success can look like, and what is still blank.
#pragma once

#include "worksort/analyze/review.hpp"
#include "worksort/report/page.hpp"

#include <vector>

namespace worksort {

Page review_page(const Study& study, const std::vector<TaskReview>& reviews);

}  // namespace worksort
