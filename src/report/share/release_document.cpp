#include "worksort/report/share/release_document.hpp"

#include <utility>

namespace worksort {
namespace {

Value filter_value(const Filter& filter) {
  Value out = Value::object();
  for (const auto& [name, list] : k_filter_lists) {
    if (!(filter.*list).empty()) out[name] = Value(filter.*list);
  }
  if (filter.since) out["since"] = Value::array({to_string(*filter.since)});
  if (filter.until) out["until"] = Value::array({to_string(*filter.until)});
  std::vector<std::string> weeks;
  for (const auto& week : filter.weeks) weeks.push_back(week_of(week.first));
  if (!weeks.empty()) out["week"] = Value(weeks);
  return out;
}

Value statement_value(const Statement& statement) {
  Value out = Value::object();
  if (statement.telling == Telling::hidden)
    out["hidden"] = true;
  else if (statement.telling == Telling::at_least_one)
    out["some"] = true;
  else
    out["pieces"] = *statement.told;
  out["of"] = Value::array();
  for (const auto& condition : statement.of)
    out["of"].push_back(
        {{"what", condition.trait}, {condition.without ? "is_not" : "is", Value(condition.values)}});
  const Value within = filter_value(statement.within);
  if (within.size() > 0) out["within"] = within;
  return out;
}

}  // namespace

Value release_document(const std::vector<Statement>& statements) {
  Value list = Value::array();
  for (const auto& statement : statements) list.push_back(statement_value(statement));
  return {{"release", std::move(list)}};
}

}  // namespace worksort
