#include "worksort/util/name_words.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <fmt/core.h>
#include <utf8proc.h>

namespace worksort {
namespace {

// Letters of which no mark can be taken off, though people leave it out: Łukasz, Đặng, Yıldız.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> k_plain_letters = {
    {{"\u0142", "l"},
     {"\u00F8", "o"},
     {"\u0111", "d"},
     {"\u00F0", "d"},
     {"\u0127", "h"},
     {"\u0167", "t"},
     {"\u0131", "i"},
     {"\u00E6", "ae"},
     {"\u0153", "oe"},
     {"\u00FE", "th"}}};

// What people write who do not leave the mark out: Mueller, Soerensen, Aase.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> k_letter_pairs = {{{"\u00E4", "ae"},
                                                                                           {"\u00F6", "oe"},
                                                                                           {"\u00FC", "ue"},
                                                                                           {"\u00E5", "aa"},
                                                                                           {"\u00F8", "oe"},
                                                                                           {"\u00C4", "Ae"},
                                                                                           {"\u00D6", "Oe"},
                                                                                           {"\u00DC", "Ue"},
                                                                                           {"\u00C5", "Aa"},
                                                                                           {"\u00D8", "Oe"}}};

// Scripts that put no blank between words, or endings behind a name: Thai to Burmese, Khmer, kana, Han and
// Hangul, whose letters may stand apart.
constexpr std::array<std::pair<utf8proc_int32_t, utf8proc_int32_t>, 9> k_unspaced = {{{0x0E00, 0x0EFF},
                                                                                      {0x1000, 0x109F},
                                                                                      {0x1100, 0x115F},
                                                                                      {0x1780, 0x17FF},
                                                                                      {0x3040, 0x30FF},
                                                                                      {0x3400, 0x9FFF},
                                                                                      {0xAC00, 0xD7A3},
                                                                                      {0xF900, 0xFAFF},
                                                                                      {0x20000, 0x3FFFF}}};

template <std::size_t N>
void replace_all(std::string& text,
                 const std::array<std::pair<std::string_view, std::string_view>, N>& letters) {
  for (const auto& [letter, plain] : letters) {
    for (auto at = text.find(letter); at != std::string::npos; at = text.find(letter, at + plain.size()))
      text.replace(at, letter.size(), plain);
  }
}

bool is_unspaced(utf8proc_int32_t point) {
  return point >= k_unspaced.front().first &&
         std::any_of(k_unspaced.begin(), k_unspaced.end(),
                     [&](const auto& range) { return point >= range.first && point <= range.second; });
}

bool is_mark(utf8proc_int32_t point) {
  const auto category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
         category == UTF8PROC_CATEGORY_ME;
}

// A mark, or a vowel or end of a Hangul syllable whose letters stand apart.
bool belongs_to_letter(utf8proc_int32_t point) {
  return is_mark(point) || (point >= 0x1160 && point <= 0x11FF);
}

bool is_word_character(utf8proc_int32_t point) {
  if ((point >= 0x2B9 && point <= 0x2BF) || point == 0x2C8) return false;  // apostrophes, as of Kaʻiulani
  switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
      return true;
    default:
      return is_mark(point);
  }
}

// The character at a place, -1 for a byte that is none, and how long it is.
std::pair<utf8proc_int32_t, std::size_t> character(std::string_view text, std::size_t at) {
  utf8proc_int32_t point = -1;
  const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                     static_cast<utf8proc_ssize_t>(text.size() - at), &point);
  return {point, size < 1 ? 1 : static_cast<std::size_t>(size)};
}

enum class Sort : std::uint8_t { small, capital, digit };

Sort sort_of(utf8proc_int32_t point) {
  const auto category = utf8proc_category(point);
  if (category == UTF8PROC_CATEGORY_ND) return Sort::digit;
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT ? Sort::capital : Sort::small;
}

}  // namespace

std::string name_key(std::string_view word) {
  utf8proc_uint8_t* made = nullptr;
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                     UTF8PROC_IGNORE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(word.data()),
                                 static_cast<utf8proc_ssize_t>(word.size()), &made, options);
  if (size < 0) return std::string(word);
  std::string out(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
  std::free(made);
  if (!is_ascii(out)) replace_all(out, k_plain_letters);
  return out;
}

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> out;
  for (const auto& span : words_of(name)) out.push_back(name_key(name.substr(span.offset, span.length)));
  return out;
}

std::string with_letter_pairs(std::string_view name) {
  std::string out = normalized(name);
  if (!is_ascii(out)) replace_all(out, k_letter_pairs);
  return out;
}

std::string turned_name(std::string_view name) {
  const auto comma = name.find(',');
  if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos) return "";
  const auto first = trim(name.substr(comma + 1));
  const auto last = trim(name.substr(0, comma));
  return first.empty() || last.empty() ? "" : fmt::format("{} {}", first, last);
}

std::vector<WordSpan> words_of(std::string_view text) {
  std::vector<WordSpan> out;
  bool inside = false;
  bool alone = false;  // the letter before is a word
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, size] = character(text, at);
    if (inside && point >= 0 && utf8proc_category(point) == UTF8PROC_CATEGORY_CF) {  // as a soft hyphen
      at += size;
      continue;
    }
    const bool word = point >= 0 && is_word_character(point);
    if (word && !(inside && belongs_to_letter(point))) {
      const bool was_alone = std::exchange(alone, is_unspaced(point));
      if (!inside || alone || was_alone) out.push_back({at, 0});
    }
    at += size;
    if (word) out.back().length = at - out.back().offset;
    inside = word;
  }
  return out;
}

bool is_of_unspaced_script(std::string_view word) {
  return !word.empty() && is_unspaced(character(word, 0).first);
}

bool is_distinctive(std::string_view id) {
  constexpr std::size_t k_shortest = 3;
  constexpr std::size_t k_shortest_number = 6;  // digits: hardly an answer has that many
  if (std::all_of(id.begin(), id.end(), is_digit)) return id.size() >= k_shortest_number;
  const bool letters = !is_ascii(id) || std::any_of(id.begin(), id.end(), is_letter);
  return letters && count_characters(id) >= k_shortest && std::any_of(id.begin(), id.end(), is_digit);
}

std::vector<std::size_t> borders_in(std::string_view word, bool digits) {
  std::vector<std::size_t> out = {0};
  Sort before = Sort::small;
  std::size_t capitals = 0;  // in a row
  std::size_t last = 0;      // where the character before begins
  for (std::size_t at = 0; at < word.size();) {
    const auto [point, size] = character(word, at);
    if (!is_mark(point)) {
      const Sort sort = sort_of(point);
      const bool number = digits && (sort == Sort::digit) != (before == Sort::digit);
      const bool rises = before == Sort::small && sort == Sort::capital;
      const bool falls = capitals > 1 && sort == Sort::small;  // of ANAcruz or of ANACruz
      if (at > 0 && falls && last > out.back()) out.push_back(last);
      if (at > 0 && (number || rises || falls)) out.push_back(at);
      capitals = sort == Sort::capital ? capitals + 1 : 0;
      before = sort;
      last = at;
    }
    at += size;
  }
  out.push_back(word.size());
  return out;
}

}  // namespace worksort
