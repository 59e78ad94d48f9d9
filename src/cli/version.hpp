// What `worksort --version` says.
#pragma once

#include <string>
#include <vector>

namespace worksort {

// `arguments` are those behind --version. Throws Problem for one that it does not take.
std::string version_text(const std::vector<std::string>& arguments);

}  // namespace worksort
