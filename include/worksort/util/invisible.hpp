// Characters that nobody can see, in forms that everybody can.
#pragma once

#include <string>
#include <string_view>

namespace worksort {

// The text with `spell` of every control character, direction mark, zero-width character and tag; a lone byte
// that is no UTF-8 is 0xDC00 and more. The characters of one byte in `kept` stay.
std::string spelled_out(std::string_view text, std::string_view kept, std::string (*spell)(char32_t));

}  // namespace worksort
