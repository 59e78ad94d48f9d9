#include "worksort/report/page/rows.hpp"

#include <cmath>

namespace worksort {
namespace {

struct CellValue {
  Value operator()(const Nothing& /*none*/) const { return nullptr; }
  Value operator()(double number) const { return std::isfinite(number) ? Value(number) : Value(nullptr); }
  template <typename Content>
  Value operator()(const Content& content) const {
    return content;
  }
};

}  // namespace

Value row_value(const Table& table, const std::vector<Cell>& row) {
  Value out = Value::object();
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    out[table.columns[i].name] = std::visit(CellValue{}, row[i]);
  return out;
}

Value table_rows(const Table& table) {
  Value out = Value::array();
  for_each_row(table, [&](const auto& row) { out.push_back(row_value(table, row)); });
  return out;
}

}  // namespace worksort
