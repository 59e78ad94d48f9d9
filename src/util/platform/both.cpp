// What is the same in all systems.
#include "worksort/util/platform.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <utility>

#include "util/platform/signals.hpp"

namespace worksort::platform {
namespace {

std::atomic<bool> g_guarded{false};

}  // namespace

std::atomic<int> g_signal{0};

bool is_unsupported(std::error_code error) {
  const int value = error.value();
  return value == EPERM || value == EOPNOTSUPP || value == ENOTSUP || value == ENOSYS || value == EINVAL ||
         value == EMLINK || value == EXDEV;
}

bool is_there_already(std::error_code error) {
  return error.value() == EEXIST;
}

std::error_code names_in(const std::string& folder, std::vector<std::string>& out) {
  std::vector<FolderEntry> entries;
  const auto error = entries_in(folder, entries);
  out.clear();
  for (auto& entry : entries) out.push_back(std::move(entry.name));
  return error;
}

bool is_closed_pipe(std::error_code error) {
  return error.value() == EPIPE;
}

OpenFile::OpenFile(OpenFile&& other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  std::swap(m_handle, other.m_handle);
  return *this;
}

OpenFile::~OpenFile() {
  if (m_handle >= 0) static_cast<void>(close());
}

FolderLock::FolderLock(FolderLock&& other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(m_handle, other.m_handle);
  return *this;
}

SignalGuard::SignalGuard() {
  g_guarded = true;
  g_signal = 0;
  begin_noting();
}

SignalGuard::~SignalGuard() {
  g_guarded = false;
  end_noting();
  if (const int signal = g_signal.exchange(0); signal != 0) std::raise(signal);
}

bool SignalGuard::interrupted() {
  return g_signal != 0;
}

bool SignalGuard::lives() {
  return g_guarded;
}

void SignalGuard::end() {
  std::signal(g_signal, SIG_DFL);
  std::raise(g_signal);
  std::_Exit(1);
}

void NothingOpens::keep() {
  m_undo = false;
}

}  // namespace worksort::platform
