// The part of mending that makes a file readable.
#pragma once

#include <string>
#include <string_view>

namespace worksort::reading {

// The source with its mistakes in signs and blanks put right; the same lines, as many as before. A mend that
// does not make mistakes fewer is left out.
std::string mend_source(std::string_view bytes);

}  // namespace worksort::reading
