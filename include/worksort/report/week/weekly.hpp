// The weekly page for a coach and a team.
#pragma once

#include "worksort/analyze/weekly.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/plan/next.hpp"

#include <string>
#include <vector>

namespace worksort {

// `scope` names what the page is about ("class 4D"), empty for everything that was read. `typed` is for the
// commands that the page proposes; its filters name the week.
Page weekly_page(const WeeklySelections& selections, const WeeklyResult& result, const std::string& scope,
                 const Typed& typed);

// A page of such pages: what it is about ("class 4D"), its file, and its data.
struct IndexedPage {
  std::string scope;
  std::string file;
  Value data;
};

// What leads to the pages of one week: for each its link and who handed in what.
Page weekly_index_page(DateRange week, const std::vector<IndexedPage>& pages);

}  // namespace worksort
