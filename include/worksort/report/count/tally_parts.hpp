// Counts of many machines, added up.
#pragma once

#include "worksort/analyze/tally.hpp"
#include "worksort/read/table/tally_part.hpp"
#include "worksort/report/page/table.hpp"

#include <string_view>
#include <vector>

namespace worksort {

// What read_tally_part reads: a row for each student in each row of the tally. REQUIRES: the last dimension
// of the result is the student.
Table tally_part_table(const Study& study, const TallyResult& result);

// The same table as one tally of all the work, as long as all readings of a piece were in one part. Throws
// Problem where parts were counted by different things.
Table merged_tally_table(const std::vector<TallyPart>& parts);

// Why counts by these cannot be added up; empty if they can.
std::string_view unmergeable(const std::vector<TallyBy>& by);

}  // namespace worksort
