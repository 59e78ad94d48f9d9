// Data of which one list may have an item for each piece: they are never all there at once.
#pragma once

#include "worksort/report/page/table.hpp"
#include "worksort/report/page/value.hpp"

#include <functional>
#include <string>

namespace worksort {

// Takes an item, which is gone afterwards.
using ItemSink = std::function<void(Value& item)>;

// `data` is a map, in which the list stands empty under its key; `each_item` makes what belongs into it while
// it is visited, the same items each time.
struct LongData {
  Value data;
  std::string list;
  std::function<void(const ItemSink&)> each_item;
};

// {"input": input, "rows": [{name: value, ...}, ...]} and "notes" if there are any. The table outlives it.
LongData table_data(const Table& table, const Value& input);

// The data with all items in its list.
Value whole(LongData data);

}  // namespace worksort
