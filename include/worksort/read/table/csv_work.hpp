// Tables of `list` read back as work.
#pragma once

#include "worksort/model/study.hpp"
#include "worksort/util/diagnostic.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

struct FileContent;

// True for what begins as such a table does: standard input has no extension that says so.
bool is_work_table(std::string_view bytes);

// Reads a CSV or TSV file that has `list`'s columns. Columns it does not know are named in one warning.
FileContent read_csv_content(const std::string& file, std::string_view bytes, Diagnostics& diagnostics,
                             Prose prose = Prose::kept);

// The same in parts of about so many bytes, which several threads read (0: as many as the machine has). One
// part is the whole table, where it is no longer or where something is to be said about a row.
inline constexpr std::size_t k_csv_part = std::size_t{1} << 18U;
std::vector<FileContent> read_csv_parts(const std::string& file, std::string_view bytes, std::size_t part,
                                        unsigned threads, Diagnostics& diagnostics,
                                        Prose prose = Prose::kept);

}  // namespace worksort
