// Numbers as a spreadsheet shows them.
#pragma once

#include <string>
#include <string_view>

namespace worksort::reading {

// True for a format code that shows a day or a time of day, such as "d-mmm" or "h:mm".
bool is_date_format(std::string_view code);

// The number in a format code such as "0.00", "000", "# ?/?" or "0%"; with "General", or a code with
// conditions, as it is written. `code` is no date format.
std::string shown_number(double value, std::string_view code);

// A day, a day with a time, or a time (below 1) of a spreadsheet that counts from 1900 or 1904: "2026-11-17",
// "2026-11-17 09:30:00", "09:30:00". Numbers that are no date are shown as they are.
std::string shown_date(double value, bool from_1904);

// The format code of a number that XLSX files leave out because everybody knows it; "General" for others.
std::string_view known_format(unsigned number);

}  // namespace worksort::reading
