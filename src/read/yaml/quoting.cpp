#include "quoting.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort::reading {
namespace {

constexpr std::size_t k_longest_shown = 40;
constexpr std::size_t k_longest_hint = 100;

// What would be lost, in words: the key with blanks for its underscores.
std::string lost_thing(const Holder& holder) {
  if (holder.key.empty()) return "entry";
  std::string words(holder.key);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

Finding property(const char* id, std::size_t offset, std::string_view text, std::string what,
                 const Holder& holder) {
  if (holder.is_key) {
    return {id, offset, text.size(), std::move(what),
            fmt::format("write the key without {}", shown(text.substr(0, text.find(' '))))};
  }
  return {id, offset, text.size(), std::move(what),
          fmt::format("write the value out in full; if {} is the text itself, {}", shown(text),
                      quoting_hint(text, holder))};
}

}  // namespace

std::string in_quotes(std::string_view text) {
  if (text.find_first_of("\"\\") == std::string_view::npos) return fmt::format("\"{}\"", text);
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    out += c;
  }
  return out + "'";
}

std::string shown(std::string_view text) {
  const std::string_view head = prefix_of_width(text, k_longest_shown);
  const char* const dots = head.size() < text.size() ? "..." : "";
  return head.find('\'') == std::string_view::npos ? fmt::format("'{}{}'", head, dots)
                                                   : fmt::format("\"{}{}\"", head, dots);
}

std::string quoting_hint(std::string_view text, const Holder& holder) {
  if (text.size() > k_longest_hint || text.find('\n') != std::string_view::npos)
    return "put the whole text in quotes";
  if (!holder.key.empty()) return fmt::format("write {}: {}", holder.key, in_quotes(text));
  return fmt::format("write {}{}", holder.flow ? "" : "- ", in_quotes(text));
}

Finding needs_quotes(std::size_t offset, std::string_view text, const Holder& holder) {
  return {"needs-quotes",
          offset,
          text.size(),
          fmt::format("{} without quotes means something else in YAML, and the {} would be lost", shown(text),
                      lost_thing(holder)),
          quoting_hint(text, holder),
          Severity::error,
          Mend{offset, text.size(), in_quotes(text)}};
}

Finding refused_property(std::size_t offset, std::string_view text, const Holder& holder) {
  const char sign = text.empty() ? ' ' : text[0];
  const char next = text.size() > 1 ? text[1] : ' ';
  if (sign == '!' &&
      (next == '!' || next == '<' || (is_letter(next) && text.find(' ') != std::string_view::npos)))
    return property("no-tags", offset, text,
                    fmt::format("{} begins with a YAML tag; files hold plain text only", shown(text)),
                    holder);
  if (sign == '&' && is_letter(next))
    return property("no-anchors", offset, text,
                    fmt::format("{} begins with a YAML anchor; files hold plain text only", shown(text)),
                    holder);
  if (sign == '*' && is_letter(next))
    return property(
        "no-aliases", offset, text,
        fmt::format("{} stands for a value written elsewhere (a YAML alias); files hold plain text only",
                    shown(text)),
        holder);
  return needs_quotes(offset, text, holder);
}

bool is_text_tag(std::string_view tag) {
  return tag == "tag:yaml.org,2002:str";
}

}  // namespace worksort::reading
