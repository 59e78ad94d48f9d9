// Cells that a spreadsheet would run: how they are guarded on the way out and unguarded on the way in.
#pragma once

#include <string>
#include <string_view>

namespace worksort {

// "-3", "+7", "-3.5e2": a number that a spreadsheet shows as it is.
bool is_plain_number(std::string_view text);

// With a leading ' where a spreadsheet would run the text as a formula (= + - @, wide ones too, TAB or CR in
// front or behind a ;, plain numbers aside), and one more ' where the text itself looks like a guarded one,
// so that `unguarded_cell` gives the text back.
std::string guarded_cell(std::string_view text);

// Without the ' that `guarded_cell`, or a person in a spreadsheet, put in front of a formula character.
std::string unguarded_cell(std::string_view cell);

// True for a text that a spreadsheet takes for a number, date, time or truth value where it stands in CSV,
// and so may show or keep differently: "3/4", "1:30", "007", "6.80", "50%", "Mar 3". Dates written YYYY-MM-DD
// keep their day and are left out.
bool is_changed_by_spreadsheets(std::string_view text);

}  // namespace worksort
