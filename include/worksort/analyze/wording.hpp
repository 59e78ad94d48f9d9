// Words that label children, with words about the work to put in their place.
#pragma once

#include "worksort/util/diagnostic.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// A label found in a text: where it begins (byte offset) and how long it is, and what could be said instead.
struct Label {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string instead;
};

// Labels in one line of text, whole words, in any case. Never rewrites anything.
std::vector<Label> find_labels(std::string_view line);

// Warnings for the labels in a worksort file. What students said (`quote`) and where names come from
// (`source`) is left alone.
void check_wording(const std::string& file, std::string_view bytes, Diagnostics& diagnostics);

}  // namespace worksort
