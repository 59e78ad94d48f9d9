// Counts for people outside the team.
#pragma once

#include "worksort/analyze/share/one_release.hpp"
#include "worksort/analyze/tally.hpp"
#include "worksort/report/count/tally.hpp"
#include "worksort/report/share/shareable.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace worksort {

// Dimensions that would single people out; empty if there is none among them.
std::string unshareable_dimension(const std::vector<TallyBy>& by);

// The finest cut of the counts that says more than it hides: dates are merged into weeks, classes into
// schools, strategies into families and then whatever is still too fine is left out. A count that is not
// shown is empty, and the column "hidden" says so; what was merged and hidden stands in the notes. REQUIRES:
// unshareable_dimension(options.by) is empty.
Shareable<Table> shared_tally_table(const Selection& selection, const TallyOptions& options,
                                    const TallyLayout& layout, OneRelease& release);

}  // namespace worksort
