// Where codes of a codebook stand in a file: as entries and as uses.
#pragma once

#include "worksort/model/codebook.hpp"
#include "worksort/read/yaml/tree.hpp"

#include <cstdint>
#include <vector>

namespace worksort {

// How a code stands in its text: alone; among others with ; between them; before = and the heading of its
// column, or as the heading itself.
enum class CodeForm : std::uint8_t { alone, several, heading };

// `node` is the code as written; `list` the list that it is an item of, 0 for none. Of an entry with further
// keys, `item` is the mapping in the list, else it is `node`.
struct CodePlace {
  Dimension dimension = Dimension::strategy;
  std::uint32_t node = 0;
  std::uint32_t list = 0;
  std::uint32_t item = 0;
  bool entry = false;
  CodeForm form = CodeForm::alone;
};

// In the order in which they stand in the file.
std::vector<CodePlace> code_places(const Tree& tree);

}  // namespace worksort
