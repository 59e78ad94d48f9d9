#include "code_places.hpp"

#include "worksort/model/fields.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace worksort {
namespace {

class Walker {
 public:
  explicit Walker(const Tree& tree) : m_tree(tree) {}

  std::vector<CodePlace> run() {
    for (const auto root : m_tree.documents) walk(root, mapping("document"));
    std::stable_sort(m_places.begin(), m_places.end(), [&](const CodePlace& a, const CodePlace& b) {
      return m_tree[a.node].offset < m_tree[b.node].offset;
    });
    return std::move(m_places);
  }

 private:
  void walk(std::uint32_t index, const Mapping& shape) {
    const Node& node = m_tree[index];
    if (node.kind != NodeKind::map) return;
    for (std::uint32_t key = node.first_child; key != 0; key = m_tree[m_tree[key].next].next) {
      const Key* known = shape.find(m_tree[key].text);
      if (known == nullptr) continue;
      if (shape.name.starts_with("import-"))
        imported(m_tree[key].next, *known, shape.name);
      else
        value(m_tree[key].next, *known, shape.name == "codebook");
    }
  }

  // What a column of codes becomes.
  void imported(std::uint32_t index, const Key& key, std::string_view shape) {
    const auto dimension = dimension_of(key.name == "also" ? "strategy" : key.name);
    if (!dimension || shape == "import-columns") return;
    const auto form = shape == "import-ones" ? CodeForm::heading : CodeForm::several;
    const auto add_text = [&](std::uint32_t node) {
      if (m_tree[node].kind == NodeKind::text) m_places.push_back({*dimension, node, 0, node, false, form});
    };
    if (shape != "import-values")
      return each_item(index, [&](std::uint32_t item, std::uint32_t) { add_text(item); });
    if (m_tree[index].kind != NodeKind::map) return;
    for (std::uint32_t word = m_tree[index].first_child; word != 0; word = m_tree[m_tree[word].next].next)
      add_text(m_tree[word].next);
  }

  void value(std::uint32_t index, const Key& key, bool in_codebook) {
    const bool codes = key.shape == Shape::code || key.shape == Shape::codes || key.shape == Shape::entries;
    const auto dimension = codes ? dimension_of(key.name) : std::nullopt;
    each_item(index, [&](std::uint32_t item, std::uint32_t list) {
      const bool is_map = m_tree[item].kind == NodeKind::map;
      if (dimension && !is_map) add(*dimension, item, list, item, in_codebook);
      const bool has_keys =
          key.shape == Shape::map || key.shape == Shape::maps || key.shape == Shape::entries;
      if (!is_map || !has_keys) return;
      if (dimension && in_codebook) add(*dimension, id_of(item), list, item, true);
      walk(item, mapping(key.of));
    });
  }

  template <typename Visit>
  void each_item(std::uint32_t index, const Visit& visit) const {
    if (m_tree[index].kind != NodeKind::list) return visit(index, 0);
    for (std::uint32_t item = m_tree[index].first_child; item != 0; item = m_tree[item].next)
      visit(item, index);
  }

  // The value of the key id, 0 if there is none.
  [[nodiscard]] std::uint32_t id_of(std::uint32_t map) const {
    for (std::uint32_t key = m_tree[map].first_child; key != 0; key = m_tree[m_tree[key].next].next) {
      if (m_tree[key].text == "id") return m_tree[key].next;
    }
    return 0;
  }

  void add(Dimension dimension, std::uint32_t node, std::uint32_t list, std::uint32_t item, bool entry) {
    if (node != 0 && m_tree[node].kind == NodeKind::text)
      m_places.push_back({dimension, node, list, item, entry, CodeForm::alone});
  }

  const Tree& m_tree;
  std::vector<CodePlace> m_places;
};

}  // namespace

std::vector<CodePlace> code_places(const Tree& tree) {
  return Walker(tree).run();
}

}  // namespace worksort
