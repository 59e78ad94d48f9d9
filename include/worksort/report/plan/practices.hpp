// The mathematical practices where a page uses them.
#pragma once

#include "worksort/report/page/page.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace worksort {

// [{id, name, students, teachers, stem}] of the first practices that are named, `most` of them: two look-fors
// for students (one where more than two practices are named) and one for teachers as words, and one question.
// Practices that are none of the eight are left out.
Value practice_words(const std::vector<std::string>& ids, std::size_t most);

}  // namespace worksort
