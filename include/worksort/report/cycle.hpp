// What people see of a learning cycle: a page, and events for their calendars.
#pragma once

#include "worksort/analyze/cycle.hpp"
#include "worksort/report/calendar.hpp"
#include "worksort/report/page.hpp"

#include <vector>

namespace worksort {

Page cycle_page(const std::vector<CycleResult>& results, Date today);

// One event a session that has a date; `stamp` stands for the moment of writing.
Calendar cycle_events(const std::vector<CycleResult>& results, Date stamp);

// "Student progress".
std::string session_name(const CycleSession& session);

}  // namespace worksort
