// How the lines of the tables refer to members.
#pragma once

#include "worksort/model/fields.hpp"

namespace worksort::fields {

inline constexpr bool k_required = true;
inline constexpr bool k_page_words = true;
inline constexpr bool k_once = true;

template <typename Member>
concept Plain = std::is_constructible_v<ValuePlace, Member*>;

template <Plain Member>
ValuePlace slot_of(Member& member) {
  return &member;
}

template <typename Member>
requires(!Plain<Member>) ValuePlace slot_of(Member& member) {
  return Inner{&member};
}

template <typename Item>
requires(!Plain<std::vector<Item>>) ValuePlace slot_of(std::vector<Item>& list) {
  using List = std::vector<Item>;
  return Objects{&list, [](const void* l) { return static_cast<const List*>(l)->size(); },
                 [](void* l, std::size_t index) -> void* { return &(*static_cast<List*>(l))[index]; },
                 [](void* l) -> void* { return &static_cast<List*>(l)->emplace_back(); }};
}

// The members of one type. `of` is one of them, `self` the object again, for keys whose own keys are members
// too.
template <typename Object>
struct In {
  template <auto Member>
  static ValuePlace of(void* object) {
    return slot_of(static_cast<Object*>(object)->*Member);
  }
  static ValuePlace self(void* object) { return Inner{object}; }

  template <auto Member>
  static std::string* text(void* object) {
    return &(static_cast<Object*>(object)->*Member);
  }
  template <auto Member>
  static OwnKeys* own(void* object) {
    return &(static_cast<Object*>(object)->*Member);
  }
};

// Another spelling of a key.
inline Key same(std::string_view name, Shape shape, std::string_view as) {
  return {name, shape, Privacy::open, "", "", nullptr, false, false, false, as};
}

// Adds a mapping with the note, the user's own keys and the place of its type.
template <typename Object>
void add(std::vector<Mapping>& to, std::string_view name, std::string_view help, std::vector<Key> keys) {
  Mapping& out = to.emplace_back(Mapping{name, help, std::move(keys)});
  if constexpr (requires(Object o) { o.note; })
    out.note = [](void* object) { return &static_cast<Object*>(object)->note; };
  if constexpr (requires(Object o) { o.own; })
    out.own = [](void* object) { return &static_cast<Object*>(object)->own; };
  if constexpr (requires(Object o) { o.spot; })
    out.spot = [](void* object) { return &static_cast<Object*>(object)->spot; };
}

// The tables, in the order of the manual.
void add_codebook(std::vector<Mapping>& to);
void add_task(std::vector<Mapping>& to);
void add_work(std::vector<Mapping>& to);
void add_plan(std::vector<Mapping>& to);
void add_inquiry(std::vector<Mapping>& to);
void add_team(std::vector<Mapping>& to);
void add_import(std::vector<Mapping>& to);

}  // namespace worksort::fields
