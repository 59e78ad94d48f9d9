// Finds where the entries of lists begin and end by looking at lines only, so that a mistake in one of them
// cannot hide the others. Runs only on files that hold a mistake.
#pragma once

#include "worksort/read/yaml/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "read/study/findings.hpp"

namespace worksort::reading {

// What is wrong with the place or the dash of an entry.
enum class EntryFault : std::uint8_t { none, slipped, marker, no_dash, blanks };

// An entry of a list in block style that no other list holds.
struct EntryStart {
  std::size_t begin = 0;     // of its first line
  std::size_t offset = 0;    // of its dash, or of what stands for it
  std::size_t content = 0;   // of what follows the dash
  std::size_t line_end = 0;  // of the line that holds the content
  std::size_t end = 0;       // where its last line ends
  std::size_t column = 0;    // in which the dashes of its list stand
  EntryFault fault = EntryFault::none;
  bool map = false;       // the entries of its list have keys
  bool mendable = false;  // it can be left out on its own before the rest is looked at
};

// The entries in `text` from `begin` up to `end`, in their order.
std::vector<EntryStart> scan_entries(std::string_view text, std::size_t begin, std::size_t end);

// What is said about an entry with a fault.
Finding describe(const EntryStart& entry, std::string_view text);

// How many of the entries in `text` did not get into the tree.
std::size_t count_lost(const Tree& tree, std::string_view text);

}  // namespace worksort::reading
