// Goals against evidence, for people outside the team.
#pragma once

#include "worksort/analyze/inquiry.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/share/shareable.hpp"

#include <cstdint>
#include <vector>

namespace worksort {

// The columns of inquiry_table() and `hidden`. A count is told if min_n students stand behind it and as many
// do not, and if no other goal's count differs from it by fewer: goals may count parts of each other. What
// people wrote stays in the team, and so does the status of a goal whose count is not told.
Shareable<Table> shared_inquiry_table(const Selection& selection, const std::vector<InquiryResult>& results,
                                      std::int64_t min_n);
Shareable<Page> shared_inquiry_page(const Selection& selection, const std::vector<InquiryResult>& results,
                                    std::int64_t min_n);

}  // namespace worksort
