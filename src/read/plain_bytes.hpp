// Bytes that are nothing but text, passed sixteen at a time where the processor is known to do that.
#pragma once

#include <bit>
#include <cstddef>
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

}  // namespace worksort
