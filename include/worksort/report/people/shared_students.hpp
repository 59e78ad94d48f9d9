// The students whom several adults teach, for a meeting.
#pragma once

#include "worksort/analyze/student.hpp"
#include "worksort/report/page/table.hpp"

#include <vector>

namespace worksort {

// One row for each student who works on mathematics with several adults or in several settings: columns
// student, name, class, served_by, models_shared (used in more than one setting), models_apart (with the only
// setting in which each was seen), strategies, plans.
Table shared_students_table(const Selection& selection, const std::vector<StudentWork>& students);

}  // namespace worksort
