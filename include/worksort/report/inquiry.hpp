// What people see of an inquiry: its four questions and its goals against the evidence.
#pragma once

#include "worksort/analyze/inquiry.hpp"
#include "worksort/report/page.hpp"
#include "worksort/report/table.hpp"

#include <vector>

namespace worksort {

Page inquiry_page(const Study& study, const std::vector<InquiryResult>& results);

// One row a goal: inquiry, goal, text, baseline_count, baseline_of, current_count, current_of, target,
// status.
Table inquiry_table(const std::vector<InquiryResult>& results);

// One goal as the page shows it, for pages that have goals beside other things, and its sample.
Json goal_data(const Study& study, const GoalResult& result);
Json goal_sample();

}  // namespace worksort
