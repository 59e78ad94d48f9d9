// One run at a time writes into a folder.
#pragma once

#include "worksort/util/platform.hpp"

#include <set>
#include <string>
#include <vector>

namespace worksort {

// Those that could be taken: not every file system has locks. Throws Problem where another run keeps one for
// long.
std::vector<platform::FolderLock> lock_folders(const std::set<std::string>& folders);

// Throws Problem once a signal has come: what was begun is taken back on the way out.
void stop_if_interrupted();

}  // namespace worksort
