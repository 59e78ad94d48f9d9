// Cells of a CSV or TSV file with their places. RFC 4180 and what spreadsheets make of it: a byte order mark,
// any line ends, `sep=;`, blanks before a quote, stray quotes. Debian's C and C++ libraries for CSV (libcsv,
// fccp) give no positions, cannot say where a quote opened, and cut or refuse such cells, so this is a small
// reader of our own.
#pragma once

#include "worksort/util/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// `text` is what stands in the cell, unquoted and with LF for every line end; `spot` is its first character
// and its width on that line; `raw` the bytes of the file that stand for it, between its quotes if it has
// some.
struct CsvCell {
  std::string_view text;
  Spot spot;
  std::string_view raw;
};

// A stretch of CsvTable::cells.
struct CsvRow {
  std::size_t first = 0;
  std::size_t count = 0;
  std::uint32_t line = 0;
};

// The rows of one file, the header first; lines without any character are left out. Cells refer to the bytes
// that were read, which outlive the table, and to texts that it owns.
class CsvTable {
 public:
  CsvTable() = default;
  CsvTable(CsvTable&&) = default;
  CsvTable& operator=(CsvTable&&) = default;

  char delimiter = ',';
  std::string_view bytes;  // without the byte order mark
  std::vector<CsvCell> cells;
  std::vector<CsvRow> rows;

  [[nodiscard]] std::span<const CsvCell> row(std::size_t index) const {
    return std::span(cells).subspan(rows[index].first, rows[index].count);
  }

  // The whole line of that number, without its end, for showing it in a message.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;

  std::string_view own(std::string text) { return m_owned.emplace_back(std::move(text)); }

 private:
  std::deque<std::string> m_owned;
};

// Reads all cells. Without a delimiter, the first line decides among comma, semicolon and tab: the one that
// splits it into most cells. Reported: an unclosed quote where it opens (its cell is then read up to the next
// delimiter), bytes that are not UTF-8 (the cell is left empty), control characters (a blank stands for
// them), and rows that are shorter or longer than the header. A file in UTF-16 gives no rows and an error.
CsvTable read_csv(const std::string& file, std::string_view bytes, std::optional<char> delimiter,
                  Diagnostics& diagnostics);

}  // namespace worksort
