// The comments of a YAML file, which its tree does not hold.
#pragma once

#include "worksort/read/yaml/tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// From the # to the end of the line, without the line end.
struct Comment {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// In the order of the file. `bytes`, without a BOM, gave `tree` without an error.
std::vector<Comment> yaml_comments(std::string_view bytes, const Tree& tree);

// What the comments say, in the order of the file.
std::vector<std::string> comment_texts(std::string_view bytes, const Tree& tree);

}  // namespace worksort
