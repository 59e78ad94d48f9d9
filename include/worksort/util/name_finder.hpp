// People's names in running text.
#pragma once

#include "worksort/util/name_words.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace worksort {

// A stretch of the text that names somebody. `owner` is the number that the name was added with, k_nobody
// where people of different numbers share the word.
struct NameHit {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::size_t owner = 0;
};

// The text with what `by` gives in place of every hit, which are in order.
std::string replaced_hits(std::string_view text, const std::vector<NameHit>& hits,
                          const std::function<std::string(const NameHit&)>& by);

// Finds names as whole words, whatever their case and with or without accents: "Ana Cruz", "Cruz, Ana",
// "ana_cruz", "AnaCruz", "ONeil" for O'Neil; and each word of a name alone, but for particles such as "van".
// "ana2" is Ana, and so are "Anas" and "AnaC"; in names of files, addresses and links digits part words too,
// as in "07ana", and "acruz" is she. Any other letter, mark or digit beside a word makes it another word.
//
// A word of a name that is short, or a particle, counts alone where it cannot be an ordinary word: "an"
// never, "An" not where a sentence begins, "bo" always.
class NameFinder {
 public:
  static constexpr std::size_t k_nobody = static_cast<std::size_t>(-1);

  // `careful` finds a word that is an ordinary one too ("Will", "Mark") only where it begins with a capital.
  enum class Words : std::uint8_t { all, careful };
  explicit NameFinder(Words words = Words::all) : m_words(words) {}

  void add(std::string_view name, std::size_t owner);

  // Only as a whole: for ids.
  void add_whole(std::string_view word, std::size_t owner);
  [[nodiscard]] bool empty() const { return m_patterns.empty(); }

  // True if somebody is called by a word that is not found wherever it stands.
  [[nodiscard]] bool has_ordinary_word() const { return m_has_ordinary_word; }

  // In order, none inside another; of several at one place the longest. In `path`, a name of folders and a
  // file, no word is an ordinary one.
  enum class In : std::uint8_t { prose, path };
  [[nodiscard]] std::vector<NameHit> find(std::string_view text, In in = In::prose) const;

  // The text with every hit replaced.
  [[nodiscard]] std::string replaced(std::string_view text,
                                     const std::function<std::string(const NameHit&)>& by,
                                     In in = In::prose) const;

 private:
  class Search;
  class Spelling;

  // Where a pattern counts, the strongest first.
  enum class Counts : std::uint8_t { anywhere, as_name, in_addresses };

  struct Pattern {
    std::vector<std::string> words;  // folded
    std::size_t owner = 0;
    bool whole = false;
    Counts counts = Counts::anywhere;
  };

  void add_pattern(Pattern pattern);

  Words m_words;
  bool m_has_ordinary_word = false;
  std::unordered_map<std::string, std::vector<Pattern>> m_patterns;  // by the first word; longest first
};

}  // namespace worksort
