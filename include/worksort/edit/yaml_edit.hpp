// Changes of a YAML file that leave everything else in it as it stands: comments, order, quotes, line ends.
#pragma once

#include "worksort/edit/document_changes.hpp"
#include "worksort/edit/text_patch.hpp"
#include "worksort/read/yaml/tree.hpp"
#include "worksort/util/problem.hpp"

#include <string_view>
#include <vector>

namespace worksort {

// The patches that make the changes, in the order of their places. `bytes`, without a BOM, gave `tree`
// without an error. The patched bytes are read again: throws Problem where they would not say what the
// file said with these changes, or where a value is written in a way that cannot be changed.
std::vector<Patch> yaml_patches(std::string_view bytes, const Tree& tree, const DocumentChanges& changes);

}  // namespace worksort
