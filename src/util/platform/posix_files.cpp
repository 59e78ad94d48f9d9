// Files and folders of Linux, macOS and other systems of the POSIX family.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "posix.hpp"

namespace worksort::platform {

namespace posix {

std::error_code read_from(int handle, char* to, std::size_t most, std::size_t& got) {
  const auto count = again([&] { return ::read(handle, to, most); });
  got = count < 0 ? 0 : static_cast<std::size_t>(count);
  return error_of(count);
}

std::error_code write_to(int handle, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = again([&] { return ::write(handle, bytes.data(), bytes.size()); });
    if (count < 0) return error_of(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

void close_handle(int& handle) {
  if (handle >= 0) ::close(handle);
  handle = -1;
}

}  // namespace posix

using namespace posix;

namespace {

Entry entry_of(const struct stat& info) {
  Entry out;
  out.kind = S_ISREG(info.st_mode) ? Kind::file : S_ISDIR(info.st_mode) ? Kind::folder : Kind::special;
  out.size = static_cast<std::uint64_t>(info.st_size);
  out.mode = info.st_mode & 0777U;
  out.owner = info.st_uid;
  out.group = info.st_gid;
  out.own = info.st_uid == ::geteuid();
  out.identity[0] = static_cast<std::uint64_t>(info.st_dev);
  out.identity[1] = static_cast<std::uint64_t>(info.st_ino);
  return out;
}

bool is_ordinary([[maybe_unused]] const dirent& entry) {
#ifdef DT_REG
  return entry.d_type == DT_REG;
#else
  return false;
#endif
}

std::error_code read_entries(DIR* folder, std::vector<FolderEntry>& out) {
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(folder);
    if (entry == nullptr && errno == EINTR) continue;
    if (entry == nullptr) return error_of(errno == 0 ? 0 : -1);
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") out.push_back({std::string(name), is_ordinary(*entry)});
  }
}

}  // namespace

std::error_code look_at(const std::string& path, Entry& out) {
  out = {};
  struct stat own {};
  if (const auto error = tried([&] { return ::lstat(path.c_str(), &own); })) {
    const bool nothing = error.value() == ENOENT || error.value() == ENOTDIR;
    return nothing ? std::error_code() : error;
  }
  struct stat target = own;
  const bool link = S_ISLNK(own.st_mode);
  if (link) {
    if (const auto error = tried([&] { return ::stat(path.c_str(), &target); })) {
      out.link = true;
      return error.value() == ENOENT ? std::error_code() : error;
    }
  }
  out = entry_of(target);
  out.link = link;
  return {};
}

std::error_code OpenFile::open_to_read(const std::string& path, Entry& entry) {
  m_handle = again([&] { return ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY); });
  if (m_handle < 0) return error_of(m_handle);
  struct stat info {};
  if (const auto error = tried([&] { return ::fstat(m_handle, &info); })) return error;
  entry = entry_of(info);
  return {};
}

std::error_code OpenFile::open_to_write(const std::string& path) {
  m_handle = again([&] { return ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY); });
  return error_of(m_handle);
}

std::error_code OpenFile::create(const std::string& path) {
  m_handle = again([&] {
    return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, k_private_file);
  });
  return error_of(m_handle);
}

std::error_code OpenFile::create_unnamed(const std::string& folder) {
#ifdef O_TMPFILE
  m_handle = again([&] { return ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, k_private_file); });
  if (m_handle >= 0) return {};
#endif
  std::string path = folder + "/worksort-XXXXXX";  // not every file system has such files
  sigset_t all;
  sigset_t before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, &before);  // no signal comes between the two calls
  m_handle = ::mkstemp(path.data());
  const auto error = error_of(m_handle);
  if (!error) ::unlink(path.c_str());
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (!error) ::fcntl(m_handle, F_SETFD, FD_CLOEXEC);
  return error;
}

std::error_code OpenFile::rewind() {
  return tried([&] { return ::lseek(m_handle, 0, SEEK_SET); });
}

std::error_code OpenFile::read(char* to, std::size_t most, std::size_t& got) {
  return read_from(m_handle, to, most, got);
}

std::error_code OpenFile::write(std::string_view bytes) {
  return write_to(m_handle, bytes);
}

std::error_code OpenFile::sync() {
  return tried([&] { return ::fsync(m_handle); });
}

std::error_code OpenFile::set_mode(unsigned mode) {
  return tried([&] { return ::fchmod(m_handle, mode); });
}

std::error_code OpenFile::set_access(const Entry& like) {
  struct stat now {};
  if (const auto error = tried([&] { return ::fstat(m_handle, &now); })) return error;
  constexpr uid_t k_as_it_is = static_cast<uid_t>(-1);
  unsigned mode = like.mode;
  const bool same = now.st_uid == like.owner && now.st_gid == like.group;
  if (!same && tried([&] { return ::fchown(m_handle, like.owner, like.group); }) &&
      tried([&] { return ::fchown(m_handle, k_as_it_is, like.group); }))
    mode &= ~static_cast<unsigned>(S_IRWXG);
  return set_mode(mode);
}

// After EINTR the file is closed: whether all was written has been asked before.
std::error_code OpenFile::close() {
  const auto error = error_of(::close(std::exchange(m_handle, -1)));
  return error.value() == EINTR ? std::error_code() : error;
}

unsigned usual_file_mode() {
  const mode_t mask = ::umask(0077);
  ::umask(mask);
  return 0666U & ~static_cast<unsigned>(mask);
}

bool keeps_private() {
  return true;
}

std::error_code make_folder(const std::string& path, bool private_one) {
  return tried([&] { return ::mkdir(path.c_str(), private_one ? 0700 : 0777); });
}

std::error_code entries_in(const std::string& folder, std::vector<FolderEntry>& out) {
  out.clear();
  DIR* opened = ::opendir(folder.c_str());
  while (opened == nullptr && errno == EINTR) opened = ::opendir(folder.c_str());
  if (opened == nullptr) return error_of(-1);
  const std::unique_ptr<DIR, int (*)(DIR*)> open(opened, ::closedir);
  const auto error = read_entries(opened, out);
  std::sort(out.begin(), out.end());
  return error;
}

std::string memory_folder(const std::string& otherwise) {
  const char* shared = "/dev/shm";  // of Linux
  return ::access(shared, W_OK | X_OK) == 0 ? shared : otherwise;
}

std::error_code move_over(const std::string& from, const std::string& to) {
  return tried([&] { return ::rename(from.c_str(), to.c_str()); });
}

std::error_code move_new(const std::string& from, const std::string& to) {
#ifdef RENAME_NOREPLACE
  const auto moved =
      tried([&] { return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE); });
  if (!moved || !is_unsupported(moved)) return moved;
#endif
  const auto error = tried([&] { return ::link(from.c_str(), to.c_str()); });
  if (!error) {
    const auto left = remove_file(from);  // with an error nothing is moved
    return left && !remove_file(to) ? left : std::error_code();
  }
  if (!is_unsupported(error)) return error;
  struct stat info {};  // no hard links: there is a moment between looking and moving
  if (::lstat(to.c_str(), &info) == 0) return {EEXIST, std::generic_category()};
  return move_over(from, to);
}

std::error_code link_file(const std::string& from, const std::string& to) {
  return tried([&] { return ::link(from.c_str(), to.c_str()); });
}

std::error_code remove_file(const std::string& path) {
  return tried([&] { return ::unlink(path.c_str()); });
}

std::error_code sync_folder(const std::string& path) {
  OpenFile folder;
  Entry entry;
  if (const auto error = folder.open_to_read(path, entry))
    return error.value() == EACCES ? std::error_code() : error;  // it can be written into and not listed
  const auto error = folder.sync();
  return is_unsupported(error) ? std::error_code() : error;
}

FolderLock::~FolderLock() {
  close_handle(m_handle);
}

FolderLock::Taken FolderLock::take(const std::string& folder) {
  m_handle = again([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
  if (m_handle < 0) return Taken::impossible;
  if (again([&] { return ::flock(m_handle, LOCK_EX | LOCK_NB); }) == 0) return Taken::yes;
  const bool busy = errno == EWOULDBLOCK;
  close_handle(m_handle);
  return busy ? Taken::busy : Taken::impossible;
}

}  // namespace worksort::platform
