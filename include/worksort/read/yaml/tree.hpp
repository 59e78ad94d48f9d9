// The guarded reader: bytes of a worksort file into a small tree with a place for every value.
#pragma once

#include "worksort/util/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// `missing` is a key or a list entry with nothing after it, or (`refused`) with a value that had to be left
// out.
enum class NodeKind : std::uint8_t { missing, text, list, map };

// How a text was written; `plain` is unquoted, `block` is | or >.
enum class TextStyle : std::uint8_t { plain, quoted, block };

// What follows an unquoted text on its line: nothing, `# comment`, or a # with no blank after it.
enum class Trailer : std::uint8_t { none, comment, tight_comment };

// One value. The tree owns nodes and texts. Children are chained: those of a map are key, value, key, value
// ...
struct Node {
  NodeKind kind = NodeKind::missing;
  TextStyle style = TextStyle::plain;
  Trailer trailer = Trailer::none;
  bool flow = false;     // a list or map written with [ ] or { }
  bool refused = false;  // it, or something directly in it, was left out and has its error: report no more
  Spot spot;             // from the first character on; `missing` has the spot of its key
  Spot trailer_spot;     // of the # where there is a trailer
  std::uint32_t offset = 0;       // byte offset of the first character in the file, without the BOM
  std::uint32_t length = 0;       // bytes that a plain or quoted text takes up in the file, quotes included
  std::uint32_t children = 0;     // nodes in the chain of children, for a map twice the number of its keys
  std::uint32_t first_child = 0;  // index into Tree::nodes
  std::uint32_t next = 0;         // index of the next sibling, 0 for the last
  std::string_view text;          // of a text, after escapes
};

// All documents of one file that could be read.
class Tree {
 public:
  // Indices of the documents' root nodes; node 0 is a sentinel that no one refers to.
  std::vector<std::uint32_t> documents;
  std::vector<Node> nodes;
  // Entries of lists that had to be left out because they are broken (each has an error).
  std::size_t unread_entries = 0;
  // True if nothing at all could be read (each such file has an error).
  bool unreadable = false;

  [[nodiscard]] const Node& operator[](std::uint32_t index) const { return nodes[index]; }

  // Copies a text into the tree, which owns it from then on.
  std::string_view own(std::string_view text);

 private:
  std::vector<std::unique_ptr<char[]>> m_blocks;
  std::size_t m_block_used = 0;
  std::size_t m_block_size = 0;
};

// Calls `visit(item)` for every item of a list.
template <typename Visit>
void for_each_item(const Tree& tree, const Node& list, const Visit& visit) {
  for (auto item = list.first_child; item != 0; item = tree[item].next) visit(tree[item]);
}

// Calls `visit(key, value)` for every key of a map, with its text.
template <typename Visit>
void for_each_key(const Tree& tree, const Node& map, const Visit& visit) {
  for (auto key = map.first_child; key != 0;) {
    const Node& value = tree[tree[key].next];
    visit(tree[key].text, value);
    key = value.next;
  }
}

// How a file is read, with limits that keep a hostile or broken one from taking the machine with it.
struct TreeLimits {
  std::size_t max_depth = 32;
  std::size_t max_repairs = 50;  // broken list entries that are left out before giving up on a file
  bool by_parser = false;        // files in the plain layout go through the parser too
};

// Reads the bytes of one file. Everything refused is reported in `diagnostics` with `file` as its name and
// the source line copied; the rest is in the tree. Duplicate keys are reported, the first one stays.
Tree read_tree(std::string_view file, std::string_view bytes, Diagnostics& diagnostics,
               const TreeLimits& limits = {});

}  // namespace worksort
