#include "worksort/util/ascii.hpp"
#include "worksort/util/formula.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/sheet/table_writers.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

class CsvWriter {
 public:
  explicit CsvWriter(const WriteOptions& options)
      : m_raw(options.raw),
        m_delimiter(options.format == Format::tsv ? '\t' : options.delimiter),
        m_line_end(options.crlf ? "\r\n" : "\n") {
    if (options.bom) m_out.add("\xEF\xBB\xBF");
  }

  void add_header(const std::vector<Column>& columns) {
    for (const auto& column : columns) add_field(safe(column.name));
    end_row();
  }

  void add_row(const std::vector<Cell>& row) {
    for (const auto& cell : row) {
      const bool text = std::holds_alternative<std::string>(cell) || std::holds_alternative<TextList>(cell);
      add_field(text ? safe(cell_text(cell)) : cell_text(cell));
    }
    end_row();
  }

  Spool take() { return std::move(m_out); }

 private:
  [[nodiscard]] std::string safe(const std::string& text) const { return m_raw ? text : guarded_cell(text); }

  void add_field(const std::string& field) {
    if (m_fields++ > 0) m_row += m_delimiter;
    const bool quote = field.find_first_of("\"\r\n") != std::string::npos ||
                       field.find(m_delimiter) != std::string::npos || field.starts_with(' ') ||
                       field.ends_with(' ');
    if (!quote) {
      m_row += field;
      return;
    }
    m_row += '"';
    for (const char c : field) {
      if (c == '"') m_row += '"';
      m_row += c;
    }
    m_row += '"';
  }

  // A row of one empty field would be an empty line, which readers pass over.
  void end_row() {
    if (m_fields == 1 && m_row.empty()) m_row = "\"\"";
    m_row += m_line_end;
    m_out.add(m_row);
    m_row.clear();
    m_fields = 0;
  }

  bool m_raw;
  char m_delimiter;
  std::string_view m_line_end;
  std::size_t m_fields = 0;
  std::string m_row;
  Spool m_out;
};

// A text of the table and how many more there are like it.
struct Example {
  void add(const std::string& one) {
    if (cells++ == 0) text = one;
  }

  std::string text;
  std::size_t cells = 0;
};

// The first character that is not ASCII.
std::string_view first_letter(std::string_view text) {
  const auto begin = std::find_if(text.begin(), text.end(),
                                  [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
  text.remove_prefix(static_cast<std::size_t>(begin - text.begin()));
  std::size_t end = 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return text.substr(0, end);
}

}  // namespace

std::string spreadsheet_remark(const Table& table, const WriteOptions& options) {
  Example changed;
  Example letters;
  for_each_row(table, [&](const std::vector<Cell>& row) {
    for (const auto& cell : row) {
      if (!std::holds_alternative<std::string>(cell) && !std::holds_alternative<TextList>(cell)) continue;
      const std::string text = cell_text(cell);
      if (is_changed_by_spreadsheets(text)) changed.add(text);
      if (!options.bom && !is_ascii(text)) letters.add(text);
    }
  });
  std::vector<std::string> parts;
  if (changed.cells > 0) {
    parts.push_back(
        fmt::format("{} such as '{}' for numbers or dates", counted(changed.cells, "cell"), changed.text));
  }
  if (letters.cells > 0)
    parts.push_back(fmt::format("'{}' for other letters without --bom", first_letter(letters.text)));
  if (parts.empty()) return "";
  return fmt::format("a spreadsheet may take {}; -f xlsx keeps all as it is", join_and(parts));
}

Spool write_csv(const Table& table, const WriteOptions& options) {
  CsvWriter writer(options);
  writer.add_header(table.columns);
  for_each_row(table, [&](const std::vector<Cell>& row) { writer.add_row(row); });
  return writer.take();
}

}  // namespace worksort
