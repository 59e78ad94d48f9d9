// How a text is written so that YAML readers give back exactly that text.
#pragma once

#include <string>
#include <string_view>

namespace worksort {

// In double quotes and on one line, with an escape for what cannot be seen. REQUIRES: UTF-8.
std::string yaml_quoted(std::string_view text);

}  // namespace worksort
