// Cells of a CSV or TSV file with their places. RFC 4180 and what spreadsheets make of it: a byte order mark,
// any line ends, `sep=;`, blanks before a quote, stray quotes. Debian's C and C++ libraries for CSV (libcsv,
// fccp) give no positions, cannot say where a quote opened, and cut or refuse such cells, so this is a small
// reader of our own.
#pragma once

#include "worksort/util/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

class ValueProblems;

// `text` is what stands in the cell, unquoted and with LF for every line end; `spot` is its first character
// and its width on that line; `raw` the bytes of the file that stand for it, between its quotes if it has
// some.
struct CsvCell {
  std::string_view text;
  Spot spot;
  std::string_view raw;
  bool plain = false;  // ASCII on one line, with nothing to trim, no ', and no = in front
};

// A stretch of CsvTable::cells.
struct CsvRow {
  std::size_t first = 0;
  std::size_t count = 0;
  std::uint32_t line = 0;
};

// The rows that begin in a part of a file, of which `line` is the first line.
struct CsvStretch {
  std::size_t begin = 0;
  std::size_t end = SIZE_MAX;
  std::uint32_t line = 1;
};

// Of a table whose cells nothing separates, because they come from a workbook.
inline constexpr char k_no_delimiter = '\0';

// The rows of one file, the headings first; lines without any character are left out. Cells refer to the
// bytes that were read, which outlive the table, and to texts that it owns.
class CsvTable {
 public:
  CsvTable() = default;
  CsvTable(CsvTable&&) = default;
  CsvTable& operator=(CsvTable&&) = default;

  char delimiter = ',';
  std::string_view bytes;  // without the byte order mark
  std::vector<CsvCell> cells;
  std::vector<CsvRow> rows;
  std::vector<CsvRow> above;  // titles over the headings
  std::vector<CsvRow> more;   // further lines of headings
  std::size_t next = 0;       // the byte behind the last row

  [[nodiscard]] std::span<const CsvCell> cells_of(const CsvRow& row) const {
    return std::span(cells).subspan(row.first, row.count);
  }
  [[nodiscard]] std::span<const CsvCell> row(std::size_t index) const { return cells_of(rows[index]); }

  // Those of the row that begins in a line; none where no row does.
  [[nodiscard]] std::span<const CsvCell> row_at(std::uint32_t line) const;

  // The whole line of that number, without its end, for showing it in a message.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;

  // The text of a cell, trimmed, and without the ' that CSV needs in front of what a spreadsheet would run.
  [[nodiscard]] std::string_view plain(const CsvCell& cell) const {
    return cell.plain ? cell.text : unguarded(cell);
  }

  std::string_view own(std::string text) { return m_owned.emplace_back(std::move(text)); }

  // Keeps the text that `bytes` refers to.
  void keep(std::unique_ptr<const std::string> text) { m_text = std::move(text); }

 private:
  [[nodiscard]] std::string_view unguarded(const CsvCell& cell) const;

  std::unique_ptr<const std::string> m_text;
  mutable std::deque<std::string> m_owned;
};

// Reads all cells. Without a delimiter, the line of the headings decides among comma, semicolon and tab: the
// one that gives most headings that are known, then most cells. Reported: an unclosed quote where it opens
// (its cell is then read up to the next delimiter), bytes that are not UTF-8 (the cell is left empty), and
// characters that cannot be seen (a blank stands for a control character, the others are passed over).
CsvTable read_csv(const std::string& file, std::string_view bytes, std::optional<char> delimiter,
                  Diagnostics& diagnostics);

// The rows of a stretch of `bytes`, which are of the same file, below the headings of `head`; both outlive
// them.
CsvTable read_csv_rows(const CsvTable& head, std::string_view bytes, const CsvStretch& stretch,
                       ValueProblems& problems);

}  // namespace worksort
