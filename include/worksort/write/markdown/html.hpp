// Pieces of HTML.
#pragma once

#include <string>
#include <string_view>

namespace worksort {

// Text that is only text, in an element and in an attribute in quotes; line breaks stay line breaks of the
// source.
std::string escape_html(std::string_view text);

// The beginning of a box that a table too wide for the screen is moved in, by keys as well; a name for those
// who hear it.
std::string scroll_box(std::string_view label);

// True for an address that a page may link to: http, https, mailto, or a place relative to the page.
bool is_safe_link(std::string_view target);

// True for a picture that a page may show: a file below the page's own folder, never one of the network.
bool is_safe_image(std::string_view target);

}  // namespace worksort
