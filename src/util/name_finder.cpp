#include "worksort/util/name_finder.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "ordinary_words.hpp"

namespace worksort {
namespace {

constexpr std::size_t k_fewest_numbered = 2;  // bytes; A4 is no page of somebody called A
constexpr std::size_t k_widest_gap = 60;      // between the words of one name; a line may be broken there
constexpr std::size_t k_most_parts = 3;       // of a word with capitals in it that are one name

// What a hyphen, an apostrophe or a blank between the words of a name may be besides those of ASCII.
constexpr std::array<std::string_view, 9> k_joining_marks = {"\u2019", "\u2018", "\u2010", "\u2011", "\u2013",
                                                             "\u2212", "\u00B4", "\u02BB", "\u02BC"};
constexpr std::array<std::string_view, 2> k_joining_blanks = {"\u00A0", "\u202F"};

// What may stand between the end of a sentence and the beginning of the next besides marks of ASCII.
constexpr std::array<std::string_view, 9> k_opening_marks = {"\u201C", "\u201D", "\u201E", "\u2018", "\u2019",
                                                             "\u00AB", "\u00BF", "\u00A1", "\u00A0"};

template <typename List>
std::size_t length_of_any(const List& list, std::string_view text) {
  const auto found = std::find_if(list.begin(), list.end(), [&](auto one) { return text.starts_with(one); });
  return found == list.end() ? 0 : found->size();
}

bool is_capital(char c) {
  return !(c >= 'a' && c <= 'z');
}

bool is_among(std::string_view marks, char c) {
  return marks.find(c) != std::string_view::npos;
}

// Blanks, line breaks and what joins the words of a name; nothing in scripts without blanks.
bool joins_words(std::string_view gap) {
  if (gap.size() > k_widest_gap) return false;
  std::size_t marks = 0;
  for (std::size_t i = 0; i < gap.size(); ++i) {
    if (const auto mark = length_of_any(k_joining_marks, gap.substr(i)); mark > 0) {
      i += mark - 1;
      ++marks;
    } else if (const auto blank = length_of_any(k_joining_blanks, gap.substr(i)); blank > 0) {
      i += blank - 1;
    } else if (is_among("-'._,`", gap[i])) {
      ++marks;
    } else if (!is_among(" \t\r\n", gap[i])) {
      return false;
    }
  }
  return marks < 2;
}

// True if nothing but blanks and opening marks stands between the place and the sentence before, or the
// beginning. An end of a line is a blank: the lines of one text may be parted anew.
bool begins_sentence(std::string_view before) {
  while (!before.empty()) {
    const auto mark = std::find_if(k_opening_marks.begin(), k_opening_marks.end(),
                                   [&](std::string_view one) { return before.ends_with(one); });
    if (mark == k_opening_marks.end() && !is_among(" \t\r\n\"'([{*#->\\", before.back()))
      return is_among(".!?:;", before.back()) || before.ends_with("\u2026");
    before.remove_suffix(mark == k_opening_marks.end() ? 1 : mark->size());
  }
  return true;
}

std::string_view without_number(std::string_view word) {
  while (!word.empty() && is_digit(word.back())) word.remove_suffix(1);
  return word;
}

// The word without what may stand behind a name: a number, or the s of whose it is or of a family.
std::vector<std::string_view> without_ending(std::string_view word) {
  const std::string_view name = without_number(word);
  if (name.size() < word.size()) return {name};
  if (!word.ends_with('s') && !word.ends_with('S')) return {};
  std::vector<std::string_view> out;
  word.remove_suffix(1);
  if (count_characters(word) >= k_fewest_letters && !word.ends_with('s'))
    out.push_back(word);  // no less or mass
  if (!word.ends_with('e') && !word.ends_with('E')) return out;
  word.remove_suffix(1);
  const std::string key = lower(word);
  const bool hisses = key.ends_with('s') || key.ends_with('x') || key.ends_with('z') || key.ends_with("ch") ||
                      key.ends_with("sh");
  if (hisses && count_characters(word) >= k_fewest_letters) out.push_back(word);
  return out;
}

}  // namespace

void NameFinder::add_pattern(Pattern pattern) {
  const bool name_alone = pattern.words.size() == 1 && pattern.counts == Counts::as_name;
  m_has_ordinary_word = m_has_ordinary_word || (name_alone && is_ordinary(pattern.words.front()));
  auto& list = m_patterns[pattern.words.front()];
  const auto same =
      std::find_if(list.begin(), list.end(), [&](const Pattern& p) { return p.words == pattern.words; });
  if (same != list.end()) {
    const bool whole = same->whole && pattern.whole;
    if (pattern.counts < same->counts)
      *same = std::move(pattern);
    else if (pattern.counts == same->counts && same->owner != pattern.owner)
      same->owner = k_nobody;
    same->whole = whole;
    return;
  }
  const auto place = std::find_if(list.begin(), list.end(),
                                  [&](const Pattern& p) { return p.words.size() < pattern.words.size(); });
  list.insert(place, std::move(pattern));
}

void NameFinder::add_whole(std::string_view word, std::size_t owner) {
  auto words = name_words(word);
  if (!words.empty()) add_pattern({std::move(words), owner, true});
}

// One text.
class NameFinder::Search {
 public:
  Search(const NameFinder& finder, std::string_view text, In in)
      : m_finder(finder), m_text(text), m_in(in), m_spans(words_of(text)), m_keys(name_words(text)) {}

  std::vector<NameHit> run() {
    std::vector<NameHit> out;
    for (std::size_t i = 0; i < m_spans.size();) {
      const WordSpan& span = m_spans[i];
      const Pattern* pattern = pattern_at(i);
      const std::size_t taken = pattern == nullptr ? 1 : pattern->words.size();
      std::optional<std::size_t> owner;
      if (pattern != nullptr)
        owner = pattern->owner;
      else if (const Pattern* ended = with_ending(word(span)))
        owner = ended->owner;
      else
        owner = inside(span);
      if (owner) put(i, i + taken - 1, *owner, out);
      i += taken;
    }
    return out;
  }

 private:
  [[nodiscard]] std::string_view word(const WordSpan& span) const {
    return m_text.substr(span.offset, span.length);
  }

  // With the word that stands beside it without a blank, and as one with a hit that does: what comes in its
  // place is to be a word of its own.
  void put(std::size_t first, std::size_t last, std::size_t owner, std::vector<NameHit>& out) const {
    if (first > 0 && touches(first - 1) && !is_of_unspaced_script(word(m_spans[first - 1]))) --first;
    if (touches(last) && !is_of_unspaced_script(word(m_spans[last + 1]))) ++last;
    const std::size_t begin = m_spans[first].offset;
    const std::size_t end = m_spans[last].offset + m_spans[last].length;
    if (out.empty() || out.back().offset + out.back().length < begin) {
      out.push_back({begin, end - begin, owner});
      return;
    }
    NameHit& before = out.back();
    if (before.owner != owner) before.owner = k_nobody;
    before.length = std::max(before.offset + before.length, end) - before.offset;
  }

  // True if the next word follows at once.
  [[nodiscard]] bool touches(std::size_t at) const {
    return at + 1 < m_spans.size() && m_spans[at].offset + m_spans[at].length == m_spans[at + 1].offset;
  }

  // The longest that begins with a word.
  [[nodiscard]] const Pattern* pattern_at(std::size_t first) const {
    const auto found = m_finder.m_patterns.find(m_keys[first]);
    if (found == m_finder.m_patterns.end()) return nullptr;
    const auto longest = std::find_if(found->second.begin(), found->second.end(),
                                      [&](const Pattern& p) { return stands_at(p, first); });
    return longest == found->second.end() ? nullptr : &*longest;
  }

  [[nodiscard]] bool stands_at(const Pattern& pattern, std::size_t first) const {
    const std::size_t count = pattern.words.size();
    if (count == 1) return counts_alone(pattern, m_spans[first]);
    if (first + count > m_spans.size() || !std::equal(pattern.words.begin(), pattern.words.end() - 1,
                                                      m_keys.begin() + static_cast<std::ptrdiff_t>(first)))
      return false;
    const auto is_last = [&](std::string_view stem) { return name_key(stem) == pattern.words.back(); };
    const auto stems = without_ending(word(m_spans[first + count - 1]));
    if (m_keys[first + count - 1] != pattern.words.back() &&
        (pattern.whole || std::none_of(stems.begin(), stems.end(), is_last)))
      return false;
    for (std::size_t k = first; k + 1 < first + count; ++k) {
      const std::size_t end = m_spans[k].offset + m_spans[k].length;
      if (!joins_words(m_text.substr(end, m_spans[k + 1].offset - end))) return false;
    }
    return true;
  }

  [[nodiscard]] bool counts_alone(const Pattern& pattern, const WordSpan& span) const {
    const std::string& key = pattern.words.front();
    const bool capital = is_capital(m_text[span.offset]);
    if (pattern.counts == Counts::in_addresses) return is_in_address(span);
    if (pattern.counts == Counts::as_name && m_in == In::prose && is_ordinary(key))
      return capital && key != "i" &&
             !(begins_sentences(key) && begins_sentence(m_text.substr(0, span.offset)));
    return m_finder.m_words == Words::all || capital || !is_everyday(key);
  }

  // A name with an ending, as in ana2.jpg or Anas page.
  [[nodiscard]] const Pattern* with_ending(std::string_view written) const {
    for (const std::string_view name : without_ending(written)) {
      if (name.size() < k_fewest_numbered) continue;
      const Pattern* pattern = single(name_key(name));
      const bool plural = !is_digit(written.back());  // as of marks
      if (pattern != nullptr && is_wanted(*pattern, name, plural)) return pattern;
    }
    return nullptr;
  }

  [[nodiscard]] const Pattern* single(const std::string& key) const {
    const auto found = m_finder.m_patterns.find(key);
    if (found == m_finder.m_patterns.end()) return nullptr;
    const Pattern& last = found->second.back();  // the shortest
    return last.words.size() == 1 && !last.whole && last.counts != Counts::in_addresses ? &last : nullptr;
  }

  [[nodiscard]] bool is_wanted(const Pattern& pattern, std::string_view name, bool plural) const {
    if (pattern.counts == Counts::as_name && m_in == In::prose && is_ordinary(pattern.words.front()) &&
        !is_capital(name.front()))
      return false;
    if (m_finder.m_words == Words::all || !is_everyday(pattern.words.front())) return true;
    return !plural && is_capital(name.front());
  }

  // Whoever is in a word that capitals part, in an address digits too, as in AnaC and 07ana.
  [[nodiscard]] std::optional<std::size_t> inside(const WordSpan& span) const {
    const std::string_view written = word(span);
    if (std::all_of(written.begin() + 1, written.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      return std::nullopt;
    auto borders = borders_in(written, true);
    if (borders.size() == 2) return std::nullopt;
    const bool address = is_in_address(span);
    if (!address) borders = borders_in(written, false);
    std::optional<std::size_t> owner;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
      for (std::size_t k = i + 1; k < std::min(borders.size(), i + 1 + k_most_parts); ++k) {
        if (k - i + 1 == borders.size()) continue;  // all of it
        const Pattern* pattern = in_part(written.substr(borders[i], borders[k] - borders[i]), address);
        if (pattern != nullptr)
          owner = owner.value_or(pattern->owner) == pattern->owner ? pattern->owner : k_nobody;
      }
    }
    return owner;
  }

  [[nodiscard]] const Pattern* in_part(std::string_view part, bool address) const {
    const auto found = m_finder.m_patterns.find(name_key(part));
    if (found == m_finder.m_patterns.end()) return with_ending(part);
    const Pattern& pattern = found->second.back();
    return counts_in_part(pattern, part, address) ? &pattern : with_ending(part);
  }

  [[nodiscard]] bool counts_in_part(const Pattern& pattern, std::string_view part, bool address) const {
    if (pattern.words.size() != 1 || count_characters(part) < 2) return false;
    const bool weak = pattern.whole || pattern.counts == Counts::in_addresses ||
                      (pattern.counts == Counts::as_name && !is_capital(part.front()));
    return (address || !weak) && is_wanted(pattern, part, false);
  }

  // In the name of a file, an address or a link.
  [[nodiscard]] bool is_in_address(const WordSpan& span) const {
    if (m_in == In::path) return true;
    static constexpr std::string_view k_edges = " \t\r\n\"'<>()[]{},;|";
    const auto before = m_text.find_last_of(k_edges, span.offset);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const auto token = m_text.substr(begin, m_text.find_first_of(k_edges, span.offset) - begin);
    if (token.find_first_of("/\\@_%") != std::string_view::npos) return true;
    for (auto dot = token.find('.', 1); dot != std::string_view::npos; dot = token.find('.', dot + 1))
      if (dot + 1 < token.size() && is_letter(token[dot + 1])) return true;
    return false;
  }

  const NameFinder& m_finder;
  std::string_view m_text;
  In m_in;
  std::vector<WordSpan> m_spans;
  std::vector<std::string> m_keys;
};

std::vector<NameHit> NameFinder::find(std::string_view text, In in) const {
  return empty() ? std::vector<NameHit>() : Search(*this, text, in).run();
}

std::string replaced_hits(std::string_view text, const std::vector<NameHit>& hits,
                          const std::function<std::string(const NameHit&)>& by) {
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

std::string NameFinder::replaced(std::string_view text, const std::function<std::string(const NameHit&)>& by,
                                 In in) const {
  return replaced_hits(text, find(text, in), by);
}

}  // namespace worksort
