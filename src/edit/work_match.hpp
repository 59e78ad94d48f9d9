// Which reading of a file a row of a table is about.
#pragma once

#include "worksort/model/study.hpp"

#include <cstddef>
#include <vector>

namespace worksort {

// For each reading of `table` one of `there`, which belong to `context`, or null if it is new. No reading of
// `there` is given twice. Throws Problem for a row that could be several of them.
std::vector<const Reading*> match_readings(const Study& table, const Study& context,
                                           const std::vector<const Reading*>& there);

}  // namespace worksort
