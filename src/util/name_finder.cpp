#include "worksort/util/name_finder.hpp"

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

constexpr std::size_t k_fewest_letters = 3;
constexpr std::size_t k_fewest_numbered = 2;  // bytes; A4 is no page of somebody called A
constexpr std::size_t k_widest_gap = 60;      // between the words of one name; a line may be broken there

constexpr std::array<std::string_view, 18> k_particles = {"van", "von", "der", "den", "del", "dos",
                                                          "das", "las", "los", "ter", "ten", "bin",
                                                          "ibn", "abu", "mac", "san", "the", "and"};

// Words of every day that people are called too.
constexpr std::array<std::string_view, 48> k_everyday = {
    "angel",   "april",   "art",   "august", "autumn", "bill",  "bob",  "chance", "chase", "clay",
    "dawn",    "dean",    "drew",  "eve",    "faith",  "frank", "gene", "grace",  "grant", "guy",
    "harmony", "heather", "holly", "hope",   "hunter", "iris",  "ivy",  "jack",   "joy",   "june",
    "mark",    "mason",   "max",   "may",    "miles",  "page",  "pat",  "pearl",  "ray",   "rich",
    "rose",    "ruby",    "skip",  "sue",    "summer", "will",  "wade", "trinity"};

// Letters of which no mark can be taken off, though people leave it out: Łukasz, Đặng, Yıldız.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> k_plain_letters = {{{"\u0142", "l"},
                                                                                           {"\u00F8", "o"},
                                                                                           {"\u0111", "d"},
                                                                                           {"\u00F0", "d"},
                                                                                           {"\u0127", "h"},
                                                                                           {"\u0167", "t"},
                                                                                           {"\u0131", "i"},
                                                                                           {"\u00E6", "ae"},
                                                                                           {"\u0153", "oe"}}};

constexpr utf8proc_int32_t k_soft_hyphen = 0xAD;

// What a hyphen, an apostrophe or a blank between the words of a name may be besides those of ASCII.
constexpr std::array<std::string_view, 6> k_joining_marks = {"\u2019", "\u2018", "\u2010",
                                                             "\u2011", "\u2013", "\u2212"};
constexpr std::array<std::string_view, 2> k_joining_blanks = {"\u00A0", "\u202F"};

template <typename List>
std::size_t length_of_any(const List& list, std::string_view text) {
  const auto found = std::find_if(list.begin(), list.end(), [&](auto one) { return text.starts_with(one); });
  return found == list.end() ? 0 : found->size();
}

bool is_capital(char c) {
  return !(c >= 'a' && c <= 'z');
}

bool is_word_character(utf8proc_int32_t point) {
  switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
      return true;
    default:
      return false;
  }
}

// Blanks, line breaks and what joins the words of a name.
bool joins_words(std::string_view gap) {
  if (gap.empty() || gap.size() > k_widest_gap) return false;
  std::size_t marks = 0;
  for (std::size_t i = 0; i < gap.size(); ++i) {
    if (const auto mark = length_of_any(k_joining_marks, gap.substr(i)); mark > 0) {
      i += mark - 1;
      ++marks;
    } else if (const auto blank = length_of_any(k_joining_blanks, gap.substr(i)); blank > 0) {
      i += blank - 1;
    } else if (std::string_view("-'._,").find(gap[i]) != std::string_view::npos) {
      ++marks;
    } else if (std::string_view(" \t\r\n").find(gap[i]) == std::string_view::npos) {
      return false;
    }
  }
  return marks < 2;
}

std::string_view without_number(std::string_view word) {
  while (!word.empty() && is_digit(word.back())) word.remove_suffix(1);
  return word;
}

// The word without what may stand behind a name: a number, or the s of whose it is.
std::string_view without_ending(std::string_view word) {
  const std::string_view name = without_number(word);
  if (name.size() < word.size()) return name;
  if (!word.ends_with('s') && !word.ends_with('S')) return word;
  word.remove_suffix(1);
  const bool is_ending =
      count_characters(word) >= k_fewest_letters && !word.ends_with('s');  // no less or mass
  return is_ending ? word : std::string_view();
}

bool is_everyday(const std::string& key) {
  return std::find(k_everyday.begin(), k_everyday.end(), key) != k_everyday.end();
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += word;
  return out;
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
  if (is_ascii(out)) return out;
  for (const auto& [letter, plain] : k_plain_letters) {
    for (auto at = out.find(letter); at != std::string::npos; at = out.find(letter, at + plain.size()))
      out.replace(at, letter.size(), plain);
  }
  return out;
}

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> out;
  for (const auto& span : words_of(name)) out.push_back(name_key(name.substr(span.offset, span.length)));
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
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t point = -1;
    auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                 static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    if (size < 1) size = 1;
    if (inside && point == k_soft_hyphen) {
      at += static_cast<std::size_t>(size);
      continue;
    }
    const bool word = point >= 0 && is_word_character(point);
    if (word && !inside) out.push_back({at, 0});
    at += static_cast<std::size_t>(size);
    if (word) out.back().length = at - out.back().offset;
    inside = word;
  }
  return out;
}

void NameFinder::add_pattern(std::vector<std::string> words, std::size_t owner, bool whole) {
  auto& list = m_patterns[words.front()];
  const auto same =
      std::find_if(list.begin(), list.end(), [&](const Pattern& p) { return p.words == words; });
  if (same != list.end()) {
    if (same->owner != owner) same->owner = k_nobody;
    same->whole = same->whole && whole;
    return;
  }
  const auto place =
      std::find_if(list.begin(), list.end(), [&](const Pattern& p) { return p.words.size() < words.size(); });
  list.insert(place, {std::move(words), owner, whole});
}

void NameFinder::add_whole(std::string_view word, std::size_t owner) {
  auto words = name_words(word);
  if (!words.empty()) add_pattern(std::move(words), owner, true);
}

void NameFinder::add(std::string_view name, std::size_t owner) {
  const auto words = name_words(name);
  if (words.empty()) return;
  add_pattern(words, owner);
  if (words.size() > 1) {
    std::vector<std::string> last_first = {words.back()};
    last_first.insert(last_first.end(), words.begin(), words.end() - 1);
    add_pattern({joined(words)}, owner);
    add_pattern({joined(last_first)}, owner);
    add_pattern(std::move(last_first), owner);
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i)  // McDuck, who is Dagobert Mc Duck
    add_pattern({words[i] + words[i + 1]}, owner);
  for (const auto& part : split_trimmed(name, ' ')) {  // O'Neil by itself, and ONeil
    auto parts = name_words(part);
    if (parts.size() < 2) continue;
    add_pattern({joined(parts)}, owner);
    add_pattern(std::move(parts), owner);
  }
  for (const auto& word : words) {
    const bool particle = std::find(k_particles.begin(), k_particles.end(), word) != k_particles.end();
    if (!particle && count_characters(word) >= k_fewest_letters) add_pattern({word}, owner);
  }
}

// A name with an ending, as in ana2.jpg or Anas page.
std::optional<NameHit> NameFinder::with_ending(std::string_view text, const WordSpan& span) const {
  const std::string_view word = text.substr(span.offset, span.length);
  const std::string_view name = without_ending(word);
  if (name.size() < k_fewest_numbered || name.size() == word.size()) return std::nullopt;
  const std::string key = name_key(name);
  const auto found = m_patterns.find(key);
  if (found == m_patterns.end()) return std::nullopt;
  const auto pattern = std::find_if(found->second.begin(), found->second.end(),
                                    [](const Pattern& one) { return one.words.size() == 1 && !one.whole; });
  if (pattern == found->second.end()) return std::nullopt;
  const bool plural = !is_digit(word.back());  // as of marks
  if (m_words == Words::careful && is_everyday(key) && (plural || !is_capital(name.front())))
    return std::nullopt;
  return NameHit{span.offset, span.length, pattern->owner};
}

std::vector<NameHit> NameFinder::find(std::string_view text) const {
  std::vector<NameHit> out;
  if (empty()) return out;
  const auto spans = words_of(text);
  const auto keys = name_words(text);
  for (std::size_t i = 0; i < spans.size();) {
    const auto found = m_patterns.find(keys[i]);
    std::size_t taken = 0;
    if (found != m_patterns.end()) {
      for (const auto& pattern : found->second) {
        const std::size_t count = pattern.words.size();
        if (i + count > spans.size() || !std::equal(pattern.words.begin(), pattern.words.end() - 1,
                                                    keys.begin() + static_cast<std::ptrdiff_t>(i))) {
          continue;
        }
        const WordSpan& end_word = spans[i + count - 1];
        const bool ends_so =
            keys[i + count - 1] == pattern.words.back() ||
            (count > 1 && !pattern.whole &&
             name_key(without_ending(text.substr(end_word.offset, end_word.length))) == pattern.words.back());
        if (!ends_so) continue;
        bool together = true;
        for (std::size_t k = 0; k + 1 < count; ++k) {
          const std::size_t end = spans[i + k].offset + spans[i + k].length;
          together = together && joins_words(text.substr(end, spans[i + k + 1].offset - end));
        }
        if (!together || (count == 1 && m_words == Words::careful && is_everyday(keys[i]) &&
                          !is_capital(text[spans[i].offset]))) {
          continue;
        }
        const auto& last = spans[i + count - 1];
        out.push_back({spans[i].offset, last.offset + last.length - spans[i].offset, pattern.owner});
        taken = count;
        break;
      }
    }
    if (taken == 0) {
      if (const auto hit = with_ending(text, spans[i])) out.push_back(*hit);
    }
    i += std::max<std::size_t>(taken, 1);
  }
  return out;
}

std::string NameFinder::replaced(std::string_view text,
                                 const std::function<std::string(const NameHit&)>& by) const {
  const auto hits = find(text);
  if (hits.empty()) return std::string(text);
  std::string out;
  std::size_t at = 0;
  for (const auto& hit : hits) {
    out += text.substr(at, hit.offset - at);
    out += by(hit);
    at = hit.offset + hit.length;
  }
  out += text.substr(at);
  return out;
}

}  // namespace worksort
