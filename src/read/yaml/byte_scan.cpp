#include "byte_scan.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "quoting.hpp"
#include "read/plain_bytes.hpp"
#include <fmt/core.h>

namespace worksort::reading {
namespace {

constexpr std::uint64_t k_ones = 0x0101010101010101ULL;
constexpr std::uint64_t k_high = 0x80 * k_ones;
constexpr const char* k_save_as_utf8 = "in your editor choose Save As and the encoding UTF-8";

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// True if the eight bytes are printable ASCII or line feeds.
bool all_plain(std::uint64_t x) {
  if ((x & k_high) != 0) return false;
  const std::uint64_t printable = (x + 0x60 * k_ones) & k_high;
  const std::uint64_t not_feed = ((x ^ (0x0A * k_ones)) + 0x7F * k_ones) & k_high;
  const std::uint64_t not_delete = ((x ^ (0x7F * k_ones)) + 0x7F * k_ones) & k_high;
  return ((printable | ~not_feed) & not_delete & k_high) == k_high;
}

// Bytes of the character at `at`, 0 if it is not valid UTF-8.
std::size_t utf8_size(std::string_view bytes, std::size_t at) {
  const unsigned char lead = byte_at(bytes, at);
  const std::size_t size = lead < 0x80   ? 1
                           : lead < 0xC2 ? 0
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                           : lead < 0xF5 ? 4
                                         : 0;
  if (size < 2) return size;
  if (at + size > bytes.size()) return 0;
  for (std::size_t i = 1; i < size; ++i)
    if ((byte_at(bytes, at + i) & 0xC0U) != 0x80U) return 0;
  const unsigned char second = byte_at(bytes, at + 1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
  return overlong || outside ? 0 : size;
}

// The control character at `at`, where a whole character begins, if there is one that no text may hold.
std::optional<unsigned> control_at(std::string_view bytes, std::size_t at, bool after_escapes) {
  const unsigned char c = byte_at(bytes, at);
  if (c == 0xC2 && byte_at(bytes, at + 1) < 0xA0) return byte_at(bytes, at + 1);
  if (c == 0x7F) return c;
  if (c >= 0x20 || c == '\t' || c == '\n') return std::nullopt;
  const bool line_end = c == '\r' && !after_escapes && at + 1 < bytes.size() && bytes[at + 1] == '\n';
  return line_end ? std::nullopt : std::optional<unsigned>(c);
}

void scan_slowly(std::string_view bytes, std::size_t& at, std::size_t end, ByteScan& out) {
  while (at < end) {
    const std::size_t size = utf8_size(bytes, at);
    if (size != 1) out.ascii = false;
    const auto control = size == 0 ? std::nullopt : control_at(bytes, at, false);
    if (size == 0) out.bad.push_back({BadByte::not_utf8, at, 1, 0});
    if (control) out.bad.push_back({BadByte::control, at, 1, *control});
    at += std::max<std::size_t>(size, 1);
    if (size != 0 && !control) continue;
    out.ascii = false;                              // the rest of the line is not looked at
    const std::size_t feed = bytes.find('\n', at);  // one finding a line
    at = feed == std::string_view::npos ? bytes.size() : feed;
  }
}

void scan_directives(std::string_view bytes, ByteScan& out) {
  for (std::size_t at = bytes.find('%'); at != std::string_view::npos; at = bytes.find('%', at + 1)) {
    if (at != 0 && bytes[at - 1] != '\n') continue;
    const std::size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
    out.bad.push_back({BadByte::directive, at, end - at, 0});
  }
}

}  // namespace

std::optional<Finding> foreign_encoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  const bool marked = bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
  const std::string_view head = bytes.substr(0, 4);
  const auto zeros = std::count(head.begin(), head.end(), '\0');
  if (!marked && (zeros == 0 || zeros == static_cast<std::ptrdiff_t>(head.size()))) return std::nullopt;
  if (!marked && head.size() > 1 && head[0] != '\0' && head[1] != '\0') return std::nullopt;
  return Finding{"invalid-utf8", 0, 1, "this file is in UTF-16 or UTF-32, not in UTF-8",
                 fmt::format("{} (Notepad and Excel also call it Unicode (UTF-8))", k_save_as_utf8)};
}

Finding describe(const BadBytes& bad) {
  switch (bad.kind) {
    case BadByte::not_utf8:
      return {"invalid-utf8", bad.offset, 1, "this character is not written in UTF-8", k_save_as_utf8};
    case BadByte::directive:
      return {"no-directives", bad.offset, bad.length,
              "a line that begins with % is an instruction to a program",
              "take the line out; if it belongs to a text, indent it and put the text in quotes"};
    case BadByte::second_mark:
      return {"control-character", bad.offset, bad.length,
              "a second byte order mark at the beginning of the file",
              "delete it; saving again in an editor usually does"};
    case BadByte::control:
      break;
  }
  if (bad.code == '\r')
    return {"control-character", bad.offset, 1,
            "a carriage return without a line feed: line ends of another system",
            "in your editor choose the line ends LF or CRLF and save again"};
  return {"control-character", bad.offset, 1,
          fmt::format("a control character (U+{:04X}) that cannot be seen", bad.code),
          "delete it; it often comes along when text is pasted"};
}

ByteScan scan_bytes(std::string_view bytes) {
  ByteScan out;
  std::size_t at = byte_mark_size(bytes);
  if (at > 0) {
    out.bad.push_back({BadByte::second_mark, 0, at, 0});
    out.ascii = false;
  }
  while (at < bytes.size()) {
    at = pass_plain(bytes, at, [](const auto& sixteen) { return sixteen.is_no_text(); });
    std::uint64_t word = 0;
    while (at + sizeof word <= bytes.size()) {
      std::memcpy(&word, bytes.data() + at, sizeof word);
      if (!all_plain(word)) break;
      at += sizeof word;
    }
    scan_slowly(bytes, at, std::min(at + sizeof word, bytes.size()), out);
  }
  scan_directives(bytes, out);
  std::stable_sort(out.bad.begin(), out.bad.end(),
                   [](const BadBytes& a, const BadBytes& b) { return a.offset < b.offset; });
  return out;
}

std::optional<Finding> bad_after_escapes(std::string_view text, std::size_t offset, std::string_view raw) {
  const std::string hint = fmt::format("write a backslash that belongs to the text in single quotes: {}",
                                       in_quotes(raw.substr(1, raw.size() < 2 ? 0 : raw.size() - 2)));
  for (std::size_t at = 1; at + 1 < raw.size(); ++at) {
    if (raw[at] != '\\') continue;
    ++at;
    if (raw[at] == ' ' || raw[at] == '_')
      return Finding{
          "bad-escape", offset + at - 1, 2,
          fmt::format("in double quotes the backslash of '{}' would be lost", raw.substr(at - 1, 2)), hint};
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = utf8_size(text, at);
    if (size == 0)
      return Finding{
          "invalid-utf8", offset, raw.size(),
          fmt::format("an escape with \\ in {} stands for something that is not a character", shown(raw)),
          hint};
    if (const auto control = control_at(text, at, true))
      return Finding{"control-character", offset, raw.size(),
                     fmt::format("an escape with \\ in {} stands for a control character (U+{:04X})",
                                 shown(raw), *control),
                     hint};
    at += size;
  }
  return std::nullopt;
}

}  // namespace worksort::reading
