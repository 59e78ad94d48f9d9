#include "clean_cell.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

void report_unseen(const Spot& spot, std::string_view what, ValueProblems& problems) {
  problems.add(Severity::warning, "control-character", spot, fmt::format("this cell holds {}", what),
               "it often comes along when text is pasted");
}

// Bytes of a character without width in front. Marks of direction belong to what is written from right to
// left.
std::size_t size_without_width(std::string_view text) {
  const bool direction = text.starts_with("\xE2\x80\x8E") || text.starts_with("\xE2\x80\x8F");
  return direction ? 0 : unseen_at_front(text);
}

// Bytes of a control character in front, line ends and tabs aside.
std::size_t size_of_control(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text.front());
  const bool second = byte == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0;
  const bool control = (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
  return second ? 2 : control ? 1 : 0;
}

}  // namespace

std::string_view clean_cell(CsvTable& table, std::string_view text, const Spot& spot,
                            ValueProblems& problems) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte < 0x7F) || c == '\n' || c == '\t';
  });
  if (plain) return text;
  if (!is_valid_utf8(text)) {
    problems.add(Severity::error, "invalid-utf8", spot, "the text of this cell is not UTF-8 and is left out",
                 "save the table again as CSV UTF-8");
    return {};
  }
  bool control = false;
  bool unseen = false;
  std::string clean;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t controls = size_of_control(rest);
    const std::size_t without_width = controls > 0 ? 0 : size_without_width(rest);
    if (without_width == 0) clean += controls > 0 ? ' ' : rest.front();
    rest.remove_prefix(std::max<std::size_t>({controls, without_width, 1}));
    control = control || controls > 0;
    unseen = unseen || without_width > 0;
  }
  if (control)
    report_unseen(spot, "a control character that cannot be seen; a blank stands for it", problems);
  if (unseen) report_unseen(spot, "a character that takes up no room; it is passed over", problems);
  return control || unseen ? table.own(std::move(clean)) : text;
}

}  // namespace worksort
