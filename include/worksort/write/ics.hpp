// Calendars as iCalendar (RFC 5545).
#pragma once

#include "worksort/report/page/calendar.hpp"

#include <string>

namespace worksort {

// CRLF lines of at most 75 octets, folded between characters. REQUIRES: there is at least one event.
std::string write_ics(const Calendar& calendar);

}  // namespace worksort
