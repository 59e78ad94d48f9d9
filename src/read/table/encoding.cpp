#include "encoding.hpp"

#include "worksort/util/text.hpp"

#include <array>
#include <cstddef>

namespace worksort {
namespace {

// What Windows-1252 has in the place of the control characters 0x80 to 0x9F; 0 where it has nothing.
constexpr std::array<char32_t, 32> k_windows = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr char32_t k_unreadable = 0xFFFD;

void append(std::string& out, char32_t c) {
  const auto add = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return add(c);
  if (c < 0x800) {
    add(0xC0 | c >> 6U);
  } else if (c < 0x10000) {
    add(0xE0 | c >> 12U);
    add(0x80 | (c >> 6U & 0x3FU));
  } else {
    add(0xF0 | c >> 18U);
    add(0x80 | (c >> 12U & 0x3FU));
    add(0x80 | (c >> 6U & 0x3FU));
  }
  add(0x80 | (c & 0x3FU));
}

std::string from_windows(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    const char32_t windows = c >= 0x80 && c < 0xA0 ? k_windows[c - 0x80U] : c;
    append(out, windows == 0 && c != 0 ? k_unreadable : windows);
  }
  return out;
}

std::string from_utf16(std::string_view bytes) {
  const bool big = bytes.starts_with("\xFE\xFF") || (!bytes.empty() && bytes.front() == '\0');
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big ? first * 256U + second : second * 256U + first;
  };
  const auto is_half = [](char32_t c, char32_t begin) { return c >= begin && c < begin + 0x400; };
  std::string out;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const char32_t c = unit(at);
    if (is_half(c, 0xD800) && at + 3 < bytes.size() && is_half(unit(at + 2), 0xDC00)) {
      at += 2;
      append(out, 0x10000 + ((c - 0xD800) << 10U) + (unit(at) - 0xDC00));
    } else {
      append(out, c >= 0xD800 && c < 0xE000 ? k_unreadable : c);
    }
  }
  return out;
}

}  // namespace

std::optional<Encoding> encoding_from_name(std::string_view name) {
  const std::string wanted = folded(name);
  for (const std::string_view same : {"utf-8", "utf8"})
    if (wanted == same) return Encoding::utf8;
  for (const std::string_view same : {"utf-16", "utf16", "utf-16le", "utf-16be", "unicode"})
    if (wanted == same) return Encoding::utf16;
  for (const std::string_view same : {"windows-1252", "cp1252", "1252", "ansi", "latin1", "iso-8859-1"})
    if (wanted == same) return Encoding::windows_1252;
  return std::nullopt;
}

std::string to_utf8(std::string_view bytes, Encoding encoding) {
  if (encoding == Encoding::windows_1252) return from_windows(bytes);
  return encoding == Encoding::utf16 ? from_utf16(bytes) : std::string(bytes);
}

}  // namespace worksort
