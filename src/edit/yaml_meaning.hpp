// What a YAML file says, whatever its layout: for comparing it before and after a change.
#pragma once

#include "worksort/read/yaml/tree.hpp"
#include "worksort/report/page/page.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace worksort {

// A value in the form that is compared: keys sorted, every scalar is a text, a list of one text is that text,
// and what is empty is not there.
Value plain_meaning(const Value& value);

// One value a document, as it would be with these keys of maps set and these items of lists added.
std::vector<Value> yaml_meaning(const Tree& tree,
                                const std::map<std::uint32_t, std::map<std::string, Value>>& set,
                                const std::map<std::uint32_t, std::vector<Value>>& appended);

}  // namespace worksort
