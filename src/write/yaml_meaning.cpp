#include "yaml_meaning.hpp"

namespace worksort {
namespace {

class Meaning {
 public:
  Meaning(const Tree& tree, const std::map<std::uint32_t, std::map<std::string, Json>>& set,
          const std::map<std::uint32_t, std::vector<Json>>& appended)
      : m_tree(tree), m_set(set), m_appended(appended) {}

  [[nodiscard]] Json value(std::uint32_t index) const {
    const Node& node = m_tree[index];
    if (node.kind == NodeKind::text) return std::string(node.text);
    if (node.kind == NodeKind::map) return map(index);
    Json out = node.kind == NodeKind::list ? list(node) : Json();
    const auto more = m_appended.find(index);
    if (more == m_appended.end()) return out;
    if (!out.is_array()) out = Json::array();
    for (const auto& item : more->second) out.push_back(item);
    return out;
  }

 private:
  [[nodiscard]] Json list(const Node& node) const {
    Json out = Json::array();
    for (std::uint32_t i = node.first_child; i != 0; i = m_tree[i].next) out.push_back(value(i));
    return out;
  }

  [[nodiscard]] Json map(std::uint32_t index) const {
    Json out = Json::object();
    for (std::uint32_t key = m_tree[index].first_child; key != 0; key = m_tree[m_tree[key].next].next)
      out[std::string(m_tree[key].text)] = value(m_tree[key].next);
    if (const auto set = m_set.find(index); set != m_set.end()) {
      for (const auto& [key, wanted] : set->second) out[key] = wanted;
    }
    return out;
  }

  const Tree& m_tree;
  const std::map<std::uint32_t, std::map<std::string, Json>>& m_set;
  const std::map<std::uint32_t, std::vector<Json>>& m_appended;
};

}  // namespace

nlohmann::json plain_meaning(const Json& value) {
  if (value.is_object()) {
    nlohmann::json out = nlohmann::json::object();
    for (const auto& [key, inner] : value.items()) {
      if (auto meaning = plain_meaning(inner); !meaning.is_null()) out[key] = std::move(meaning);
    }
    return out;
  }
  if (value.is_array()) {
    nlohmann::json out = nlohmann::json::array();
    for (const auto& item : value) out.push_back(plain_meaning(item));
    if (out.empty()) return {};
    return out.size() == 1 && out.front().is_string() ? out.front() : out;
  }
  if (value.is_null()) return {};
  const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  return text.empty() ? nlohmann::json() : nlohmann::json(text);
}

std::vector<nlohmann::json> yaml_meaning(const Tree& tree,
                                         const std::map<std::uint32_t, std::map<std::string, Json>>& set,
                                         const std::map<std::uint32_t, std::vector<Json>>& appended) {
  const Meaning meaning(tree, set, appended);
  std::vector<nlohmann::json> out;
  for (const auto root : tree.documents) out.push_back(plain_meaning(meaning.value(root)));
  return out;
}

}  // namespace worksort
