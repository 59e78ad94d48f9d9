// What is to change in a file of documents, by its values and not by its bytes.
#pragma once

#include "worksort/report/page/page.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// `map` is a node of the file's tree and `shape` the name of its mapping in keys.hpp. The value is a text, a
// truth value or a list of texts; it takes the place of what is there, or the key is added.
struct KeyChange {
  std::uint32_t map = 0;
  std::string_view shape;
  std::string key;
  Value value;
};

// A mapping behind the last item of the list below the node `key`; `list` may be empty or missing.
struct NewItem {
  std::uint32_t key = 0;
  std::uint32_t list = 0;
  Value item;
};

// Keys of one map stand in the order of its shape.
struct DocumentChanges {
  std::vector<KeyChange> keys;
  std::vector<NewItem> items;
  std::vector<Value> documents;  // at the end of the file
};

}  // namespace worksort
