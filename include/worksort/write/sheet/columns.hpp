// Columns of text for a terminal, fitted to a width by wrapping (headings first), never by cutting.
#pragma once

#include <string>
#include <vector>

namespace worksort {

// How willing a column is to be wrapped: free text first, then lists of codes, numbers never.
enum class Wrapping : unsigned char { never, words, freely };

struct TextColumn {
  std::string heading;
  bool right = false;
  Wrapping wrapping = Wrapping::freely;
};

// Cells are safe for a terminal and may hold several lines; every row has as many cells as there are columns.
struct TextColumns {
  std::vector<TextColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

// Lines without newlines and without blanks at their ends: headings, a light rule, rows. `width` 0 fits
// nothing. Where the columns cannot be made narrow enough, every row becomes a block of "heading  value"
// lines.
std::vector<std::string> lay_out(const TextColumns& table, std::size_t width, bool color);

// Lines of at most `width` cells, broken at blanks; a longer word is broken where it must be. `width` 0 is
// one line.
std::vector<std::string> wrapped(const std::string& text, std::size_t width);

}  // namespace worksort
