// A number is written in bytes of seven bits, the lowest first, with the eighth bit where more come; a text
// and a list begin with their size. What an object has is known by the tables of the format, so no key is
// written.
#include "packed.hpp"

#include "worksort/model/fields.hpp"
#include "worksort/model/piece_fields.hpp"

#include <stdexcept>
#include <utility>
#include <variant>

namespace worksort {
namespace {

class Packer {
 public:
  explicit Packer(std::string& out) : m_out(out) {}

  void operator()(std::size_t number) {
    for (; number >= 0x80; number >>= 7U) m_out += static_cast<char>(number | 0x80U);
    m_out += static_cast<char>(number);
  }
  void operator()(const std::string& text) {
    (*this)(text.size());
    m_out += text;
  }
  template <typename Number>
  void number(const Number& value) {
    (*this)(static_cast<std::size_t>(value));
  }
  template <typename Item>
  std::size_t size_of(const std::vector<Item>& list) {
    (*this)(list.size());
    return list.size();
  }
  void* item(const Objects& list, std::size_t index) { return list.at(list.list, index); }
  std::size_t size_of(const Objects& list) {
    (*this)(list.size(list.list));
    return list.size(list.list);
  }

 private:
  std::string& m_out;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : m_bytes(bytes) {}

  std::size_t size() {
    std::size_t out = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(m_bytes.front());
      m_bytes.remove_prefix(1);
      out |= static_cast<std::size_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return out;
    }
  }
  std::string_view text() {
    const std::size_t length = size();
    const std::string_view out = m_bytes.substr(0, length);
    m_bytes.remove_prefix(length);
    return out;
  }
  [[nodiscard]] bool at_end() const { return m_bytes.empty(); }

  void operator()(std::string& to) { to = text(); }
  template <typename Number>
  void number(Number& value) {
    value = static_cast<Number>(size());
  }
  template <typename Item>
  std::size_t size_of(std::vector<Item>& list) {
    list.resize(size());
    return list.size();
  }
  void* item(const Objects& list, std::size_t) { return list.add(list.list); }
  std::size_t size_of(const Objects&) { return size(); }

 private:
  std::string_view m_bytes;
};

template <typename Way>
void go_through(Way& way, Spot& spot) {
  way.number(spot.line);
  way.number(spot.column);
  way.number(spot.width);
}

// Packs or unpacks what the tables say of an object.
template <typename Way>
void go_through(Way& way, const Mapping& shape, void* object) {
  if (shape.spot != nullptr) go_through(way, *shape.spot(object));
  if (shape.note != nullptr) way(*shape.note(object));
  if (shape.own != nullptr && !shape.own(object)->empty())
    throw std::logic_error("no codebook that ships has keys of the user's own");
  for (const Key& key : shape.keys) {
    if (key.slot == nullptr) continue;
    std::visit(
        Overloaded{[&](std::string* text) { way(*text); },
                   [&](std::vector<std::string>* list) {
                     way.size_of(*list);
                     for (auto& text : *list) way(text);
                   },
                   [&](const Inner& inner) { go_through(way, mapping(key.of), inner.object); },
                   [&](const Objects& list) {
                     const Mapping& inner = mapping(key.of);
                     const std::size_t size = way.size_of(list);
                     for (std::size_t i = 0; i < size; ++i) go_through(way, inner, way.item(list, i));
                   },
                   [](const auto&) { throw std::logic_error("no codebook has a value of this kind"); }},
        key.slot(object));
  }
}

template <typename Way>
void go_through(Way& way, Codebook& codebook) {
  go_through(way, codebook.origin.spot);
  go_through(way, mapping("codebook"), &codebook);
  way.size_of(codebook.references);
  for (NamedCode& reference : codebook.references) {
    way.number(reference.dimension);
    way(reference.code.text);
    go_through(way, reference.code.spot);
  }
}

}  // namespace

void pack_codebook(Codebook codebook, std::string& packed) {
  std::string bytes;
  Packer inner(bytes);
  go_through(inner, codebook);
  Packer outer(packed);
  outer(codebook.id);
  outer(bytes);
}

std::optional<Codebook> unpacked_codebook(std::string_view packed, std::string_view id) {
  for (Unpacker all(packed); !all.at_end();) {
    const bool wanted = all.text() == id;
    Unpacker inner(all.text());
    if (!wanted) continue;
    Codebook out;
    go_through(inner, out);
    return out;
  }
  return std::nullopt;
}

}  // namespace worksort
