// The wording of what the YAML reader reports, where more than one place reports it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "findings.hpp"

namespace worksort::reading {

Finding unclosed_quote(std::size_t offset, std::string_view text);
Finding unclosed_bracket(std::size_t offset, std::string_view text);
Finding tab_indent(std::size_t tab);

// A no-break blank indents the line that begins at `begin`.
Finding no_break_indent(std::size_t begin, std::string_view text);

Finding too_deep(std::size_t offset, std::size_t limit);

// `what` says what is wrong with the key that begins at `offset`.
Finding bad_key(std::size_t offset, std::string_view text, std::string what);

// For the line from `offset` on that should be `key: value`: a colon is missing, or the blank behind it.
Finding no_key(std::size_t offset, std::string_view text);

Finding duplicate_key(std::size_t offset, std::size_t length, std::string_view key, bool top_level);
Finding bad_escape(std::size_t offset, std::size_t backslash, std::size_t end, std::string_view text);

// What the parser's own message means for somebody who does not know YAML.
Finding syntax(std::size_t offset, std::string_view parser_message);

// The parts of "a, b / c", "a and b" or "a & b + c", as people write several codes in one text; one part if
// it is none.
std::vector<std::string> parts_of_list(std::string_view text);

// True for what people write where there is nothing to write: "None", "n/a", a dash.
bool says_none(std::string_view written);

// True for a key that a document may have at its top.
bool is_document_key(std::string_view key);

}  // namespace worksort::reading
