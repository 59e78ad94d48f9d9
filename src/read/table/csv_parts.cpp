#include "worksort/read/table/csv_work.hpp"
#include "worksort/read/table/table_file.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <cstring>

#include "read/study/content.hpp"
#include "table_rows.hpp"
#include "work_table.hpp"

namespace worksort {
namespace {

// The byte `c` from `at` on, `end` if it is not there.
std::size_t find_byte(std::string_view bytes, char c, std::size_t at, std::size_t end) {
  const void* const found = std::memchr(bytes.data() + at, c, end - at);
  return found == nullptr ? end : static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
}

std::size_t count_quotes(std::string_view bytes, std::size_t at, std::size_t end) {
  std::size_t count = 0;
  while ((at = find_byte(bytes, '"', at, end)) < end) {
    ++count;
    ++at;
  }
  return count;
}

// Parts that begin with a line that no quote is open in front of, if each that opens is closed: whether rows
// end there, reading tells. One part where lines end in CR alone.
std::vector<CsvStretch> stretches(std::string_view bytes, std::size_t size) {
  std::vector<CsvStretch> out = {{}};
  bool open = false;
  std::uint32_t line = 1;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = find_byte(bytes, '\n', at, bytes.size());
    if (find_byte(bytes, '\r', at, end) + 1 < end) return {{}};
    open = open != (count_quotes(bytes, at, end) % 2 == 1);
    at = end + 1;
    ++line;
    if (open || at >= bytes.size() || at - out.back().begin < size) continue;
    out.back().end = at;
    out.push_back({at, bytes.size(), line});
  }
  return out;
}

// A long table as if it were read in one; gives up where that would not be the same.
class PartReader {
 public:
  PartReader(const std::string& file, std::string_view bytes) : m_file(file), m_bytes(bytes) {}

  // None if one reading has to do.
  std::vector<FileContent> run(std::size_t part, unsigned threads, Prose prose) {
    const auto parts = stretches(m_bytes, part);
    if (parts.size() < 2 || !read_head(parts[0])) return {};
    return read_in_parts(parts.size(), threads, [&](std::size_t i, FileContent& content) {
      content.prose = prose;
      return read(i, parts[i], content);
    });
  }

  void warn(Diagnostics& diagnostics) const { warn_unknown(m_file, m_head, m_plan, diagnostics); }

 private:
  // The first part decides what the headings are, so it has all rows that have a say in it.
  bool read_head(const CsvStretch& part) {
    Diagnostics said;
    TableOptions options;
    options.until = part.end;
    m_head = read_table(m_file, m_bytes, options, said);
    if (!said.empty() || m_head.rows.size() <= k_most_above || m_head.bytes.data() != m_bytes.data() ||
        m_head.next != part.end)
      return false;
    m_plan = plan_list_columns(m_head);
    return !m_plan.of(WorkField::student).empty();
  }

  // False if the rows end elsewhere, or something is to be said about one.
  bool read(std::size_t index, const CsvStretch& part, FileContent& content) const {
    ValueProblems problems;
    CsvTable table;
    if (index > 0) {
      table = read_csv_rows(m_head, part, problems);
      check_lengths(table, problems);
    }
    ColumnPlan plan = m_plan;
    const CsvTable& rows = index == 0 ? m_head : table;
    if (rows.next != part.end || !problems.empty()) return false;
    read_rows(rows, plan, content, problems);
    return problems.empty();
  }

  const std::string& m_file;
  std::string_view m_bytes;
  CsvTable m_head;
  ColumnPlan m_plan;
};

}  // namespace

std::vector<FileContent> read_csv_parts(const std::string& file, std::string_view bytes, std::size_t part,
                                        unsigned threads, Diagnostics& diagnostics, Prose prose) {
  PartReader reader(file, behind_byte_mark(bytes));
  std::vector<FileContent> out;
  if (bytes.size() > part) out = reader.run(part, threads, prose);
  if (out.empty())
    out.push_back(read_csv_content(file, bytes, diagnostics, prose));
  else
    reader.warn(diagnostics);
  return out;
}

}  // namespace worksort
