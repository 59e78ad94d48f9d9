// Small steps through YAML source: lines, quoted texts, keys. Nothing here judges; nothing here allocates.
#pragma once

#include "worksort/util/ascii.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace worksort::reading {

// Bytes that stand in the patched source for what was left out. No file may hold control characters, so they
// cannot be meant otherwise.
inline constexpr char k_refused_value = '\x01';
inline constexpr char k_refused_entry = '\x02';

inline bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
inline bool is_break(char c) {
  return c == '\n' || c == '\r';
}

// The byte at `at`, a line feed behind the end.
inline char char_at(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\n';
}

// True if there is a blank or the end of a line at `at`.
inline bool ends_word(std::string_view text, std::size_t at) {
  return is_blank(char_at(text, at)) || is_break(char_at(text, at));
}

// One line of the source; offsets count from the beginning of the source.
struct Line {
  std::size_t begin = 0;
  std::size_t content = 0;  // first character that is no blank; equal to `end` in an empty line
  std::size_t end = 0;      // behind the last character, without the line end
  std::size_t next = 0;     // beginning of the next line
  bool tab = false;         // there is a tab before the content
  bool bare = false;        // nothing but blanks or a comment
  bool boundary = false;    // --- or ...

  [[nodiscard]] std::size_t indent() const { return content - begin; }
};

// The line that begins at `begin`.
Line line_from(std::string_view text, std::size_t begin);

// The beginning of the line that holds `offset`.
std::size_t line_begin(std::string_view text, std::size_t offset);

// Where the line that holds `offset` ends, without its line end.
std::size_t line_end(std::string_view text, std::size_t offset);

// The first character from `at` on that is no blank, at most the end of the line.
std::size_t skip_blanks(std::string_view text, std::size_t at);

// The same where a no-break space counts as a blank.
std::size_t skip_wide_blanks(std::string_view text, std::size_t at);

// A text in quotes.
struct Quoted {
  bool closed = false;
  std::size_t end = 0;         // behind the closing quote, or where the search ended
  std::size_t bad_escape = 0;  // offset of a backslash that begins no known escape, 0 if there is none
};

// Reads the quoted text at `at`. Its further lines must be indented deeper than `column` (-1: anything goes).
Quoted scan_quoted(std::string_view text, std::size_t at, std::ptrdiff_t column);

// A key of a map in block style with its colon.
struct KeySpan {
  std::size_t end = 0;    // behind the key
  std::size_t after = 0;  // behind the colon
};

// The key that begins at `at`, if a colon and a blank follow it on its line.
std::optional<KeySpan> find_key(std::string_view text, std::size_t at);

// True if an unquoted text may begin with the character at `at`.
bool begins_plain(std::string_view text, std::size_t at, bool flow);

// Where the unquoted text at `at` ends on its line: before " #" or trailing blanks; in flow also before , [ ]
// { }.
std::size_t plain_end(std::string_view text, std::size_t at, bool flow);

// The colon in [at, end) that ends a word and has a blank or the end of the line behind it, else `end`.
std::size_t find_colon(std::string_view text, std::size_t at, std::size_t end);

// True if `line` cannot go on with a list or map in flow style of a key in `column`: it is not indented
// deeper, and a key or a dash begins it.
bool ends_flow(std::string_view text, const Line& line, std::ptrdiff_t column);

// True if the # at `at` begins a comment without a blank behind it.
bool is_tight_comment(std::string_view text, std::size_t at);

}  // namespace worksort::reading
