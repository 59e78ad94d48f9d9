// What is the same in all systems.
#include "worksort/util/platform.hpp"

#include <cerrno>
#include <utility>

namespace worksort::platform {

bool is_unsupported(std::error_code error) {
  const int value = error.value();
  return value == EPERM || value == EOPNOTSUPP || value == ENOTSUP || value == ENOSYS || value == EINVAL ||
         value == EMLINK || value == EXDEV;
}

bool is_there_already(std::error_code error) {
  return error.value() == EEXIST;
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

}  // namespace worksort::platform
