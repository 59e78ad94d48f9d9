// The texts of the plain layout, each on one line: a step of read_plain_layout().
#pragma once

#include "worksort/read/yaml/tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace worksort::reading {

// Thrown where a text leaves the plain layout.
struct NotPlain {};

inline void want(bool condition) {
  if (!condition) throw NotPlain{};
}

// A text as it stands on its line.
struct PlainText {
  std::size_t begin = 0;
  std::size_t end = 0;  // quotes included
  TextStyle style = TextStyle::plain;
  std::string_view value;  // in the source, or in the buffer where `escapes` is true
  bool escapes = false;
  bool key = false;  // a colon that ends a word follows
};

// The quoted or unquoted text at `at`; `flow` inside of [ ] or { }. `text` ends in a line feed.
PlainText scan_plain_text(std::string_view text, std::size_t at, bool flow, std::string& buffer);

// True for a double quote that is no inch mark at the end of an unquoted text.
bool ends_in_stray_quote(const PlainText& text);

}  // namespace worksort::reading
