// What a YAML file says, whatever its layout: for comparing it before and after a change.
#pragma once

#include "worksort/read/yaml/tree.hpp"
#include "worksort/report/page/page.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace worksort {

// A value in the form that is compared: keys sorted, every scalar is a text, a list of one text is that text,
// and what is empty is not there.
Value plain_meaning(const Value& value);

// Changes by the nodes of a tree.
struct MeantChanges {
  std::map<std::uint32_t, std::map<std::string, Value>> set;  // map, key, value
  std::map<std::uint32_t, std::vector<Value>> appended;       // list, items
  std::map<std::uint32_t, std::string> texts;                 // node, what it says instead
  std::map<std::uint32_t, std::set<std::uint32_t>> dropped;   // list, items
};

// One value a document, as it would be with these changes.
std::vector<Value> yaml_meaning(const Tree& tree, const MeantChanges& changes);

}  // namespace worksort
