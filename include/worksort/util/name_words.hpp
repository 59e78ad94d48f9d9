// The words of names and of the texts in which they are looked for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// A whole word of text: a run of letters, marks and digits. A letter of a script that puts no blanks between
// its words is a word.
struct WordSpan {
  std::size_t offset = 0;
  std::size_t length = 0;
};

// A word as it is compared: without case and accents.
std::string name_key(std::string_view word);

// The words of a name as they are compared.
std::vector<std::string> name_words(std::string_view name);

// "Mueller" for "Müller"; the name itself where it has no such letter.
std::string with_letter_pairs(std::string_view name);

// "Ana Cruz" for "Cruz, Ana"; empty where there is not exactly one comma with words on both sides.
std::string turned_name(std::string_view name);

std::vector<WordSpan> words_of(std::string_view text);

// True for an id that can be told from words and numbers in running text: one with a letter and a digit, or
// with many digits.
bool is_distinctive(std::string_view id);

// True if the word begins in a script that puts no blanks between its words, or endings behind a name.
bool is_of_unspaced_script(std::string_view word);

// Where a word may be parted, with its beginning and its end: where capitals begin or end, and with `digits`
// where digits do. {0, 3, 7, 8, 9} for "AnaCruzP1".
std::vector<std::size_t> borders_in(std::string_view word, bool digits);

}  // namespace worksort
