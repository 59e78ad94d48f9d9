#include "worksort/report/protocol/decisions.hpp"

#include "report/share/share_mark.hpp"

namespace worksort {

Shareable<Table> shared_decisions_table(const std::vector<DecisionNow>& decisions) {
  Table table = decisions_table(decisions);
  for (auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto& column = table.columns[i].name;
      if (column == "from" || column == "text" || column == "who" || column == "result" ||
          column == "benchmark")
        row[i] = std::string();
      if (column == "shown") row[i] = TextList();
    }
  }
  table.notes.emplace_back("What people wrote stays in the team.");
  return ShareMark::give(std::move(table));
}

}  // namespace worksort
