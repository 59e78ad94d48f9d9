// The weekly page for a coach and a team.
#pragma once

#include "worksort/analyze/weekly.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/plan/next.hpp"

#include <string>

namespace worksort {

// `scope` names what the page is about ("class 4D"), empty for everything that was read. `typed` is for the
// commands that the page proposes; its filters name the week.
Page weekly_page(const WeeklySelections& selections, const WeeklyResult& result, const std::string& scope,
                 const Typed& typed);

}  // namespace worksort
