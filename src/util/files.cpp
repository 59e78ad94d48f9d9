#include "worksort/util/files.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

std::string reason(int error) {
  return std::generic_category().message(error);
}

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : m_fd(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (m_fd >= 0) ::close(m_fd);
  }
  [[nodiscard]] int get() const { return m_fd; }
  // Closes and returns 0 or the error.
  int close() {
    const int result = ::close(m_fd);
    m_fd = -1;
    return result == 0 ? 0 : errno;
  }

 private:
  int m_fd;
};

// Returns 0 or the error.
int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

std::string read_all(int fd, const std::string& path, std::size_t limit, std::size_t expected) {
  std::string bytes(expected + 1, '\0');
  std::size_t used = 0;
  while (true) {
    if (used == bytes.size()) bytes.resize(bytes.size() * 2 + 65536);
    const ssize_t got = ::read(fd, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Problem(fmt::format("cannot read {}: {}", path, reason(errno)));
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > limit) throw Problem(fmt::format("{} is larger than {} MiB", path, limit >> 20U));
  }
  bytes.resize(used);
  return bytes;
}

void report_left(const std::string& path, std::string_view why, Diagnostics& diagnostics) {
  diagnostics.add({Severity::error, "unreadable", path, {}, fmt::format("not read: {}", why), "", ""});
}

std::string child(const std::string& folder, const std::string& name) {
  return folder == "." ? name : folder.ends_with('/') ? folder + name : folder + "/" + name;
}

// What a name in a folder stands for.
enum class Entry { file, folder, linked_folder, special };

std::optional<Entry> entry_kind(const std::string& path) {
  struct stat own {};
  struct stat target {};
  if (::lstat(path.c_str(), &own) != 0) return std::nullopt;
  const bool link = S_ISLNK(own.st_mode);
  if (::stat(path.c_str(), &target) != 0) return std::nullopt;
  if (S_ISDIR(target.st_mode)) return link ? Entry::linked_folder : Entry::folder;
  return S_ISREG(target.st_mode) ? Entry::file : Entry::special;
}

void collect(const std::string& folder, const std::vector<std::string>& extensions,
             std::vector<std::string>& out, Diagnostics& diagnostics) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) return report_left(folder, error.message(), diagnostics);
  for (const auto end = fs::directory_iterator(); entries != end; entries.increment(error)) {
    if (error) return report_left(folder, error.message(), diagnostics);
    const std::string name = entries->path().filename().string();
    if (name.starts_with('.')) continue;
    const std::string path = child(folder, name);
    const bool wanted = has_extension(name, extensions);
    const auto kind = entry_kind(path);
    if (kind == Entry::folder)
      collect(path, extensions, out, diagnostics);
    else if (!wanted)
      continue;
    else if (!kind)
      report_left(path, reason(errno), diagnostics);
    else if (*kind == Entry::file)
      out.push_back(path);
    else
      report_left(path,
                  *kind == Entry::special ? "it is not a regular file" : "links to folders are not followed",
                  diagnostics);
  }
}

std::string without_dot_slash(std::string path) {
  while (path.starts_with("./") && path.size() > 2) path.erase(0, 2);
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

std::string temporary_name(const fs::path& target) {
  const std::string folder = target.has_parent_path() ? target.parent_path().string() + "/" : "";
  return fmt::format("{}.{}.{}.worksort-tmp", folder, target.filename().string(), ::getpid());
}

}  // namespace

bool has_extension(std::string_view path, const std::vector<std::string>& extensions) {
  return std::any_of(extensions.begin(), extensions.end(),
                     [&](const auto& e) { return lower(path).ends_with(e); });
}

std::vector<std::string> find_files(const std::vector<std::string>& paths,
                                    const std::vector<std::string>& extensions, Diagnostics& diagnostics) {
  std::vector<std::string> out;
  bool standard_input = false;
  for (const auto& given : paths) {
    if (given == "-") {
      standard_input = true;
      continue;
    }
    const std::string path = without_dot_slash(given);
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::exists(status)) {
      throw Problem(fmt::format("no such file or folder: {}", given));
    }
    if (fs::is_directory(status))
      collect(path, extensions, out, diagnostics);
    else
      out.push_back(path);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (standard_input) out.insert(out.begin(), "-");
  return out;
}

std::string read_file(const std::string& path, std::size_t limit) {
  if (path == "-") return read_all(STDIN_FILENO, "standard input", limit, 65536);
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (fd.get() < 0) throw Problem(fmt::format("cannot open {}: {}", path, reason(errno)));
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) throw Problem(fmt::format("cannot read {}: {}", path, reason(errno)));
  if (S_ISDIR(info.st_mode)) throw Problem(fmt::format("{} is a folder", path));
  if (!S_ISREG(info.st_mode)) throw Problem(fmt::format("{} is not a regular file", path));
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size > limit) throw Problem(fmt::format("{} is larger than {} MiB", path, limit >> 20U));
  return read_all(fd.get(), path, limit, size);
}

void write_file(const std::string& path, std::string_view bytes, bool overwrite, bool secret) {
  const auto fail = [&](int error) {
    throw Problem(fmt::format("cannot write {}: {}", path, reason(error)));
  };
  struct stat info {};
  const bool exists = ::stat(path.c_str(), &info) == 0;
  if (exists && S_ISDIR(info.st_mode)) fail(EISDIR);
  if (exists && !overwrite) throw Problem(fmt::format("{} exists already; --force replaces it", path));
  if (exists && !S_ISREG(info.st_mode)) {  // /dev/null, a pipe: nothing to rename over
    Descriptor fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (fd.get() < 0) fail(errno);
    if (const int error = write_all(fd.get(), bytes); error != 0) fail(error);
    return;
  }
  const std::string temporary = temporary_name(path);
  const mode_t mode = secret ? 0600 : 0666;
  Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode));
  if (fd.get() < 0) fail(errno);
  int error = write_all(fd.get(), bytes);
  if (error == 0 && ::fsync(fd.get()) != 0) error = errno;
  if (const int closed = fd.close(); error == 0) error = closed;
  if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) return;
  ::unlink(temporary.c_str());
  fail(error);
}

bool write_stdout(std::string_view bytes) {
  const int error = write_all(STDOUT_FILENO, bytes);
  if (error == EPIPE) return false;
  if (error != 0) throw Problem(fmt::format("cannot write to standard output: {}", reason(error)));
  return true;
}

void write_stderr(std::string_view text) {
  static_cast<void>(write_all(STDERR_FILENO, text));
}

}  // namespace worksort
