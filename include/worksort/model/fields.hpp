// What every document of the format has: one table for each mapping, with a line for each key. Reading,
// writing, taking names out, the JSON Schema and the manual page walk it, so that a new key is a line here
// and a member.
#pragma once

#include "worksort/model/codebook.hpp"
#include "worksort/model/documents.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace worksort {

// What may stand behind a key. `codes` and `texts` take a list or one value, `maps` a list of mappings or
// one, `entries` a list whose items are a code or a mapping, `words` a mapping of words that are the user's
// own.
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
  entries,
  words
};

// `personal` is what people write about students: outside the team, names are taken out of it, of everything
// below a map too. `student_id` says who a student is, by an id or, in most places, a name; `student_name` is
// the name. `open` is what names nobody here: codes, dates, words of a list.
enum class Privacy : std::uint8_t { open, personal, student_id, student_name };

// A code that is kept with its place beside it.
struct Placed {
  std::string* text;
  Spot* spot;
};

// One of several keys: which one it is, and its codes.
struct Chosen {
  std::string* key;
  std::vector<std::string>* codes;
};

// The texts of a key in a list that names its keys.
struct ByName {
  std::vector<Named>* list;
};

// What a key says about words, in a list of changes.
struct ByWord {
  std::vector<Change>* list;
};

// What stands behind a key with keys of its own.
struct Inner {
  void* object;
};

// A list of objects.
struct Objects {
  void* list;
  std::size_t (*size)(const void* list);
  void* (*at)(void* list, std::size_t index);
  void* (*add)(void* list);
};

// Of whole numbers, which count from 1.
inline constexpr std::uint32_t k_largest_number = 60000;

// Where the value of a key lives in an object.
using ValuePlace =
    std::variant<std::string*, std::vector<std::string>*, Written*, std::vector<Written>*,
                 std::optional<Date>*, std::uint32_t*, bool*, Placed, Chosen, ByName, ByWord, Inner, Objects>;

struct PieceField;

struct Key {
  std::string_view name;
  Shape shape;
  Privacy privacy;
  std::string_view of;    // name of a mapping (map, maps, entries) or the words of a choice, joined by |
  std::string_view help;  // one plain sentence, without a final period
  ValuePlace (*slot)(void* object) = nullptr;  // none for pieces, which Study keeps in a way of its own
  bool required = false;
  bool page_words = false;            // words from the page: a # behind them is never taken for a comment
  bool once = false;                  // no two items have the same id
  std::string_view same_as{};         // the key that this one is another spelling of
  const PieceField* field = nullptr;  // of a piece
};

// `note`, `own` and `spot` give the members of an object that hold them, null where it has none.
struct Mapping {
  std::string_view name;  // "piece"
  std::string_view help;
  std::vector<Key> keys;
  std::string* (*note)(void* object) = nullptr;
  OwnKeys* (*own)(void* object) = nullptr;
  Spot* (*spot)(void* object) = nullptr;

  // `at`: where the key is likely to stand, afterwards where the next one is.
  [[nodiscard]] const Key* find(std::string_view key, std::size_t& at) const;
  [[nodiscard]] const Key* find(std::string_view key) const {
    std::size_t at = 0;
    return find(key, at);
  }
};

// Every mapping of the format; the first one is "document", whose keys are the top-level keys.
std::span<const Mapping> mappings();

// REQUIRES: there is a mapping of that name.
const Mapping& mapping(std::string_view name);

// What stands behind a key of a document.
const Mapping& mapping_behind(std::string_view document_key);

// "note" is allowed in every mapping, and so are keys of the user's own that begin with "x-".
bool is_own_key(std::string_view key);

// True for a word that is a key of some mapping.
bool is_any_key(std::string_view word);

// What the codes behind a key of that name are: the same in every mapping.
std::optional<Dimension> dimension_of(std::string_view key);

// Calls `visit` for every text of the object that is personal: notes and keys of the user's own always are.
void for_each_personal(const Mapping& mapping, void* object, const std::function<void(std::string&)>& visit);

}  // namespace worksort
