// Windows 10 and later: streams, the console, signals and what else is no file.
#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <io.h>

// clang-format off
#include "util/platform/signals.hpp"
#include "util/platform/windows.hpp"
#include <bcrypt.h>
#include <shellapi.h>
// clang-format on

namespace worksort::platform {

using namespace windows;

namespace {

constexpr int k_input_handle = 0;
constexpr int k_output_handle = 1;
constexpr int k_error_handle = 2;

std::atomic<int> g_errors{k_error_handle};  // where our own words go while libraries are kept quiet

int handle_of(Stream stream) {
  return stream == Stream::input    ? k_input_handle
         : stream == Stream::output ? k_output_handle
                                    : g_errors.load();
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

constexpr std::array k_ending = {SIGINT, SIGTERM, SIGBREAK};
using Handler = void (*)(int);
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
  out.reserve(static_cast<std::size_t>(count));
  for (int i = 1; i < count; ++i) out.push_back(narrow(words[i]));
  ::LocalFree(words);
  return out;
}

std::string with_slashes(std::string path) {
  std::replace(path.begin(), path.end(), '\\', '/');
  if (path.starts_with("//")) note_shared(path);
  return path;
}

std::tm local_time(std::time_t moment) {
  std::tm out{};
  ::localtime_s(&out, &moment);
  return out;
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

std::uint64_t random_number() {
  std::array<unsigned char, sizeof(std::uint64_t)> bytes{};
  if (::BCryptGenRandom(nullptr, bytes.data(), bytes.size(), BCRYPT_USE_SYSTEM_PREFERRED_RNG) != 0)
    throw std::system_error(EIO, std::generic_category(), "the system gives no random numbers");
  std::uint64_t number = 0;
  for (const unsigned char byte : bytes) number = (number << 8U) | byte;
  return number;
}

void pause_milliseconds(unsigned count) {
  ::Sleep(count);
}

void begin_noting() {
  for (std::size_t i = 0; i < k_ending.size(); ++i) {
    g_before[i] = std::signal(k_ending[i], note_signal);
    if (g_before[i] != SIG_DFL) std::signal(k_ending[i], g_before[i]);
  }
}

void end_noting() {
  for (std::size_t i = 0; i < k_ending.size(); ++i) std::signal(k_ending[i], g_before[i]);
}

std::error_code run_program(ProgramRun&) {
  return std::make_error_code(std::errc::no_such_file_or_directory);  // none is looked for here
}

void* library_function(const char*, const char*) {
  return nullptr;  // what needs one is not built here
}

void expect_much_memory() {}

void use_large_pages(void*, std::size_t) {}

NothingOpens::NothingOpens() = default;

NothingOpens::~NothingOpens() = default;

QuietErrors::QuietErrors() : m_kept(::_dup(k_error_handle)) {
  int nowhere = -1;
  if (m_kept < 0 || open_with("NUL", _O_WRONLY, nowhere)) return;
  g_errors = m_kept;
  ::_dup2(nowhere, k_error_handle);
  ::_close(nowhere);
}

QuietErrors::~QuietErrors() {
  if (m_kept < 0) return;
  std::fflush(stderr);
  ::_dup2(m_kept, k_error_handle);
  g_errors = k_error_handle;
  ::_close(m_kept);
}

}  // namespace worksort::platform
