// A Mustache template taken apart: partials put in, comments and lines of their own removed, tags with their
// lines.
#pragma once

#include "worksort/report/page/page.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

enum class TokenKind : std::uint8_t { text, variable, raw, section, inverted, end };

// `value` is the literal text or the name in the tag; `line` counts in the outermost template, from 1;
// `partial` names the partial that the token comes from, empty for the template itself.
struct TemplateToken {
  TokenKind kind = TokenKind::text;
  std::string value;
  std::size_t line = 1;
  std::string partial;
};

struct ParsedTemplate {
  std::vector<TemplateToken> tokens;
  std::vector<TemplateError> errors;
};

// The text of a partial, empty when there is none of that name.
using PartialLookup = std::function<std::string_view(std::string_view)>;

// Follows partials up to 8 deep. Sections are balanced whenever `errors` is empty.
ParsedTemplate parse_template(std::string_view text, const PartialLookup& partials);

// The functions of page.hpp with partials from elsewhere than share/.
std::vector<TemplateError> check_template(std::string_view text, const Value& sample,
                                          const PartialLookup& partials);
std::string render_markdown(std::string_view text, const Value& data, const PartialLookup& partials);

}  // namespace worksort
