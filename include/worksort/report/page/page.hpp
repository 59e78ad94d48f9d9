// A page: a Markdown template with Mustache tags, filled from a value.
#pragma once

#include "worksort/report/page/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// `data` is exactly what `-f json` prints and what a template sees; report/samples.hpp says what it can hold.
struct Page {
  std::string template_name;
  std::string title;
  Value data;
  std::string look;  // names of rules in page.css that this page follows beside those for all
};

// The text of a template that ships with worksort (share/templates/NAME.md), empty if there is none of that
// name.
std::string_view shipped_template(std::string_view name);
std::vector<std::string> shipped_template_names();

// Where `data` does not have the shape of `sample`, as "groups[0].name is missing"; a page without such
// problems shows no value of an outer object in place of a missing inner one. Lists and null fit any sample
// of a list or a value.
std::vector<std::string> check_page_data(const Value& data, const Value& sample);

// Text in which nothing is markup any more, wherever in a Markdown document it is put, except in code and
// link targets.
std::string escape_markdown(std::string_view text);

// A code span that shows `text` exactly, for a value whose key ends in _md; it is never broken over lines.
std::string markdown_code(std::string_view text);

// `path` percent-encoded so that it can stand as the target of a link or an image.
std::string markdown_target(std::string_view path);

}  // namespace worksort
