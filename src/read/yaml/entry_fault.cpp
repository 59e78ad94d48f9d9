// What is said of an entry that stands out of place, and how it is mended.
#include "worksort/util/text.hpp"

#include "entry_scan.hpp"
#include "lexer.hpp"
#include "quoting.hpp"
#include "read/study/messages.hpp"
#include <fmt/core.h>

namespace worksort::reading {
namespace {

// An entry that slipped, in the column of its list: its first line, and those below it if they slipped as
// far.
Mend back_in_column(const EntryStart& entry, std::string_view text) {
  const std::size_t dash = entry.offset - entry.begin;
  const std::string blanks(entry.column, ' ');
  Line below = line_from(text, line_from(text, entry.begin).next);
  while (below.begin < entry.end && below.bare) below = line_from(text, below.next);
  const bool together =
      below.begin < entry.end && !below.tab && below.indent() == entry.content - entry.begin;
  if (!together) return {entry.begin, dash, blanks};
  Mend out{entry.begin, 0, {}};
  for (std::size_t at = entry.begin; at < entry.end;) {
    const Line line = line_from(text, at);
    const bool deep = line.indent() >= dash;
    if (deep) out.text += blanks;
    out.text += text.substr(at + (deep ? dash : 0), line.next - at - (deep ? dash : 0));
    at = line.next;
    out.length = at - entry.begin;
  }
  return out;
}

// What an entry holds may begin on a later line: that one, and what else stands behind the sign, stay.
Mend dash_in_place_of(std::string_view sign, std::size_t offset) {
  if (sign.find('\n') == std::string_view::npos) return {offset, sign.size(), "- "};
  return {offset, sign.find_first_of(" \t\r\n"), "-"};
}

}  // namespace

Finding describe(const EntryStart& entry, std::string_view text) {
  const std::string_view line = text.substr(entry.offset, line_end(text, entry.offset) - entry.offset);
  Finding out{"yaml-syntax", entry.offset, line.size(), "", ""};
  const std::string hint =
      fmt::format("write - {}", text.substr(entry.content, entry.line_end - entry.content));
  const std::string_view sign = text.substr(entry.offset, entry.content - entry.offset);
  switch (entry.fault) {
    case EntryFault::blanks: {
      const std::size_t tab = text.substr(0, entry.offset).find('\t', entry.begin);
      const bool no_break =
          text.substr(0, entry.offset).find("\xC2\xA0", entry.begin) != std::string_view::npos;
      if (tab != std::string_view::npos)
        out = tab_indent(tab);
      else if (no_break)
        out = no_break_indent(entry.begin, text);
      else
        out.message = "a character that cannot be seen stands in the indentation of this line";
      if (out.hint.empty())
        out.hint = "delete it; it often comes along when text is pasted or files are joined";
      out.mend = Mend{entry.begin, entry.offset - entry.begin, std::string(entry.column, ' ')};
      return out;
    }
    case EntryFault::marker:
      if (entry.offset - entry.begin == entry.column) out.mend = dash_in_place_of(sign, entry.offset);
      out.hint = hint;
      if (sign == "-") {
        out.id = "missing-blank";
        out.message = fmt::format("a blank is missing after the dash of {}", shown(line));
        return out;
      }
      out.message = sign == "-\xC2\xA0" ? "the blank after this dash is a no-break space"
                                        : fmt::format("an entry begins with a dash and a blank, not with {}",
                                                      shown(trim(sign)));
      return out;
    case EntryFault::no_dash:
      out.message = "another entry seems to begin here, but its dash is missing";
      out.hint = hint;
      return out;
    case EntryFault::slipped:
    case EntryFault::none:
      break;
  }
  out.message = fmt::format("this entry begins in column {}, but the others of its list begin in column {}",
                            entry.offset - entry.begin + 1, entry.column + 1);
  out.hint = "let the dashes of a list stand in one column, indented with blanks";
  out.mend = back_in_column(entry, text);
  return out;
}

}  // namespace worksort::reading
