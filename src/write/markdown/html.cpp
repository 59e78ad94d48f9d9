#include "worksort/write/markdown/html.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

namespace worksort {
namespace {

// Browsers drop controls and blanks inside addresses, so that "java\nscript:" is a scheme to them.
bool has_odd_bytes(std::string_view target) {
  return std::any_of(target.begin(), target.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) == 0x7F || c == '\\';
  });
}

bool has_scheme(std::string_view target) {
  const auto colon = target.find(':');
  return colon != std::string_view::npos && colon < target.find_first_of("/?#");
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : visible(text, "\n\t")) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&#39;";
    else if (c == '`')
      out += "&#96;";
    else
      out += c;
  }
  return out;
}

bool is_safe_link(std::string_view target) {
  if (target.empty() || has_odd_bytes(target) || target.starts_with("//")) return false;
  if (!has_scheme(target)) return true;
  const std::string address = lower(target);
  return address.starts_with("https://") || address.starts_with("http://") || address.starts_with("mailto:");
}

bool is_safe_image(std::string_view target) {
  return !target.empty() && !has_odd_bytes(target) && !has_scheme(target) && !target.starts_with('/');
}

}  // namespace worksort
