// What lies in folders and was not read.
#pragma once

#include <string>
#include <vector>

namespace worksort {

// A line for each entry of the folders among `paths`, at any depth, that is none of `read`, with the reason;
// in byte order of the paths.
std::vector<std::string> passed_over(const std::vector<std::string>& paths,
                                     const std::vector<std::string>& read);

}  // namespace worksort
