#include "worksort/read/table/csv.hpp"

#include "worksort/util/formula.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <tuple>
#include <utility>

#include "clean_cell.hpp"
#include "read/study/findings.hpp"
#include "read/study/value_problems.hpp"
#include "table_rows.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_searches = 100;  // unclosed quotes after which one must close on its own line

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

class CsvReader {
 public:
  CsvReader(CsvTable& table, ValueProblems& problems)
      : m_table(table), m_problems(problems), m_bytes(table.bytes), m_delimiter(table.delimiter) {}

  // Reads rows from the byte `at` on, which begins line `line`; at most `most` of them.
  void run(std::size_t at, std::uint32_t line, std::size_t most = SIZE_MAX) {
    m_at = at;
    begin_line(line);
    while (m_at < m_bytes.size() && m_table.rows.size() < most) {
      if (is_line_end(m_bytes[m_at]))
        end_line();
      else
        read_row();
    }
  }

 private:
  void begin_line(std::uint32_t line) {
    m_line = line;
    m_known = m_at;
    m_column = 1;
  }

  // Steps over LF, CRLF or CR.
  void end_line() {
    const bool two = m_bytes[m_at] == '\r' && m_at + 1 < m_bytes.size() && m_bytes[m_at + 1] == '\n';
    m_at += two ? 2 : 1;
    begin_line(m_line + 1);
  }

  // The place of a byte of the present line; places are asked for from left to right.
  Spot spot_at(std::size_t at) {
    m_column += static_cast<std::uint32_t>(reading::characters(m_bytes.substr(m_known, at - m_known)));
    m_known = at;
    return {m_line, m_column, 1};
  }

  [[nodiscard]] std::uint32_t width(std::size_t begin, std::size_t end) const {
    const auto count = reading::characters(m_bytes.substr(begin, end - begin));
    return static_cast<std::uint32_t>(std::max<std::size_t>(count, 1));
  }

  void read_row() {
    CsvRow row{m_table.cells.size(), 0, m_line};
    for (bool more = true; more;) {
      read_cell();
      more = m_at < m_bytes.size() && m_bytes[m_at] == m_delimiter;
      if (more) ++m_at;
    }
    if (m_at < m_bytes.size()) end_line();
    row.count = m_table.cells.size() - row.first;
    m_table.rows.push_back(row);
  }

  void read_cell() {
    std::size_t quote = m_at;
    while (quote < m_bytes.size() && m_bytes[quote] == ' ') ++quote;
    const bool quoted = quote < m_bytes.size() && m_bytes[quote] == '"';
    if (!quoted || !read_quoted(quote)) read_unquoted();
  }

  void read_unquoted() {
    const std::size_t begin = m_at;
    while (m_at < m_bytes.size() && m_bytes[m_at] != m_delimiter && !is_line_end(m_bytes[m_at])) ++m_at;
    Spot spot = spot_at(begin);
    spot.width = width(begin, m_at);
    const std::string_view raw = m_bytes.substr(begin, m_at - begin);
    add(raw, spot, raw);
  }

  // True if the quote at `at` ends its cell: behind it, blanks aside, the cell or the row is over.
  [[nodiscard]] bool closes(std::size_t at) const {
    for (++at; at < m_bytes.size() && m_bytes[at] == ' ';) ++at;
    return at >= m_bytes.size() || m_bytes[at] == m_delimiter || is_line_end(m_bytes[at]);
  }

  // The quote that ends the cell whose text begins at `at`, npos if there is none. `plain` becomes false
  // where the text is not what stands between the quotes; `stray` counts quotes that are neither doubled nor
  // the end.
  std::size_t closing(std::size_t at, bool& plain, std::size_t& stray) const {
    bool first_line = true;
    for (; at < m_bytes.size(); ++at) {
      const char c = m_bytes[at];
      if (is_line_end(c)) {
        if (stray > 0 || m_unclosed > k_most_searches) return std::string_view::npos;
        first_line = false;
        plain = plain && c == '\n';
      }
      if (c != '"') continue;
      if (at + 1 < m_bytes.size() && m_bytes[at + 1] == '"') {
        if (closes(at + 1) && stray > 0) return at + 1;  // "say ""hi" there"": the last one ends it
        plain = false;
        ++at;
      } else if (closes(at)) {
        return at;
      } else if (!first_line) {
        return std::string_view::npos;
      } else {
        ++stray;
      }
    }
    return std::string_view::npos;
  }

  // False if the cell is not to be read as a quoted one.
  bool read_quoted(std::size_t quote) {
    bool plain = true;
    std::size_t stray = 0;
    const std::size_t end = closing(quote + 1, plain, stray);
    Spot spot = spot_at(m_at);
    spot.column += static_cast<std::uint32_t>(quote - m_at);
    if (stray > 0) {
      m_problems.add(Severity::warning, "stray-quote", spot,
                     "a quote stands inside this cell and is taken as part of the text",
                     "a quote inside quotes is doubled: \"\"");
    }
    if (end == std::string_view::npos && stray == 0) report_unclosed(spot, quote);
    if (end == std::string_view::npos) return false;
    add_quoted(quote + 1, end, plain, spot);
    m_at = end + 1;
    while (m_at < m_bytes.size() && m_bytes[m_at] == ' ') ++m_at;
    return true;
  }

  void report_unclosed(Spot spot, std::size_t quote) {
    ++m_unclosed;
    const std::size_t end = std::min(m_bytes.find_first_of("\r\n", quote), m_bytes.size());
    spot.width = width(quote, end);
    m_problems.add(Severity::error, "unclosed-quote", spot, "the quote that opens here is not closed",
                   "close it where the text ends; until then the cell is read up to the next delimiter");
  }

  void add_quoted(std::size_t begin, std::size_t end, bool plain, Spot spot) {
    const std::string_view raw = m_bytes.substr(begin, end - begin);
    ++spot.column;
    const std::size_t first_end = std::min({raw.find_first_of("\r\n"), raw.size()});
    spot.width = width(begin, begin + first_end);
    std::string text;
    std::size_t last_line = std::string_view::npos;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      const bool pair = raw[i] == '"' && i + 1 < raw.size() && raw[i + 1] == '"';
      const bool crlf = raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n';
      if (pair || crlf) ++i;
      if (is_line_end(raw[i])) {
        ++m_line;
        last_line = i + 1;
      }
      if (!plain) text += raw[i] == '\r' ? '\n' : raw[i];
    }
    if (last_line != std::string_view::npos) {
      m_known = begin + last_line;
      m_column = 1;
    }
    add(plain ? raw : m_table.own(std::move(text)), spot, raw);
  }

  void add(std::string_view text, const Spot& spot, std::string_view raw) {
    m_table.cells.push_back({clean_cell(m_table, text, spot, m_problems), spot, raw});
  }

  CsvTable& m_table;
  ValueProblems& m_problems;
  std::string_view m_bytes;
  char m_delimiter;
  std::size_t m_at = 0;
  std::uint32_t m_line = 1;
  std::size_t m_known = 0;     // byte of the present line up to which columns are counted
  std::uint32_t m_column = 1;  // of that byte
  std::size_t m_unclosed = 0;
};

// "sep=;" in front, as Excel writes and reads it. Returns the bytes that the line takes up.
std::size_t separator_line(std::string_view bytes, char& delimiter) {
  if (!bytes.starts_with("sep=") || bytes.size() < 6 || !is_line_end(bytes[5])) return 0;
  delimiter = bytes[4];
  return bytes.substr(5).starts_with("\r\n") ? 7 : 6;
}

// What the row of headings gives if one character separates cells.
struct Split {
  std::size_t known = 0;
  std::size_t cells = 0;
};

Split split_headings(std::string_view bytes, std::size_t from, char delimiter) {
  CsvTable table;
  table.bytes = bytes;
  table.delimiter = delimiter;
  ValueProblems unheard;
  CsvReader(table, unheard).run(from, 1, k_most_above);
  if (table.rows.empty()) return {};
  const auto headings = table.row(heading_row(table, {}));
  return {known_headings(headings), headings.size()};
}

char detected_delimiter(std::string_view bytes, std::size_t from, ValueProblems& problems) {
  char best = ',';
  Split most;
  bool tie = false;
  for (const char candidate : {',', ';', '\t'}) {
    const Split split = split_headings(bytes, from, candidate);
    if (split.cells < 2) continue;
    const auto order = std::tie(split.known, split.cells) <=> std::tie(most.known, most.cells);
    tie = order == 0 || (tie && order < 0);
    if (order <= 0) continue;
    best = candidate;
    most = split;
  }
  if (tie) {
    problems.add(Severity::warning, "unclear-delimiter", {1, 1, 1},
                 fmt::format("more than one character could separate these cells; '{}' is taken", best),
                 "--delimiter of 'worksort import' says which one does");
  }
  return best;
}

}  // namespace

std::string_view CsvTable::plain(const CsvCell& cell) const {
  const std::string_view written = trim(cell.text);
  if (delimiter == k_no_delimiter || written.find('\'') == std::string_view::npos) return written;
  std::string text = unguarded_cell(written);
  if (written.ends_with(text)) return written.substr(written.size() - text.size());
  return m_owned.emplace_back(std::move(text));  // something in the middle is left out
}

std::string_view CsvTable::line(std::uint32_t number) const {
  std::string_view rest = bytes;
  for (std::uint32_t line = 1; line < number && !rest.empty(); ++line) {
    const auto end = rest.find_first_of("\r\n");
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + (rest.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return rest.substr(0, rest.find_first_of("\r\n"));
}

CsvTable read_csv(const std::string& file, std::string_view bytes, std::optional<char> delimiter,
                  Diagnostics& diagnostics) {
  CsvTable table;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  table.bytes = bytes;
  ValueProblems problems;
  char named = '\0';
  const std::size_t from = separator_line(bytes, named);
  table.delimiter = delimiter       ? *delimiter
                    : named != '\0' ? named
                                    : detected_delimiter(bytes, from, problems);
  const auto ends = [&](char c) {
    return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), c));
  };
  table.cells.reserve(ends(table.delimiter) + ends('\n') + 1);
  CsvReader(table, problems).run(from, from == 0 ? 1 : 2);
  problems.tell(file, table, diagnostics);
  return table;
}

}  // namespace worksort
