// The ways to begin a lesson that ship with worksort.
#pragma once

#include "worksort/model/documents.hpp"

#include <vector>

namespace worksort {

// In the order of share/files.txt.
std::vector<Launch> shipped_launches();

}  // namespace worksort
