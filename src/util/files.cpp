#include "worksort/util/files.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <memory>
#include <system_error>

#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

std::atomic<bool> g_passing{false};  // a line stands in the terminal that is to go

Problem too_large(const std::string& path, std::size_t limit) {
  return Problem(fmt::format("{} is larger than {} MiB", path, limit >> 20U),
                 "--max-file-size raises the limit");
}

Problem cannot_read(const std::string& path, std::error_code error) {
  return Problem(fmt::format("cannot read {}: {}", path, error.message()));
}

// Reads to the end, or up to `most` bytes.
std::string read_all(const std::string& path, std::size_t limit, std::size_t expected, const NextBytes& next,
                     std::size_t most = SIZE_MAX) {
  std::string bytes(std::min(expected + 1, most), '\0');
  std::size_t used = 0;
  while (used < most) {
    if (used == bytes.size()) bytes.resize(std::min(bytes.size() * 2 + 65536, most));
    const std::size_t got = next(bytes.data() + used, bytes.size() - used);
    if (got == 0) break;
    used += got;
    if (used > limit) throw too_large(path, limit);
  }
  bytes.resize(used);
  return bytes;
}

std::string child(const std::string& folder, const std::string& name) {
  return folder == "." ? name : folder.ends_with('/') ? folder + name : folder + "/" + name;
}

std::string without_dot_slash(const std::string& given) {
  std::string path = platform::with_slashes(given);
  while (path.starts_with("./") && path.size() > 2) path.erase(0, 2);
  while (path.size() > 1 && path.ends_with('/') && !path.ends_with(":/")) path.pop_back();  // C:/ is a root
  return path;
}

// The path that it makes with words around it, where there is one.
std::string with_blanks(const std::vector<std::string>& paths, std::size_t at) {
  constexpr std::size_t k_most_words = 12;
  for (std::size_t first = at < k_most_words ? 0 : at - k_most_words; first <= at; ++first) {
    std::string whole = paths[first];
    for (std::size_t i = first + 1; i < paths.size() && i - first < k_most_words; ++i) {
      whole += ' ' + paths[i];
      if (i >= at && platform::is_there(whole)) return whole;
    }
  }
  return "";
}

std::string stem_of(std::string_view name) {
  return std::string(name.substr(0, name.rfind('.')));
}

// The one of the names that is written most like it: rather with the same ending than with another.
std::string nearest_name(const std::string& written, std::vector<platform::FolderEntry> entries) {
  std::sort(entries.begin(), entries.end());
  std::vector<std::string> shorter(entries.size());
  std::transform(entries.begin(), entries.end(), shorter.begin(),
                 [](const auto& entry) { return stem_of(entry.name); });
  const auto near = nearest(stem_of(written), shorter);
  if (!near) return "";
  std::string other;
  for (std::size_t i = entries.size(); i-- > 0;) {
    const std::string& name = entries[i].name;
    if (shorter[i] != *near) continue;
    if (name.substr(near->size()) == written.substr(stem_of(written).size())) return name;
    other = name;
  }
  return other;
}

// The path with its first name that is not there as one is written that is.
std::string in_other_spelling(const std::string& path) {
  for (std::size_t begin = 0, end = 0; begin < path.size(); begin = end + 1) {
    end = std::min(path.find('/', begin), path.size());
    if (end == begin || platform::is_there(path.substr(0, end))) continue;
    const std::string folder = path.substr(0, begin);
    std::vector<platform::FolderEntry> entries;
    if (platform::entries_in(folder.empty() ? "." : folder, entries)) return "";
    const std::string name = nearest_name(path.substr(begin, end - begin), std::move(entries));
    const std::string other = folder + name + path.substr(end);
    return !name.empty() && platform::is_there(other) ? other : "";
  }
  return "";
}

// What somebody most likely means by a path at which nothing is.
std::string path_hint(const std::vector<std::string>& paths, std::size_t at) {
  const std::string whole = with_blanks(paths, at);
  if (!whole.empty()) return fmt::format("a name with blanks stands in quotes: {}", shell_word(whole));
  const std::string other = in_other_spelling(without_dot_slash(paths[at]));
  return other.empty() ? "" : fmt::format("did you mean {}?", shell_word(other));
}

// Looks for files at the paths that a user gave, and in folders at any depth.
class Search {
 public:
  Search(const std::vector<std::string>& extensions, Diagnostics& diagnostics)
      : m_extensions(extensions), m_diagnostics(diagnostics) {}

  void collect_from(const std::vector<std::string>& paths) {
    for (std::size_t i = 0; i < paths.size(); ++i) {
      if (paths[i] != "-" && !collect_from(paths[i]))
        throw Problem(fmt::format("no such file or folder: {}", paths[i]), path_hint(paths, i));
    }
  }

  std::vector<std::string> files;
  std::vector<std::string> journals;  // folders with the note of a run that was broken off

 private:
  // False where nothing is.
  bool collect_from(const std::string& given) {
    const std::string path = without_dot_slash(given);
    platform::Entry entry;
    if (platform::look_at(path, entry) || entry.kind == platform::Kind::none) return false;
    if (entry.kind == platform::Kind::folder)
      collect(path);
    else
      files.push_back(path);
    return true;
  }

  void collect(const std::string& folder) {
    std::vector<platform::FolderEntry> entries;
    const auto error = platform::entries_in(folder, entries);
    bool open = false;  // one was looked at, so the others can be
    for (const auto& [name, is_file] : entries) {
      if (name == k_journal_name) journals.push_back(folder);
      if (name.starts_with('.')) continue;
      const std::string path = child(folder, name);
      if (open && is_file)
        take_file(path);
      else if (!take(path, folder))
        return;
      open = true;
    }
    if (error) report(folder, error.message());
  }

  void take_file(const std::string& path) {
    if (has_extension(path, m_extensions))
      files.push_back(path);
    else
      warn_of_txt(path);
  }

  // Notepad saves work.yaml as work.yaml.txt, and Windows hides the end of the name.
  void warn_of_txt(const std::string& path) {
    static constexpr std::string_view k_txt = ".txt";
    if (!has_extension(path, {std::string(k_txt)})) return;
    const std::string meant = path.substr(0, path.size() - k_txt.size());
    if (!has_extension(meant, m_extensions)) return;
    m_diagnostics.add({Severity::warning,
                       "ends-in-txt",
                       path,
                       {},
                       "not read: its name ends in .txt",
                       fmt::format("call it {}; Windows shows the end of a name in Explorer under View, File "
                                   "name extensions",
                                   fs::path(meant).filename().generic_string()),
                       ""});
  }

  // False if nothing in the folder can be looked at.
  bool take(const std::string& path, const std::string& folder) {
    using platform::Kind;
    platform::Entry entry;
    const auto error = platform::look_at(path, entry);
    if (error == std::errc::permission_denied && !entry.link) {
      report(folder, fmt::format("what is in it cannot be opened: {}", error.message()));
      return false;
    }
    const bool wanted = has_extension(path, m_extensions);
    if (!error && entry.kind == Kind::folder && !entry.link)
      collect(path);
    else if (!wanted && (error || entry.kind != Kind::file))
      return true;  // none of ours
    else if (!wanted)
      warn_of_txt(path);
    else if (error)
      report(path, error.message());
    else if (entry.kind == Kind::file)
      files.push_back(path);
    else if (entry.kind == Kind::none)
      report(path, std::make_error_code(std::errc::no_such_file_or_directory).message());
    else
      report(path,
             entry.kind == Kind::special ? "it is not a regular file" : "links to folders are not followed");
    return true;
  }

  void report(const std::string& path, std::string_view why) {
    m_diagnostics.add({Severity::error, "unreadable", path, {}, fmt::format("not read: {}", why), "", ""});
  }

  const std::vector<std::string>& m_extensions;
  Diagnostics& m_diagnostics;
};

}  // namespace

bool has_extension(std::string_view path, const std::vector<std::string>& extensions) {
  return std::any_of(extensions.begin(), extensions.end(),
                     [&](const auto& e) { return lower(path).ends_with(e); });
}

std::vector<std::string> find_files(const std::vector<std::string>& paths,
                                    const std::vector<std::string>& extensions, Diagnostics& diagnostics) {
  const std::size_t said = diagnostics.items().size();
  Search search(extensions, diagnostics);
  search.collect_from(paths);
  if (!search.journals.empty()) {  // ending them may bring files and take some away
    diagnostics.items().erase(diagnostics.items().begin() + static_cast<std::ptrdiff_t>(said),
                              diagnostics.items().end());
    finish_earlier(search.journals, diagnostics);
    search.files.clear();
    search.collect_from(paths);
  }
  std::vector<std::string> out = std::move(search.files);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (std::find(paths.begin(), paths.end(), "-") != paths.end()) out.insert(out.begin(), "-");
  return out;
}

std::string path_from(const std::string& folder, const std::string& path) {
  std::error_code error;
  const fs::path out = fs::relative(path, folder.empty() ? "." : folder, error);
  return error || out.empty() ? path : out.generic_string();
}

std::string read_file(const std::string& path, std::size_t limit) {
  constexpr std::size_t k_at_first = 65536;
  if (path == "-") {
    const std::string name = "standard input";
    return read_all(name, limit, k_at_first, [&](char* to, std::size_t most) {
      std::size_t got = 0;
      if (const auto error = platform::read_stream(platform::Stream::input, to, most, got))
        throw cannot_read(name, error);
      return got;
    });
  }
  return read_beginning(path, SIZE_MAX, limit);
}

NextBytes open_bytes(const std::string& path, std::size_t limit, std::size_t& size) {
  const auto file = std::make_shared<platform::OpenFile>();
  platform::Entry entry;
  if (const auto error = file->open_to_read(path, entry)) {
    throw Problem(fmt::format("cannot open {}: {}", path, error.message()),
                  error == std::errc::no_such_file_or_directory ? path_hint({path}, 0) : "");
  }
  if (entry.kind == platform::Kind::folder) throw Problem(fmt::format("{} is a folder", path));
  if (entry.kind != platform::Kind::file) throw Problem(fmt::format("{} is not a regular file", path));
  if (entry.size > limit) throw too_large(path, limit);
  size = entry.size;
  return [file, path](char* to, std::size_t most) {
    std::size_t got = 0;
    if (const auto error = file->read(to, most, got)) throw cannot_read(path, error);
    return got;
  };
}

NextBytes next_of(std::string_view bytes) {
  return [rest = bytes](char* to, std::size_t most) mutable {
    const std::size_t got = rest.copy(to, most);
    rest.remove_prefix(got);
    return got;
  };
}

std::string read_beginning(const std::string& path, std::size_t most, std::size_t limit) {
  std::size_t size = 0;
  const NextBytes next = open_bytes(path, limit, size);
  const std::size_t there = size == 0 ? SIZE_MAX : size;  // 0 where the system makes it up meanwhile
  return read_all(path, limit, size, next, std::min(most, there));
}

bool write_stdout(std::string_view bytes) {
  erase_passing();
  const auto error = platform::write_stream(platform::Stream::output, bytes);
  if (platform::is_closed_pipe(error)) return false;
  if (error) throw Problem(fmt::format("cannot write to standard output: {}", error.message()));
  return true;
}

void write_stderr(std::string_view text) {
  erase_passing();
  static_cast<void>(platform::write_stream(platform::Stream::error, text));
}

void show_passing(std::string_view line) {
  g_passing = true;
  static_cast<void>(platform::write_stream(platform::Stream::error, fmt::format("\r{}\x1b[K", line)));
}

void erase_passing() {
  if (g_passing.exchange(false))
    static_cast<void>(platform::write_stream(platform::Stream::error, "\r\x1b[K"));
}

}  // namespace worksort
