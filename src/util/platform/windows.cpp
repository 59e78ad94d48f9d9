// Windows 10 and later. Texts are UTF-8 here and UTF-16 in its calls; errors are told in the words that other
// systems have for them. It has no modes, so that what is to be private is as private as its folder.
#define _CRT_RAND_S  // for every header
#include "worksort/util/platform.hpp"

#ifndef NOMINMAX
#define NOMINMAX
#endif
#define WIN32_LEAN_AND_MEAN
#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <sys/stat.h>
#include <utility>
// clang-format off
#include <windows.h>
#include <shellapi.h>
// clang-format on

namespace worksort::platform {
namespace {

constexpr unsigned k_all_may = 0666;
constexpr int k_input_handle = 0;
constexpr int k_output_handle = 1;
constexpr int k_error_handle = 2;

std::wstring wide(std::string_view text) {
  if (text.empty()) return {};
  const int size = static_cast<int>(text.size());
  std::wstring out(static_cast<std::size_t>(::MultiByteToWideChar(CP_UTF8, 0, text.data(), size, nullptr, 0)),
                   L'\0');
  ::MultiByteToWideChar(CP_UTF8, 0, text.data(), size, out.data(), static_cast<int>(out.size()));
  return out;
}

std::string narrow(std::wstring_view text) {
  if (text.empty()) return {};
  const int size = static_cast<int>(text.size());
  const int wanted = ::WideCharToMultiByte(CP_UTF8, 0, text.data(), size, nullptr, 0, nullptr, nullptr);
  std::string out(static_cast<std::size_t>(wanted), '\0');
  ::WideCharToMultiByte(CP_UTF8, 0, text.data(), size, out.data(), wanted, nullptr, nullptr);
  return out;
}

struct Word {
  DWORD windows;
  int common;
};

constexpr std::array<Word, 21> k_words = {{{ERROR_FILE_NOT_FOUND, ENOENT},
                                           {ERROR_PATH_NOT_FOUND, ENOENT},
                                           {ERROR_INVALID_NAME, ENOENT},
                                           {ERROR_BAD_NETPATH, ENOENT},
                                           {ERROR_BAD_NET_NAME, ENOENT},
                                           {ERROR_NOT_READY, ENOENT},
                                           {ERROR_ACCESS_DENIED, EACCES},
                                           {ERROR_SHARING_VIOLATION, EACCES},
                                           {ERROR_LOCK_VIOLATION, EACCES},
                                           {ERROR_WRITE_PROTECT, EROFS},
                                           {ERROR_FILE_EXISTS, EEXIST},
                                           {ERROR_ALREADY_EXISTS, EEXIST},
                                           {ERROR_DISK_FULL, ENOSPC},
                                           {ERROR_HANDLE_DISK_FULL, ENOSPC},
                                           {ERROR_BROKEN_PIPE, EPIPE},
                                           {ERROR_NO_DATA, EPIPE},
                                           {ERROR_NOT_SAME_DEVICE, EXDEV},
                                           {ERROR_NOT_SUPPORTED, ENOTSUP},
                                           {ERROR_INVALID_FUNCTION, ENOTSUP},
                                           {ERROR_TOO_MANY_OPEN_FILES, EMFILE},
                                           {ERROR_FILENAME_EXCED_RANGE, ENAMETOOLONG}}};

std::error_code common_error(DWORD error) {
  const auto* const word =
      std::find_if(k_words.begin(), k_words.end(), [&](const Word& w) { return w.windows == error; });
  return {word == k_words.end() ? EIO : word->common, std::generic_category()};
}

std::error_code last_error() {
  return common_error(::GetLastError());
}

std::error_code succeeded(BOOL yes) {
  return yes != 0 ? std::error_code() : last_error();
}

// For calls of the C library, which give less than 0 where they fail.
std::error_code error_of(long long result) {
  return result < 0 ? std::error_code(errno, std::generic_category()) : std::error_code();
}

int handle_of(Stream stream) {
  return stream == Stream::input    ? k_input_handle
         : stream == Stream::output ? k_output_handle
                                    : k_error_handle;
}

HANDLE system_handle(int handle) {
  return reinterpret_cast<HANDLE>(::_get_osfhandle(handle));
}

std::error_code read_from(int handle, char* to, std::size_t most, std::size_t& got) {
  const int count = ::_read(handle, to, static_cast<unsigned>(std::min<std::size_t>(most, 1U << 30U)));
  got = count < 0 ? 0 : static_cast<std::size_t>(count);
  return error_of(count);
}

std::error_code write_to(int handle, std::string_view bytes) {
  while (!bytes.empty()) {
    const int count =
        ::_write(handle, bytes.data(), static_cast<unsigned>(std::min<std::size_t>(bytes.size(), 32768)));
    if (count < 0) return error_of(count);
    if (count == 0) return {ENOSPC, std::generic_category()};
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

bool is_console(int handle) {
  DWORD mode = 0;
  return ::GetConsoleMode(system_handle(handle), &mode) != 0;
}

// A console takes UTF-16, whatever code page it is set to.
std::error_code write_to_console(int handle, std::string_view bytes) {
  const std::wstring text = wide(bytes);
  std::wstring_view rest = text;
  while (!rest.empty()) {
    DWORD count = 0;
    const auto part = static_cast<DWORD>(std::min<std::size_t>(rest.size(), 8192));
    if (::WriteConsoleW(system_handle(handle), rest.data(), part, &count, nullptr) == 0) return last_error();
    rest.remove_prefix(count);
  }
  return {};
}

std::error_code open_with(const std::string& path, int flags, int& handle) {
  return error_of(::_wsopen_s(&handle, wide(path).c_str(), flags | _O_BINARY | _O_NOINHERIT, _SH_DENYNO,
                              _S_IREAD | _S_IWRITE) == 0
                      ? 0
                      : -1);
}

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

bool says_nothing_there(std::error_code error) {
  return error.value() == ENOENT || error.value() == ENOTDIR;
}

constexpr std::array k_ending = {SIGINT, SIGTERM, SIGBREAK};
using Handler = void (*)(int);
std::atomic<int> g_signal{0};  // that came while a guard lived
std::atomic<bool> g_guarded{false};
std::array<Handler, k_ending.size()> g_before{};

void note_signal(int signal) {
  std::signal(signal, note_signal);  // the system forgets it with each signal
  g_signal = signal;
}

}  // namespace

std::vector<std::string> begin(int argc, char** argv) {
  for (const int handle : {k_input_handle, k_output_handle, k_error_handle}) ::_setmode(handle, _O_BINARY);
  for (const int handle : {k_output_handle, k_error_handle}) {
    DWORD mode = 0;
    if (::GetConsoleMode(system_handle(handle), &mode) != 0)
      ::SetConsoleMode(system_handle(handle), mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
  }
  int count = 0;
  wchar_t** const words = ::CommandLineToArgvW(::GetCommandLineW(), &count);
  if (words == nullptr) return {argv + 1, argv + argc};
  std::vector<std::string> out;
  for (int i = 1; i < count; ++i) out.push_back(narrow(words[i]));
  ::LocalFree(words);
  return out;
}

std::string with_slashes(std::string path) {
  std::replace(path.begin(), path.end(), '\\', '/');
  return path;
}

std::tm local_time(std::time_t moment) {
  std::tm out{};
  ::localtime_s(&out, &moment);
  return out;
}

std::error_code look_at(const std::string& path, Entry& out) {
  out = {};
  const DWORD attributes = ::GetFileAttributesW(wide(path).c_str());
  if (attributes == INVALID_FILE_ATTRIBUTES) {
    const auto error = last_error();
    return says_nothing_there(error) ? std::error_code() : error;
  }
  const bool link = (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0;
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

bool is_unsupported(std::error_code error) {
  const int value = error.value();
  return value == EPERM || value == ENOTSUP || value == ENOSYS || value == EINVAL || value == EMLINK ||
         value == EXDEV;
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

std::error_code OpenFile::close() {
  return error_of(::_close(std::exchange(m_handle, -1)));
}

std::error_code read_stream(Stream stream, char* to, std::size_t most, std::size_t& got) {
  return read_from(handle_of(stream), to, most, got);
}

std::error_code write_stream(Stream stream, std::string_view bytes) {
  const int handle = handle_of(stream);
  return is_console(handle) ? write_to_console(handle, bytes) : write_to(handle, bytes);
}

bool is_file(Stream stream) {
  return ::GetFileType(system_handle(handle_of(stream))) == FILE_TYPE_DISK;
}

bool is_terminal(Stream stream) {
  return is_console(handle_of(stream));
}

std::size_t terminal_columns(Stream stream) {
  CONSOLE_SCREEN_BUFFER_INFO info{};
  if (::GetConsoleScreenBufferInfo(system_handle(handle_of(stream)), &info) == 0) return 0;
  return static_cast<std::size_t>(info.srWindow.Right - info.srWindow.Left + 1);
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

std::uint64_t random_number() {
  std::uint64_t number = 0;
  for (int i = 0; i < 2; ++i) {
    unsigned half = 0;
    if (const int error = ::rand_s(&half); error != 0)
      throw std::system_error(error, std::generic_category(), "the system gives no random numbers");
    number = (number << 32U) | half;
  }
  return number;
}

void pause_milliseconds(unsigned count) {
  ::Sleep(count);
}

SignalGuard::SignalGuard() {
  g_guarded = true;
  g_signal = 0;
  for (std::size_t i = 0; i < k_ending.size(); ++i) {
    g_before[i] = std::signal(k_ending[i], note_signal);
    if (g_before[i] != SIG_DFL) std::signal(k_ending[i], g_before[i]);
  }
}

SignalGuard::~SignalGuard() {
  g_guarded = false;
  for (std::size_t i = 0; i < k_ending.size(); ++i) std::signal(k_ending[i], g_before[i]);
  if (const int signal = g_signal.exchange(0); signal != 0) std::raise(signal);
}

bool SignalGuard::interrupted() {
  return g_signal != 0;
}

bool SignalGuard::lives() {
  return g_guarded;
}

std::error_code run_program(ProgramRun&) {
  return std::make_error_code(std::errc::no_such_file_or_directory);  // none is looked for here
}

void* library_function(const char*, const char*) {
  return nullptr;  // what needs one is not built here
}

QuietErrors::QuietErrors() : m_kept(::_dup(k_error_handle)) {
  int nowhere = -1;
  if (m_kept < 0 || open_with("NUL", _O_WRONLY, nowhere)) return;
  ::_dup2(nowhere, k_error_handle);
  ::_close(nowhere);
}

QuietErrors::~QuietErrors() {
  if (m_kept < 0) return;
  std::fflush(stderr);
  ::_dup2(m_kept, k_error_handle);
  ::_close(m_kept);
}

}  // namespace worksort::platform
