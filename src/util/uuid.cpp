#include "worksort/util/uuid.hpp"

#include <array>
#include <bit>
#include <cstdint>

#include <fmt/core.h>

namespace worksort {
namespace {

using Digest = std::array<std::uint32_t, 5>;

std::uint32_t round_constant(std::size_t round) {
  static constexpr std::array<std::uint32_t, 4> k_constants = {0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC,
                                                               0xCA62C1D6};
  return k_constants[round / 20];
}

std::uint32_t mixed(std::size_t round, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  if (round < 20) return (b & c) | (~b & d);
  if (round < 40 || round >= 60) return b ^ c ^ d;
  return (b & c) | (b & d) | (c & d);
}

void add_block(Digest& digest, std::string_view block) {
  std::array<std::uint32_t, 80> words{};
  for (std::size_t i = 0; i < 64; ++i) {
    words[i / 4] |= static_cast<std::uint32_t>(static_cast<unsigned char>(block[i])) << (24 - 8 * (i % 4));
  }
  for (std::size_t i = 16; i < 80; ++i) {
    words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  }
  auto [a, b, c, d, e] = digest;
  for (std::size_t i = 0; i < 80; ++i) {
    const std::uint32_t next = std::rotl(a, 5) + mixed(i, b, c, d) + e + round_constant(i) + words[i];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  const Digest add = {a, b, c, d, e};
  for (std::size_t i = 0; i < digest.size(); ++i) digest[i] += add[i];
}

// SHA-1 (FIPS 180-4), which the version of the identifier asks for; nothing is kept secret with it.
Digest sha1(std::string text) {
  const std::uint64_t bits = std::uint64_t{text.size()} * 8;
  text += '\x80';
  while (text.size() % 64 != 56) text += '\0';
  for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>((bits >> shift) & 0xFFU);
  Digest out = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  for (std::size_t at = 0; at < text.size(); at += 64) add_block(out, std::string_view(text).substr(at, 64));
  return out;
}

}  // namespace

std::string uuid_of(std::string_view name) {
  static constexpr std::string_view k_urls("\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8",
                                           16);
  Digest d = sha1(std::string(k_urls) + std::string(name));
  d[1] = (d[1] & 0xFFFF0FFFU) | 0x5000U;
  d[2] = (d[2] & 0x3FFFFFFFU) | 0x80000000U;
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:04x}{:08x}", d[0], d[1] >> 16U, d[1] & 0xFFFFU,
                     d[2] >> 16U, d[2] & 0xFFFFU, d[3]);
}

}  // namespace worksort
