// Text as people write it: UTF-8 throughout, byte order for sorting, no locale anywhere.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace worksort {

// Without blanks of any kind and characters without width at either end; `trim` says at once that there are
// none, as is nearly always so.
std::string_view trimmed(std::string_view text);
inline std::string_view trim(std::string_view text) {
  const auto stays = [](char c) { return c > ' ' && c <= '~'; };
  return !text.empty() && stays(text.front()) && stays(text.back()) ? text : trimmed(text);
}

// Trimmed, in Unicode NFC, with plain blanks for no-break ones and without characters that take up no room:
// the form in which codes and ids are compared.
std::string normalized(std::string_view text);

// NFC and case-folded, inner runs of blanks as one: for comparing names and answers, never for showing.
std::string folded(std::string_view text);

// What is left of a code where capitals, blanks, hyphens and underscores do not count: two codes for which it
// is the same are one code in two spellings.
std::string spelling_of(std::string_view code);

bool is_valid_utf8(std::string_view text);

// Bytes of the byte order mark that some programs write before a text, and what stands behind it.
std::size_t byte_mark_size(std::string_view text);
std::string_view behind_byte_mark(std::string_view text);

// Bytes of a character in front that takes up no room and joins nothing, as comes along when texts are pasted
// or files are joined; 0 if there is none.
std::size_t unseen_at_front(std::string_view text);

// True if a character beyond ASCII shows nothing or looks like the plain blank that it is not.
bool has_unseen(std::string_view text);

// The number of code points of valid UTF-8.
std::size_t count_characters(std::string_view text);

// Terminal cells that the text takes up; combining marks take none, East Asian wide characters two.
std::size_t display_width(std::string_view text);

// The longest beginning of `text` that fits `cells` terminal cells.
std::string_view prefix_of_width(std::string_view text, std::size_t cells);

// Padded with blanks on the right to `cells`; longer text is left alone.
std::string padded(std::string_view text, std::size_t cells);

// The text with every control character, direction mark, zero-width character and tag in a visible form such
// as \u{202E}, and lone bytes as \xNN. The characters of one byte in `kept` stay.
std::string visible(std::string_view text, std::string_view kept);

// The same where a terminal shows it; only LF stays, with `keep_newlines`.
std::string terminal_safe(std::string_view text, bool keep_newlines = false);

// Order in which "task 2" stands before "task 10": runs of digits compare as numbers, all else by bytes.
bool natural_less(std::string_view a, std::string_view b);

// Keys of texts, which compare by bytes as the texts do naturally; "7" and "07" have the same one.
std::string natural_key(std::string_view text);

// For what is mostly in order, as what stands in files that are read in the order of their names: looking is
// quicker than sorting.
template <typename List, typename Before>
void sort_unless_sorted(List& list, const Before& before) {
  if (!std::is_sorted(list.begin(), list.end(), before)) std::sort(list.begin(), list.end(), before);
}

// The same for a long list whose order is the natural one of the texts that `text_of` gives of its values,
// and `before` tells between equal ones too.
template <typename Value, typename TextOf, typename Before>
void sort_naturally(std::vector<Value>& list, const TextOf& text_of, const Before& before) {
  if (std::is_sorted(list.begin(), list.end(), before)) return;
  std::vector<std::pair<std::string, Value>> keys;
  keys.reserve(list.size());
  for (const Value& value : list) keys.emplace_back(natural_key(text_of(value)), value);
  std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
    const int order = a.first.compare(b.first);
    return order != 0 ? order < 0 : before(a.second, b.second);
  });
  std::transform(keys.begin(), keys.end(), list.begin(), [](const auto& key) { return key.second; });
}

// The word of `words` that is nearest in spelling, if any is near enough to be what was meant.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& words);

// Parts between separators, trimmed; empty parts are left out.
std::vector<std::string> split_trimmed(std::string_view text, char separator);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

// "a", "a and b", "a, b and c".
std::string join_and(const std::vector<std::string>& parts);

// `word` as it must be typed in a shell: in quotes where it is not plain.
std::string shell_word(const std::string& word);

// With a full stop at its end, unless it ends as a sentence does.
std::string as_sentence(std::string text);

// Without the full stop at its end.
std::string_view without_full_stop(std::string_view text);

// A code as words for people: "skip-counting" becomes "Skip counting".
std::string prettified(std::string_view code);

// What people call something; where they say nothing, its code as words.
inline std::string in_words(std::string_view text, std::string_view code) {
  return text.empty() ? prettified(code) : std::string(text);
}

// The number that the digits of a text say; none if there is anything else, or too many of them.
std::optional<std::uint32_t> whole_number(std::string_view text);

// What to write where a whole number belongs: 20 for "20 min" and "2" for "2nd", 90 for "1:30"; empty where
// nobody can tell.
std::string number_hint(std::string_view written);

// The number that a text says, with a point before its decimals, wherever the program runs; none if there is
// anything else, or if no double is near it.
std::optional<double> real_number(std::string_view text);

// "1 piece", "3 pieces"; `plural` is given where it is not `singular` + "s".
std::string counted(std::size_t count, std::string_view singular, std::string_view plural = "");

// A name that is safe as a file name: lower-case letters, digits and dashes, at most 60 characters, never
// empty, never a device name; with eight hexadecimal digits of a hash behind it when the name had to be
// changed.
std::string file_slug(std::string_view name);

// The same without what tells names apart that differ in other signs alone: a part of a file name that people
// read. May be empty.
std::string readable_slug(std::string_view name);

}  // namespace worksort
