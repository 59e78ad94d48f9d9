// A page: a Markdown template with Mustache tags, filled from a value.
#pragma once

#include "worksort/report/page/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// `data` is exactly what `-f json` prints and what a template sees; `sample` holds every key that the page's
// data can ever have (lists with one element), so that a tag can be checked without data.
struct Page {
  std::string template_name;
  std::string title;
  Value data;
  Value sample;
};

// A template that cannot be used: an unknown tag (with the nearest known one), an unclosed section ...
struct TemplateError {
  std::size_t line = 0;  // 1-based
  std::string message;
  std::string hint;
};

// The text of a template that ships with worksort (share/templates/NAME.md), empty if there is none of that
// name.
std::string_view shipped_template(std::string_view name);
std::vector<std::string> shipped_template_names();

// Every problem of the template against the sample; empty when it can be rendered.
std::vector<TemplateError> check_template(std::string_view text, const Value& sample);

// Where `data` does not have the shape of `sample`, as "groups[0].name is missing"; a page without such
// problems shows no value of an outer object in place of a missing inner one. Lists and null fit any sample
// of a list or a value.
std::vector<std::string> check_page_data(const Value& data, const Value& sample);

// Markdown of the page. User text is escaped so that none of it acts as Markdown or HTML.
// REQUIRES: check_template(text, page.sample) is empty.
std::string render_markdown(std::string_view text, const Value& data);

// Text in which nothing is markup any more, wherever in a Markdown document it is put, except in code and
// link targets.
std::string escape_markdown(std::string_view text);

// A code span that shows `text` exactly, for a value whose key ends in _md; it is never broken over lines.
std::string markdown_code(std::string_view text);

// `path` percent-encoded so that it can stand as the target of a link or an image.
std::string markdown_target(std::string_view path);

}  // namespace worksort
