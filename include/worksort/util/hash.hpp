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

// Of a text: all of it counts, eight bytes at a time; the last step lets its last bytes reach the lowest
// bits.
inline std::size_t hash_of(std::string_view text) {
  std::size_t hash = text.size();
  std::uint64_t word = 0;
  for (; text.size() >= sizeof word; text.remove_prefix(sizeof word)) {
    std::memcpy(&word, text.data(), sizeof word);
    hash = mixed(hash, word);
  }
  word = 0;
  if (!text.empty()) std::memcpy(&word, text.data(), text.size());
  return mixed(mixed(hash, word), 0);
}

}  // namespace worksort
