// The lines of a document as the scan for entries sees them: what begins each, without regard to the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lexer.hpp"

namespace worksort::reading {

// What stands at the beginning of a line: nothing of that kind, the dash of an entry, or another sign that
// people type in its place.
enum class Marker : std::uint8_t { none, dash, other };

// A line that is no comment, not empty and no further line of a text.
struct Row {
  Line line;
  Marker marker = Marker::none;
  std::size_t offset = 0;   // of the first character that is no blank of any kind
  std::size_t content = 0;  // behind the marker
  std::size_t shown = 0;    // where the line ends that holds the content
  std::string_view word;    // the key that stands there, if there is one
  std::string_view value;   // what follows the colon of that key
  std::string_view hidden;  // the key behind signs that mean nothing, where there is no other
  bool brace = false;       // the key stands in { }
  bool opens = false;       // nothing follows the key, so a list may
  bool odd = false;         // a tab or a no-break blank indents the line
  bool own = false;         // it begins an entry of the list that is read, and not one of a list inside
  std::ptrdiff_t column = 0;
  std::ptrdiff_t key_column = 0;
};

// The rows of one document.
std::vector<Row> rows_of(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace worksort::reading
