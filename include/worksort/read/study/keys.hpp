// The keys of the file format: one list that the reader, the JSON Schema and the manual page share.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace worksort {

// What may stand behind a key. `codes` and `texts` take a list or one value, `maps` a list of mappings or
// one, `entries` a list whose items are a code or a mapping.
enum class Shape : std::uint8_t {
  text,
  texts,
  code,
  codes,
  choice,
  choices,
  date,
  whole,
  flag,
  map,
  maps,
  entries
};

struct Key {
  std::string_view name;
  Shape shape;
  std::string_view of;    // name of a mapping (map, maps, entries) or the words of a choice, joined by |
  std::string_view help;  // one plain sentence, without a final period
  bool required = false;
  bool page_words = false;     // words from the page: a # behind them is never taken for a comment
  std::string_view same_as{};  // the key that this one is another spelling of
};

struct Mapping {
  std::string_view name;  // "piece"
  std::string_view help;
  std::vector<Key> keys;

  [[nodiscard]] const Key* find(std::string_view key) const;
};

// Every mapping of the format; the first one is "document", whose keys are the top-level keys.
std::span<const Mapping> mappings();

// REQUIRES: there is a mapping of that name.
const Mapping& mapping(std::string_view name);

// "note" is allowed in every mapping, and so are keys of the user's own that begin with "x-".
bool is_own_key(std::string_view key);

}  // namespace worksort
