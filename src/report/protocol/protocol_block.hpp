// A block of an agenda, as both kinds of material make it.
#pragma once

#include "worksort/report/page/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// {show, title, text, lines[{text}], pictures[]}; null where there is nothing to show.
Value protocol_block(std::string_view show, std::string title, const std::vector<std::string>& lines,
                     std::string text = "");

}  // namespace worksort
