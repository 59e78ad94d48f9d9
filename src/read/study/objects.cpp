// Checked mappings into the objects that the tables of the format describe.
#include "objects.hpp"

#include "worksort/model/piece_fields.hpp"
#include "worksort/util/text.hpp"

#include <set>
#include <type_traits>
#include <vector>

#include <fmt/format.h>

namespace worksort {
namespace {

class ObjectReader {
 public:
  ObjectReader(const SourceFile& file, std::vector<NamedCode>* references)
      : m_file(file), m_references(references) {}

  [[nodiscard]] std::size_t left_out() const { return m_left_out; }

  void read(const Fields& fields, const Mapping& shape, void* object) {
    if (shape.spot != nullptr) *shape.spot(object) = fields.node().spot;
    for (const auto& key : shape.keys) {
      if (key.slot == nullptr || fields.find(key.name) == nullptr) continue;
      std::visit(
          [&](auto place) {
            read_value(fields, key, place);
            if constexpr (!k_keeps_spots<decltype(place)>) refer(fields, key);
          },
          key.slot(object));
    }
    if (shape.note != nullptr) *shape.note(object) = fields.note();
    if (shape.own != nullptr) *shape.own(object) = fields.own_keys();
  }

 private:
  void read_value(const Fields& fields, const Key& key, std::string* to) {
    *to = key.shape == Shape::code ? fields.code(key.name).text : fields.own_text(key.name);
  }
  void read_value(const Fields& fields, const Key& key, std::vector<std::string>* to) {
    *to = key.shape == Shape::codes ? plain(fields.codes(key.name)) : fields.texts(key.name);
  }
  void read_value(const Fields& fields, const Key& key, Written* to) { *to = fields.code(key.name); }
  void read_value(const Fields& fields, const Key& key, std::vector<Written>* to) {
    *to = fields.codes(key.name);
  }
  void read_value(const Fields& fields, const Key& key, std::optional<Date>* to) {
    *to = fields.date(key.name);
  }
  void read_value(const Fields& fields, const Key& key, std::uint32_t* to) { *to = fields.whole(key.name); }
  void read_value(const Fields& fields, const Key& key, bool* to) { *to = fields.flag(key.name); }

  void read_value(const Fields& fields, const Key& key, const Placed& to) {
    Written code = fields.code(key.name);
    *to.text = std::move(code.text);
    *to.spot = code.spot;
  }

  void read_value(const Fields& fields, const Key& key, const Chosen& to) {
    if (!to.key->empty())
      return m_file.error(
          "wrong-shape", *fields.find(key.name),
          fmt::format("'{}' is counted here already, and '{}' beside it is not used", *to.key, key.name),
          "count one thing; another goal can count the other");
    *to.key = key.name;
    *to.codes = plain(fields.codes(key.name));
  }

  void read_value(const Fields& fields, const Key& key, const ByName& to) {
    to.list->push_back({std::string(key.name), fields.texts(key.name)});
  }

  void read_value(const Fields& fields, const Key& key, const ByWord& to) {
    const Node& map = *fields.find(key.name);
    for (std::uint32_t name = map.first_child; name != 0;) {
      const Node& value = m_file.tree[m_file.tree[name].next];
      if (value.kind == NodeKind::text)
        to.list->push_back(
            {std::string(key.name), std::string(m_file.tree[name].text), std::string(trim(value.text))});
      else
        m_file.error("wrong-shape", m_file.tree[name], "a word becomes one other word here",
                     "write OLD: NEW");
      name = value.next;
    }
  }

  void read_value(const Fields& fields, const Key& key, const Inner& to) {
    const Node& node = *fields.find(key.name);
    const Mapping& shape = mapping(key.of);
    if (node.kind == NodeKind::map) read(Fields(m_file, node, shape), shape, to.object);
  }

  // An item that is only a word has it as its first key.
  void read_value(const Fields& fields, const Key& key, const Objects& to) {
    const Mapping& shape = mapping(key.of);
    const Key& first = shape.keys.front();
    std::set<std::string> seen;
    const auto is_new = [&](const Node& at, const std::string& id) {
      if (!key.once || seen.insert(id).second) return true;
      m_file.error("duplicate-id", at, fmt::format("'{}' stands in {} twice", id, key.name),
                   "the first one counts; give the other an id of its own");
      return false;
    };
    fields.each_item(key.name, [&](const Node& node) {
      if (node.kind == NodeKind::text) {
        const std::string word = normalized(node.text);
        if (word.empty()) return;
        if (is_new(node, word))
          put_word(shape, first, node, word, to.add(to.list));
        else
          ++m_left_out;
      }
      if (node.kind != NodeKind::map) return;
      const Fields inner(m_file, node, shape);
      if (inner.complete() && is_new(node, inner.code(first.name).text))
        read(inner, shape, to.add(to.list));
      else
        ++m_left_out;
    });
  }

  static void put_word(const Mapping& shape, const Key& first, const Node& node, const std::string& word,
                       void* object) {
    if (shape.spot != nullptr) *shape.spot(object) = node.spot;
    std::visit(Overloaded{[&](std::string* to) { *to = word; },
                          [&](std::vector<Written>* to) {
                            to->push_back({word, node.spot});
                          },
                          [](auto) {}},
               first.slot(object));
  }

  // Codes that stand with their places where they are read to.
  template <typename Place>
  static constexpr bool k_keeps_spots =
      std::is_same_v<Place, Written*> || std::is_same_v<Place, std::vector<Written>*>;

  // Remembers the codes that an entry of a codebook names.
  void refer(const Fields& fields, const Key& key) {
    const bool codes = key.shape == Shape::code || key.shape == Shape::codes;
    const auto dimension = codes && m_references != nullptr ? dimension_of(key.name) : std::nullopt;
    if (!dimension) return;
    for (auto& code : fields.codes(key.name)) m_references->push_back({*dimension, std::move(code)});
  }

  const SourceFile& m_file;
  std::vector<NamedCode>* m_references;
  std::size_t m_left_out = 0;
};

}  // namespace

std::size_t read_object(const SourceFile& file, const Fields& fields, const Mapping& shape, void* object,
                        std::vector<NamedCode>* references) {
  ObjectReader reader(file, references);
  reader.read(fields, shape, object);
  return reader.left_out();
}

}  // namespace worksort
