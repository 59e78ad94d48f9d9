// Texts that mean something else in YAML unless they stand in quotes: what is said about them.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "read/study/findings.hpp"

namespace worksort::reading {

// Where a value stands, so that a hint can show the very line to write.
struct Holder {
  std::string_view key;  // the key before it, empty for an entry of a list
  bool flow = false;     // inside [ ] or { }
  bool is_key = false;   // the text is itself a key
};

// Signs that open a text in quotes, and the ones that may close it: those of word processors, and plain ones
// where the other one is not.
struct Quotes {
  std::string_view open;
  std::array<std::string_view, 3> close;
};
inline constexpr std::array<Quotes, 7> k_quotes = {{
    {"\xE2\x80\x9C", {"\xE2\x80\x9D", "\xE2\x80\x9C", "\""}},  // “ closed by ” “ or "
    {"\xE2\x80\x9D", {"\xE2\x80\x9D", "\xE2\x80\x9C", "\""}},
    {"\xE2\x80\x9E", {"\xE2\x80\x9C", "\xE2\x80\x9D", "\""}},  // „
    {"\"", {"\xE2\x80\x9D", "\xE2\x80\x9C", "\xE2\x80\x9D"}},
    {"\xC2\xAB", {"\xC2\xBB", "\xC2\xBB", "\xC2\xBB"}},                  // « »
    {"\xE2\x80\x98", {"\xE2\x80\x99", "\xE2\x80\x98", "'"}},             // ‘ ’
    {"\xE2\x80\x9A", {"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x99"}},  // ‚
}};

// An apostrophe too, so that it may stand within such a text.
inline constexpr std::string_view k_apostrophe = "\xE2\x80\x99";

// The text inside such quotes; the text itself where it has none, or is several texts in quotes.
std::string_view without_quotes(std::string_view text);

// The text as a YAML scalar in quotes, in single ones where it holds a double quote or a backslash.
std::string in_quotes(std::string_view text);

// The text in apostrophes for a message (in double quotes if it holds one), cut where it is long.
std::string shown(std::string_view text);

// `write answer: ">5"`, `write - ">5"` or `write ">5"`; for a long text only what to do.
std::string quoting_hint(std::string_view text, const Holder& holder);

// The error [needs-quotes] for `text`, which stands at `offset`. Where a key stands inside, it can mean two
// things, and there is no mend.
Finding needs_quotes(std::size_t offset, std::string_view text, const Holder& holder);

// The error for an anchor, alias or tag that `text` begins with: a real one has a name, all else needs
// quotes.
Finding refused_property(std::size_t offset, std::string_view text, const Holder& holder);

// True for a tag that only says "this is text".
bool is_text_tag(std::string_view tag);

}  // namespace worksort::reading
