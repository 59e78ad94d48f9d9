#include "diagnosis.hpp"

#include <algorithm>

#include "messages.hpp"
#include <fmt/format.h>

namespace worksort::reading {
namespace {

constexpr const char* k_align_hint =
    "let keys that belong together begin in the same column, indented with blanks";

}  // namespace

Diagnosis::Diagnosis(std::string_view text, std::size_t begin, const TreeLimits& limits)
    : m_text(text), m_limits(limits), m_line(line_from(text, begin)) {
  m_levels.push_back({});  // the document itself
}

void Diagnosis::run() {
  while (!at_end()) read_line();
}

void Diagnosis::read_line() {
  if (m_line.boundary) {
    const bool begins = !m_started && m_text[m_line.begin] == '-';
    m_stop = !begins;
    if (begins) {
      m_started = true;
      const std::size_t rest = skip_blanks(m_text, m_line.begin + 3);
      if (rest < m_line.end && m_text[rest] != '#')
        fail_value({"yaml-syntax", rest, m_line.end - rest, "something stands behind the three dashes",
                    "begin on the line below"},
                   rest);
      else
        next_line();
    }
    return;
  }
  if (m_line.bare) return next_line();
  m_started = true;
  if (m_line.tab) return fail_tab();
  std::size_t offset = m_line.content;
  if (!leave_levels(offset)) return;
  if (is_dash(offset) && !read_dashes(offset)) return;
  read_node(offset);
}

// Leaves the lists and maps that end before this line; false if it lines up with nothing.
bool Diagnosis::leave_levels(std::size_t offset) {
  const auto column = static_cast<std::ptrdiff_t>(offset - m_line.begin);
  bool left = false;
  while (top().column > column || (top().column == column && top().list && !is_dash(offset))) {
    m_levels.pop_back();
    left = true;
  }
  const bool next_key = top().column == column && !top().list && !is_dash(offset);
  const bool next_entry = top().column == column && is_dash(offset) && (top().list || !top().filled);
  if (next_key || next_entry || (top().column < column && !top().filled)) return true;
  Finding finding{"yaml-syntax", offset, m_line.end - offset,
                  left ? "this line is indented less than the one above, but lines up with nothing further up"
                       : "this line is indented deeper than the one above, which already has its value",
                  k_align_hint};
  if (!left && top().column == column)
    finding.message = "a list begins here, but the key above already has its value";
  fail_part(std::move(finding), offset);
  return false;
}

bool Diagnosis::is_dash(std::size_t offset) const {
  return char_at(m_text, offset) == '-' && ends_word(m_text, offset + 1);
}

// Opens or goes on with the lists whose dashes begin at `offset`, which moves behind them; false if nothing
// more stands on the line.
bool Diagnosis::read_dashes(std::size_t& offset) {
  while (is_dash(offset)) {
    const auto column = static_cast<std::ptrdiff_t>(offset - m_line.begin);
    if (!top().list || top().column != column) {
      if (m_levels.size() > m_limits.max_depth) {
        fail_value(too_deep(offset, m_limits.max_depth), offset);
        return false;
      }
      top().filled = true;
      m_levels.push_back({column, true, false, offset, offset});
    }
    top().begin = offset;
    top().filled = false;
    const std::size_t dash = offset;
    offset = skip_blanks(m_text, offset + 1);
    if (offset >= m_line.end || m_text[offset] == '#') {
      next_line();
      return false;
    }
    const std::size_t tab = m_text.find('\t', dash);
    if (tab < offset && (find_key(m_text, offset) || is_dash(offset))) {
      fail_part({"tab-indent", tab, 1, "a tab stands between the dash and what follows it", "use a blank"},
                offset);
      return false;
    }
  }
  return true;
}

void Diagnosis::read_node(std::size_t offset) {
  const auto column = static_cast<std::ptrdiff_t>(offset - m_line.begin);
  const bool key_wanted = top().column == column && !top().list;
  if (char_at(m_text, offset) == '?' && ends_word(m_text, offset + 1))
    return fail_part(
        bad_key(offset, m_text, "a question mark with a blank begins a key that is not plain text"), offset);
  if (const auto key = find_key(m_text, offset)) {
    if (is_letter(char_at(m_text, offset + 1)) && m_text[offset] == '-')
      return fail_part(no_key(offset, m_text), offset);
    if (!key_wanted) {
      if (m_levels.size() > m_limits.max_depth)
        return fail_value(too_deep(offset, m_limits.max_depth), offset);
      top().filled = true;
      m_levels.push_back({column, false, false, offset, offset});
    }
    return read_key(offset, *key);
  }
  if (key_wanted) {
    if (begins_plain(m_text, offset, false)) return fail_part(no_key(offset, m_text), offset);
    const bool quote = m_text[offset] == '"' || m_text[offset] == '\'';
    if (quote && !scan_quoted(m_text, offset, column).closed)
      return fail_part(unclosed_quote(offset, m_text), offset);
    return fail_part(bad_key(offset, m_text, "a key must be a word with a colon and a blank behind it"),
                     offset);
  }
  top().filled = true;
  read_value(offset);
}

void Diagnosis::read_key(std::size_t offset, const KeySpan& key) {
  top().begin = offset;
  top().key_end = key.end;
  const std::size_t value = skip_blanks(m_text, key.after);
  top().filled = value < m_line.end && m_text[value] != '#';
  if (top().filled)
    read_value(value);
  else
    next_line();
}

void Diagnosis::read_value(std::size_t offset) {
  switch (m_text[offset]) {
    case '"':
    case '\'':
      return read_quoted(offset);
    case '[':
    case '{':
      return read_bracket(offset);
    case '|':
    case '>':
      return read_block(offset);
    case '&':
    case '*':
    case '!':
      return read_property(offset);
    default:
      return read_plain(offset);
  }
}

void Diagnosis::read_plain(std::size_t offset) {
  const bool plain = begins_plain(m_text, offset, false) || m_text[offset] == k_refused_value ||
                     m_text[offset] == k_refused_entry;
  const std::size_t end = plain_end(m_text, offset, false);
  if (!plain || find_colon(m_text, offset, end) != end) return fail_text(offset);
  const bool cut = skip_blanks(m_text, end) < m_line.end;
  next_line();
  read_more_plain(offset, cut);
}

// The further lines of the unquoted text at `offset`; `cut` if a comment has already ended it.
void Diagnosis::read_more_plain(std::size_t offset, bool cut) {
  const bool after_key = !top().list && line_begin(m_text, offset) == line_begin(m_text, top().begin) &&
                         offset > top().key_end && top().key_end > top().begin;
  for (; !at_end() && !m_line.boundary; next_line()) {
    if (m_line.content == m_line.end) continue;
    if (!is_deeper(m_line, top().column)) return;
    if (m_line.bare) {
      cut = true;
      continue;
    }
    if (m_line.tab &&
        static_cast<std::ptrdiff_t>(m_text.find('\t', m_line.begin) - m_line.begin) <= top().column)
      return fail_tab();
    const std::size_t end = plain_end(m_text, m_line.content, false);
    if (find_colon(m_text, m_line.content, end) != end) {
      const std::size_t at = after_key ? m_line.content : offset;
      Finding finding =
          after_key ? Finding{"yaml-syntax", at, end - at,
                              "this line is indented deeper than the one above, which already has its value",
                              k_align_hint}
                    : no_key(offset, m_text);
      return fail_part(std::move(finding), m_line.content);
    }
    if (cut) return fail_text(offset);
    cut = skip_blanks(m_text, end) < m_line.end;
  }
}

void Diagnosis::read_quoted(std::size_t offset) {
  const Quoted quoted = scan_quoted(m_text, offset, top().column);
  if (!quoted.closed) return fail_part(unclosed_quote(offset, m_text), offset);
  const std::size_t after = skip_blanks(m_text, quoted.end);
  const bool comment = char_at(m_text, after) == '#' && after > quoted.end;
  if (!comment && !is_break(char_at(m_text, after))) return fail_text(offset);
  if (quoted.bad_escape != 0)
    return fail_value(bad_escape(offset, quoted.bad_escape, quoted.end, m_text), offset);
  go_to(quoted.end);
}

void Diagnosis::read_block(std::size_t offset) {
  std::size_t at = offset + 1;
  while (at < m_line.end && (m_text[at] == '+' || m_text[at] == '-')) ++at;
  const std::size_t rest = skip_blanks(m_text, at);
  const bool header = at - offset <= 2 && (rest == m_line.end || (m_text[rest] == '#' && rest > at));
  if (!header) return fail_text(offset);
  bool empty = true;
  next_line();
  for (; !at_end() && !m_line.boundary; next_line()) {
    if (m_line.content == m_line.end) continue;
    const std::size_t first_tab =
        m_line.tab ? m_text.find('\t', m_line.begin) - m_line.begin : m_line.indent();
    if (static_cast<std::ptrdiff_t>(first_tab) <= top().column) break;
    empty = false;
  }
  if (empty) {
    Finding finding = needs_quotes(offset, m_text.substr(offset, at - offset), holder());
    finding.hint += ", or write the text on the lines below, indented";
    findings.push_back(std::move(finding));
    patches.push_back({PatchKind::value, offset, line_end(m_text, offset)});
  }
}

void Diagnosis::read_property(std::size_t offset) {
  const std::size_t end = plain_end(m_text, offset, false);
  const std::string_view text = m_text.substr(offset, end - offset);
  const std::size_t after = skip_blanks(m_text, offset + 5);
  if (text.starts_with("!!str ") && after < m_line.end && m_text[after] != '#') return read_value(after);
  fail_value(refused_property(offset, text, holder()), offset);
}

Holder Diagnosis::holder() const {
  const Level& level = m_levels.back();
  if (level.list || level.key_end <= level.begin) return {};
  std::string_view key = m_text.substr(level.begin, level.key_end - level.begin);
  return {key, false};
}

bool Diagnosis::is_deeper(const Line& line, std::ptrdiff_t column) const {
  return line.tab || static_cast<std::ptrdiff_t>(line.indent()) > column;
}

// Where the lines end that follow the line of `offset` and are indented deeper than `column`.
std::size_t Diagnosis::end_of_deeper(std::size_t offset, std::ptrdiff_t column) const {
  Line line = line_from(m_text, line_begin(m_text, offset));
  std::size_t end = line.end;
  for (line = line_from(m_text, line.next); line.begin < m_text.size(); line = line_from(m_text, line.next)) {
    if (line.boundary) break;
    if (line.bare) continue;
    if (!is_deeper(line, column)) break;
    end = line.end;
  }
  return end;
}

// The smallest part that can be left out on its own and holds `offset`.
Patch Diagnosis::part(std::size_t offset) const {
  for (auto level = m_levels.rbegin(); level != m_levels.rend(); ++level)
    if (level->list) return {PatchKind::entry, level->begin, end_of_deeper(offset, level->column)};
  const std::size_t begin = line_begin(m_text, offset);
  const Line line = line_from(m_text, begin);
  const Level& level = m_levels.back();
  const bool same_line = level.key_end > level.begin && level.begin >= begin && level.column >= 0;
  const std::size_t from = same_line ? level.begin : line.content;
  return {PatchKind::key, from, end_of_deeper(offset, static_cast<std::ptrdiff_t>(from - begin))};
}

void Diagnosis::go_to(std::size_t offset) {
  m_line = line_from(m_text, line_from(m_text, line_begin(m_text, offset)).next);
}

// Leaves out the list entry, or the key with what belongs to it.
void Diagnosis::fail_part(Finding finding, std::size_t offset) {
  const Patch patch = part(offset);
  findings.push_back(std::move(finding));
  patches.push_back(patch);
  go_to(std::max(patch.end, offset));
}

// Leaves out the value that begins at `offset`, with its further lines.
void Diagnosis::fail_value(Finding finding, std::size_t offset) {
  const std::size_t end = end_of_deeper(offset, top().column);
  findings.push_back(std::move(finding));
  patches.push_back({PatchKind::value, offset, end});
  top().filled = true;
  go_to(end);
}

void Diagnosis::fail_text(std::size_t offset) {
  std::size_t end = plain_end(m_text, offset, false);
  if (char_at(m_text, offset) == '#' || end == offset) end = line_end(m_text, offset);
  fail_value(needs_quotes(offset, m_text.substr(offset, end - offset), holder()), offset);
}

// All lines in a row that are indented with tabs are one mistake.
void Diagnosis::fail_tab() {
  const std::size_t tab = m_text.find('\t', m_line.begin);
  Finding finding{"tab-indent", tab, 1, "a tab stands in the indentation of this line",
                  "use blanks to indent, two for each level; editors can convert tabs to blanks"};
  const bool in_list =
      std::any_of(m_levels.begin(), m_levels.end(), [](const Level& level) { return level.list; });
  if (in_list || top().filled) {
    fail_part(std::move(finding), m_line.content);
  } else {
    const auto column = static_cast<std::size_t>(top().column + 1);
    fail_value(std::move(finding), std::min(m_line.begin + column, m_line.content));
  }
}

Patch Diagnosis::part_at(std::size_t offset) {
  while (!at_end() && m_line.next <= offset) read_line();
  if (m_line.begin <= offset && !m_line.bare && !m_line.boundary && !m_stop) {
    const auto column = static_cast<std::ptrdiff_t>(m_line.indent());
    while (top().column > column || (top().column == column && top().list && !is_dash(m_line.content)))
      m_levels.pop_back();
    if (is_dash(m_line.content) && top().list && top().column == column) top().begin = m_line.content;
  }
  return part(offset);
}

void apply(const Patch& patch, std::string& text) {
  std::size_t begin = patch.offset;
  const std::size_t end = std::min(patch.end, text.size());
  if (patch.kind == PatchKind::entry) ++begin;  // its dash stays
  const std::size_t first = begin;
  for (; begin < end; ++begin)
    if (!is_break(text[begin])) text[begin] = ' ';
  const auto room = [&](std::size_t size) {
    return first + size <= end && text.find_first_not_of(' ', first) >= first + size;
  };
  if (patch.kind == PatchKind::value && room(1)) text[first] = k_refused_value;
  if (patch.kind == PatchKind::entry && room(2)) text[first + 1] = k_refused_entry;
  if (patch.kind == PatchKind::key && room(2)) {
    text[first] = k_refused_value;
    text[first + 1] = ':';
  }
}

}  // namespace worksort::reading
