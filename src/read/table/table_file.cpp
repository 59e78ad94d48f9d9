#include "worksort/read/table/table_file.hpp"

#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <memory>

#include "encoding.hpp"
#include "read/study/value_problems.hpp"
#include "read/yaml/byte_scan.hpp"
#include "spreadsheet.hpp"
#include "table_rows.hpp"
#include "workbook.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class TableReader {
 public:
  TableReader(const std::string& file, const TableOptions& options, Diagnostics& diagnostics)
      : m_file(file), m_options(options), m_diagnostics(diagnostics) {}

  CsvTable run(std::string_view bytes) {
    try {
      if (auto table = reading::read_workbook(m_file, bytes, m_options, m_diagnostics)) {
        settle(*table);
        return std::move(*table);
      }
    } catch (const Problem& problem) {
      refuse(reading::k_spreadsheet, {}, problem.what(), problem.hint);
      return {};
    }
    if (auto sheet = reading::spreadsheet_file(bytes)) {
      refuse(reading::k_spreadsheet, {}, std::move(sheet->message), std::move(sheet->hint));
      return {};
    }
    if (!m_options.sheet.empty()) {
      refuse("one-sheet", {}, fmt::format("this is no workbook, so it has no sheet '{}'", m_options.sheet),
             "leave --sheet out, or name the workbook");
      return {};
    }
    std::unique_ptr<const std::string> changed;
    if (!is_text(bytes, changed)) return {};
    std::optional<char> delimiter = m_options.delimiter;
    if (!delimiter && has_extension(m_file, {".tsv"})) delimiter = '\t';
    CsvTable table = read_csv(m_file, changed ? *changed : bytes, delimiter, m_diagnostics);
    table.keep(std::move(changed));
    settle(table);
    return table;
  }

  std::vector<CsvTable> sheets(std::string_view bytes) {
    try {
      std::vector<CsvTable> out = reading::read_sheets(m_file, bytes, m_options, m_diagnostics);
      for (auto& table : out) settle(table);
      return out;
    } catch (const Problem& problem) {
      refuse(reading::k_spreadsheet, {}, problem.what(), problem.hint);
      return {};
    }
  }

 private:
  void refuse(std::string_view id, Spot spot, std::string message, std::string hint, std::string line = "") {
    m_diagnostics.add({Severity::error, std::string(id), m_file, spot, std::move(message), std::move(hint),
                       std::move(line)});
  }

  // False if it cannot be read; `changed` is the text where it is not what stands in the file.
  bool is_text(std::string_view bytes, std::unique_ptr<const std::string>& changed) {
    const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    const auto named = encoding_from_name(m_options.encoding);
    if (named && *named != Encoding::utf8) {
      changed = std::make_unique<const std::string>(to_utf8(bytes, *named));
    } else if (marked && bytes.substr(2, 2) != std::string_view("\0\0", 2)) {  // that would be UTF-32
      changed = std::make_unique<const std::string>(to_utf8(bytes, Encoding::utf16));
    } else if (const auto foreign = reading::foreign_encoding(bytes)) {
      refuse(foreign->id, {1, 1, 1}, foreign->message,
             "save the table again as CSV UTF-8; --encoding utf-16 of 'worksort import' reads it as it is");
      return false;
    } else if (!is_valid_utf8(bytes)) {
      refuse_not_utf8(bytes);
      return false;
    }
    return true;
  }

  void refuse_not_utf8(std::string_view bytes) {
    std::uint32_t number = 1;
    std::string_view line = next_line(bytes);
    for (; is_valid_utf8(line); line = next_line(bytes)) ++number;
    const auto bad = reading::scan_bytes(line).bad;
    const std::size_t at = bad.empty() ? 0 : bad.front().offset;
    static constexpr std::string_view k_ends = ",;\t\"";
    const std::size_t begin = line.find_last_of(k_ends, at) + 1;
    const std::string_view cell = line.substr(begin, line.find_first_of(k_ends, at) - begin);
    refuse(
        "invalid-utf8", {number, static_cast<std::uint32_t>(1 + reading::characters(line.substr(0, at))), 1},
        fmt::format("this file is not in UTF-8; in Windows-1252 this cell would be '{}'",
                    to_utf8(cell, Encoding::windows_1252)),
        "if that is right, --encoding windows-1252 of 'worksort import' reads it; or save the table again as "
        "CSV UTF-8",
        std::string(line));
  }

  // Takes a line off, with its end.
  static std::string_view next_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.size(), end + (rest.substr(end).starts_with("\r\n") ? 2 : 1)));
    return line;
  }

  void settle(CsvTable& table) {
    if (table.rows.empty()) return;
    if (!take_headings(table)) return table.rows.clear();
    ValueProblems problems;
    check_lengths(table, problems);
    problems.tell(m_file, table, m_diagnostics);
  }

  bool take_headings(CsvTable& table) {
    std::size_t row = 0;
    if (m_options.header == 0) {
      row = heading_row(table, m_options.headings);
    } else {
      const auto found = std::find_if(table.rows.begin(), table.rows.end(),
                                      [&](const CsvRow& r) { return r.line == m_options.header; });
      if (found == table.rows.end()) {
        refuse("missing-column", {}, fmt::format("no row of the table begins in line {}", m_options.header),
               fmt::format("--header says in which line the headings stand; the last row begins in line {}",
                           table.rows.back().line));
        return false;
      }
      row = static_cast<std::size_t>(found - table.rows.begin());
    }
    move_rows(table, 0, row, table.above);
    if (row > 0 && m_options.header == 0)
      say_headings(table, "the headings stand here; the lines above are not read");
    const std::size_t more = more_headings(table);
    move_rows(table, 1, more, table.more);
    if (more > 0) {
      say_headings(table, more == 1 ? "the headings take two lines; the second is not read"
                                    : "the headings take three lines; the second and third are not read");
    }
    return true;
  }

  void say_headings(const CsvTable& table, std::string message) {
    const std::uint32_t line = table.rows.front().line;
    m_diagnostics.add({Severity::warning,
                       "headings-below",
                       m_file,
                       {line, 1, 1},
                       std::move(message),
                       "--header of 'worksort import' names the line of the headings",
                       std::string(table.line(line))});
  }

  static void move_rows(CsvTable& table, std::size_t from, std::size_t count, std::vector<CsvRow>& to) {
    const auto begin = table.rows.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = begin + static_cast<std::ptrdiff_t>(count);
    to.assign(begin, end);
    table.rows.erase(begin, end);
  }

  const std::string& m_file;
  const TableOptions& m_options;
  Diagnostics& m_diagnostics;
};

}  // namespace

bool is_encoding(std::string_view name) {
  return encoding_from_name(name).has_value();
}

CsvTable read_table(const std::string& file, std::string_view bytes, const TableOptions& options,
                    Diagnostics& diagnostics) {
  return TableReader(file, options, diagnostics).run(bytes);
}

std::vector<CsvTable> read_sheets(const std::string& file, std::string_view bytes, Diagnostics& diagnostics) {
  return TableReader(file, {}, diagnostics).sheets(bytes);
}

}  // namespace worksort
