// Files of Windows. It has no modes, so that what is to be private is as private as its folder.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <io.h>
#include <utility>

#include "util/platform/windows.hpp"

namespace worksort::platform {

using namespace windows;

namespace {

constexpr unsigned k_all_may = 0666;

// What a system call is told about a file, closed again.
class Handle {
 public:
  explicit Handle(const std::string& path)
      : m_handle(::CreateFileW(wide(path).c_str(), 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                               nullptr, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr)) {}
  ~Handle() {
    if (is_open()) ::CloseHandle(m_handle);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  [[nodiscard]] bool is_open() const { return m_handle != INVALID_HANDLE_VALUE; }
  [[nodiscard]] HANDLE get() const { return m_handle; }

 private:
  HANDLE m_handle;
};

std::error_code entry_of(HANDLE handle, Entry& out) {
  out.own = true;
  if (::GetFileType(handle) != FILE_TYPE_DISK) {
    out.kind = Kind::special;
    return {};
  }
  BY_HANDLE_FILE_INFORMATION info{};
  if (::GetFileInformationByHandle(handle, &info) == 0) return last_error();
  out.kind = (info.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0 ? Kind::folder : Kind::file;
  out.size = (static_cast<std::uint64_t>(info.nFileSizeHigh) << 32U) | info.nFileSizeLow;
  out.mode = k_all_may;
  out.identity[0] = info.dwVolumeSerialNumber;
  out.identity[1] = (static_cast<std::uint64_t>(info.nFileIndexHigh) << 32U) | info.nFileIndexLow;
  return {};
}

// True for a link and a junction, and not for a file that OneDrive and the like keep elsewhere until it is
// read.
bool is_link(const std::string& path, DWORD attributes) {
  if ((attributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0) return false;
  WIN32_FIND_DATAW found{};
  const HANDLE search = ::FindFirstFileW(wide(path).c_str(), &found);
  if (search == INVALID_HANDLE_VALUE) return true;
  ::FindClose(search);
  return found.dwReserved0 == IO_REPARSE_TAG_SYMLINK || found.dwReserved0 == IO_REPARSE_TAG_MOUNT_POINT;
}

bool says_nothing_there(std::error_code error) {
  return error.value() == ENOENT || error.value() == ENOTDIR;
}

}  // namespace

std::error_code look_at(const std::string& path, Entry& out) {
  out = {};
  const DWORD attributes = ::GetFileAttributesW(wide(path).c_str());
  if (attributes == INVALID_FILE_ATTRIBUTES) {
    const auto error = last_error();
    return says_nothing_there(error) ? std::error_code() : error;
  }
  const bool link = is_link(path, attributes);
  const Handle handle(path);
  if (!handle.is_open()) {
    const auto error = last_error();
    out.link = link;
    return says_nothing_there(error) ? std::error_code() : error;
  }
  const auto error = entry_of(handle.get(), out);
  out.link = link;
  return error;
}

std::error_code OpenFile::open_to_read(const std::string& path, Entry& entry) {
  if (const auto error = look_at(path, entry)) return error;
  if (entry.kind == Kind::folder) return {};  // which the C library does not open
  if (const auto error = open_with(path, _O_RDONLY, m_handle)) return error;
  return entry_of(system_handle(m_handle), entry);
}

std::error_code OpenFile::open_to_write(const std::string& path) {
  return open_with(path, _O_WRONLY, m_handle);
}

std::error_code OpenFile::create(const std::string& path) {
  return open_with(path, _O_WRONLY | _O_CREAT | _O_EXCL, m_handle);
}

std::error_code OpenFile::create_unnamed(const std::string& folder) {
  const std::string path = folder + "/worksort-" + std::to_string(random_number()) + ".tmp";
  return open_with(path, _O_RDWR | _O_CREAT | _O_EXCL | _O_TEMPORARY, m_handle);
}

std::error_code OpenFile::rewind() {
  return error_of(static_cast<int>(std::min<long long>(::_lseeki64(m_handle, 0, SEEK_SET), 0)));
}

std::error_code OpenFile::read(char* to, std::size_t most, std::size_t& got) {
  return read_from(m_handle, to, most, got);
}

std::error_code OpenFile::write(std::string_view bytes) {
  return write_to(m_handle, bytes);
}

std::error_code OpenFile::sync() {
  return error_of(::_commit(m_handle));
}

std::error_code OpenFile::set_mode(unsigned /*mode*/) {
  return {};
}

std::error_code OpenFile::set_access(const Entry& /*like*/) {
  return {};
}

std::error_code OpenFile::close() {
  return error_of(::_close(std::exchange(m_handle, -1)));
}

unsigned usual_file_mode() {
  return k_all_may;
}

bool keeps_private() {
  return false;
}

std::error_code make_folder(const std::string& path, bool /*private_one*/) {
  return succeeded(::CreateDirectoryW(wide(path).c_str(), nullptr));
}

std::error_code entries_in(const std::string& folder, std::vector<FolderEntry>& out) {
  out.clear();
  WIN32_FIND_DATAW found{};
  const HANDLE search = ::FindFirstFileW(wide(folder + "/*").c_str(), &found);
  if (search == INVALID_HANDLE_VALUE) return last_error();
  do {
    std::string name = narrow(found.cFileName);
    if (name != "." && name != "..") out.push_back({std::move(name)});
  } while (::FindNextFileW(search, &found) != 0);
  const bool all = ::GetLastError() == ERROR_NO_MORE_FILES;
  const auto error = all ? std::error_code() : last_error();
  ::FindClose(search);
  std::sort(out.begin(), out.end());
  return error;
}

std::error_code move_over(const std::string& from, const std::string& to) {
  return succeeded(::MoveFileExW(wide(from).c_str(), wide(to).c_str(),
                                 MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH));
}

std::string memory_folder(const std::string& otherwise) {
  return otherwise;
}

std::error_code move_new(const std::string& from, const std::string& to) {
  return succeeded(::MoveFileExW(wide(from).c_str(), wide(to).c_str(), MOVEFILE_WRITE_THROUGH));
}

std::error_code link_file(const std::string& from, const std::string& to) {
  return succeeded(::CreateHardLinkW(wide(to).c_str(), wide(from).c_str(), nullptr));
}

std::error_code remove_file(const std::string& path) {
  return succeeded(::DeleteFileW(wide(path).c_str()));
}

std::error_code sync_folder(const std::string& /*path*/) {
  return {};
}

// Handles have 32 bits that count.
FolderLock::~FolderLock() {
  if (m_handle >= 0) ::CloseHandle(reinterpret_cast<HANDLE>(static_cast<std::intptr_t>(m_handle)));
}

// A name that programs of this computer share for as long as one of them lives.
FolderLock::Taken FolderLock::take(const std::string& folder) {
  Entry entry;
  if (look_at(folder, entry) || entry.kind != Kind::folder) return Taken::impossible;
  std::array<wchar_t, 64> name{};
  std::swprintf(name.data(), name.size(), L"Global\\worksort-%llx-%llx", entry.identity[0],
                entry.identity[1]);
  const HANDLE mutex = ::CreateMutexW(nullptr, FALSE, name.data());
  if (mutex == nullptr) return ::GetLastError() == ERROR_ACCESS_DENIED ? Taken::busy : Taken::impossible;
  if (::GetLastError() == ERROR_ALREADY_EXISTS) {
    ::CloseHandle(mutex);
    return Taken::busy;
  }
  m_handle = static_cast<int>(reinterpret_cast<std::intptr_t>(mutex));
  return Taken::yes;
}

}  // namespace worksort::platform
