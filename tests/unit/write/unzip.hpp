// Reads one file out of a zip archive, for looking into workbooks.
#pragma once

#include <string>
#include <string_view>

namespace worksort {

// The content of `name`, empty if the archive has no such file.
std::string unzipped(std::string_view archive, std::string_view name);

}  // namespace worksort
