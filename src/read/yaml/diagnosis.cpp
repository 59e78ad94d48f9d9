#include "diagnosis.hpp"

#include <utility>

#include "read/study/messages.hpp"

namespace worksort::reading {

Diagnosis::Diagnosis(std::string_view text, std::size_t begin, std::vector<EntryStart> entries,
                     const TreeLimits& limits)
    : m_text(text), m_limits(limits), m_line(line_from(text, begin)), m_entries(std::move(entries)) {
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
  if (fail_slipped_boundary() || fail_outdented()) return;
  if (m_line.tab) return fail_tab();
  std::size_t offset = m_line.content;
  if (!leave_levels()) return;
  if (is_dash(offset) && !read_dashes(offset)) return;
  read_node(offset);
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
      m_levels.push_back({column, true});
    }
    top().begin = offset;
    top().filled = false;
    const std::size_t dash = offset;
    offset = skip_blanks(m_text, offset + 1);
    if (offset >= m_line.end || m_text[offset] == '#') {
      next_line();
      return false;
    }
    const std::size_t tab = m_text.substr(0, offset).find('\t', dash);
    if (tab < offset && (find_key(m_text, offset) || is_dash(offset))) {
      fail_part({"tab-indent", tab, 1, "a tab stands between the dash and what follows it", "use a blank",
                 Severity::error, Mend{dash + 1, offset - dash - 1, " "}},
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
      m_levels.push_back({column});
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
  const bool after_key = !top().list && top().key_end > line_begin(m_text, offset);
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
      if (after_key) return;  // the line is out of place
      fail_part(no_key(offset, m_text), offset);
      top().filled = false;  // what follows may still be keys
      return;
    }
    if (cut) return fail_cut(offset);
    cut = skip_blanks(m_text, end) < m_line.end;
  }
}

void Diagnosis::read_quoted(std::size_t offset) {
  const Quoted quoted = scan_quoted(m_text, offset, top().column);
  if (!quoted.closed) return fail_part(unclosed_quote(offset, m_text), offset);
  const char next = char_at(m_text, skip_blanks(m_text, quoted.end));
  if (next != '#' && !is_break(next)) return fail_text(offset);
  if (quoted.bad_escape != 0)
    return fail_value(bad_escape(offset, quoted.bad_escape, quoted.end, m_text), offset);
  go_to(quoted.end);
}

void Diagnosis::read_block(std::size_t offset) {
  std::size_t at = offset + 1;
  while (char_at(m_text, at) == '+' || char_at(m_text, at) == '-') ++at;
  const std::size_t rest = skip_blanks(m_text, at);
  const bool header = at - offset <= 2 && (rest == m_line.end || (m_text[rest] == '#' && rest > at));
  if (!header) return fail_text(offset);
  next_line();
  for (; !at_end() && !m_line.boundary; next_line()) {
    if (m_line.content == m_line.end) continue;
    const std::size_t first_tab =
        m_line.tab ? m_text.find('\t', m_line.begin) - m_line.begin : m_line.indent();
    if (static_cast<std::ptrdiff_t>(first_tab) <= top().column) break;
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
  if (level.list) return {};
  return {m_text.substr(level.begin, level.key_end - level.begin)};
}

}  // namespace worksort::reading
