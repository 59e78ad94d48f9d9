#include "worksort/util/writing.hpp"

#include "worksort/util/files.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/spool.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <set>

#include "folder_locks.hpp"
#include "journal.hpp"
#include <fmt/format.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_links = 40;

std::atomic<bool> g_wrote{false};

[[noreturn]] void fail(const std::string& path, std::error_code error) {
  throw Problem(fmt::format("cannot write {}: {}", path, error.message()));
}

// What the path stands for, as it is on its way through links; also where the last one leads nowhere yet.
std::string real_path(const std::string& path) {
  fs::path out = path;
  std::error_code error;
  for (std::size_t i = 0; i < k_most_links && fs::is_symlink(fs::symlink_status(out, error)); ++i) {
    const fs::path next = fs::read_symlink(out, error);
    if (error) break;
    out = out.parent_path() / next;
  }
  const fs::path folder = fs::canonical(folder_of(out.generic_string()), error);
  return error ? out.generic_string() : (folder / out.filename()).generic_string();
}

void refuse_existing(const std::vector<FileToWrite>& files) {
  std::vector<std::string> there;
  for (const auto& file : files) {
    if (file.was) continue;  // to be changed
    platform::Entry entry;
    const auto error = platform::look_at(file.path, entry);
    if (error || entry.kind != platform::Kind::none || entry.link) there.push_back(file.path);
  }
  if (there.empty()) return;
  throw Problem(fmt::format("{} {} already, so nothing was written; --force replaces {}", join_and(there),
                            there.size() == 1 ? "exists" : "exist", there.size() == 1 ? "it" : "them"));
}

// Makes the folders that are missing, and takes them away again unless `keep` is called.
class Folders {
 public:
  Folders() = default;
  Folders(const Folders&) = delete;
  Folders& operator=(const Folders&) = delete;
  ~Folders() {
    std::error_code ignored;
    for (auto folder = m_made.rbegin(); folder != m_made.rend(); ++folder) fs::remove(*folder, ignored);
  }

  void make(const fs::path& folder, Readers readers) {
    platform::Entry entry;
    if (folder.empty() || platform::look_at(folder.generic_string(), entry) ||
        entry.kind != platform::Kind::none)
      return;
    make(folder.parent_path(), readers);
    if (const auto error = platform::make_folder(folder.generic_string(), readers == Readers::owner))
      fail(folder.generic_string(), error);
    m_made.push_back(folder);
    static_cast<void>(platform::sync_folder(folder_of(folder.generic_string())));
  }
  void keep() { m_made.clear(); }

 private:
  std::vector<fs::path> m_made;
};

// The folder that all files lie in.
std::string common_folder(const std::vector<FileMove>& steps) {
  fs::path out = folder_of(steps.front().target);
  for (const auto& step : steps) {
    while (out.has_relative_path()) {
      const fs::path relative = fs::path(step.target).lexically_relative(out);
      if (!relative.empty() && *relative.begin() != "..") break;
      out = out.parent_path();
    }
  }
  return out.generic_string();
}

// What earlier runs left that were ended before anything was moved. REQUIRES: the folder is locked.
void sweep(const std::string& folder) {
  std::vector<std::string> names;
  static_cast<void>(platform::names_in(folder, names));
  for (const auto& name : names) {
    if (!is_temporary_name(name)) continue;
    const std::string path = (fs::path(folder) / name).generic_string();
    platform::Entry entry;
    if (!platform::look_at(path, entry) && entry.kind == platform::Kind::file && entry.own && !entry.link)
      static_cast<void>(platform::remove_file(path));
  }
}

std::error_code copy(const Spool& content, platform::OpenFile& file) {
  return content.each([&](std::string_view part) {
    if (platform::SignalGuard::interrupted()) return std::make_error_code(std::errc::operation_canceled);
    return file.write(part);
  });
}

FileFiller filler(const FileToWrite& wanted) {
  return [&wanted](platform::OpenFile& file) {
    return wanted.spool == nullptr ? file.write(wanted.bytes) : copy(*wanted.spool, file);
  };
}

// Several files on their way.
class Change {
 public:
  explicit Change(const std::vector<FileToWrite>& files) : m_files(files) {
    for (const auto& file : files) m_steps.push_back({real_path(file.path), "", "", "", ""});
  }
  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;
  ~Change() {
    if (m_journal_stays) return;
    for (const auto& step : m_steps) {
      if (!step.staged.empty()) static_cast<void>(platform::remove_file(step.staged));
      if (!step.kept.empty()) static_cast<void>(platform::remove_file(step.kept));
    }
  }

  void run(bool overwrite) {
    m_journals = {common_folder(m_steps)};
    for (const auto& step : m_steps) m_folders.insert(folder_of(step.target));
    std::set<std::string> folders = m_folders;
    folders.insert(m_journals.begin(), m_journals.end());
    const auto locks = lock_folders(folders);
    for (const auto& folder : folders) {
      if (finish_journal(folder)) throw Problem("another run was broken off here; try again");
    }
    if (locks.size() == folders.size()) {
      for (const auto& folder : folders) sweep(folder);
    }
    if (!overwrite) refuse_existing(m_files);
    for (std::size_t i = 0; i < m_steps.size(); ++i) stage(i);
    for (std::size_t i = 0; i < m_steps.size(); ++i) look_again(i);
    stop_if_interrupted();
    m_steps.size() == 1 ? place_one() : place_all();
    g_wrote = true;
  }

 private:
  void stage(std::size_t i) {
    stop_if_interrupted();
    FileMove& step = m_steps[i];
    platform::Entry entry;
    if (const auto error = platform::look_at(step.target, entry)) fail(m_files[i].path, error);
    if (entry.kind == platform::Kind::folder)
      fail(m_files[i].path, std::make_error_code(std::errc::is_a_directory));
    if (entry.kind == platform::Kind::special)
      fail(m_files[i].path, std::make_error_code(std::errc::invalid_argument));
    look_again(i);
    const bool there = entry.kind == platform::Kind::file;
    if (there && m_steps.size() > 1) step.before = print_of(now_in(i));
    if (there && m_steps.size() == 1) step.before = "there";
    if (m_steps.size() > 1) step.after = print_of(m_files[i].bytes);
    const std::string staged = name_beside(step.target);
    const unsigned mode = m_files[i].readers == Readers::as_usual && !there ? platform::usual_file_mode()
                                                                            : platform::k_private_file;
    const FileFiller fill = [&, content = filler(m_files[i])](platform::OpenFile& file) {
      const auto error = there ? file.set_access(entry) : std::error_code();
      return error ? error : content(file);
    };
    if (const auto error = write_new(staged, fill, mode)) fail(m_files[i].path, error);
    step.staged = staged;
  }

  [[nodiscard]] std::string now_in(std::size_t i) const {
    return read_file(m_steps[i].target, m_files[i].was ? m_files[i].was->size() : k_any_size);
  }

  // What the change was made from must still stand there.
  void look_again(std::size_t i) const {
    if (!m_files[i].was) return;
    bool same = false;
    try {
      same = now_in(i) == *m_files[i].was;
    } catch (const Problem&) {
      same = false;  // it is longer now, or gone
    }
    if (same) return;
    throw Problem(fmt::format("{} was changed by somebody else meanwhile, so {}", m_files[i].path,
                              m_files.size() == 1 ? "it stays as it is" : "nothing was written"));
  }

  void place_one() {
    FileMove& step = m_steps.front();
    if (const auto error = place(step)) fail(m_files.front().path, error);
    step.staged.clear();
    if (const auto error = platform::sync_folder(*m_folders.begin())) fail(m_files.front().path, error);
  }

  void place_all() {
    keep_old();
    sync_folders();
    note(Intent::finish);
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
      const auto error = place(m_steps[i]);
      if (!error) continue;
      take_back(i);
      fail(m_files[i].path, error);
    }
    try {
      sync_folders();
    } catch (const Problem&) {
      take_back(m_steps.size());
      throw;
    }
    remove_notes();
    for (auto& step : m_steps) step.staged.clear();
    m_journal_stays = false;
  }

  // A second name for what stands there, or a copy with its permissions where the file system has no such
  // thing.
  void keep_old() {
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
      FileMove& step = m_steps[i];
      if (step.before.empty()) continue;
      const std::string kept = name_beside(step.target);
      auto error = platform::link_file(step.target, kept);
      if (platform::is_unsupported(error)) {
        platform::Entry entry;
        error = platform::look_at(step.target, entry);
        if (!error) error = write_new(kept, now_in(i), entry.mode);
      }
      if (error) fail(m_files[i].path, error);
      step.kept = kept;
    }
  }

  void sync_folders() const {
    for (const auto& folder : m_folders) {
      if (const auto error = platform::sync_folder(folder)) fail(folder, error);
    }
  }

  // Into the folder around all, or each file's own folder where that one cannot be written.
  void note(Intent intent) {
    m_journal_stays = true;  // also where there is no memory to go on with
    if (!write_journal(*m_journals.begin(), intent, m_steps)) return;
    m_journals = m_folders;
    for (const auto& folder : m_journals) {
      const auto error = write_journal(folder, intent, m_steps);
      if (!error) continue;
      remove_notes();
      m_journal_stays = false;
      fail(folder, error);
    }
  }

  void remove_notes() const {
    for (const auto& folder : m_journals) static_cast<void>(platform::remove_file(journal_in(folder)));
  }

  // The first `count` files are in place and go back. What cannot go back now is left to the next run.
  void take_back(std::size_t count) {
    for (const auto& folder : m_journals)
      static_cast<void>(write_journal(folder, Intent::take_back, m_steps));
    bool all = true;
    for (std::size_t i = count; i-- > 0;) all = !put_back(m_steps[i]) && all;
    if (all) remove_notes();
    m_journal_stays = !all;
  }

  static constexpr std::size_t k_any_size = std::size_t{1} << 40U;

  const std::vector<FileToWrite>& m_files;
  std::vector<FileMove> m_steps;
  std::set<std::string> m_folders;   // of the files
  std::set<std::string> m_journals;  // the folders they lie in
  bool m_journal_stays = false;
};

// To a device or a pipe, where nothing can be moved.
void write_through(const FileToWrite& wanted) {
  platform::OpenFile file;
  auto error = file.open_to_write(wanted.path);
  if (!error) error = filler(wanted)(file);
  if (error) fail(wanted.path, error);
}

void write_one(FileToWrite wanted, bool overwrite) {
  const std::string& path = wanted.path;
  platform::Entry entry;
  if (const auto error = platform::look_at(path, entry)) fail(path, error);
  if (entry.kind == platform::Kind::folder) fail(path, std::make_error_code(std::errc::is_a_directory));
  if (!overwrite && (entry.kind != platform::Kind::none || entry.link))
    throw Problem(fmt::format("{} exists already; --force replaces it", path));
  if (entry.kind == platform::Kind::special) return write_through(wanted);
  write_files({std::move(wanted)}, overwrite);
}

}  // namespace

bool wrote_files() {
  return g_wrote;
}

void write_files(const std::vector<FileToWrite>& files, bool overwrite) {
  if (files.empty()) return;
  if (!overwrite) refuse_existing(files);
  const platform::SignalGuard guard;
  Folders folders;
  for (const auto& file : files) folders.make(fs::path(file.path).parent_path(), file.readers);
  {
    Change change(files);
    change.run(overwrite);
  }
  folders.keep();
}

void write_file(const std::string& path, std::string_view bytes, bool overwrite, Readers readers) {
  write_one({path, std::string(bytes), readers}, overwrite);
}

void write_spool(const std::string& path, const Spool& content, bool overwrite, Readers readers) {
  FileToWrite wanted{path, "", readers};
  wanted.spool = &content;
  write_one(std::move(wanted), overwrite);
}

}  // namespace worksort
