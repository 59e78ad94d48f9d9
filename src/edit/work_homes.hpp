// Which work document of a file a new piece belongs into.
#pragma once

#include "worksort/model/study.hpp"
#include "worksort/read/yaml/tree.hpp"
#include "worksort/report/page/page.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// A work document: the nodes of its mapping and of the list of its pieces.
struct WorkHome {
  std::uint32_t map = 0;
  std::uint32_t pieces_key = 0;
  std::uint32_t pieces = 0;
};

std::vector<WorkHome> work_homes(const Tree& tree);

// The child of a map below `key`, 0 if there is none.
std::uint32_t child_of(const Tree& tree, std::uint32_t map, std::string_view key);

// The home that a piece with this head (task, date, coder, class, school, setting) fits best, and what of the
// head the piece has to say itself. Null if it fits none. Throws Problem if the head leaves open which.
const WorkHome* home_for(const std::vector<WorkHome>& homes, const Tree& tree, const Study& context,
                         const Value& head, const std::string& student, Value& own);

}  // namespace worksort
