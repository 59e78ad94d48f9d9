// Tables of `list` read back as work.
#pragma once

#include "worksort/util/diagnostic.hpp"

#include <string>
#include <string_view>

namespace worksort {

struct FileContent;

// Reads a CSV or TSV file that has `list`'s columns. Columns it does not know are named in one warning.
FileContent read_csv_content(const std::string& file, std::string_view bytes, Diagnostics& diagnostics);

}  // namespace worksort
