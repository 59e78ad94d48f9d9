// The bytes of a table that are nothing but text.
#pragma once

#include <bit>
#include <cstddef>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace worksort {

// Goes on to a byte that may mean something in a cell, sixteen at a time where the processor is known to do
// that, and perhaps not all the way.
inline std::size_t pass_plain(std::string_view bytes, std::size_t at, [[maybe_unused]] char delimiter) {
#ifdef __SSE2__
  for (; at + sizeof(__m128i) <= bytes.size(); at += sizeof(__m128i)) {
    __m128i word;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    const auto is = [&](char c) { return _mm_cmpeq_epi8(word, _mm_set1_epi8(c)); };
    const auto odd = _mm_cmplt_epi8(word, _mm_set1_epi8(' '));  // what is not ASCII is below 0
    const auto signs = _mm_or_si128(_mm_or_si128(is(delimiter), is('"')), _mm_or_si128(is('\''), is('\x7F')));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(odd, signs)));
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
  }
#endif
  return at;
}

}  // namespace worksort
