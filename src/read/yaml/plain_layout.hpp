// The quick reader of files in the plain layout, which is how worksort writes them and most people type them.
#pragma once

#include "worksort/read/yaml/tree.hpp"

#include <string_view>

namespace worksort::reading {

// Puts the file into `tree`, which holds nothing yet, just as the parser and its events would. False, and the
// tree holds nothing, where the text is not in the plain layout, has a mistake or anything to be warned of:
// then the parser has to read it. `text` is UTF-8 without a byte that scan_bytes() finds; `ascii` is its
// word.
bool read_plain_layout(std::string_view text, bool ascii, const TreeLimits& limits, Tree& tree);

}  // namespace worksort::reading
