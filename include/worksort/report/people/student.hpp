// What people see of one student's work over time.
#pragma once

#include "worksort/analyze/student.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"

namespace worksort {

// Strengths first, then models by setting, then every piece with all its readings side by side.
Page student_page(const Selection& selection, const std::vector<StudentWork>& students);

// One row a reading, oldest piece first.
Table student_table(const Selection& selection, const std::vector<StudentWork>& students);

}  // namespace worksort
