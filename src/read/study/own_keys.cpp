// Keys that begin with x-, which are kept and never read.
#include <string>
#include <utility>

#include "fields.hpp"

namespace worksort {
namespace {

OwnValue own_value(const Tree& tree, const Node& node) {
  OwnValue out{std::string(node.text)};
  if (node.kind == NodeKind::list)
    for_each_item(tree, node, [&](const Node& item) { out.items.push_back(own_value(tree, item)); });
  if (node.kind == NodeKind::map) {
    for_each_key(tree, node, [&](std::string_view key, const Node& value) {
      out.keys.emplace_back(key, own_value(tree, value));
    });
  }
  return out;
}

}  // namespace

OwnKeys Fields::own_keys() const {
  OwnKeys out;
  for_each_key(m_file.tree, m_map, [&](std::string_view key, const Node& value) {
    if (key.starts_with("x-") && value.kind != NodeKind::missing)
      out.emplace_back(key, own_value(m_file.tree, value));
  });
  return out;
}

OwnKeys Fields::own_keys_and_note() const {
  OwnKeys out = own_keys();
  if (auto text = note(); !text.empty()) out.emplace_back("note", std::move(text));
  return out;
}

}  // namespace worksort
