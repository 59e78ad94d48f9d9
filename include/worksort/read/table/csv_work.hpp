// Tables of `list` read back as work.
#pragma once

#include "worksort/util/diagnostic.hpp"

#include <string>
#include <string_view>

namespace worksort {

struct FileContent;

// True for what begins as such a table does: standard input has no extension that says so.
bool is_work_table(std::string_view bytes);

// Reads a CSV or TSV file that has `list`'s columns. Columns it does not know are named in one warning.
FileContent read_csv_content(const std::string& file, std::string_view bytes, Diagnostics& diagnostics);

}  // namespace worksort
