// Tables as teachers have them, whatever the program: the one way in.
#pragma once

#include "worksort/read/table/csv.hpp"
#include "worksort/util/diagnostic.hpp"
#include "worksort/util/files.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

struct TableOptions {
  std::optional<char> delimiter;               // none: a tab in a .tsv, else what the headings show
  std::string encoding;                        // empty: UTF-8, or what a byte order mark says
  std::uint32_t header = 0;                    // the line of the headings; 0: found
  std::vector<std::string> headings;           // headings of options, by which their line is found too
  std::string sheet;                           // of a workbook; empty: the one with students
  std::size_t most_bytes = k_most_file_bytes;  // that a part of a workbook unpacks to
};

// True for a name that `encoding` takes: utf-8, windows-1252, utf-16.
bool is_encoding(std::string_view name);

// Reads CSV, TSV, XLSX or ODS: the first row of the table is the one with the headings. Reported besides what
// `read_csv` says: headings that do not stand in the first line, and rows that are shorter or longer than the
// headings. What cannot be read at all (another encoding, no text) gives no rows and one error.
CsvTable read_table(const std::string& file, std::string_view bytes, const TableOptions& options,
                    Diagnostics& diagnostics);

// Every sheet of a workbook that holds something, hidden ones too, each as `read_table` reads one; empty for
// what is no workbook or cannot be read.
std::vector<CsvTable> read_sheets(const std::string& file, std::string_view bytes, Diagnostics& diagnostics);

}  // namespace worksort
