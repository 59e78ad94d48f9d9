#include "worksort/read/table/csv_work.hpp"
#include "worksort/read/table/table_file.hpp"
#include "worksort/util/parallel.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>

#include "read/study/content.hpp"
#include "table_rows.hpp"
#include "work_table.hpp"

namespace worksort {
namespace {

constexpr std::size_t k_most_windows = 8;  // that a row may take up
constexpr std::size_t k_first_parts = 4;   // in the first window: while it is read, nothing else is done

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

// Some rows of a file, and the parts that they are read in; none at its end.
struct Window {
  std::unique_ptr<char[]> room;
  std::string_view bytes;
  std::vector<CsvStretch> parts;
};

// Goes over a file from window to window.
class Windows {
 public:
  Windows(const NextBytes& next, const CsvSizes& sizes) : m_next(next), m_sizes(sizes) {}

  // None where it cannot be parted: lines end in CR alone, or a row is too long.
  std::optional<Window> next() {
    Window out;
    out.bytes = m_left;
    for (std::size_t i = 0; i < k_most_windows; ++i) {
      read_more(out);
      if (!part(out)) return std::nullopt;
      if (out.parts.empty() && !m_at_end) continue;
      const std::size_t end = out.parts.empty() ? 0 : out.parts.back().end;
      m_left = out.bytes.substr(end);
      out.bytes = out.bytes.substr(0, end);
      return out;
    }
    return std::nullopt;
  }

 private:
  void read_more(Window& window) {
    const std::size_t more =
        m_begun ? m_sizes.window : std::min(m_sizes.window, k_first_parts * m_sizes.part);
    const std::size_t most = window.bytes.size() + more;
    auto room = std::unique_ptr<char[]>(new char[most]);  // not emptied first
    std::size_t used = window.bytes.copy(room.get(), window.bytes.size());
    while (used < most && !m_at_end) {
      const std::size_t got = m_next(room.get() + used, most - used);
      m_at_end = got == 0;
      used += got;
    }
    window.room = std::move(room);
    window.bytes = {window.room.get(), used};
    if (!m_begun) window.bytes = behind_byte_mark(window.bytes);
    m_begun = true;
  }

  // Parts that begin with a line that no quote is open in front of, if each that opens is closed: whether
  // rows end there, reading tells. False where lines end in CR alone.
  bool part(Window& window) {
    const std::string_view bytes = window.bytes;
    window.parts.clear();
    CsvStretch now{0, 0, m_line};
    std::uint32_t line = m_line;
    bool open = false;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = find_byte(bytes, '\n', at, bytes.size());
      if (end == bytes.size() && !m_at_end) break;  // the line goes on
      if (find_byte(bytes, '\r', at, end) + 1 < end) return false;
      open = open != (count_quotes(bytes, at, end) % 2 == 1);
      at = std::min(end + 1, bytes.size());
      ++line;
      const bool whole = !open && at - now.begin >= m_sizes.part;
      if (!whole && !(m_at_end && at == bytes.size())) continue;
      now.end = at;
      window.parts.push_back(now);
      now = {at, 0, line};
    }
    m_line = now.line;
    return true;
  }

  const NextBytes& m_next;
  const CsvSizes& m_sizes;
  std::string m_left;        // behind the last whole part
  std::uint32_t m_line = 1;  // of what comes next
  bool m_begun = false;
  bool m_at_end = false;
};

// A long table as if it were read in one; gives up where that would not be the same.
class PartReader {
 public:
  PartReader(const std::string& file, const NextBytes& next, const CsvSizes& sizes, Prose prose)
      : m_file(file), m_sizes(sizes), m_prose(prose), m_windows(next, sizes) {
    m_whole.prose = prose;
  }

  // False if one reading has to do.
  bool run(unsigned threads) {
    std::optional<Window> now = m_windows.next();
    if (!now || now->parts.size() < 2 || !read_head(*now)) return false;
    while (!now->parts.empty()) {
      std::vector<FileContent> contents(now->parts.size());
      std::optional<Window> next;
      std::atomic<bool> good = true;
      in_parallel(contents.size() + 1, threads, [&](std::size_t i) {
        platform::expect_much_memory();
        if (i == 0) {
          take_over();
          next = m_windows.next();
        } else if (good && !read(*now, i - 1, contents[i - 1])) {
          good = false;
        }
      });
      if (!good || !next) return false;
      m_done += now->bytes.size();
      m_read = std::move(contents);
      now = std::move(next);
    }
    take_over();
    return true;
  }

  FileContent result(Diagnostics& diagnostics) {
    warn_unknown(m_file, m_head, m_plan, diagnostics);
    return std::move(m_whole);
  }

 private:
  // The first part decides what the headings are, so it has all rows that have a say in it.
  bool read_head(const Window& window) {
    m_first = std::string(window.bytes.substr(0, window.parts.front().end));
    Diagnostics said;
    m_head = read_table(m_file, m_first, {}, said);
    if (!said.empty() || m_head.rows.size() <= k_most_above || m_head.bytes.data() != m_first.data() ||
        m_head.next != m_first.size())
      return false;
    m_plan = plan_list_columns(m_head);
    return !m_plan.of(WorkField::student).empty();
  }

  // False if the rows end elsewhere, or something is to be said about one.
  bool read(const Window& window, std::size_t index, FileContent& content) const {
    const CsvStretch& part = window.parts[index];
    const bool first = part.line == 1;
    ValueProblems problems;
    CsvTable table;
    if (!first) {
      table = read_csv_rows(m_head, window.bytes, part, problems);
      check_lengths(table, problems);
    }
    ColumnPlan plan = m_plan;
    const CsvTable& rows = first ? m_head : table;
    if (rows.next != part.end || !problems.empty()) return false;
    content.prose = m_prose;
    read_rows(rows, plan, content, problems);
    return problems.empty();
  }

  // Takes what was read of the window before to the rest.
  void take_over() {
    if (m_whole.readings.empty()) make_room();
    for (auto& part : m_read) {
      add_part(m_whole, std::move(part));
      part = {};  // what was taken over need not be kept twice
    }
  }

  // For all, if the rest of the file is like its beginning.
  void make_room() {
    std::size_t readings = 0;
    std::size_t codes = 0;
    for (const auto& part : m_read) {
      readings += part.readings.size();
      codes += part.codes.size();
    }
    const std::size_t rest = m_sizes.file - std::min(m_done, m_sizes.file);
    const auto of_all = [&](std::size_t count) {
      return count + count / 16 + count * (rest >> 10U) / ((m_done >> 10U) + 1);
    };
    platform::reserve_much(m_whole.readings, of_all(readings));
    platform::reserve_much(m_whole.codes, of_all(codes));
  }

  const std::string& m_file;
  const CsvSizes& m_sizes;
  Prose m_prose;
  Windows m_windows;
  std::string m_first;  // the first part, which the headings stand in
  CsvTable m_head;
  ColumnPlan m_plan;
  std::vector<FileContent> m_read;  // of the window before
  FileContent m_whole;
  std::size_t m_done = 0;  // bytes
};

}  // namespace

std::optional<FileContent> read_csv_parts(const std::string& file, const NextBytes& next,
                                          const CsvSizes& sizes, unsigned threads, Diagnostics& diagnostics,
                                          Prose prose) {
  PartReader reader(file, next, sizes, prose);
  if (!reader.run(threads)) return std::nullopt;
  return reader.result(diagnostics);
}

}  // namespace worksort
