#include "worksort/report/page/long_data.hpp"

#include "worksort/report/page/rows.hpp"

#include <utility>

namespace worksort {

LongData table_data(const Table& table, const Value& input) {
  LongData out{{{"input", input}, {"rows", Value::array()}}, "rows", {}};
  if (!table.notes.empty()) out.data["notes"] = table.notes;
  out.each_item = [&table](const ItemSink& visit) {
    for_each_row(table, [&](const std::vector<Cell>& cells) {
      Value row = row_value(table, cells);
      visit(row);
    });
  };
  return out;
}

Value whole(LongData data) {
  Value& list = data.data[data.list];
  data.each_item([&](Value& item) { list.push_back(std::move(item)); });
  return std::move(data.data);
}

}  // namespace worksort
