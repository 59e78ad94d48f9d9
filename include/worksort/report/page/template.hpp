// A Mustache template taken apart: partials put in, comments and lines of their own removed, tags with their
// lines. worksort-template(1) says which rules of Mustache there are.
#pragma once

#include "worksort/report/page/page.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

enum class TokenKind : std::uint8_t { text, variable, raw, section, inverted, end };

// `value` is the literal text or the name in the tag; `end` is the place of a section's end among the tokens;
// `line` counts in the outermost template, from 1; `partial` names the partial that the token comes from,
// empty for the template itself.
struct TemplateToken {
  TokenKind kind = TokenKind::text;
  std::string value;
  std::size_t end = 0;
  std::size_t line = 1;
  std::string partial;
};

// A template that cannot be used: an unknown tag (with the nearest known one), an unclosed section ...
struct TemplateError {
  std::size_t line = 0;  // 1-based
  std::string message;
  std::string hint;
};

struct Template {
  std::vector<TemplateToken> tokens;
  std::vector<TemplateError> errors;
};

// The text of a partial, empty when there is none of that name.
using PartialLookup = std::function<std::string_view(std::string_view)>;

// Follows partials up to 8 deep. Sections are balanced whenever `errors` is empty.
Template parse_template(std::string_view text, const PartialLookup& partials = shipped_template);

// Every problem of the template, also against the sample; empty when it can be rendered.
std::vector<TemplateError> check_template(const Template& page, const Value& sample);

// What stands behind a name, dots going down, looked for from the innermost open section outwards; "." is the
// innermost itself. Null where there is nothing of that name.
const Value* look_up(const std::vector<const Value*>& open, std::string_view name);

// Markdown of a page. User text is escaped so that none of it acts as Markdown or HTML.
// REQUIRES: check_template(page, page_sample(its name)) is empty.
std::string render_markdown(const Template& page, const Value& data);

// share/NAME filled in for what is no page, such as files to start with and scripts: values stand in the
// result exactly as they are. REQUIRES: there is such a file.
std::string fill_in(std::string_view name, const Value& data);

}  // namespace worksort
