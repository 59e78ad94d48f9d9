#include "worksort/write/chart/chart.hpp"
#include "worksort/write/markdown/page_writers.hpp"

#include <stdexcept>

#include <fmt/core.h>

namespace worksort {

std::string write_page(const Page& page, const std::string& markdown, const WriteOptions& options) {
  switch (options.format) {
    case Format::text:
      return markdown_to_text(markdown, options.width, options.color);
    case Format::md:
      return with_drawn_charts(markdown);
    case Format::html:
      return markdown_to_html(markdown, page.title,
                              options.pictures == nullptr ? PictureBook() : *options.pictures, page.look);
    case Format::json:
      return write_json(envelope(options.command, page.data));
    case Format::yaml:
      return write_yaml_documents({page.data});
    default:
      throw std::invalid_argument(fmt::format("a page has no {} form", format_name(options.format)));
  }
}

}  // namespace worksort
