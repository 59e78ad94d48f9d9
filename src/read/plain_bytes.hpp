// Bytes that are nothing but text, passed sixteen at a time where the processor is known to do that.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace worksort {

#ifdef __SSE2__
// Sixteen bytes; what is asked gives all bits of those for which it is so.
class SixteenBytes {
 public:
  explicit SixteenBytes(const char* from) { std::memcpy(&m_bytes, from, sizeof m_bytes); }

  [[nodiscard]] __m128i is(char c) const { return _mm_cmpeq_epi8(m_bytes, _mm_set1_epi8(c)); }

  // Control characters of ASCII.
  [[nodiscard]] __m128i is_control() const {
    return _mm_cmpeq_epi8(_mm_min_epu8(m_bytes, _mm_set1_epi8('\x1F')), m_bytes);
  }

  // These and whatever is not ASCII.
  [[nodiscard]] __m128i is_control_or_high() const { return _mm_cmplt_epi8(m_bytes, _mm_set1_epi8(' ')); }

  [[nodiscard]] __m128i is_no_blank() const { return ~is(' '); }

  // Neither printable ASCII nor a line feed.
  [[nodiscard]] __m128i is_no_text() const {
    return _mm_andnot_si128(is('\n'), is_control_or_high()) | is('\x7F');
  }

 private:
  __m128i m_bytes{};
};
#endif

// Goes on to a byte for which `odd`, which is asked with SixteenBytes, says so; perhaps not all the way. Most
// calls pass a few bytes only.
template <typename Odd>
[[gnu::always_inline]] inline std::size_t pass_plain([[maybe_unused]] std::string_view bytes, std::size_t at,
                                                     [[maybe_unused]] const Odd& odd) {
#ifdef __SSE2__
  for (; at + sizeof(__m128i) <= bytes.size(); at += sizeof(__m128i)) {
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(odd(SixteenBytes(bytes.data() + at))));
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
  }
#endif
  return at;
}

// The same for who asks a few bytes further each time: sixty-four are looked at at once.
class OddBytes {
 public:
  explicit OddBytes(std::string_view bytes) : m_bytes(bytes) {}

  template <typename Odd>
  [[nodiscard]] std::size_t pass(std::size_t at, [[maybe_unused]] const Odd& odd) {
#ifdef __SSE2__
    while (at - m_begin < m_looked_at || look(at, odd)) {
      const std::uint64_t here = m_found >> (at - m_begin);
      if (here != 0) return at + static_cast<std::size_t>(std::countr_zero(here));
      at = m_begin + m_looked_at;
    }
#endif
    return pass_plain(m_bytes, at, odd);
  }

 private:
#ifdef __SSE2__
  static constexpr std::size_t k_together = 64;

  // False where fewer are left.
  template <typename Odd>
  bool look(std::size_t at, const Odd& odd) {
    if (at + k_together > m_bytes.size()) return false;
    m_found = 0;
    for (std::size_t i = 0; i < k_together; i += sizeof(__m128i)) {
      const auto found = static_cast<unsigned>(_mm_movemask_epi8(odd(SixteenBytes(m_bytes.data() + at + i))));
      m_found |= std::uint64_t{found} << i;
    }
    m_begin = at;
    m_looked_at = k_together;
    return true;
  }

  std::uint64_t m_found = 0;  // a bit for each byte that was looked at
  std::size_t m_begin = 0;    // the first of them
  std::size_t m_looked_at = 0;
#endif
  std::string_view m_bytes;
};

}  // namespace worksort
