// Changes at known places of a text; everything else stays byte for byte.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// `text` stands in place of `length` bytes from `offset` on.
struct Patch {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string text;
};

// REQUIRES: patches are in the order of their offsets and do not overlap; of several with one offset only the
// first is used.
std::string patched(std::string_view bytes, const std::vector<Patch>& patches);

// The changed lines as a unified diff without context, which `patch` can apply; empty if nothing changes.
std::string patch_diff(const std::string& file, std::string_view bytes, const std::vector<Patch>& patches);

}  // namespace worksort
