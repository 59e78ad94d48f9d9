// Tables that are not in UTF-8.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace worksort {

enum class Encoding : std::uint8_t { utf8, windows_1252, utf16 };

// "utf-8", "windows-1252", "utf-16", and what else they are called ("cp1252", "latin1").
std::optional<Encoding> encoding_from_name(std::string_view name);

// The text in UTF-8. UTF-16 begins with the less significant byte unless a byte order mark or a zero as the
// first byte says otherwise; half a character becomes U+FFFD.
std::string to_utf8(std::string_view bytes, Encoding encoding);

}  // namespace worksort
