#include "worksort/report/protocol/decisions.hpp"

#include "worksort/report/page/page.hpp"
#include "worksort/util/date.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

Cell day(const std::optional<Date>& date) {
  return date ? Cell(to_string(*date)) : Cell();
}

}  // namespace

Table decisions_table(const std::vector<DecisionNow>& decisions) {
  using enum ColumnType;
  Table table;
  table.title = "What was decided and promised";
  table.columns = {{"date", "Date", code},     {"from", "From", text},     {"kind", "Kind", code},
                   {"text", "What", text},     {"who", "Who", text},       {"by", "By", code},
                   {"status", "Status", code}, {"result", "Result", text}, {"benchmark", "Benchmark", text}};
  const bool any_shown =
      std::ranges::any_of(decisions, [](const DecisionNow& now) { return !now.decision->shown.empty(); });
  if (any_shown) table.columns.push_back({"shown", "Shown", list});
  for (const auto& [decision, status] : decisions) {
    table.rows.push_back({day(decision->date), decision->from, decision->kind, decision->text, decision->who,
                          day(decision->by), std::string(to_string(status)), decision->result,
                          decision->benchmark});
    if (!any_shown) continue;
    TextList shown;
    for (const auto& student : decision->shown) shown.push_back(student.text);
    table.rows.back().emplace_back(std::move(shown));
  }
  return table;
}

std::vector<std::string> open_decisions(const std::vector<DecisionNow>& decisions) {
  std::vector<std::string> out;
  for (const auto& [decision, status] : decisions) {
    if (status == DecisionStatus::kept) continue;
    const bool goes_on = !decision->who.empty() || decision->by;
    std::string line(goes_on ? without_full_stop(decision->text) : std::string_view(decision->text));
    if (line.empty()) line = decision->kind.empty() ? "____________________" : decision->kind;
    if (!decision->who.empty()) line += fmt::format(" ({})", decision->who);
    if (decision->by)
      line += fmt::format(", {} {}", status == DecisionStatus::due ? "due since" : "by",
                          date_for_people(*decision->by));
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace worksort
