#include "worksort/read/table/csv.hpp"

#include "worksort/util/formula.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <tuple>
#include <utility>

#include "clean_cell.hpp"
#include "read/plain_bytes.hpp"
#include "read/study/findings.hpp"
#include "read/study/value_problems.hpp"
#include "table_rows.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_usual_cell = 8;       // bytes, for how much room is asked for
constexpr std::size_t k_most_searches = 100;  // unclosed quotes after which one must close on its own line

// What a byte may be.
constexpr std::uint8_t k_delimits = 1;
constexpr std::uint8_t k_ends_line = 2;
constexpr std::uint8_t k_quotes = 4;
constexpr std::uint8_t k_odd = 8;  // it may have to be cleaned, or is not a character of its own
constexpr std::uint8_t k_guards = 16;

constexpr std::array<std::uint8_t, 256> k_signs = [] {
  std::array<std::uint8_t, 256> out{};
  for (std::size_t c = 0; c < out.size(); ++c) out[c] = c < 0x20 || c > 0x7E ? k_odd : 0;
  out['\n'] = out['\r'] = k_ends_line;
  out['\t'] = 0;
  out['"'] = k_quotes;
  out['\''] = k_guards;
  return out;
}();

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

class CsvReader {
 public:
  CsvReader(CsvTable& table, ValueProblems& problems)
      : m_table(table),
        m_problems(problems),
        m_bytes(table.bytes),
        m_odd(table.bytes),
        m_delimiter(table.delimiter),
        m_signs(k_signs) {
    m_signs[static_cast<unsigned char>(m_delimiter)] |= k_delimits;
  }

  // Reads the rows that begin in a stretch, at most `most` of them.
  void run(const CsvStretch& stretch, std::size_t most = SIZE_MAX) {
    m_at = stretch.begin;
    begin_line(stretch.line);
    const std::size_t end = std::min(stretch.end, m_bytes.size());
    while (m_at < end && m_table.rows.size() < most) {
      if (is_line_end(m_bytes[m_at]))
        end_line();
      else
        read_row();
    }
    m_table.next = m_at;
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

  [[nodiscard]] std::uint8_t sign(std::size_t at) const {
    return m_signs[static_cast<unsigned char>(m_bytes[at])];
  }

  // Goes on to the next byte that is one of those; what stood before is in `seen`.
  [[nodiscard]] std::size_t find(std::size_t at, std::uint8_t wanted, std::uint8_t& seen) {
    for (;; ++at) {
      at = m_odd.pass(at, [&](const auto& word) {
        return word.is_control_or_high() | word.is(m_delimiter) | word.is('"') | word.is('\'') |
               word.is('\x7F');
      });
      if (at >= m_bytes.size() || (sign(at) & wanted) != 0) return at;
      seen |= sign(at);
    }
  }

  // Without the check of substr, which would be made twice a cell.
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return {m_bytes.data() + begin, end - begin};
  }

  // The place of a byte of the present line; places are asked for from left to right.
  Spot spot_at(std::size_t at) {
    if (at == m_known + 1)
      ++m_column;  // mostly a delimiter
    else if (at > m_known)
      m_column += static_cast<std::uint32_t>(reading::characters(between(m_known, at)));
    m_known = at;
    return {m_line, m_column, 1};
  }

  // Every byte from the place asked for last up to `m_at` is a character.
  void count_bytes() {
    m_column += static_cast<std::uint32_t>(m_at - m_known);
    m_known = m_at;
  }

  [[nodiscard]] std::uint32_t width(std::size_t begin, std::size_t end) const {
    const auto count = reading::characters(between(begin, end));
    return static_cast<std::uint32_t>(std::max<std::size_t>(count, 1));
  }

  // A cell in which nothing is odd, up to `m_at`.
  void add_plain(Spot spot, std::size_t begin, std::size_t end, std::uint8_t seen) {
    const std::string_view text = between(begin, end);
    spot.width = static_cast<std::uint32_t>(std::max<std::size_t>(text.size(), 1));
    const bool trimmed = text.empty() || (text.front() > ' ' && text.back() > ' ' && text.front() != '=');
    m_table.cells.push_back({text, spot, text, trimmed && (seen & k_guards) == 0});
    count_bytes();
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
    const char first = m_at < m_bytes.size() ? m_bytes[m_at] : m_delimiter;
    if (first == m_delimiter) return add_plain(spot_at(m_at), m_at, m_at, 0);
    if (first == '"' || first == ' ') {
      const std::size_t quote = m_bytes.find_first_not_of(' ', m_at);
      if (quote != std::string_view::npos && m_bytes[quote] == '"' && read_quoted(quote)) return;
    }
    read_unquoted();
  }

  void read_unquoted() {
    const std::size_t begin = m_at;
    std::uint8_t seen = 0;
    m_at = find(m_at, k_delimits | k_ends_line, seen);
    Spot spot = spot_at(begin);
    if ((seen & k_odd) == 0) return add_plain(spot, begin, m_at, seen);
    spot.width = width(begin, m_at);
    const std::string_view raw = between(begin, m_at);
    add(raw, spot, raw);
  }

  // True if the quote at `at` ends its cell: behind it, blanks aside, the cell or the row is over.
  [[nodiscard]] bool closes(std::size_t at) const {
    for (++at; at < m_bytes.size() && m_bytes[at] == ' ';) ++at;
    return at >= m_bytes.size() || m_bytes[at] == m_delimiter || is_line_end(m_bytes[at]);
  }

  // The quote that ends the cell whose text begins at `at`, npos if there is none. `plain` becomes false
  // where the text is not what stands between the quotes; `stray` becomes true where a quote is neither
  // doubled nor the end.
  std::size_t closing(std::size_t at, bool& plain, bool& stray) const {
    bool first_line = true;
    for (; at < m_bytes.size(); ++at) {
      const char c = m_bytes[at];
      if (is_line_end(c)) {
        if (stray || m_unclosed > k_most_searches) return std::string_view::npos;
        first_line = false;
        plain = plain && c == '\n';
      }
      if (c != '"') continue;
      if (at + 1 < m_bytes.size() && m_bytes[at + 1] == '"') {
        if (closes(at + 1) && stray) return at + 1;  // "say ""hi" there"": the last one ends it
        plain = false;
        ++at;
      } else if (closes(at)) {
        return at;
      } else if (!first_line) {
        return std::string_view::npos;
      } else {
        stray = true;
      }
    }
    return std::string_view::npos;
  }

  // Reads a cell between two quotes with nothing else to say about it; false if there is.
  bool read_plain_quoted(std::size_t quote) {
    std::uint8_t seen = 0;
    const std::size_t end = find(quote + 1, k_quotes | k_ends_line, seen);
    if ((seen & k_odd) != 0 || end >= m_bytes.size() || m_bytes[end] != '"' || !closes(end)) return false;
    Spot spot = spot_at(m_at);
    spot.column += static_cast<std::uint32_t>(quote - m_at) + 1;
    m_at = end + 1;
    pass_blanks();
    add_plain(spot, quote + 1, end, seen);
    return true;
  }

  void pass_blanks() {
    while (m_at < m_bytes.size() && m_bytes[m_at] == ' ') ++m_at;
  }

  // False if the cell is not to be read as a quoted one.
  bool read_quoted(std::size_t quote) {
    if (read_plain_quoted(quote)) return true;
    bool plain = true;
    bool stray = false;
    const std::size_t end = closing(quote + 1, plain, stray);
    Spot spot = spot_at(m_at);
    spot.column += static_cast<std::uint32_t>(quote - m_at);
    if (stray) {
      m_problems.add(Severity::warning, "stray-quote", spot,
                     "a quote stands inside this cell and is taken as part of the text",
                     "a quote inside quotes is doubled: \"\"");
    }
    if (end == std::string_view::npos && !stray) report_unclosed(spot, quote);
    if (end == std::string_view::npos) return false;
    add_quoted(quote + 1, end, plain, spot);
    m_at = end + 1;
    pass_blanks();
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
    const std::string_view raw = between(begin, end);
    ++spot.column;
    const std::size_t first_end = std::min({raw.find_first_of("\r\n"), raw.size()});
    spot.width = width(begin, begin + first_end);
    std::string text;
    std::size_t last_line = std::string_view::npos;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      const std::string_view rest = raw.substr(i);
      if (rest.starts_with("\"\"") || rest.starts_with("\r\n")) ++i;
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
  OddBytes m_odd;
  char m_delimiter;
  std::array<std::uint8_t, 256> m_signs;
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
  CsvReader(table, unheard).run({from, SIZE_MAX, 1}, k_most_above);
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

// ="007", as programs write an id so that no spreadsheet makes a number of it.
bool is_text_formula(std::string_view cell) {
  return cell.size() > 2 && cell.starts_with("=\"") && cell.find('"', 2) == cell.size() - 1;
}

}  // namespace

std::string_view CsvTable::unguarded(const CsvCell& cell) const {
  const std::string_view written = trim(cell.text);
  if (delimiter == k_no_delimiter) return written;
  if (is_text_formula(written)) return trim(written.substr(2, written.size() - 3));
  if (written.find('\'') == std::string_view::npos) return written;
  std::string text = unguarded_cell(written);
  if (written.ends_with(text)) return written.substr(written.size() - text.size());
  return m_owned.emplace_back(std::move(text));  // something in the middle is left out
}

std::span<const CsvCell> CsvTable::row_at(std::uint32_t line) const {
  const auto found = std::lower_bound(rows.begin(), rows.end(), line,
                                      [](const CsvRow& row, std::uint32_t at) { return row.line < at; });
  return found == rows.end() || found->line != line ? std::span<const CsvCell>() : cells_of(*found);
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
  bytes = behind_byte_mark(bytes);
  table.bytes = bytes;
  ValueProblems problems;
  char named = '\0';
  const std::size_t from = separator_line(bytes, named);
  table.delimiter = delimiter       ? *delimiter
                    : named != '\0' ? named
                                    : detected_delimiter(bytes, from, problems);
  const auto ends =
      std::count_if(bytes.begin(), bytes.end(), [&](char c) { return c == table.delimiter || c == '\n'; });
  table.cells.reserve(static_cast<std::size_t>(ends) + 1);
  CsvReader(table, problems).run({from, SIZE_MAX, from == 0 ? 1U : 2U});
  problems.tell(file, table, diagnostics);
  return table;
}

CsvTable read_csv_rows(const CsvTable& head, std::string_view bytes, const CsvStretch& stretch,
                       ValueProblems& problems) {
  CsvTable table;
  table.bytes = bytes;
  table.delimiter = head.delimiter;
  const auto headings = head.row(0);
  table.cells.reserve(std::max(headings.size(), (stretch.end - stretch.begin) / k_usual_cell));
  table.cells.assign(headings.begin(), headings.end());
  table.rows.push_back({0, headings.size(), head.rows.front().line});
  CsvReader(table, problems).run(stretch);
  return table;
}

}  // namespace worksort
