#include "worksort/util/yaml_text.hpp"

#include <fmt/core.h>

namespace worksort {
namespace {

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t value = size == 1 ? lead : lead & (0xFFU >> (size + 1));
  for (std::size_t k = 1; k < size; ++k)
    value = (value << 6U) | (static_cast<unsigned char>(text[at + k]) & 0x3FU);
  at += size;
  return value;
}

// Characters that are written as an escape: controls, line separators, and what cannot be seen.
bool needs_escape(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F && c != 0x200C && c != 0x200D) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFE ||
         c == 0xFFFF;
}

// A character of ASCII that is written as it is.
bool stands_for_itself(char c) {
  return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

std::string escaped(char32_t c) {
  const auto value = static_cast<unsigned>(c);
  return c < 0x100 ? fmt::format("\\x{:02X}", value) : fmt::format("\\u{:04X}", value);
}

}  // namespace

std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && stands_for_itself(text[at])) ++at;
    if (at > begin) {
      out += text.substr(begin, at - begin);
      continue;
    }
    const char32_t c = next_character(text, at);
    if (c == U'"' || c == U'\\') out += '\\';
    if (c == U'\n')
      out += "\\n";
    else if (c == U'\t')
      out += "\\t";
    else if (c == U'\r')
      out += "\\r";
    else if (needs_escape(c))
      out += escaped(c);
    else
      out += text.substr(begin, at - begin);
  }
  return out + '"';
}

}  // namespace worksort
