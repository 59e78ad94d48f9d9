#include "messages.hpp"

#include "worksort/model/fields.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "read/yaml/lexer.hpp"
#include "read/yaml/quoting.hpp"
#include <fmt/core.h>

namespace worksort::reading {
namespace {

constexpr std::size_t k_longest_rest = 400;

// The rest of the line without a comment, at most as much of it as anybody wants to see.
std::string_view rest_of_line(std::string_view text, std::size_t offset) {
  text = text.substr(0, std::min(offset, text.size()) + k_longest_rest);
  return text.substr(offset, std::max(plain_end(text, offset, false), offset) - offset);
}

struct Wording {
  std::string_view parser;
  const char* message;
  const char* hint;
};

constexpr const char* k_shape_hint =
    "look at the indentation, at the colon and the blank after each key, and at quotes that are not closed";

constexpr std::array<Wording, 6> k_wordings = {{
    {"illegal map value", "there is a colon here in a place where no value can begin", k_shape_hint},
    {"illegal block entry", "there is a dash here in a place where no list can begin", k_shape_hint},
    {"illegal flow end", "a ] or } closes a bracket here that is not open",
     "take it out, or put the text that it belongs to in quotes"},
    {"illegal tab", "a tab stands here in the indentation", "use blanks to indent"},
    {"illegal document", "a line of --- or ... stands inside a text in quotes", "close the quotes before it"},
    {"unknown token", "no value can begin with this character", "put the whole text in quotes"},
}};

}  // namespace

Finding unclosed_quote(std::size_t offset, std::string_view text) {
  const std::string_view rest = rest_of_line(text, offset);
  return {"unclosed-quote", offset, rest.size(),
          fmt::format("the text in quotes that begins here is not closed: {}", shown(rest)),
          fmt::format("close it with {} at its end; if the mark belongs to the text, write {}",
                      text.substr(offset, 1), in_quotes(rest))};
}

Finding unclosed_bracket(std::size_t offset, std::string_view text) {
  const char bracket = char_at(text, offset);
  return {"unclosed-bracket", offset, 1, fmt::format("the {} that opens here is not closed", bracket),
          fmt::format("close it with {}; if it belongs to a text, put the whole text in quotes",
                      bracket == '[' ? ']' : '}')};
}

Finding tab_indent(std::size_t tab) {
  return {"tab-indent", tab, 1, "a tab stands in the indentation of this line",
          "use blanks to indent, two for each level; editors can convert tabs to blanks"};
}

Finding no_break_indent(std::size_t begin, std::string_view text) {
  const std::size_t first = skip_blanks(text, begin);
  const std::size_t end = skip_wide_blanks(text, begin);
  std::string blanks(characters(text.substr(begin, end - begin)), ' ');
  return {"yaml-syntax",
          first,
          2,
          "a no-break space stands in the indentation of this line",
          "use plain blanks to indent, two for each level",
          Severity::error,
          Mend{begin, end - begin, std::move(blanks)}};
}

Finding too_deep(std::size_t offset, std::size_t limit) {
  return {
      "too-deep", offset, 1,
      fmt::format("lists and maps stand inside each other more than {} levels deep", limit),
      "no worksort file needs that many; look for brackets that are not closed, or put the text in quotes"};
}

Finding bad_key(std::size_t offset, std::string_view text, std::string what) {
  if (char_at(text, offset) == ',')
    return {"bad-key",
            offset,
            1,
            "nothing stands before this comma",
            "take the comma out",
            Severity::error,
            Mend{offset, 1, ""}};
  return {"bad-key", offset, rest_of_line(text, offset).size(), std::move(what),
          "write a word, a colon, a blank and then the value, such as answer: \"24\""};
}

Finding no_key(std::size_t offset, std::string_view text) {
  const std::string_view rest = rest_of_line(text, offset);
  const bool dash = rest.size() > 1 && rest[0] == '-' && is_letter(rest[1]);
  if (dash)
    return {"missing-blank",
            offset,
            rest.size(),
            fmt::format("a blank is missing after the dash of {}", shown(rest)),
            fmt::format("write - {}", rest.substr(1)),
            Severity::error,
            Mend{offset, 1, "- "}};
  const std::size_t colon = rest.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == rest.size())
    return {"missing-colon", offset, rest.size(),
            fmt::format("there is no colon in {}, so it is neither a key nor a value", shown(rest)),
            "write a word, a colon, a blank and then the value; further lines of a text are indented deeper"};
  std::string_view value = rest.substr(colon + 1);
  const bool special = value.starts_with("\xC2\xA0");
  if (special) value.remove_prefix(2);
  std::optional<Mend> mend;
  if (is_any_key(rest.substr(0, colon))) mend = Mend{offset + colon + 1, special ? 2U : 0U, " "};
  return {"missing-blank",
          offset,
          rest.size(),
          special ? fmt::format("the blank after the colon in {} is a no-break space", shown(rest))
                  : fmt::format("a blank is missing after the colon in {}", shown(rest)),
          fmt::format("write {}: {}", rest.substr(0, colon), value),
          Severity::error,
          std::move(mend)};
}

Finding duplicate_key(std::size_t offset, std::size_t length, std::string_view key, bool top_level) {
  return {"duplicate-key", offset, length,
          fmt::format("{} is already given above; this second value is not used", shown(key)),
          top_level && is_document_key(key) ? fmt::format("put a line of --- between the two {}: parts", key)
                                            : "keep one of the two"};
}

Finding bad_escape(std::size_t offset, std::size_t backslash, std::size_t end, std::string_view text) {
  const std::string_view inside = text.substr(offset + 1, end - offset - (end > offset + 1 ? 2 : 1));
  return {"bad-escape", backslash, 2,
          fmt::format("'{}' means nothing in a text with double quotes", text.substr(backslash, 2)),
          inside.size() > 100 ? std::string("use single quotes, in which a backslash is only a backslash")
                              : fmt::format("write the text in single quotes: {}", in_quotes(inside))};
}

Finding syntax(std::size_t offset, std::string_view parser_message) {
  for (const Wording& wording : k_wordings)
    if (parser_message.starts_with(wording.parser))
      return {"yaml-syntax", offset, 1, wording.message, wording.hint};
  return {"yaml-syntax", offset, 1, "this does not fit what stands above it", k_shape_hint};
}

std::vector<std::string> parts_of_list(std::string_view text) {
  static constexpr std::array<std::string_view, 7> k_between = {",", ";", "/", "&", "+", " and ", "\n"};
  std::vector<std::string> out;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    if (const auto part = trim(text.substr(begin, end - begin)); !part.empty()) out.emplace_back(part);
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto* const sign = std::find_if(k_between.begin(), k_between.end(), [&](std::string_view between) {
      return text.substr(at).starts_with(between);
    });
    if (sign == k_between.end()) {
      ++at;
      continue;
    }
    take(at);
    begin = at += sign->size();
  }
  take(text.size());
  return out;
}

bool says_none(std::string_view written) {
  static constexpr std::array<std::string_view, 10> k_words = {
      "none", "n/a", "na", "nil", "nothing", "none noted", "none seen", "-", "\xE2\x80\x93", "\xE2\x80\x94"};
  return std::find(k_words.begin(), k_words.end(), folded(written)) != k_words.end();
}

bool is_document_key(std::string_view key) {
  return mapping("document").find(key) != nullptr;
}

}  // namespace worksort::reading
