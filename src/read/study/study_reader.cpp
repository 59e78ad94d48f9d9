#include "worksort/read/study/study_reader.hpp"

#include "worksort/read/table/csv_work.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/parallel.hpp"
#include "worksort/util/platform.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "join.hpp"
#include "read/table/spreadsheet.hpp"

namespace worksort {
namespace {

// What a worker makes of one file.
struct Slot {
  std::vector<FileContent> parts;
  Diagnostics diagnostics;
};

// A table that is long enough for it is read in parts; false if it was not.
bool read_long_table(const std::string& file, const NextBytes& next, std::size_t size,
                     const ReadOptions& options, Slot& slot) {
  CsvSizes sizes;
  sizes.file = size;
  if (size <= sizes.part) return false;
  auto content = read_csv_parts(file, next, sizes, options.threads, slot.diagnostics, options.prose);
  if (content) slot.parts.push_back(std::move(*content));
  return content.has_value();
}

Slot read_slot(const std::string& file, std::string_view bytes, const ReadOptions& options) {
  Slot slot;
  const bool table =
      file == "-" ? is_work_table(bytes) : has_extension(file, {".csv", ".tsv", ".xlsx", ".ods"});
  if (!table) {
    slot.parts =
        read_content_parts(file, bytes, k_yaml_part, options.threads, slot.diagnostics, options.prose);
  } else if (file != "-" || !read_long_table(file, next_of(bytes), bytes.size(), options, slot)) {
    slot.parts.push_back(read_csv_content(file, bytes, slot.diagnostics, options.prose));
  }
  return slot;
}

// As many as there will be, if all files are like those until `file`, lest they be moved again and again.
template <typename Value>
void make_room(std::vector<Value>& list, std::size_t more, std::size_t file, std::size_t files) {
  constexpr std::size_t k_most_growth = 8;
  const std::size_t needed = list.size() + more;
  if (needed <= list.capacity()) return;
  const std::size_t times = std::min(files / (file + 1) + 1, k_most_growth);
  platform::reserve_much(list, needed * times);
}

void make_room(Study& study, const std::vector<FileContent>& parts, std::size_t file, std::size_t files) {
  std::size_t readings = 0;
  std::size_t codes = 0;
  for (const auto& part : parts) {
    readings += part.readings.size();
    codes += part.codes.size();
  }
  make_room(study.readings, readings, file, files);
  make_room(study.codes, codes, file, files);
}

void append(Join& join, std::size_t file, std::size_t files, Slot&& slot) {
  join.diagnostics.append(std::move(slot.diagnostics));
  const bool moves = join.study.readings.empty() && slot.parts.size() == 1;  // needs no room of its own
  if (!moves) make_room(join.study, slot.parts, file, files);
  for (auto& part : slot.parts) {
    append_content(join, static_cast<std::uint32_t>(file), std::move(part));
    part = {};  // what was taken over need not be kept twice
  }
}

Slot read_slot(const std::string& file, const ReadOptions& options) {
  try {
    if (has_extension(file, {".csv", ".tsv"})) {
      Slot slot;
      std::size_t size = 0;
      const NextBytes next = open_bytes(file, options.max_file_bytes, size);
      if (read_long_table(file, next, size, options, slot)) return slot;
    }
    return read_slot(file, read_file(file, options.max_file_bytes), options);
  } catch (const Problem& error) {
    Slot slot;
    slot.parts.emplace_back().unread = 1;
    slot.diagnostics.add(
        {Severity::error,
         "unreadable",
         file,
         {},
         error.what(),
         error.hint.empty() ? "the other files are read" : "the other files are read; " + error.hint,
         ""});
    return slot;
  }
}

// Reads files on several threads and hands them on in order. A slot is freed once it was handed on.
class OrderedReader {
 public:
  OrderedReader(const std::vector<std::string>& files, const ReadOptions& options)
      : m_files(files), m_options(options), m_slots(files.size()) {
    if (is_little()) return;
    platform::expect_much_memory();
    const auto count = std::min<std::size_t>(thread_count(options.threads), files.size());
    m_threads.reserve(count);
    try {
      for (std::size_t i = 0; i < count; ++i) m_threads.emplace_back([this] { work(); });
    } catch (const std::exception&) {
      return;  // those that there are will do, or none: then take() reads
    }
  }

  Slot take(std::size_t index) {
    if (m_threads.empty()) return read_slot(m_files[index], m_options);
    std::unique_lock lock(m_mutex);
    if (m_slots[index] == nullptr) {
      m_wanted = std::min(index + m_together, m_files.size());
      m_ready.wait(lock, [&] { return m_read >= m_wanted || m_failure != nullptr; });
    }
    if (m_failure != nullptr) std::rethrow_exception(m_failure);
    Slot slot = std::move(*m_slots[index]);
    m_slots[index].reset();
    ++m_taken;
    if (m_taken % m_together == 0) m_room.notify_all();
    return slot;
  }

  ~OrderedReader() {
    {
      const std::lock_guard lock(m_mutex);
      m_stop = true;
    }
    m_room.notify_all();
    for (auto& thread : m_threads) thread.join();
  }
  OrderedReader(const OrderedReader&) = delete;
  OrderedReader& operator=(const OrderedReader&) = delete;

 private:
  static constexpr std::size_t k_ahead = 256;    // files that may wait, so that memory stays small
  static constexpr std::size_t k_together = 32;  // of many are waited for at once: waking takes time

  // A few small files are read while threads would begin.
  [[nodiscard]] bool is_little() const {
    constexpr std::size_t k_files = 16;
    constexpr std::uint64_t k_bytes = 1U << 17U;
    if (m_files.size() > k_files) return false;
    if (m_files.size() <= 1) return true;
    std::uint64_t bytes = 0;
    for (const auto& file : m_files) {
      platform::Entry entry;
      if (!platform::look_at(file, entry)) bytes += entry.size;
    }
    return bytes <= k_bytes;
  }

  void work() {
    platform::expect_much_memory();
    for (std::size_t i = m_next++; i < m_files.size(); i = m_next++) {
      {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [&] { return i < m_taken + k_ahead || m_stop; });
        if (m_stop) return;
      }
      std::unique_ptr<Slot> slot;
      std::exception_ptr failure;
      try {
        slot = std::make_unique<Slot>(read_slot(m_files[i], m_options));
      } catch (...) {
        failure = std::current_exception();
      }
      const std::lock_guard lock(m_mutex);
      m_slots[i] = std::move(slot);
      while (m_read < m_files.size() && m_slots[m_read] != nullptr) ++m_read;
      if (failure != nullptr) m_failure = failure;
      if (m_read >= m_wanted || m_failure != nullptr) m_ready.notify_one();
      if (m_failure != nullptr) return;
    }
  }

  const std::vector<std::string>& m_files;
  const ReadOptions& m_options;
  std::vector<std::unique_ptr<Slot>> m_slots;
  std::atomic<std::size_t> m_next = 0;
  const std::size_t m_together = std::clamp<std::size_t>(m_files.size() / 64, 1, k_together);
  std::size_t m_read = 0;    // files without a gap that are read
  std::size_t m_wanted = 0;  // as many are waited for
  std::size_t m_taken = 0;
  bool m_stop = false;
  std::exception_ptr m_failure;  // such as a lack of memory; the whole reading fails with it
  std::mutex m_mutex;
  std::condition_variable m_ready;
  std::condition_variable m_room;
  std::vector<std::thread> m_threads;
};

// The lines of a file that messages point at. It is read once more for them, and not further than it must be.
class SourceLines {
 public:
  SourceLines(const std::string& file, const std::string& standard_input, std::size_t limit)
      : m_file(file), m_limit(limit) {
    constexpr std::size_t k_beginning = std::size_t{1} << 16U;
    const bool given = file == "-";
    m_bytes = given ? standard_input : read(k_beginning);
    if (reading::no_yaml_file(m_bytes)) m_bytes.clear();  // nothing in it is a line
    m_whole = given || m_bytes.size() < k_beginning;
  }

  std::string_view line(std::uint32_t number) {
    std::string_view rest = from(number);
    if (!m_whole && rest.find('\n') == std::string_view::npos) {
      m_bytes = read(SIZE_MAX);
      m_whole = true;
      rest = from(number);
    }
    rest = rest.substr(0, rest.find('\n'));
    if (rest.ends_with('\r')) rest.remove_suffix(1);
    return rest;
  }

 private:
  std::string read(std::size_t most) const {
    try {
      return read_beginning(m_file, most, m_limit);
    } catch (const Problem&) {
      return "";  // gone since it was read: the message stands without the line
    }
  }

  // What stands from that line on.
  [[nodiscard]] std::string_view from(std::uint32_t number) const {
    std::string_view rest = m_bytes;
    for (std::uint32_t line = 1; line < number && !rest.empty(); ++line) {
      const auto end = rest.find('\n');
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return rest;
  }

  const std::string& m_file;
  std::size_t m_limit;
  std::string m_bytes;
  bool m_whole = false;
};

void fill_source_lines(Diagnostics& diagnostics, const std::string& standard_input, std::size_t limit) {
  std::string file;
  std::optional<SourceLines> lines;
  for (auto& d : diagnostics.items()) {
    if (d.spot.line == 0 || !d.source_line.empty()) continue;
    if (!lines || d.file != file) {
      file = d.file;
      lines.emplace(file, standard_input, limit);
    }
    d.source_line = lines->line(d.spot.line);
  }
}

// A file that somebody named is meant to be read; one that only lies in a folder may be somebody else's.
void refuse_named(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  const auto plain = [](const std::string& path) {
    return std::filesystem::path(path).lexically_normal().generic_string();
  };
  for (auto& d : diagnostics.items()) {
    if (d.id != k_not_worksort) continue;
    const auto is_it = [&](const std::string& path) { return plain(path) == plain(d.file); };
    if (std::none_of(paths.begin(), paths.end(), is_it)) continue;
    d.severity = Severity::error;
    d.hint = "a worksort file has keys such as work: or task: at its top; 'worksort help format' lists them";
  }
}

void join_all(Join& join) {
  join_codebooks(join);
  join_tasks(join);
  join_people(join);
  resolve_readings(join);
  resolve_documents(join);
  join_pieces(join);
  join.study.list_classes();
  if (join.options.thorough) look_closely(join);
}

}  // namespace

Study read_study(const std::vector<std::string>& paths, const ReadOptions& options,
                 Diagnostics& diagnostics) {
  Study study;
  Join join{study, options, diagnostics};
  study.files = find_files(paths, {".yaml", ".yml"}, diagnostics);
  std::vector<std::string> files = study.files;
  std::string standard_input;
  if (!files.empty() && files.front() == "-") {
    standard_input = read_file("-", options.max_file_bytes);
    append(join, 0, 1, read_slot("-", standard_input, options));
    files.erase(files.begin());
  }
  const std::size_t skipped = study.files.size() - files.size();
  {
    OrderedReader reader(files, options);
    for (std::size_t i = 0; i < files.size(); ++i) {
      append(join, i + skipped, study.files.size(), reader.take(i));
      tell(options.progress, i + 1, files.size());
    }
  }
  refuse_named(paths, diagnostics);
  join_all(join);
  diagnostics.sort();
  fill_source_lines(diagnostics, standard_input, options.max_file_bytes);
  study.input.errors = diagnostics.errors();
  return study;
}

Study read_texts(const std::vector<TextFile>& files, const ReadOptions& options, Diagnostics& diagnostics) {
  Study study;
  Join join{study, options, diagnostics};
  for (const auto& [name, bytes] : files) {
    append(join, study.files.size(), files.size(), read_slot(name, bytes, options));
    study.files.push_back(name);
  }
  join_all(join);
  diagnostics.sort();
  study.input.errors = diagnostics.errors();
  return study;
}

Study read_text(const std::string& name, const std::string& text) {
  Diagnostics unheard;
  return read_text(name, text, {}, unheard);
}

Study read_text(const std::string& name, const std::string& text, const ReadOptions& options,
                Diagnostics& diagnostics) {
  return read_texts({{name, text}}, options, diagnostics);
}

}  // namespace worksort
