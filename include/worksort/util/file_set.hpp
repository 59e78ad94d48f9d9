// Several files that belong together: all of them are written, or none is.
#pragma once

#include "worksort/util/problem.hpp"

#include <string>
#include <vector>

namespace worksort {

// The whole content that a file is to have.
struct FileToWrite {
  std::string path;
  std::string bytes;
};

// Writes every file under another name first and then moves them into place; when one cannot be moved, those
// before it are put back as they were. Folders that are missing are made. A file that is replaced keeps its
// permissions, and a link to a file stays a link. Throws Problem; without `overwrite` nothing is written
// when one of the files exists, and the error names all that do.
void write_files(const std::vector<FileToWrite>& files, bool overwrite);

}  // namespace worksort
