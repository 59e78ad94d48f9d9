#include "worksort/util/text.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/invisible.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <fmt/ranges.h>
#include <utf8proc.h>

namespace worksort {
namespace {

constexpr char32_t k_lone_byte = 0xDC00;  // no character has this number

struct CodePoint {
  utf8proc_int32_t value = -1;  // negative: a byte that is not UTF-8
  std::size_t size = 1;
};

CodePoint decode(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text.front());
  if (byte < 0x80) return {byte, 1};
  CodePoint out;
  const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &out.value);
  if (size <= 0) return {-1, 1};
  out.size = static_cast<std::size_t>(size);
  return out;
}

// Bytes in front that are ASCII, counted by eights: up to seven more may be.
std::size_t ascii_size(std::string_view text) {
  constexpr std::uint64_t k_high = 0x8080808080808080ULL;
  std::size_t at = 0;
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & k_high) != 0) break;
  }
  return at;
}

std::string mapped(std::string_view text, utf8proc_option_t options) {
  utf8proc_uint8_t* result = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &result, options);
  if (size < 0) return std::string(text);
  std::string out(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
  std::free(result);  // utf8proc_map allocates with malloc
  return out;
}

// Characters that would act on a terminal or cannot be seen: controls, directions, zero width, fillers, tags.
// Joiners stay because Persian and emoji need them.
bool is_invisible(utf8proc_int32_t c) {
  using Range = std::array<utf8proc_int32_t, 2>;
  static constexpr std::array k_ranges = {
      Range{0x00, 0x1F},     Range{0x7F, 0x9F},     Range{0x061C, 0x061C},  Range{0x115F, 0x1160},
      Range{0x180E, 0x180E}, Range{0x200B, 0x200B}, Range{0x200E, 0x200F},  Range{0x2028, 0x202E},
      Range{0x2060, 0x206F}, Range{0x3164, 0x3164}, Range{0xFEFF, 0xFEFF},  Range{0xFFA0, 0xFFA0},
      Range{0xFFF9, 0xFFFB}, Range{0xFFFE, 0xFFFF}, Range{0xE0000, 0xE007F}};
  return std::any_of(k_ranges.begin(), k_ranges.end(), [&](const auto& r) { return r[0] <= c && c <= r[1]; });
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Terminal cells of a character.
std::size_t width_of(const CodePoint& c) {
  if (c.value < 0 || (c.value >= 0x20 && c.value < 0x7F)) return 1;
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(c.value)));
}

// What looks like a blank and is none: no-break, thin, wide and ideographic ones.
bool is_wide_blank(utf8proc_int32_t c) {
  return c == 0xA0 || c == 0x1680 || (0x2000 <= c && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

// What takes up no room and joins nothing: it comes along when text is pasted.
bool is_without_width(utf8proc_int32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF;
}

// Bytes of what `trim` takes off in front; 0 if nothing does.
std::size_t passed_over_at_front(std::string_view text) {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.front()) < 0x80) return is_blank(text.front()) ? 1 : 0;
  const CodePoint c = decode(text);
  return is_wide_blank(c.value) || is_without_width(c.value) ? c.size : 0;
}

std::size_t passed_over_at_back(std::string_view text) {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.back()) < 0x80) return is_blank(text.back()) ? 1 : 0;
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  const std::size_t size = passed_over_at_front(text.substr(begin));
  return size == text.size() - begin ? size : 0;
}

// Every blank as a plain one, and without what takes up no room.
std::string with_plain_blanks(std::string text) {
  if (is_ascii(text)) return text;
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const CodePoint c = decode(rest);
    if (is_wide_blank(c.value))
      out += ' ';
    else if (!is_without_width(c.value))
      out.append(rest.substr(0, c.size));
    rest.remove_prefix(c.size);
  }
  return out;
}

bool is_device_name(std::string_view slug) {
  static constexpr std::array<std::string_view, 4> k_plain = {"con", "prn", "aux", "nul"};
  if (std::find(k_plain.begin(), k_plain.end(), slug) != k_plain.end()) return true;
  return slug.size() == 4 && (slug.starts_with("com") || slug.starts_with("lpt")) && is_digit(slug[3]);
}

std::uint32_t fnv1a(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (const auto size = passed_over_at_front(text)) text.remove_prefix(size);
  while (const auto size = passed_over_at_back(text)) text.remove_suffix(size);
  return text;
}

std::string normalized(std::string_view text) {
  text = trim(text);
  if (is_ascii(text)) return std::string(text);
  return with_plain_blanks(mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE)));
}

std::string folded(std::string_view text) {
  text = trim(text);
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
  const std::string once = is_ascii(text) ? lower(text) : with_plain_blanks(mapped(text, options));
  std::string out;
  out.reserve(once.size());
  bool blank = false;
  for (const char c : once) {
    if (is_blank(c) && blank) continue;
    out += is_blank(c) ? ' ' : c;
    blank = is_blank(c);
  }
  return out;
}

std::string spelling_of(std::string_view code) {
  std::string out = folded(code);
  std::erase_if(out, [](char c) { return c == ' ' || c == '-' || c == '_'; });
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2212"})
    for (auto at = out.find(dash); at < out.size(); at = out.find(dash, at)) out.erase(at, dash.size());
  return out;
}

bool is_valid_utf8(std::string_view text) {
  while (!text.empty()) {
    text.remove_prefix(ascii_size(text));
    if (text.empty()) break;
    const CodePoint c = decode(text);
    if (c.value < 0) return false;
    text.remove_prefix(c.size);
  }
  return true;
}

std::size_t byte_mark_size(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

std::string_view behind_byte_mark(std::string_view text) {
  return text.substr(byte_mark_size(text));
}

std::size_t unseen_at_front(std::string_view text) {
  if (text.empty()) return 0;
  const CodePoint c = decode(text);
  return is_without_width(c.value) ? c.size : 0;
}

bool has_unseen(std::string_view text) {
  while (!text.empty()) {
    text.remove_prefix(ascii_size(text));
    if (text.empty()) break;
    const CodePoint c = decode(text);
    if (c.value >= 0x80 && (is_invisible(c.value) || is_without_width(c.value) || is_wide_blank(c.value)))
      return true;
    text.remove_prefix(c.size);
  }
  return false;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const CodePoint c = decode(text);
    width += width_of(c);
    text.remove_prefix(c.size);
  }
  return width;
}

std::string_view prefix_of_width(std::string_view text, std::size_t cells) {
  std::size_t used = 0;
  std::size_t bytes = 0;
  while (bytes < text.size()) {
    const CodePoint c = decode(text.substr(bytes));
    const std::size_t width = width_of(c);
    if (used + width > cells) break;
    used += width;
    bytes += c.size;
  }
  return text.substr(0, bytes);
}

std::string padded(std::string_view text, std::size_t cells) {
  std::string out(text);
  const std::size_t width = display_width(text);
  if (width < cells) out.append(cells - width, ' ');
  return out;
}

std::string spelled_out(std::string_view text, std::string_view kept, std::string (*spell)(char32_t)) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const auto plain =
        std::find_if_not(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
    out.append(text.begin(), plain);
    text.remove_prefix(static_cast<std::size_t>(plain - text.begin()));
    if (text.empty()) return out;
    const CodePoint c = decode(text);
    if (c.value < 0)
      out += spell(k_lone_byte + static_cast<unsigned char>(text.front()));
    else if (c.size == 1 && kept.find(text.front()) != std::string_view::npos)
      out += text.front();
    else if ((c.value < 0x20 || c.value >= 0x7F) && is_invisible(c.value))
      out += spell(static_cast<char32_t>(c.value));
    else
      out.append(text.substr(0, c.size));
    text.remove_prefix(c.size);
  }
}

std::string visible(std::string_view text, std::string_view kept) {
  return spelled_out(text, kept, [](char32_t c) {
    const auto value = static_cast<unsigned>(c);
    const bool lone = value >= k_lone_byte && value < k_lone_byte + 0x100;
    return lone ? fmt::format("\\x{:02X}", value - k_lone_byte) : fmt::format("\\u{{{:X}}}", value);
  });
}

std::string terminal_safe(std::string_view text, bool keep_newlines) {
  return visible(text, keep_newlines ? "\n" : "");
}

std::vector<std::string> split_trimmed(std::string_view text, char separator) {
  std::vector<std::string> out;
  while (true) {
    const auto at = text.find(separator);
    const auto part = trim(text.substr(0, at));
    if (!part.empty()) out.emplace_back(part);
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string join_and(const std::vector<std::string>& parts) {
  if (parts.size() < 2) return parts.empty() ? "" : parts.front();
  const std::vector<std::string> head(parts.begin(), parts.end() - 1);
  return join(head, ", ") + " and " + parts.back();
}

std::string as_sentence(std::string text) {
  static constexpr std::array<std::string_view, 6> k_closers = {"\"", "'", ")", "”", "’", "»"};
  static constexpr std::array<std::string_view, 5> k_ends = {".", "!", "?", "…", "。"};
  std::string_view rest = trim(text);
  const auto ends_rest = [&](std::string_view sign) { return rest.ends_with(sign); };
  const auto closer = [&] { return std::find_if(k_closers.begin(), k_closers.end(), ends_rest); };
  for (auto at = closer(); at != k_closers.end(); at = closer()) rest.remove_suffix(at->size());
  const bool ends = rest.empty() || std::any_of(k_ends.begin(), k_ends.end(), ends_rest);
  if (!ends) text += '.';
  return text;
}

std::string_view without_full_stop(std::string_view text) {
  return text.ends_with('.') && !text.ends_with("..") ? text.substr(0, text.size() - 1) : text;
}

std::string shell_word(const std::string& word) {
  static constexpr const char* k_plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=+,";
  if (!word.empty() && word.find_first_not_of(k_plain) == std::string::npos) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string prettified(std::string_view code) {
  std::string out(code);
  if (code.find(' ') == std::string_view::npos) std::replace(out.begin(), out.end(), '-', ' ');
  std::replace(out.begin(), out.end(), '_', ' ');
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 32);
  return out;
}

std::optional<std::uint32_t> whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  return failure == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

std::string number_hint(std::string_view written) {
  const std::string_view text = trim(written);
  const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto number = whole_number(text.substr(0, end));
  const std::string_view rest = text.substr(end);
  if (!number) return "";
  if (const auto minutes =
          rest.size() == 3 && rest.front() == ':' ? whole_number(rest.substr(1)) : std::nullopt;
      minutes && *minutes < 60 && *number < 24)
    return fmt::format("write {} if it is {} and {}", *number * 60 + *minutes, counted(*number, "hour"),
                       counted(*minutes, "minute"));
  const std::string word = folded(trim(rest));
  const bool is_word =
      !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return is_letter(c); });
  return is_word ? fmt::format("write {}", *number) : "";
}

std::optional<double> real_number(std::string_view text) {
#ifdef __cpp_lib_to_chars
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  return failure == std::errc() && stop == end ? std::optional(number) : std::nullopt;
#else  // libc++ before 20; the program keeps to the locale "C"
  const std::string copy(text);
  char* stop = nullptr;
  if (copy.empty() || copy.find_first_not_of("0123456789+-.eE") != std::string::npos || copy.front() == '+')
    return std::nullopt;
  errno = 0;
  const double number = std::strtod(copy.c_str(), &stop);
  return errno == 0 && stop == copy.c_str() + copy.size() ? std::optional(number) : std::nullopt;
#endif
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  if (count == 1) return fmt::format("1 {}", singular);
  return plural.empty() ? fmt::format("{} {}s", count, singular) : fmt::format("{} {}", count, plural);
}

std::string readable_slug(std::string_view name) {
  std::string out;
  for (const char raw : name) {
    const char c = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw + 32) : raw;
    if ((c >= 'a' && c <= 'z') || is_digit(c))
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  if (out.size() > 60) out.resize(60);
  return out;
}

std::string file_slug(std::string_view name) {
  std::string out = readable_slug(name);
  if (!out.empty() && out == name && !is_device_name(out)) return out;
  return fmt::format("{}{}{:08x}", out, out.empty() ? "" : "-", fnv1a(name));
}

}  // namespace worksort
