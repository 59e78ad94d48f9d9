#include "worksort/util/formula.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/table_writers.hpp"

namespace worksort {
namespace {

class CsvWriter {
 public:
  explicit CsvWriter(const WriteOptions& options)
      : m_raw(options.raw),
        m_delimiter(options.format == Format::tsv ? '\t' : options.delimiter),
        m_line_end(options.crlf ? "\r\n" : "\n") {
    if (options.bom) m_out = "\xEF\xBB\xBF";
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

  std::string take() { return std::move(m_out); }

 private:
  [[nodiscard]] std::string safe(const std::string& text) const { return m_raw ? text : guarded_cell(text); }

  void add_field(const std::string& field) {
    if (m_fields++ > 0) m_out += m_delimiter;
    const bool quote = field.find_first_of("\"\r\n") != std::string::npos ||
                       field.find(m_delimiter) != std::string::npos || field.starts_with(' ') ||
                       field.ends_with(' ');
    if (!quote) {
      m_out += field;
      return;
    }
    m_out += '"';
    for (const char c : field) {
      if (c == '"') m_out += '"';
      m_out += c;
    }
    m_out += '"';
  }

  // A row of one empty field would be an empty line, which readers pass over.
  void end_row() {
    const bool bare = m_fields == 1 && (m_out.empty() || m_out.back() == '\n');
    if (bare) m_out += "\"\"";
    m_out += m_line_end;
    m_fields = 0;
  }

  bool m_raw;
  char m_delimiter;
  std::string_view m_line_end;
  std::size_t m_fields = 0;
  std::string m_out;
};

}  // namespace

std::string write_csv(const Table& table, const WriteOptions& options) {
  CsvWriter writer(options);
  writer.add_header(table.columns);
  for (const auto& row : table.rows) writer.add_row(row);
  return writer.take();
}

}  // namespace worksort
