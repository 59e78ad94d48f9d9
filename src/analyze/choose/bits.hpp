// A set of small numbers, one bit each.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace worksort {

// All sets that meet in an operation hold numbers below the same size.
class Bits {
 public:
  Bits() = default;
  explicit Bits(std::size_t size) : m_words((size + 63) / 64, 0) {}

  void add(std::size_t number) { m_words[number / 64] |= std::uint64_t{1} << (number % 64); }
  void remove(std::size_t number) { m_words[number / 64] &= ~(std::uint64_t{1} << (number % 64)); }
  [[nodiscard]] bool has(std::size_t number) const {
    return (m_words[number / 64] >> (number % 64) & 1U) != 0;
  }

  void add_all(const Bits& other) {
    for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] |= other.m_words[i];
  }
  void remove_all(const Bits& other) {
    for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] &= ~other.m_words[i];
  }

  [[nodiscard]] bool empty() const {
    for (const std::uint64_t word : m_words) {
      if (word != 0) return false;
    }
    return true;
  }
  [[nodiscard]] std::size_t count() const {
    std::size_t sum = 0;
    for (const std::uint64_t word : m_words) sum += static_cast<std::size_t>(std::popcount(word));
    return sum;
  }
  [[nodiscard]] std::size_t count_common(const Bits& other) const {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
      sum += static_cast<std::size_t>(std::popcount(m_words[i] & other.m_words[i]));
    }
    return sum;
  }
  [[nodiscard]] bool meets(const Bits& other) const {
    for (std::size_t i = 0; i < m_words.size(); ++i) {
      if ((m_words[i] & other.m_words[i]) != 0) return true;
    }
    return false;
  }
  [[nodiscard]] bool within(const Bits& other) const {
    for (std::size_t i = 0; i < m_words.size(); ++i) {
      if ((m_words[i] & ~other.m_words[i]) != 0) return false;
    }
    return true;
  }

  // Calls visit(number) for each number in ascending order.
  template <typename Visit>
  void each(Visit visit) const {
    for (std::size_t i = 0; i < m_words.size(); ++i) {
      for (std::uint64_t word = m_words[i]; word != 0; word &= word - 1) {
        visit(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
      }
    }
  }

  bool operator==(const Bits&) const = default;

 private:
  std::vector<std::uint64_t> m_words;
};

}  // namespace worksort
