// Plans against later work, as a table with one row a plan and as a page.
#pragma once

#include "worksort/analyze/plan/follow_up.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"

#include <vector>

namespace worksort {

Table follow_up_table(const Selection& work, const std::vector<FollowUp>& plans);

// `today` is the day that due and overdue go by.
Page follow_up_page(const Selection& work, const std::vector<FollowUp>& plans, Date today);

}  // namespace worksort
