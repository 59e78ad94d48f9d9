// Plans and the work that followed, for people outside the team.
#pragma once

#include "worksort/analyze/plan/follow_up.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/share/shareable.hpp"
#include "worksort/report/share/shared_counts.hpp"

#include <cstdint>
#include <vector>

namespace worksort {

// Students in plans: looked at again (column 0) or not yet (column 1), by task, strategy and issue of the
// plan, by less where that would hide too much. Plans of one kind are counted together.
SharedCounts shared_plans(const Study& study, const std::vector<FollowUp>& plans, std::int64_t min_n);

// The columns of follow_up_table(); what would say which plan it is stays empty.
Shareable<Table> shared_follow_up_table(const Study& study, const std::vector<FollowUp>& plans,
                                        std::int64_t min_n);

Shareable<Page> shared_follow_up_page(const Study& study, const std::vector<FollowUp>& plans, Date today,
                                      std::int64_t min_n);

}  // namespace worksort
