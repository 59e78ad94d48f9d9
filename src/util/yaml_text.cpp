#include "worksort/util/yaml_text.hpp"

#include "worksort/util/invisible.hpp"

#include <fmt/core.h>

namespace worksort {
namespace {

// A character of ASCII that is written as it is.
bool stands_for_itself(char c) {
  return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

std::string escaped(char32_t c) {
  const auto value = static_cast<unsigned>(c);
  return value < 0x100      ? fmt::format("\\x{:02X}", value)
         : value < 0x1'0000 ? fmt::format("\\u{:04X}", value)
                            : fmt::format("\\U{:08X}", value);
}

}  // namespace

std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t begin = at;
    while (at < text.size() && stands_for_itself(text[at])) ++at;
    out += text.substr(begin, at - begin);
    if (at == text.size()) break;
    const char c = text[at];
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\r')
      out += "\\r";
    else
      out += c;
  }
  return spelled_out(out, "", escaped) + '"';
}

}  // namespace worksort
