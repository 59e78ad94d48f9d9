// Markdown read into a tree of blocks, for the renderers that draw it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

enum class BlockKind : std::uint8_t {
  document,
  quote,
  list,
  ordered_list,
  item,
  rule,
  heading,
  code,
  paragraph,
  table,
  row,
  cell
};

// Styles of a run of text, combined by |.
inline constexpr unsigned k_emphasis = 1;
inline constexpr unsigned k_strong = 2;
inline constexpr unsigned k_code = 4;
inline constexpr unsigned k_struck = 8;

// Text of one look, entities decoded. A newline in it is a line break. Runs with the same `link` (from 1; 0
// is none) belong to the same link or image, whose address is `target`.
struct MarkdownRun {
  std::string text;
  unsigned style = 0;
  unsigned link = 0;
  bool image = false;
  std::string target;
  std::string title;  // of an image: what stands under it
};

// `level` is a heading's level or an ordered list's first number; `info` is what stands behind a code block's
// fence, and `code` its content. `mark` is ' ' or 'x' for an item of a task list, 0 for any other. `header`
// marks a table's first row; `right` a cell of a column aligned to the right. An item's own text is a
// paragraph; `tight` is true for a list without blank lines between its items.
struct MarkdownBlock {
  BlockKind kind = BlockKind::document;
  unsigned level = 0;
  char mark = 0;
  bool tight = false;
  bool header = false;
  bool right = false;
  std::string info;
  std::string code;
  std::vector<MarkdownRun> runs;
  std::vector<MarkdownBlock> children;
};

// Throws std::runtime_error only when memory runs out or the text is over 4 GiB.
MarkdownBlock parse_markdown(std::string_view markdown);

// The text of "&amp;", "&#10;", "&#x20;"; an entity that is not known stays as it is.
std::string decode_entity(std::string_view entity);

// `label` and `rest` of a list item that begins with **label**; an empty label when it does not. A colon
// between the two belongs to neither.
struct LabelledRuns {
  std::vector<MarkdownRun> label;
  std::vector<MarkdownRun> rest;
};
LabelledRuns split_label(const std::vector<MarkdownRun>& runs);

// True when every item of the list begins with **label**.
bool is_label_list(const MarkdownBlock& list);

// A line of text cut at a trailing *emphasis* that stands behind other text: what goes to the right edge.
struct AsideRuns {
  std::vector<MarkdownRun> main;
  std::vector<MarkdownRun> aside;
};
AsideRuns split_aside(const std::vector<MarkdownRun>& line);

// The runs line by line, cut at their line breaks.
std::vector<std::vector<MarkdownRun>> split_lines(const std::vector<MarkdownRun>& runs);

}  // namespace worksort
