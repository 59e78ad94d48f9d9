// The renderers of a page's Markdown; page.cpp chooses among them.
#pragma once

#include "worksort/write/format.hpp"

#include <string>
#include <string_view>

namespace worksort {

// Text for a terminal; `width` 0 stands for 80 cells, and lines get no longer than 100.
std::string markdown_to_text(std::string_view markdown, std::size_t width, bool color);

// One self-contained HTML file, with the pictures of the book in it; images that are not in the book refer to
// their files. `look` as in Page.
std::string markdown_to_html(std::string_view markdown, std::string_view title,
                             const PictureBook& pictures = {}, std::string_view look = "");

}  // namespace worksort
