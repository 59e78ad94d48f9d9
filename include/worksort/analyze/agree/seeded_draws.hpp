// Random numbers that are the same on every machine.
#pragma once

#include <cstdint>
#include <random>

namespace worksort {

// std::mt19937_64, whose sequence the C++ standard fixes, brought to a range by rejection: draws at or above
// the largest multiple of the range are thrown away, the rest is taken modulo the range. The standard
// library's own distributions differ between libraries and are not used.
class SeededDraws {
 public:
  explicit SeededDraws(std::uint64_t seed) : m_engine(seed) {}

  // A whole number from 0 to bound-1, all equally likely. REQUIRES: bound > 0.
  std::uint64_t below(std::uint64_t bound) {
    const std::uint64_t surplus = (UINT64_MAX % bound + 1) % bound;
    std::uint64_t draw = m_engine();
    while (draw > UINT64_MAX - surplus) draw = m_engine();
    return draw % bound;
  }

 private:
  std::mt19937_64 m_engine;
};

}  // namespace worksort
