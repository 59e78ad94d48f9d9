// Hashes of several values, for tables in memory: they are in no result.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace worksort {

// The hash of what `hash` is of, and of one more value.
constexpr std::size_t mixed(std::size_t hash, std::size_t value) {
  constexpr std::size_t k_spread = 0x9E3779B97F4A7C15U;
  hash = (hash ^ value) * k_spread;
  return hash ^ (hash >> 32U);
}

// So many bytes as a number.
template <typename Number>
Number bytes_at(const char* from) {
  Number out = 0;
  std::memcpy(&out, from, sizeof out);
  return out;
}

// Of a text: all of it counts, eight bytes at a time, where the last eight may have been met already, and
// then its length.
inline std::size_t hash_of(std::string_view text) {
  const std::size_t size = text.size();
  const char* const end = text.data() + size;
  std::size_t hash = 0;
  std::uint64_t last = 0;
  if (size >= sizeof last) {
    for (const char* at = text.data(); end - at > 8; at += 8) hash = mixed(hash, bytes_at<std::uint64_t>(at));
    last = bytes_at<std::uint64_t>(end - 8);
  } else if (size >= 4) {
    last = bytes_at<std::uint32_t>(text.data()) | (std::uint64_t{bytes_at<std::uint32_t>(end - 4)} << 32U);
  } else {
    for (const char c : text) last = (last << 8U) | static_cast<unsigned char>(c);
  }
  return mixed(mixed(hash, last), size);
}

}  // namespace worksort
