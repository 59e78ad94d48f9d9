// Step 1 as a page: what the task asks, what success can look like, and what is still blank.
#pragma once

#include "worksort/analyze/plan/review.hpp"
#include "worksort/report/page/page.hpp"

#include <string>
#include <vector>

namespace worksort {

// What is still blank, a phrase each; look-fors by their ids, as their words are the team's.
std::vector<std::string> shared_blanks(const TaskInfo& info, const TaskReview& review);

Page review_page(const Study& study, const std::vector<TaskReview>& reviews);

}  // namespace worksort
