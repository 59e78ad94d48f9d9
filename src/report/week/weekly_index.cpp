#include "worksort/report/week/weekly.hpp"
#include "worksort/util/date.hpp"

#include <fmt/core.h>

namespace worksort {

Page weekly_index_page(DateRange week, const std::vector<IndexedPage>& pages) {
  Page page;
  page.template_name = "report-index";
  page.title = fmt::format("Week {}", week_of(week.first));
  page.data = {{"week", week_of(week.first)},
               {"from", date_for_people(week.first)},
               {"to", date_for_people(week.last)},
               {"pages", Value::array()}};
  for (const auto& one : pages) {
    page.data["pages"].push_back(
        {{"scope", one.scope},
         {"file", one.file},
         {"link_md", fmt::format("[{}]({})", escape_markdown(one.scope), markdown_target(one.file))},
         {"looked_at", one.data["looked_at"]},
         {"empty", one.data["empty"]}});
  }
  return page;
}

}  // namespace worksort
