#include "yaml_meaning.hpp"

namespace worksort {
namespace {

class Meaning {
 public:
  Meaning(const Tree& tree, const std::map<std::uint32_t, std::map<std::string, Value>>& set,
          const std::map<std::uint32_t, std::vector<Value>>& appended)
      : m_tree(tree), m_set(set), m_appended(appended) {}

  [[nodiscard]] Value value(std::uint32_t index) const {
    const Node& node = m_tree[index];
    if (node.kind == NodeKind::text) return std::string(node.text);
    if (node.kind == NodeKind::map) return map(index);
    Value out = node.kind == NodeKind::list ? list(node) : Value();
    const auto more = m_appended.find(index);
    if (more == m_appended.end()) return out;
    if (!out.is_array()) out = Value::array();
    for (const auto& item : more->second) out.push_back(item);
    return out;
  }

 private:
  [[nodiscard]] Value list(const Node& node) const {
    Value out = Value::array();
    for (std::uint32_t i = node.first_child; i != 0; i = m_tree[i].next) out.push_back(value(i));
    return out;
  }

  [[nodiscard]] Value map(std::uint32_t index) const {
    Value out = Value::object();
    for (std::uint32_t key = m_tree[index].first_child; key != 0; key = m_tree[m_tree[key].next].next)
      out[std::string(m_tree[key].text)] = value(m_tree[key].next);
    if (const auto set = m_set.find(index); set != m_set.end()) {
      for (const auto& [key, wanted] : set->second) out[key] = wanted;
    }
    return out;
  }

  const Tree& m_tree;
  const std::map<std::uint32_t, std::map<std::string, Value>>& m_set;
  const std::map<std::uint32_t, std::vector<Value>>& m_appended;
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

std::vector<Value> yaml_meaning(const Tree& tree,
                                const std::map<std::uint32_t, std::map<std::string, Value>>& set,
                                const std::map<std::uint32_t, std::vector<Value>>& appended) {
  const Meaning meaning(tree, set, appended);
  std::vector<Value> out;
  for (const auto root : tree.documents) out.push_back(plain_meaning(meaning.value(root)));
  return out;
}

}  // namespace worksort
