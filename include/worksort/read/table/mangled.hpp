// Answers that a spreadsheet may have turned into something else.
#pragma once

#include <string_view>

namespace worksort {

// True for what spreadsheets make of 3/4, 1-2, 12:30 or 100000 in a cell that is not formatted as text:
// "3-Apr", "Jan-00", "2026-04-03", "4/3/2026", "12:30:00", "1.00E+05", and for their error values such as
// "#REF!".
bool looks_mangled(std::string_view answer);

// True if `now` may be what a spreadsheet has made of `before`: "4-Mar" of "3/4", "7" of "007".
bool may_be_made_of(std::string_view now, std::string_view before);

}  // namespace worksort
