// What to write in place of mistakes in the source of one file, where they can have meant one thing only.
#pragma once

#include "worksort/read/yaml/tree.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

#include "read/study/findings.hpp"

namespace worksort::reading {

// In no order; mends may overlap. `errors` counts those without a mend too.
struct FileMends {
  Tree tree;
  std::vector<Mend> mends;
  std::size_t errors = 0;
};

// `bytes` come without a BOM and outlive the tree.
FileMends find_mends(std::string_view bytes);

}  // namespace worksort::reading
