#include "worksort/util/ascii.hpp"
#include "worksort/util/name_finder.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "ordinary_words.hpp"

namespace worksort {
namespace {

constexpr std::size_t k_most_words = 6;  // of a name of which each two are put together

std::string joined(std::span<const std::string> words) {
  std::string out;
  for (const auto& word : words) out += word;
  return out;
}

std::string_view initial(std::string_view word) {
  std::size_t size = std::min<std::size_t>(1, word.size());
  while (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xC0U) == 0x80U) ++size;
  return word.substr(0, size);
}

}  // namespace

// All ways in which one spelling of a name may be written.
class NameFinder::Spelling {
 public:
  Spelling(NameFinder& finder, std::string_view name, std::size_t owner)
      : m_finder(finder), m_name(name), m_owner(owner), m_words(name_words(name)) {}

  void add() {
    if (m_words.empty()) return;
    const bool alone = m_words.size() == 1;
    put(m_words,
        alone && (is_short(m_words[0]) || is_particle(m_words[0])) ? Counts::as_name : Counts::anywhere);
    if (!alone) add_turned();
    for (std::size_t i = 0; i + 1 < m_words.size(); ++i) {
      put({m_words[i] + m_words[i + 1]}, counts_as_one(i));  // McDuck, who is Dagobert Mc Duck
      if (i > 0 && i + 2 < m_words.size()) put({joined(std::span(m_words).subspan(i))});
    }
    add_parts();
    add_pairs();
  }

 private:
  void put(std::vector<std::string> words, Counts counts = Counts::anywhere) {
    m_finder.add_pattern({std::move(words), m_owner, false, counts});
  }

  // An initial makes another word of a name: tray, cross.
  [[nodiscard]] Counts counts_as_one(std::size_t first) const {
    const bool initials = m_words[first].size() == 1 || m_words[first + 1].size() == 1;
    return initials ? Counts::in_addresses : Counts::anywhere;
  }

  void add_turned() {
    std::vector<std::string> last_first = {m_words.back()};
    last_first.insert(last_first.end(), m_words.begin(), m_words.end() - 1);
    put({joined(m_words)}, m_words.size() == 2 ? counts_as_one(0) : Counts::anywhere);
    put({joined(last_first)}, m_words.size() == 2 ? counts_as_one(0) : Counts::anywhere);
    put(std::move(last_first));
  }

  // What stands between blanks: O'Neil by itself, and ONeil; and its words.
  void add_parts() {
    const auto parts = split_trimmed(m_name, ' ');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto words = name_words(parts[i]);
      if (words.size() > 1) {
        put({joined(words)});
        put(words);
      }
      const auto spans = words_of(parts[i]);
      // A particle is a name where it can be no particle: in front, and at the end.
      const bool outside = i == 0 || i + 1 == parts.size() || parts[i - 1].ends_with(',');
      for (std::size_t k = 0; k < words.size(); ++k)
        add_word(std::string_view(parts[i]).substr(spans[k].offset, spans[k].length), words[k],
                 outside && words.size() == 1);
      if (words.size() > 2 && is_of_unspaced_script(parts[i]))  // without the family's
        put(std::vector(words.begin() + 1, words.end()));
    }
  }

  void add_word(std::string_view word, const std::string& key, bool outside) {
    if (is_of_unspaced_script(word)) return;
    add_capitals(word);
    if (is_suffix(key) || count_characters(key) < 2) return;
    const bool number = std::any_of(key.begin(), key.end(), is_digit);  // as of Ana (3B)
    if (is_particle(key) ? outside : is_short(key) && !number) return put({key}, Counts::as_name);
    if (is_short(key)) return;
    if (!is_particle(key)) put({key});
  }

  // De Shawn, who is DeShawn.
  void add_capitals(std::string_view word) {
    const auto borders = borders_in(word, false);
    std::vector<std::string> words;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i)
      words.push_back(name_key(word.substr(borders[i], borders[i + 1] - borders[i])));
    if (words.size() > 1) put(std::move(words));
  }

  // AnaCruz, who is Ana Maria de la Cruz, and acruz, anac, adelacruz.
  void add_pairs() {
    if (m_words.size() < 2 || m_words.size() > k_most_words || is_of_unspaced_script(trim(m_name))) return;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
      if (is_particle(m_words[i])) continue;
      for (std::size_t k = 0; k < m_words.size(); ++k) {
        if (k == i || is_particle(m_words[k])) continue;
        if (!is_short(m_words[i]) && !is_short(m_words[k])) put({m_words[i] + m_words[k]});
        add_initial(initial(m_words[i]), m_words[k]);
      }
      if (i > 0) continue;
      for (std::size_t k = 1; k + 1 < m_words.size(); ++k)
        add_initial(initial(m_words[0]), joined(std::span(m_words).subspan(k)));
    }
  }

  void add_initial(std::string_view letter, const std::string& word) {
    if (is_short(word)) return;
    put({std::string(letter) + word}, Counts::in_addresses);
    put({word + std::string(letter)}, Counts::in_addresses);
  }

  NameFinder& m_finder;
  std::string_view m_name;
  std::size_t m_owner;
  std::vector<std::string> m_words;
};

void NameFinder::add(std::string_view name, std::size_t owner) {
  Spelling(*this, name, owner).add();
  if (is_ascii(name)) return;
  const std::string other = with_letter_pairs(name);
  if (other != name) Spelling(*this, other, owner).add();
}

}  // namespace worksort
