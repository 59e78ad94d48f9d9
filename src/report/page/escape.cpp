#include "worksort/report/page/page.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

// Controls and direction overrides, which no student writes on purpose, in a visible form; newline and tab
// stay.
std::string visible_controls(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    std::size_t size = 1;
    bool hide = (byte < 0x20 && text[i] != '\n' && text[i] != '\t') || byte == 0x7F;
    if (byte == 0xC2 && i + 1 < text.size()) {
      hide = static_cast<unsigned char>(text[i + 1]) < 0xA0;
      size = 2;
    } else if (byte == 0xE2 && i + 2 < text.size()) {
      const auto next = static_cast<unsigned char>(text[i + 1]);
      const auto last = static_cast<unsigned char>(text[i + 2]);
      hide = (next == 0x80 && last >= 0xA8 && last <= 0xAE) || (next == 0x81 && last >= 0xA6 && last <= 0xA9);
      size = 3;
    }
    out += hide ? terminal_safe(text.substr(i, size)) : std::string(text.substr(i, size));
    i += size;
  }
  return out;
}

std::string with_plain_newlines(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out += text[i] == '\r' ? '\n' : text[i];
  }
  return out;
}

bool needs_backslash(std::string_view text, std::size_t i, std::size_t leading_digits) {
  static constexpr std::string_view k_always = "\\`*_[]<>#|~&";
  static constexpr std::string_view k_first = "-+=:.)!";
  const char c = text[i];
  if (k_always.find(c) != std::string_view::npos) return true;
  if (i == 0 && k_first.find(c) != std::string_view::npos) return true;
  if (c == '!' && i + 1 == text.size()) return true;
  return (c == '.' || c == ')') && leading_digits > 0 && i == leading_digits;
}

// A blank that Markdown would drop: at an edge, after another one or beside a line break.
bool is_fragile_blank(std::string_view text, std::size_t i) {
  if (i == 0 || i + 1 == text.size()) return true;
  return text[i - 1] == ' ' || text[i - 1] == '\n' || text[i + 1] == '\n';
}

}  // namespace

std::string escape_markdown(std::string_view raw) {
  const std::string text = visible_controls(with_plain_newlines(raw));
  const auto digits_end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto leading_digits = static_cast<std::size_t>(digits_end - text.begin());
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += "&#10;";
    } else if (c == '\t') {
      out += "&#9;";
    } else if (c == ' ' && is_fragile_blank(text, i)) {
      out += "&#32;";
    } else {
      if (needs_backslash(text, i, leading_digits)) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string markdown_code(std::string_view raw) {
  std::string text = visible_controls(with_plain_newlines(raw));
  std::replace(text.begin(), text.end(), '\n', ' ');
  // A table splits its cells at | even inside code, so such text goes without the code span.
  if (trim(text).empty() || text.find('|') != std::string::npos) return escape_markdown(text);
  std::size_t longest = 0;
  for (std::size_t i = 0, run = 0; i < text.size(); ++i) {
    run = text[i] == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool pad = text.front() == '`' || text.back() == '`' || (text.front() == ' ' && text.back() == ' ');
  return fence + (pad ? " " : "") + text + (pad ? " " : "") + fence;
}

std::string markdown_target(std::string_view path) {
  static constexpr std::string_view k_plain = "-._~/";
  std::string out;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
    if (letter || k_plain.find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace worksort
