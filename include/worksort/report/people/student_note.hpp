// A note about one student's work, for the family or for the student: what was seen and one thing to try.
#pragma once

#include "worksort/analyze/student.hpp"
#include "worksort/report/page/page.hpp"

#include <cstdint>
#include <vector>

namespace worksort {

enum class NoteFor : std::uint8_t { family, student };

// About the latest piece on which a strategy is agreed: its strengths, or else what is on the page; the
// student's words; and a question of the issue that was recorded, else of the strategy. No code, nothing
// about anybody else: names of other students of the rosters are taken out of what readers wrote.
Page student_note_page(const Selection& selection, const std::vector<StudentWork>& students, NoteFor reader);

}  // namespace worksort
