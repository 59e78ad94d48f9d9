#include "worksort/report/rows.hpp"

namespace worksort {
namespace {

Json value(const Cell& cell) {
  return std::visit(
      [](const auto& content) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(content)>, std::monostate>) {
          return Json();
        } else {
          return Json(content);
        }
      },
      cell);
}

}  // namespace

Json table_rows(const Table& table) {
  Json out = Json::array();
  for (const auto& row : table.rows) {
    Json entry = Json::object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) entry[table.columns[i].name] = value(row[i]);
    out.push_back(std::move(entry));
  }
  return out;
}

Json sample_row(const Table& table) {
  Json out = Json::object();
  for (const auto& column : table.columns) {
    if (column.type == ColumnType::list)
      out[column.name] = Json::array({""});
    else if (column.type == ColumnType::number)
      out[column.name] = 1;
    else
      out[column.name] = "";
  }
  return out;
}

}  // namespace worksort
