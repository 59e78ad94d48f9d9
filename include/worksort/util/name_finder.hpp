// People's names in running text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
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

// A whole word of text: a run of letters, marks and digits.
struct WordSpan {
  std::size_t offset = 0;
  std::size_t length = 0;
};

// Finds names as whole words, whatever their case and with or without accents: "Ana Cruz", "Cruz, Ana",
// "ana_cruz", "AnaCruz", "ONeil" for O'Neil; and each word of a name alone if it has three letters or more
// and is no particle such as "van"; "ana2" is Ana, and so is "Anas". Any other letter, mark or digit beside a
// word makes it another word.
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

  // In order, none inside another; of several at one place the longest.
  [[nodiscard]] std::vector<NameHit> find(std::string_view text) const;

  // The text with every hit replaced.
  [[nodiscard]] std::string replaced(std::string_view text,
                                     const std::function<std::string(const NameHit&)>& by) const;

 private:
  struct Pattern {
    std::vector<std::string> words;  // folded
    std::size_t owner = 0;
    bool whole = false;
  };

  void add_pattern(std::vector<std::string> words, std::size_t owner, bool whole = false);
  [[nodiscard]] std::optional<NameHit> with_ending(std::string_view text, const WordSpan& span) const;

  Words m_words;
  std::unordered_map<std::string, std::vector<Pattern>> m_patterns;  // by the first word; longest first
};

// A word as it is compared: without case and accents.
std::string name_key(std::string_view word);

// The words of a name as they are compared.
std::vector<std::string> name_words(std::string_view name);

// "Ana Cruz" for "Cruz, Ana"; empty where there is not exactly one comma with words on both sides.
std::string turned_name(std::string_view name);

std::vector<WordSpan> words_of(std::string_view text);

}  // namespace worksort
