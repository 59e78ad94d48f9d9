#include "yaml_meaning.hpp"

namespace worksort {
namespace {

class Meaning {
 public:
  Meaning(const Tree& tree, const MeantChanges& changes) : m_tree(tree), m_changes(changes) {}

  [[nodiscard]] Value value(std::uint32_t index) const {
    const Node& node = m_tree[index];
    if (node.kind == NodeKind::text) return text(index);
    if (node.kind == NodeKind::map) return map(index);
    Value out = node.kind == NodeKind::list ? list(index) : Value();
    const auto more = m_changes.appended.find(index);
    if (more == m_changes.appended.end()) return out;
    if (!out.is_array()) out = Value::array();
    for (const auto& item : more->second) out.push_back(item);
    return out;
  }

 private:
  [[nodiscard]] Value text(std::uint32_t index) const {
    const auto changed = m_changes.texts.find(index);
    return changed == m_changes.texts.end() ? std::string(m_tree[index].text) : changed->second;
  }

  [[nodiscard]] Value list(std::uint32_t index) const {
    Value out = Value::array();
    const auto dropped = m_changes.dropped.find(index);
    for (std::uint32_t i = m_tree[index].first_child; i != 0; i = m_tree[i].next) {
      if (dropped == m_changes.dropped.end() || !dropped->second.contains(i)) out.push_back(value(i));
    }
    return out;
  }

  [[nodiscard]] std::string key_text(std::uint32_t key) const {
    const auto other = m_changes.texts.find(key);
    return other == m_changes.texts.end() ? std::string(m_tree[key].text) : other->second;
  }

  [[nodiscard]] Value map(std::uint32_t index) const {
    Value out = Value::object();
    for (std::uint32_t key = m_tree[index].first_child; key != 0; key = m_tree[m_tree[key].next].next)
      out[key_text(key)] = value(m_tree[key].next);
    if (const auto set = m_changes.set.find(index); set != m_changes.set.end()) {
      for (const auto& [key, wanted] : set->second) out[key] = wanted;
    }
    return out;
  }

  const Tree& m_tree;
  const MeantChanges& m_changes;
};

}  // namespace

Value plain_meaning(const Value& value) {
  if (value.is_object()) {
    std::map<std::string, Value> sorted;
    for (const auto& [key, inner] : value.items()) {
      if (auto meaning = plain_meaning(inner); !meaning.is_null()) sorted[key] = std::move(meaning);
    }
    Value out = Value::object();
    for (auto& [key, meaning] : sorted) out[key] = std::move(meaning);
    return out;
  }
  if (value.is_array()) {
    Value out = Value::array();
    for (const auto& item : value) out.push_back(plain_meaning(item));
    if (out.empty()) return {};
    return out.size() == 1 && out.front().is_string() ? out.front() : out;
  }
  if (value.is_null()) return {};
  const std::string text = value.scalar();
  return text.empty() ? Value() : Value(text);
}

std::vector<Value> yaml_meaning(const Tree& tree, const MeantChanges& changes) {
  const Meaning meaning(tree, changes);
  std::vector<Value> out;
  for (const auto root : tree.documents) out.push_back(plain_meaning(meaning.value(root)));
  return out;
}

}  // namespace worksort
