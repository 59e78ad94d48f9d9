// What the sources for systems of the POSIX family share.
#pragma once

#include "worksort/util/platform.hpp"

#include <cerrno>

namespace worksort::platform::posix {

// Makes a call again that a signal broke off. REQUIRES: the call gives less than 0 where it fails.
template <typename Call>
auto again(const Call& call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

inline std::error_code error_of(long long result) {
  return result < 0 ? std::error_code(errno, std::generic_category()) : std::error_code();
}

template <typename Call>
std::error_code tried(const Call& call) {
  return error_of(again(call));
}

// Reads what is there, at most so much; writes all.
std::error_code read_from(int handle, char* to, std::size_t most, std::size_t& got);
std::error_code write_to(int handle, std::string_view bytes);
void close_handle(int& handle);

}  // namespace worksort::platform::posix
