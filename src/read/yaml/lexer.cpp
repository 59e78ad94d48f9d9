#include "lexer.hpp"

#include <algorithm>
#include <cstring>

namespace worksort::reading {
namespace {

bool known_escape(char c) {
  return c != '\0' && std::strchr("0abt\tnvfre \"'\\/N_LPxuU\n\r", c) != nullptr;
}

// The number of hexadecimal digits that an escape needs.
std::size_t escape_digits(char c) {
  return c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
}

bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool escape_is_known(std::string_view text, std::size_t backslash) {
  const char kind = char_at(text, backslash + 1);
  if (!known_escape(kind)) return false;
  unsigned long value = 0;
  for (std::size_t i = 0; i < escape_digits(kind); ++i) {
    const char c = char_at(text, backslash + 2 + i);
    if (!is_hex(c)) return false;
    value = value * 16 + static_cast<unsigned long>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

// True if the line that follows the line feed at `feed` may go on with a quoted text of a key in `column`.
bool continues(std::string_view text, std::size_t feed, std::ptrdiff_t column) {
  const Line line = line_from(text, feed + 1);
  if (line.boundary) return false;
  return line.content == line.end || static_cast<std::ptrdiff_t>(line.indent()) > column;
}

}  // namespace

Line line_from(std::string_view text, std::size_t begin) {
  Line line;
  line.begin = begin;
  const std::size_t feed = begin < text.size() ? text.find('\n', begin) : std::string_view::npos;
  line.next = feed == std::string_view::npos ? text.size() : feed + 1;
  line.end = feed == std::string_view::npos ? text.size() : feed;
  line.begin = std::min(begin, line.end);
  if (line.end > line.begin && text[line.end - 1] == '\r') --line.end;
  line.content = line.begin;
  while (line.content < line.end && is_blank(text[line.content])) line.tab |= text[line.content++] == '\t';
  line.bare = line.content == line.end || text[line.content] == '#';
  const std::string_view head = text.substr(line.begin, 3);
  line.boundary = (head == "---" || head == "...") && ends_word(text, line.begin + 3);
  return line;
}

std::size_t line_begin(std::string_view text, std::size_t offset) {
  if (offset == 0) return 0;
  const std::size_t feed = text.rfind('\n', std::min(offset, text.size()) - 1);
  return feed == std::string_view::npos ? 0 : feed + 1;
}

std::size_t line_end(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  std::size_t end = std::min(text.find('\n', offset), text.size());
  if (end > offset && text[end - 1] == '\r') --end;
  return end;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

std::size_t skip_wide_blanks(std::string_view text, std::size_t at) {
  for (;; at += 2) {
    at = skip_blanks(text, at);
    if (text.substr(at, 2) != "\xC2\xA0") return at;
  }
}

Quoted scan_quoted(std::string_view text, std::size_t at, std::ptrdiff_t column) {
  Quoted out;
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n' && !continues(text, at, column)) break;
    if (c == '\\' && quote == '"') {
      if (out.bad_escape == 0 && !escape_is_known(text, at)) out.bad_escape = at;
      if (char_at(text, at + 1) != '\n') ++at;
    } else if (c == quote) {
      const bool doubled = quote == '\'' && char_at(text, at + 1) == '\'';
      if (!doubled) {
        out.closed = true;
        out.end = at + 1;
        return out;
      }
      ++at;
    }
  }
  out.end = std::min(at, text.size());
  return out;
}

bool begins_plain(std::string_view text, std::size_t at, bool flow) {
  const char c = char_at(text, at);
  if (is_blank(c) || is_break(c) || std::strchr(",[]{}#&*!|>'\"%@`", c) != nullptr) return false;
  if (flow && c == '?') return false;
  return !(c == '-' || c == '?' || c == ':') || !ends_word(text, at + 1);
}

std::size_t plain_end(std::string_view text, std::size_t at, bool flow) {
  std::size_t end = at;
  for (; end < text.size() && text[end] != '\n'; ++end) {
    const char c = text[end];
    if (c == '#' && end > at && is_blank(text[end - 1])) break;
    if (flow && std::string_view(",[]{}").find(c) != std::string_view::npos) break;
  }
  return std::max(at, text.substr(0, end).find_last_not_of(" \t\r") + 1);
}

std::size_t find_colon(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view part = text.substr(0, end);
  for (auto colon = part.find(':', at); colon != std::string_view::npos; colon = part.find(':', colon + 1))
    if (ends_word(text, colon + 1)) return colon;
  return end;
}

std::optional<KeySpan> find_key(std::string_view text, std::size_t at) {
  const char c = char_at(text, at);
  if (c == '"' || c == '\'') {
    const Quoted quoted = scan_quoted(text.substr(0, line_end(text, at)), at, -1);
    if (!quoted.closed) return std::nullopt;
    const std::size_t colon = skip_blanks(text, quoted.end);
    if (char_at(text, colon) != ':' || !ends_word(text, colon + 1)) return std::nullopt;
    return KeySpan{quoted.end, colon + 1};
  }
  if (!begins_plain(text, at, false)) return std::nullopt;
  const std::size_t end = plain_end(text, at, false);
  const std::size_t colon = find_colon(text, at, end);
  if (colon == end) return std::nullopt;
  std::size_t key_end = colon;
  while (key_end > at && is_blank(text[key_end - 1])) --key_end;
  return KeySpan{key_end, colon + 1};
}

bool ends_flow(std::string_view text, const Line& line, std::ptrdiff_t column) {
  if (line.bare || static_cast<std::ptrdiff_t>(line.indent()) > column) return false;
  const bool dash = text[line.content] == '-' && ends_word(text, line.content + 1);
  return dash || find_key(text, line.content).has_value();
}

bool is_tight_comment(std::string_view text, std::size_t at) {
  while (char_at(text, at) == '#') ++at;
  return !ends_word(text, at);
}

}  // namespace worksort::reading
