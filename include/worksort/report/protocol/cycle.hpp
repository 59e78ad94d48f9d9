// What people see of a learning cycle: a page, and events for their calendars.
#pragma once

#include "worksort/analyze/cycle.hpp"
#include "worksort/report/page/calendar.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/share/shareable.hpp"

#include <vector>

namespace worksort {

Page cycle_page(const std::vector<CycleResult>& results, Date today);

// One event a session that has a date; `stamp` stands for the moment of writing.
Calendar cycle_events(const std::vector<CycleResult>& results, Date stamp);

// The cycle without what people wrote: notes, look-fors and reflections. What is left is dates, titles and
// practices.
Cycle without_own_words(Cycle cycle);

// For people outside the team: nobody is asked for reflections. REQUIRES: without_own_words().
Shareable<Page> shared_cycle_page(const std::vector<CycleResult>& results, Date today);
Shareable<Calendar> shared_cycle_events(const std::vector<CycleResult>& results, Date stamp);

// "Student progress".
std::string session_name(const CycleSession& session);

}  // namespace worksort
