#include "plain_text.hpp"

#include "worksort/util/ascii.hpp"

#include <array>
#include <cstdint>

#include "lexer.hpp"
#include "read/plain_bytes.hpp"

namespace worksort::reading {
namespace {

// What a byte may do: end an unquoted text, end one in a list or map in flow style, begin one.
constexpr std::uint8_t k_ends_plain = 1;
constexpr std::uint8_t k_ends_item = 2;
constexpr std::uint8_t k_begins_text = 4;

constexpr std::array<std::uint8_t, 256> k_signs = [] {
  std::array<std::uint8_t, 256> out{};
  for (std::size_t c = 0x21; c < out.size(); ++c) out[c] = k_begins_text;
  for (const char c : std::string_view(",[]{}#&*!|>'\"%@`?:\x7F")) out[static_cast<unsigned char>(c)] = 0;
  for (const char c : std::string_view("\n\r\t:#"))
    out[static_cast<unsigned char>(c)] = k_ends_plain | k_ends_item;
  for (const char c : std::string_view(",[]{}?")) out[static_cast<unsigned char>(c)] = k_ends_item;
  return out;
}();

bool is(char c, std::uint8_t sign) {
  return (k_signs[static_cast<unsigned char>(c)] & sign) != 0;
}

// The value of a text in quotes, of which `inside` is what stands between them.
void unescape(std::string_view inside, bool twice, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const bool escape = inside[i] == (twice ? '\\' : '\'');
    if (escape) ++i;
    const char c = inside[i];
    const bool letter = escape && twice;
    out += letter && c == 'n' ? '\n' : letter && c == 't' ? '\t' : c;
  }
}

PlainText scan_quoted_text(std::string_view text, std::size_t at, std::string& buffer) {
  PlainText out;
  out.begin = at;
  out.style = TextStyle::quoted;
  const char quote = text[at];
  const bool twice = quote == '"';
  for (++at;; ++at) {
    at = pass_plain(text, at,
                    [&](const auto& word) { return word.is(quote) | word.is('\\') | word.is('\n'); });
    const char c = text[at];
    want(c != '\n');
    if (c == quote && (twice || text[at + 1] != quote)) break;
    if (c != quote && (c != '\\' || !twice)) continue;
    out.escapes = true;
    ++at;
    want(!twice || std::string_view("\"\\/nt").find(text[at]) != std::string_view::npos);
  }
  out.end = at + 1;
  out.value = text.substr(out.begin + 1, at - out.begin - 1);
  if (out.escapes) {
    unescape(out.value, twice, buffer);
    out.value = buffer;
  }
  std::size_t colon = out.end;
  while (text[colon] == ' ') ++colon;
  out.key = text[colon] == ':';
  want(!out.key || ends_word(text, colon + 1));
  return out;
}

PlainText scan_unquoted_text(std::string_view text, std::size_t at, bool flow) {
  PlainText out;
  out.begin = at;
  const std::uint8_t ends = flow ? k_ends_item : k_ends_plain;
  want(is(text[at], k_begins_text));
  const char next = text[at + 1];
  want(text[at] != '-' ||
       (!ends_word(text, at + 1) && (!flow || is_digit(next) || is_letter(next) || next == '.')));
  for (++at;; ++at) {
    at = pass_plain(text, at, [&](const auto& word) {
      const auto sign = word.is_control() | word.is(':') | word.is('#');
      return flow ? sign | word.is(',') | word.is('[') | word.is(']') | word.is('{') | word.is('}') |
                        word.is('?')
                  : sign;
    });
    while (!is(text[at], ends)) ++at;
    const char c = text[at];
    want(c != '\t' && (c != '?' || !flow));
    if (c == '#' && text[at - 1] != ' ') continue;
    if (c == ':' && !ends_word(text, at + 1)) {
      want(!flow || !is(text[at + 1], ends));
      continue;
    }
    out.key = c == ':';
    want(!out.key || text[at + 1] != '\t');
    break;
  }
  for (out.end = at; text[out.end - 1] == ' ';) --out.end;
  out.value = text.substr(out.begin, out.end - out.begin);
  return out;
}

}  // namespace

PlainText scan_plain_text(std::string_view text, std::size_t at, bool flow, std::string& buffer) {
  return text[at] == '"' || text[at] == '\'' ? scan_quoted_text(text, at, buffer)
                                             : scan_unquoted_text(text, at, flow);
}

bool ends_in_stray_quote(const PlainText& text) {
  return text.style == TextStyle::plain && text.value.size() > 1 && text.value.back() == '"' &&
         !is_digit(text.value[text.value.size() - 2]);
}

}  // namespace worksort::reading
