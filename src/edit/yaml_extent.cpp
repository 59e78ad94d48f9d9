#include "yaml_extent.hpp"

#include <algorithm>

namespace worksort {

std::size_t YamlExtent::line_begin(std::size_t at) const {
  const auto before = at == 0 ? std::string_view::npos : m_bytes.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t YamlExtent::line_end(std::size_t at) const {
  const auto feed = m_bytes.find('\n', at);
  return feed == std::string_view::npos ? m_bytes.size() : feed + 1;
}

std::size_t YamlExtent::indent(std::size_t at) const {
  const std::size_t begin = line_begin(at);
  return std::min(m_bytes.find_first_not_of(' ', begin), m_bytes.size()) - begin;
}

std::size_t YamlExtent::after_colon(std::uint32_t key) const {
  const std::size_t behind = m_tree[key].offset + std::size_t{m_tree[key].length};
  const auto colon = m_bytes.find_first_not_of(" \t", behind);
  return colon != std::string_view::npos && m_bytes[colon] == ':' ? colon + 1 : behind;
}

std::size_t YamlExtent::end(std::uint32_t value, std::uint32_t key) const {
  const Node& node = m_tree[value];
  if (node.kind == NodeKind::missing) {
    if (key != 0) return after_colon(key);
    return node.offset + (node.offset < m_bytes.size() && m_bytes[node.offset] == '-' ? 1U : 0U);
  }
  if (node.kind != NodeKind::text) {
    return node.flow ? bracket_end(node) : last_child_end(node, node.offset);
  }
  if (node.style == TextStyle::block) return block_text_end(value, key);
  return node.offset + std::size_t{node.length};
}

// The lines below | or > that are deeper than what holds them; blank lines at the end are left out.
std::size_t YamlExtent::block_text_end(std::uint32_t value, std::uint32_t key) const {
  const std::size_t holder = key == 0 ? line_begin(m_tree[value].offset) + indent(m_tree[value].offset)
                                      : std::size_t{m_tree[key].offset};
  const std::size_t column = holder - line_begin(holder);
  const auto without_feed = [&](std::size_t end) {
    while (end > 0 && (m_bytes[end - 1] == '\n' || m_bytes[end - 1] == '\r')) --end;
    return end;
  };
  std::size_t line = line_end(m_tree[value].offset);
  std::size_t last = without_feed(line);
  for (; line < m_bytes.size(); line = line_end(line)) {
    const std::size_t deep = indent(line);
    const char first = line + deep < m_bytes.size() ? m_bytes[line + deep] : '\n';
    if (first == '\n' || first == '\r') continue;
    if (deep <= column) break;
    last = without_feed(line_end(line));
  }
  return last;
}

std::size_t YamlExtent::last_child_end(const Node& parent, std::size_t none) const {
  std::uint32_t key = 0;
  std::uint32_t last = 0;
  for (std::uint32_t i = parent.first_child; i != 0; i = m_tree[i].next) {
    key = last;
    last = i;
  }
  if (last == 0) return none;
  return end(last, parent.kind == NodeKind::map ? key : 0);
}

std::size_t YamlExtent::bracket_end(const Node& parent) const {
  for (std::size_t at = last_child_end(parent, parent.offset + std::size_t{1}); at < m_bytes.size(); ++at) {
    if (m_bytes[at] == ']' || m_bytes[at] == '}') return at + 1;
    if (m_bytes[at] == '#') at = line_end(at) - 1;
  }
  return m_bytes.size();
}

}  // namespace worksort
