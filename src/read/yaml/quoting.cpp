#include "quoting.hpp"

#include "worksort/model/fields.hpp"
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

bool is_in_key(char c) {
  return is_letter(c) || is_digit(c) || c == '_';
}

// The first key of the format that stands in the text behind something else, with its colon and a blank.
std::string_view key_inside(std::string_view text) {
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    if (colon + 1 < text.size() && text[colon + 1] != ' ' && text[colon + 1] != '\t') continue;
    const bool quoted = colon > 0 && (text[colon - 1] == '"' || text[colon - 1] == '\'');
    const std::size_t end = colon - (quoted ? 1 : 0);
    std::size_t begin = end;
    while (begin > 0 && is_in_key(text[begin - 1])) --begin;
    const std::string_view word = text.substr(begin, end - begin);
    if (begin > 0 && is_any_key(word)) return word;
  }
  return {};
}

// Where a key of the format stands inside, two keys may have run together, and quotes would hide the second.
std::string apart_hint(std::string_view text, std::string_view key, const Holder& holder) {
  if (holder.key.empty() && text.starts_with('{'))
    return "an entry ends with the } that closes it: take out what stands behind it, or give it an entry of "
           "its own";
  return fmt::format("if {}: is a key, {}; if all of it is one text, {}", key,
                     holder.flow ? "put a comma before it" : "give it a line of its own",
                     quoting_hint(text, holder));
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

// True for a text in quotes with a comma behind them, as other ways to write want one there.
bool is_quoted_with_comma(std::string_view text) {
  if (text.size() < 4 || !text.ends_with(',') || (text[0] != '"' && text[0] != '\'')) return false;
  return text.find(text[0], 1) == text.size() - 2;
}

// What to write for "- skip-counting" behind a key that takes codes; empty if it is something else.
std::string codes_hint(std::string_view text, const Holder& holder) {
  const Key* const key = holder.is_key ? nullptr : mapping("piece").find(holder.key);
  if (key == nullptr || key->shape != Shape::codes || !text.starts_with("- ")) return "";
  return fmt::format("write {}: {}; several codes are a list: [a, b]", holder.key, trim(text.substr(2)));
}

}  // namespace

std::string_view without_quotes(std::string_view text) {
  for (const Quotes& quotes : k_quotes) {
    if (!text.starts_with(quotes.open)) continue;
    for (std::size_t at = quotes.open.size(); at < text.size(); ++at)
      for (const std::string_view close : quotes.close) {
        if (text.substr(at, close.size()) != close) continue;
        if (at + close.size() == text.size()) return text.substr(quotes.open.size(), at - quotes.open.size());
        if (close != k_apostrophe) return text;
      }
  }
  return text;
}

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
  Finding out{"needs-quotes", offset, text.size(),
              fmt::format("{} without quotes means something else in YAML, and the {} would be lost",
                          shown(text), lost_thing(holder)),
              quoting_hint(text, holder)};
  if (is_quoted_with_comma(text)) {
    out.hint = "take out the comma behind the quotes";
    out.mend = Mend{offset + text.size() - 1, 1, ""};
  } else if (const auto key = key_inside(text); !key.empty() && !holder.is_key) {
    out.hint = apart_hint(text, key, holder);
  } else {
    if (std::string hint = codes_hint(text, holder); !hint.empty()) out.hint = std::move(hint);
    out.mend = Mend{offset, text.size(), in_quotes(text)};
  }
  return out;
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
