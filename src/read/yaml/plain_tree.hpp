// The tree while the plain layout is read into it: what is open, and how nodes are chained.
#pragma once

#include "worksort/read/yaml/tree.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "key_list.hpp"
#include "plain_text.hpp"
#include "read/study/findings.hpp"

namespace worksort::reading {

constexpr std::size_t k_longest_gap = 500'000;  // the parser's limits are a matter of its own

class PlainTree {
 public:
  // `tree` owns `text`.
  PlainTree(std::string_view text, bool ascii, const TreeLimits& limits, Tree& tree)
      : m_text(text), m_ascii(ascii), m_limits(limits), m_tree(tree) {}

  // A list or map that is being read.
  struct Level {
    std::uint32_t node = 0;
    std::uint32_t last = 0;      // its last child
    std::uint32_t key = 0;       // the key that was read last
    std::ptrdiff_t column = -1;  // of its keys or dashes; in flow that of the block around it
    KeyList::Map keys{};
    bool map = false;
    bool due = false;  // the value of a key or dash comes next
  };

  Level& top() { return m_levels.back(); }
  [[nodiscard]] bool empty() const { return m_levels.empty(); }
  [[nodiscard]] bool has_root() const { return m_root; }  // the document has one
  [[nodiscard]] bool is_ascii() const { return m_ascii; }
  [[nodiscard]] std::uint32_t line() const { return m_line; }
  [[nodiscard]] std::size_t line_begin() const { return m_line_begin; }
  [[nodiscard]] std::size_t last_offset() const { return m_last; }
  std::string_view own(std::string_view text) { return m_tree.own(text); }

  void begin_line(std::size_t at) {
    m_line_begin = m_counted_to = at;
    m_counted = 0;
    ++m_line;
  }

  void end_document() {
    while (!m_levels.empty()) close();
    m_root = false;
  }

  // The node stays where it is until the next one is added.
  Node& add_text(const PlainText& text) {
    Node& node = add(NodeKind::text, text.begin, text.end - text.begin);
    node.style = text.style;
    node.length = static_cast<std::uint32_t>(text.end - text.begin);
    node.text = text.value;
    return node;
  }

  void add_key(const PlainText& key) {
    want(m_ascii && key.style == TextStyle::plain ? m_keys.add_plain(top().keys, key.value)
                                                  : m_keys.add(top().keys, key.value, m_tree));
    add_text(key);
    top().key = top().last;
    top().due = true;
  }

  void open(bool map, bool flow, std::ptrdiff_t column, std::size_t at) {
    want(m_levels.size() < m_limits.max_depth);
    add(map ? NodeKind::map : NodeKind::list, at, 1).flow = flow;
    Level& level = m_levels.emplace_back();
    level.node = static_cast<std::uint32_t>(m_tree.nodes.size() - 1);
    level.column = column;
    level.keys = m_keys.begin();
    level.map = map;
  }

  void close() {
    if (top().due) {
      want(top().map);
      add_missing();
    }
    m_keys.end(top().keys);
    m_levels.pop_back();
  }

  // Nothing stands behind the key that was read last.
  void add_missing() {
    const Node key = m_tree.nodes[top().key];
    want(key.offset < m_last + k_longest_gap);
    chain();
    m_tree.nodes.back().spot = key.spot;
    m_tree.nodes.back().offset = key.offset;
    m_last = key.offset;
  }

 private:
  Node& add(NodeKind kind, std::size_t offset, std::size_t length) {
    want(offset < m_last + k_longest_gap);
    m_last = offset;
    chain();
    Node& node = m_tree.nodes.back();
    node.kind = kind;
    node.offset = static_cast<std::uint32_t>(offset);
    node.spot = spot(offset, length);
    return node;
  }

  // Another node, the last one of the level.
  void chain() {
    const auto index = static_cast<std::uint32_t>(m_tree.nodes.size());
    m_tree.nodes.emplace_back();
    if (m_levels.empty()) {
      m_tree.documents.push_back(index);
      m_root = true;
      return;
    }
    Level& level = top();
    Node& parent = m_tree.nodes[level.node];
    (level.last == 0 ? parent.first_child : m_tree.nodes[level.last].next) = index;
    level.last = index;
    level.due = false;
    ++parent.children;
  }

  Spot spot(std::size_t offset, std::size_t length) {
    Spot out{m_line, static_cast<std::uint32_t>(offset - m_line_begin + 1),
             static_cast<std::uint32_t>(std::max<std::size_t>(length, 1))};
    if (m_ascii) return out;
    m_counted += static_cast<std::uint32_t>(characters(m_text.substr(m_counted_to, offset - m_counted_to)));
    m_counted_to = offset;
    out.column = m_counted + 1;
    out.width =
        static_cast<std::uint32_t>(std::max<std::size_t>(characters(m_text.substr(offset, length)), 1));
    return out;
  }

  std::string_view m_text;
  const bool m_ascii;
  const TreeLimits m_limits;
  Tree& m_tree;
  std::vector<Level> m_levels;
  KeyList m_keys;
  std::uint32_t m_line = 1;
  std::size_t m_line_begin = 0;
  bool m_root = false;
  std::size_t m_last = 0;        // offset of the node that was added last
  std::size_t m_counted_to = 0;  // characters of the line counted last: up to where, how many
  std::uint32_t m_counted = 0;
};

}  // namespace worksort::reading
