// Words that are parts of names and of every text alike. All are keys of names: small letters without
// accents.
#pragma once

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace worksort {

inline constexpr std::size_t k_fewest_letters = 3;  // of a word that counts wherever it stands

inline constexpr std::array<std::string_view, 33> k_particles = {
    "van", "von", "der", "den", "del", "dos", "das", "las", "los", "ter", "ten",
    "bin", "ibn", "abu", "mac", "san", "the", "and", "al",  "da",  "de",  "di",
    "do",  "du",  "el",  "la",  "le",  "lo",  "mc",  "st",  "te",  "y",   "zu"};

inline constexpr std::array<std::string_view, 5> k_suffixes = {"ii", "iii", "iv", "jr", "sr"};

// Words of every day that people are called too.
inline constexpr std::array<std::string_view, 48> k_everyday = {
    "angel",   "april",   "art",   "august", "autumn", "bill",  "bob",  "chance", "chase", "clay",
    "dawn",    "dean",    "drew",  "eve",    "faith",  "frank", "gene", "grace",  "grant", "guy",
    "harmony", "heather", "holly", "hope",   "hunter", "iris",  "ivy",  "jack",   "joy",   "june",
    "mark",    "mason",   "max",   "may",    "miles",  "page",  "pat",  "pearl",  "ray",   "rich",
    "rose",    "ruby",    "skip",  "sue",    "summer", "will",  "wade", "trinity"};

// Short words and particles of English and Spanish with which sentences begin.
inline constexpr std::array<std::string_view, 49> k_first_words = {
    "am", "an", "and", "as", "at",  "be", "by",  "de",  "del", "do", "el", "en", "es", "go", "he", "hi", "if",
    "in", "is", "it",  "la", "las", "le", "lo",  "los", "me",  "mi", "my", "ni", "no", "of", "oh", "ok", "on",
    "or", "os", "se",  "si", "so",  "su", "the", "to",  "tu",  "un", "up", "us", "we", "ya", "yo"};

// Others that stand in a text, small, and name nobody.
inline constexpr std::array<std::string_view, 41> k_small_words = {
    "abu", "ad", "ah",  "al", "ax", "bin", "cm",  "da", "das", "den", "der", "di",  "dos", "du",
    "ed",  "ex", "ft",  "ha", "hr", "kg",  "km",  "lb", "ma",  "mac", "ml",  "mm",  "ox",  "oz",
    "pa",  "pi", "san", "st", "te", "ten", "ter", "va", "van", "ve",  "vi",  "von", "vs"};

template <typename List>
bool is_one_of(const List& list, std::string_view key) {
  return std::find(list.begin(), list.end(), key) != list.end();
}

inline bool is_short(std::string_view key) {
  return count_characters(key) < k_fewest_letters;
}
inline bool is_particle(std::string_view key) {
  return is_one_of(k_particles, key);
}
inline bool is_suffix(std::string_view key) {
  return is_one_of(k_suffixes, key);
}
inline bool is_everyday(std::string_view key) {
  return is_one_of(k_everyday, key);
}

// A letter alone is a label, of a group or a point.
inline bool begins_sentences(std::string_view key) {
  return key.size() == 1 || is_one_of(k_first_words, key);
}
inline bool is_ordinary(std::string_view key) {
  return begins_sentences(key) || is_one_of(k_small_words, key);
}

}  // namespace worksort
