// Tables of `list` read back as work.
#pragma once

#include "worksort/model/study.hpp"
#include "worksort/util/diagnostic.hpp"
#include "worksort/util/files.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace worksort {

struct FileContent;

// True for what begins as such a table does: standard input has no extension that says so.
bool is_work_table(std::string_view bytes);

// Reads a CSV or TSV file that has `list`'s columns. Columns it does not know are named in one warning.
FileContent read_csv_content(const std::string& file, std::string_view bytes, Diagnostics& diagnostics,
                             Prose prose = Prose::kept);

// Bytes of a long table.
struct CsvSizes {
  std::size_t part = std::size_t{1} << 17U;    // that a thread reads at a time
  std::size_t window = std::size_t{1} << 21U;  // that are in memory at a time, and somewhat more
  std::size_t file = 0;                        // as far as it is known
};

// The same in parts, which several threads read (0: as many as the machine has). None, and nothing is said,
// where it has to be read in one: it is no longer than a part, or something is to be said about a row.
std::optional<FileContent> read_csv_parts(const std::string& file, const NextBytes& next,
                                          const CsvSizes& sizes, unsigned threads, Diagnostics& diagnostics,
                                          Prose prose = Prose::kept);

}  // namespace worksort
