// Hashes of several values, for tables in memory: they are in no result.
#pragma once

#include <cstddef>

namespace worksort {

// The hash of what `hash` is of, and of one more value.
constexpr std::size_t mixed(std::size_t hash, std::size_t value) {
  constexpr std::size_t k_spread = 0x9E3779B97F4A7C15U;
  hash = (hash ^ value) * k_spread;
  return hash ^ (hash >> 32U);
}

}  // namespace worksort
