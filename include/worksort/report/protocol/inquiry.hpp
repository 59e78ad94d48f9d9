// What people see of an inquiry: its four questions and its goals against the evidence.
#pragma once

#include "worksort/analyze/inquiry.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"

#include <string>
#include <vector>

namespace worksort {

Page inquiry_page(const Study& study, const std::vector<InquiryResult>& results);

// One row a goal: inquiry, goal, text, baseline_count, baseline_of, current_count, current_of, target,
// status.
Table inquiry_table(const std::vector<InquiryResult>& results);

// What a goal counts and where, in words: "strategy: partial products", "class 3B"; empty where it counts
// nothing, or is about everything.
std::string goal_measure_words(const Study& study, const Goal& goal);
std::string goal_where_words(const Goal& goal);
std::string goal_target_words(const GoalResult& result);
std::string goal_status_words(GoalStatus status);
std::string goal_period_words(const Period& period);

// What to bear in mind where the counts before and now are of different tasks; empty where they are not.
std::string other_tasks_words(const GoalResult& result);

// One goal as the page shows it, for pages that have goals beside other things.
Value goal_data(const Study& study, const GoalResult& result);

}  // namespace worksort
