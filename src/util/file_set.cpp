#include "worksort/util/file_set.hpp"

#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, int error) {
  throw Problem(fmt::format("cannot write {}: {}", path, std::generic_category().message(error)));
}

void refuse_existing(const std::vector<FileToWrite>& files) {
  std::vector<std::string> there;
  for (const auto& file : files) {
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(file.path, ignored))) there.push_back(file.path);
  }
  if (there.empty()) return;
  throw Problem(fmt::format("{} {} already, so nothing was written; --force replaces {}", join_and(there),
                            there.size() == 1 ? "exists" : "exist", there.size() == 1 ? "it" : "them"));
}

// One file on its way: staged beside its place, in place, or put back.
class Move {
 public:
  explicit Move(const FileToWrite& file) {
    std::error_code ignored;
    const fs::path real =
        fs::canonical(file.path, ignored);  // a link stays, and what it points to is replaced
    m_path = ignored ? file.path : real.string();
    const fs::path target(m_path);
    const std::string folder = target.has_parent_path() ? target.parent_path().string() + "/" : "";
    const std::string stem = fmt::format("{}.{}.{}", folder, target.filename().string(), ::getpid());
    m_staged = stem + ".worksort-tmp";
    m_kept = stem + ".worksort-old.worksort-tmp";
  }

  void stage(const std::string& bytes) {
    struct stat old {};
    const bool there = ::stat(m_path.c_str(), &old) == 0;
    if (there && !S_ISREG(old.st_mode)) fail(m_path, S_ISDIR(old.st_mode) ? EISDIR : EINVAL);
    write_file(m_staged, bytes, true);
    if (there) ::chmod(m_staged.c_str(), old.st_mode & 07777U);
  }

  // Returns 0 or the error.
  int place(bool overwrite) {
    if (!overwrite) return ::link(m_staged.c_str(), m_path.c_str()) == 0 || no_links() ? done() : errno;
    if (::link(m_path.c_str(), m_kept.c_str()) != 0 && errno != ENOENT) {
      if (::rename(m_path.c_str(), m_kept.c_str()) != 0) return errno;
    }
    return ::rename(m_staged.c_str(), m_path.c_str()) == 0 ? done() : errno;
  }

  void put_back() {
    if (::access(m_kept.c_str(), F_OK) == 0)
      static_cast<void>(std::rename(m_kept.c_str(), m_path.c_str()));
    else if (m_placed)
      ::unlink(m_path.c_str());
  }

  void clear() {
    ::unlink(m_staged.c_str());
    ::unlink(m_kept.c_str());
  }

 private:
  // File systems without hard links: moves the file, unless one has come there meanwhile.
  [[nodiscard]] bool no_links() const {
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) return false;
    if (::access(m_path.c_str(), F_OK) == 0) {
      errno = EEXIST;
      return false;
    }
    return ::rename(m_staged.c_str(), m_path.c_str()) == 0;
  }

  int done() {
    m_placed = true;
    return 0;
  }

  std::string m_path;
  std::string m_staged;
  std::string m_kept;
  bool m_placed = false;
};

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

  void make(const fs::path& folder) {
    if (folder.empty() || fs::exists(folder)) return;
    make(folder.parent_path());
    std::error_code error;
    fs::create_directory(folder, error);
    if (error) fail(folder.string(), error.value());
    m_made.push_back(folder);
  }
  void keep() { m_made.clear(); }

 private:
  std::vector<fs::path> m_made;
};

void place_all(std::vector<Move>& moves, const std::vector<FileToWrite>& files, bool overwrite) {
  for (std::size_t i = 0; i < moves.size(); ++i) {
    const int error = moves[i].place(overwrite);
    if (error == 0) continue;
    for (std::size_t k = i + 1; k-- > 0;) moves[k].put_back();
    fail(files[i].path, error);
  }
}

}  // namespace

void write_files(const std::vector<FileToWrite>& files, bool overwrite) {
  if (!overwrite) refuse_existing(files);
  Folders folders;
  std::vector<Move> moves;
  const auto clear = [&] {
    for (auto& move : moves) move.clear();
  };
  try {
    for (const auto& file : files) {
      folders.make(fs::path(file.path).parent_path());
      moves.emplace_back(file);
      moves.back().stage(file.bytes);
    }
    place_all(moves, files, overwrite);
  } catch (...) {
    clear();
    throw;
  }
  clear();
  folders.keep();
}

}  // namespace worksort
