#include "journal.hpp"

#include "worksort/util/files.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include <fmt/format.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_ending = ".worksort-tmp";
constexpr std::string_view k_first_line = "worksort journal 1 ";
constexpr std::size_t k_most_bytes = std::size_t{64} << 20U;
constexpr std::size_t k_fields = 5;

std::string_view intent_word(Intent intent) {
  return intent == Intent::finish ? "finish" : "take back";
}

// A text without tabs and line ends, which part the fields and lines.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '\t' || c == '\n')
      out += c == '\\' ? "\\\\" : c == '\t' ? "\\t" : "\\n";
    else
      out += c;
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    ++i;
    out += text[i] == 't' ? '\t' : text[i] == 'n' ? '\n' : text[i];
  }
  return out;
}

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> out;
  for (;;) {
    const auto tab = line.find('\t');
    out.push_back(unescaped(line.substr(0, tab)));
    if (tab == std::string_view::npos) return out;
    line.remove_prefix(tab + 1);
  }
}

struct Journal {
  Intent intent = Intent::finish;
  std::vector<FileMove> steps;
};

// Whether a path that a note names lies below the note's folder. A note may come with somebody else's files,
// and must not reach further than those.
bool stays_below(const fs::path& path) {
  const fs::path plain = path.lexically_normal();
  return !plain.empty() && plain.is_relative() && *plain.begin() != "..";
}

// Nothing for what no run of ours has written.
std::optional<Journal> parsed(const std::string& folder, std::string_view bytes) {
  Journal out;
  for (bool first = true; !bytes.empty(); first = false) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (first) {
      if (line == fmt::format("{}{}", k_first_line, intent_word(Intent::take_back)))
        out.intent = Intent::take_back;
      else if (line != fmt::format("{}{}", k_first_line, intent_word(Intent::finish)))
        return std::nullopt;
      continue;
    }
    auto fields = fields_of(line);
    if (fields.size() != k_fields || !stays_below(fields[0]) || !is_temporary_name(fields[1]) ||
        (!fields[2].empty() && !is_temporary_name(fields[2])))
      return std::nullopt;
    FileMove step;
    step.target = (fs::path(folder) / fields[0]).lexically_normal().generic_string();
    const fs::path beside = fs::path(step.target).parent_path();
    step.staged = (beside / fields[1]).generic_string();
    if (!fields[2].empty()) step.kept = (beside / fields[2]).generic_string();
    step.before = std::move(fields[3]);
    step.after = std::move(fields[4]);
    out.steps.push_back(std::move(step));
  }
  return out;
}

bool is_link(const std::string& path) {
  platform::Entry entry;
  return !platform::look_at(path, entry) && entry.link;
}

// The print of a file, empty if there is none that can be read.
std::string print_at(const std::string& path) {
  try {
    return platform::is_there(path) ? print_of(read_file(path, k_most_bytes)) : "";
  } catch (const Problem&) {
    return "";
  }
}

// Moves one file where the earlier run would have moved it. A file that is neither as that run found it nor
// as it left it belongs to somebody else now.
std::error_code end_step(const FileMove& step, Intent intent, Earlier& out) {
  const bool finishing = intent == Intent::finish;
  const bool moved =
      finishing ? !platform::is_there(step.staged) : !step.kept.empty() && !platform::is_there(step.kept);
  const std::string now = print_at(step.target);
  const std::string& before = finishing ? step.before : step.after;
  if (now == (finishing ? step.after : step.before)) return {};
  const bool undone = now == before || now.empty();
  if (moved && !undone) return {};  // and was changed since
  if (moved || now != before || is_link(step.target)) {
    out.untouched.push_back(step.target);
    return {};
  }
  const auto error = finishing ? place(step) : put_back(step);
  if (!error) out.done.push_back(step.target);
  return error;
}

}  // namespace

std::string folder_of(const std::string& path) {
  const fs::path parent = fs::path(path).parent_path();
  return parent.empty() ? "." : parent.generic_string();
}

std::string print_of(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return fmt::format("{}-{:016x}", bytes.size(), hash);
}

std::string name_beside(const std::string& target) {
  const std::string name = fmt::format(".{:016x}{}", platform::random_number(), k_ending);
  return (fs::path(target).parent_path() / name).generic_string();
}

bool is_temporary_name(std::string_view name) {
  return name.starts_with('.') && name.ends_with(k_ending) && name.find('/') == std::string_view::npos;
}

std::error_code write_new(const std::string& path, const FileFiller& fill, unsigned mode) {
  platform::OpenFile file;
  if (const auto error = file.create(path)) return error;
  auto error = fill(file);
  if (!error && mode != platform::k_private_file) error = file.set_mode(mode);
  if (!error) error = file.sync();
  if (const auto closed = file.close(); !error) error = closed;
  if (error) static_cast<void>(platform::remove_file(path));
  return error;
}

std::error_code write_new(const std::string& path, std::string_view bytes, unsigned mode) {
  return write_new(
      path, [&](platform::OpenFile& file) { return file.write(bytes); }, mode);
}

std::error_code place(const FileMove& step) {
  return step.before.empty() ? platform::move_new(step.staged, step.target)
                             : platform::move_over(step.staged, step.target);
}

std::error_code put_back(const FileMove& step) {
  return step.kept.empty() ? platform::remove_file(step.target) : platform::move_over(step.kept, step.target);
}

std::string journal_in(const std::string& folder) {
  return (fs::path(folder) / k_journal_name).generic_string();
}

std::error_code write_journal(const std::string& folder, Intent intent, const std::vector<FileMove>& steps) {
  std::string text = fmt::format("{}{}\n", k_first_line, intent_word(intent));
  const auto name = [](const std::string& path) { return fs::path(path).filename().generic_string(); };
  for (const auto& step : steps) {
    const fs::path path = fs::path(step.target).lexically_relative(folder);
    if (!stays_below(path)) continue;
    text += fmt::format("{}\t{}\t{}\t{}\t{}\n", escaped(path.generic_string()), name(step.staged),
                        name(step.kept), step.before, step.after);
  }
  const std::string journal = journal_in(folder);
  const std::string staged = name_beside(journal);
  if (const auto error = write_new(staged, text, platform::k_private_file)) return error;
  auto error = platform::move_over(staged, journal);
  if (error)
    static_cast<void>(platform::remove_file(staged));
  else
    error = platform::sync_folder(folder);
  return error;
}

std::optional<Earlier> finish_journal(const std::string& folder) {
  const std::string path = journal_in(folder);
  platform::Entry entry;
  if (platform::look_at(path, entry) || entry.kind != platform::Kind::file || entry.link || !entry.own)
    return std::nullopt;
  Earlier out;
  std::optional<Journal> journal;
  try {
    journal = parsed(folder, read_file(path, k_most_bytes));
  } catch (const Problem& error) {
    out.problem = error.what();
    return out;
  }
  if (!journal) return std::nullopt;
  out.intent = journal->intent;
  for (const auto& step : journal->steps) {
    if (const auto error = end_step(step, journal->intent, out))
      out.problem = fmt::format("cannot write {}: {}", step.target, error.message());
  }
  if (!out.problem.empty()) return out;
  for (const auto& step : journal->steps) {
    for (const auto& left : {step.staged, step.kept}) {
      if (!left.empty()) static_cast<void>(platform::remove_file(left));
    }
    static_cast<void>(platform::sync_folder(folder_of(step.target)));
  }
  static_cast<void>(platform::remove_file(path));
  static_cast<void>(platform::sync_folder(folder));
  return out;
}

}  // namespace worksort
