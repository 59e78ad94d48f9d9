// The first look at a file: is it UTF-8 text without control characters and directives?
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "read/study/findings.hpp"

namespace worksort::reading {

// Something that no worksort file may hold.
enum class BadByte : std::uint8_t { not_utf8, control, directive, second_mark };

struct BadBytes {
  BadByte kind = BadByte::not_utf8;
  std::size_t offset = 0;
  std::size_t length = 1;
  unsigned code = 0;  // the control character
};

struct ByteScan {
  bool ascii = true;          // so a byte is a character
  std::vector<BadBytes> bad;  // in the order of the file, at most two a line
};

// The error for a file that is UTF-16 or UTF-32 by its first bytes, which are given with their BOM.
std::optional<Finding> foreign_encoding(std::string_view bytes);

// What is said about it.
Finding describe(const BadBytes& bad);

// Looks at every byte once, eight at a time while they are plain ASCII. `bytes` come without a BOM.
ByteScan scan_bytes(std::string_view bytes);

// The error for a text that came out of escapes such as "\x07", if it holds what no file may hold.
std::optional<Finding> bad_after_escapes(std::string_view text, std::size_t offset, std::string_view raw);

}  // namespace worksort::reading
