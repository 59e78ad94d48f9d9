// Templates for what is no page: files to start with and scripts.
#pragma once

#include "worksort/report/page/page.hpp"

#include <string>
#include <string_view>

namespace worksort {

// The Mustache template share/NAME filled in from `data`; values stand in the result exactly as they are.
// REQUIRES: there is such a file.
std::string fill_in(std::string_view name, const Value& data);

}  // namespace worksort
