// The weekly page for a coach and a team.
#pragma once

#include "worksort/analyze/weekly.hpp"
#include "worksort/report/page.hpp"

#include <string>

namespace worksort {

// `scope` names what the page is about ("class 4D"), empty for everything that was read.
Page weekly_page(const Selection& week, const WeeklyResult& result, const std::string& scope);

}  // namespace worksort
