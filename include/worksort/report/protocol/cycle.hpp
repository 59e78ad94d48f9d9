// What people see of a learning cycle: a page, and events for their calendars.
#pragma once

#include "worksort/analyze/cycle.hpp"
#include "worksort/report/page/calendar.hpp"
#include "worksort/report/page/page.hpp"

#include <vector>

namespace worksort {

// The cycle without what people wrote: notes, look-fors and reflections. What is left is dates, titles and
// practices.
Cycle without_own_words(Cycle cycle);

// With `shared`, the page does not ask for reflections.
Page cycle_page(const std::vector<CycleResult>& results, Date today, bool shared = false);

// One event a session that has a date; `stamp` stands for the moment of writing.
Calendar cycle_events(const std::vector<CycleResult>& results, Date stamp);

// "Student progress".
std::string session_name(const CycleSession& session);

}  // namespace worksort
