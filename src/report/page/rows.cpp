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

Value table_rows(const Table& table) {
  Value out = Value::array();
  for (const auto& row : table.rows) {
    Value entry = Value::object();
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      entry[table.columns[i].name] = std::visit(CellValue{}, row[i]);
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace worksort
