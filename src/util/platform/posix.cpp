// Linux, macOS and other systems of the POSIX family.
#include "posix.hpp"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __APPLE__
extern char** environ;  // which its headers do not declare
#endif

namespace worksort::platform {

using namespace posix;

namespace {

std::atomic<int> g_errors{STDERR_FILENO};  // where our own words go while libraries are kept quiet

int handle_of(Stream stream) {
  return stream == Stream::input ? STDIN_FILENO : stream == Stream::output ? STDOUT_FILENO : g_errors.load();
}

// In one step, where the system has one: no other child gets the ends.
std::error_code open_pipe(std::array<int, 2>& ends) {
#ifdef __APPLE__
  if (const auto error = tried([&] { return ::pipe(ends.data()); })) return error;
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  return {};
#else
  return tried([&] { return ::pipe2(ends.data(), O_CLOEXEC); });
#endif
}

// All that a program writes, as long as it may write.
std::error_code read_to_end(int handle, ProgramRun& run) {
  std::array<char, 65536> part{};
  const std::time_t end = std::time(nullptr) + run.most_seconds;
  while (true) {
    struct pollfd waiting {
      handle, POLLIN, 0
    };
    const std::time_t left = end - std::time(nullptr);
    if (left < 0 || again([&] { return ::poll(&waiting, 1, static_cast<int>(left + 1) * 1000); }) == 0)
      return std::make_error_code(std::errc::timed_out);
    std::size_t got = 0;
    if (const auto error = read_from(handle, part.data(), part.size(), got)) return error;
    if (got == 0) return {};
    if (run.output.size() + got > run.most_bytes) return std::make_error_code(std::errc::file_too_large);
    run.output.append(part.data(), got);
  }
}

}  // namespace

std::vector<std::string> begin(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  return {argv + 1, argv + argc};
}

std::string with_slashes(std::string path) {
  return path;
}

std::tm local_time(std::time_t moment) {
  std::tm out{};
  ::localtime_r(&moment, &out);
  return out;
}

std::error_code read_stream(Stream stream, char* to, std::size_t most, std::size_t& got) {
  return read_from(handle_of(stream), to, most, got);
}

std::error_code write_stream(Stream stream, std::string_view bytes) {
  return write_to(handle_of(stream), bytes);
}

bool is_file(Stream stream) {
  struct stat info {};
  return ::fstat(handle_of(stream), &info) == 0 && S_ISREG(info.st_mode);
}

bool is_terminal(Stream stream) {
  return ::isatty(handle_of(stream)) == 1;
}

std::size_t terminal_columns(Stream stream) {
  struct winsize size {};
  return ::ioctl(handle_of(stream), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::error_code run_program(ProgramRun& run) {
  std::array<int, 2> pipe{-1, -1};
  if (const auto error = open_pipe(pipe)) return error;
  ::posix_spawn_file_actions_t actions{};
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> words;
  words.reserve(run.arguments.size() + 1);
  for (auto& argument : run.arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  pid_t child = 0;
  const int failure = ::posix_spawnp(&child, words.front(), &actions, nullptr, words.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  close_handle(pipe[1]);
  if (failure != 0) {
    close_handle(pipe[0]);
    return {failure, std::generic_category()};
  }
  const auto error = read_to_end(pipe[0], run);
  close_handle(pipe[0]);
  if (error) ::kill(child, SIGKILL);
  int status = 0;
  again([&] { return ::waitpid(child, &status, 0); });
  run.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return error;
}

void* library_function(const char* library, const char* name) {
  void* loaded = ::dlopen(library, RTLD_LAZY | RTLD_LOCAL);
  return loaded == nullptr ? nullptr : ::dlsym(loaded, name);
}

std::uint64_t random_number() {
  std::uint64_t number = 0;
  if (::getentropy(&number, sizeof number) != 0)
    throw std::system_error(errno, std::generic_category(), "the system gives no random numbers");
  return number;
}

void pause_milliseconds(unsigned count) {
  struct timespec time {};
  time.tv_sec = count / 1000;
  time.tv_nsec = static_cast<long>(count % 1000) * 1'000'000;
  ::nanosleep(&time, nullptr);
}

QuietErrors::QuietErrors() : m_kept(::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)) {
  const int nowhere = m_kept < 0 ? -1 : ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0) return;
  g_errors = m_kept;
  ::dup2(nowhere, STDERR_FILENO);
  ::close(nowhere);
}

QuietErrors::~QuietErrors() {
  if (m_kept < 0) return;
  std::fflush(stderr);
  ::dup2(m_kept, STDERR_FILENO);
  g_errors = STDERR_FILENO;
  ::close(m_kept);
}

}  // namespace worksort::platform
