#include "worksort/util/diagnostic.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <tuple>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_excerpt_cells = 100;

// Where the excerpt is cut at the left so that the caret stays in sight, in bytes of the safe line.
std::size_t excerpt_start(std::string_view safe_before) {
  if (display_width(safe_before) < k_excerpt_cells - 20) return 0;
  const std::size_t cells = display_width(safe_before) - (k_excerpt_cells / 2);
  return prefix_of_width(safe_before, cells).size();
}

// The first `count` code points of `text`.
std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t i = 0;
  while (i < text.size() && count > 0) {
    ++i;
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) ++i;
    --count;
  }
  return text.substr(0, i);
}

std::string excerpt(const Diagnostic& d, std::string_view line, bool color) {
  const std::string_view before = first_characters(line, d.spot.column == 0 ? 0 : d.spot.column - 1);
  const std::string_view marked = first_characters(line.substr(before.size()), d.spot.width);
  const std::string safe_before = terminal_safe(before);
  const std::string safe_line = safe_before + terminal_safe(line.substr(before.size()));
  const std::size_t start = excerpt_start(safe_before);
  const std::string_view shown = prefix_of_width(std::string_view(safe_line).substr(start), k_excerpt_cells);
  const std::size_t indent = display_width(std::string_view(safe_before).substr(start));
  const std::size_t room = k_excerpt_cells > indent ? k_excerpt_cells - indent : 1;
  const std::size_t carets = std::clamp<std::size_t>(display_width(terminal_safe(marked)), 1, room);
  const std::string caret(carets, '^');
  return fmt::format("{:>5} | {}\n      | {}{}{}{}\n", d.spot.line, shown, std::string(indent, ' '),
                     color ? "\x1b[32m" : "", caret, color ? "\x1b[0m" : "");
}

}  // namespace

void Diagnostics::append(Diagnostics&& other) {
  std::move(other.m_items.begin(), other.m_items.end(), std::back_inserter(m_items));
  other.m_items.clear();
}

void Diagnostics::sort() {
  // What an earlier run has left may be why all the rest is said.
  const auto later = [](const Diagnostic& d) { return d.id != "broken-off"; };
  std::stable_sort(m_items.begin(), m_items.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    return std::make_tuple(later(a), std::cref(a.file), a.spot.line, a.spot.column) <
           std::make_tuple(later(b), std::cref(b.file), b.spot.line, b.spot.column);
  });
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(m_items.begin(), m_items.end(),
                                                [&](const Diagnostic& d) { return d.severity == severity; }));
}

std::string render(const Diagnostic& d, bool color) {
  const bool error = d.severity == Severity::error;
  std::string place = terminal_safe(d.file);
  if (d.spot.line > 0) place += fmt::format(":{}:{}", d.spot.line, d.spot.column);
  const std::string_view on = !color ? "" : error ? "\x1b[1;31m" : "\x1b[1;33m";
  std::string out =
      fmt::format("{}{}{}{}:{} {} [{}]\n", place, place.empty() ? "" : ": ", on, error ? "error" : "warning",
                  color ? "\x1b[0m" : "", terminal_safe(d.message), d.id);
  if (d.spot.line > 0 && !d.source_line.empty()) out += excerpt(d, d.source_line, color);
  if (!d.hint.empty()) out += fmt::format("  hint: {}\n", terminal_safe(d.hint));
  return out;
}

}  // namespace worksort
