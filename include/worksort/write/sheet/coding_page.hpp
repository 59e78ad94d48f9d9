// The coding page as HTML.
#pragma once

#include "worksort/report/page/value.hpp"

#include <string>

namespace worksort {

// share/coding/page.html with this data in it (coding_page_data). Nothing in the data acts as HTML.
std::string write_coding_page(const Value& data);

}  // namespace worksort
