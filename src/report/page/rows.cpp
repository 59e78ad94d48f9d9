#include "worksort/report/page/rows.hpp"

namespace worksort {
namespace {

Value value(const Cell& cell) {
  return std::visit(
      [](const auto& content) -> Value {
        if constexpr (std::is_same_v<std::decay_t<decltype(content)>, std::monostate>) {
          return Value();
        } else {
          return Value(content);
        }
      },
      cell);
}

}  // namespace

Value table_rows(const Table& table) {
  Value out = Value::array();
  for (const auto& row : table.rows) {
    Value entry = Value::object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) entry[table.columns[i].name] = value(row[i]);
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace worksort
