// The part of the diagnosis that reads [ ] and { }.
#include "worksort/util/text.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "diagnosis.hpp"
#include "read/study/messages.hpp"
#include <fmt/core.h>

namespace worksort::reading {
namespace {

constexpr std::size_t k_far = 400;  // how far a closing bracket is looked for behind a #

}  // namespace

void Diagnosis::read_bracket(std::size_t offset) {
  const std::size_t found = findings.size();
  const Flow flow = read_flow(offset);
  if (flow.failed) return;
  if (!flow.closed) {  // what seemed wrong inside follows from it
    findings.resize(found);
    patches.resize(found);
    return fail_part(unclosed_bracket(flow.end, m_text), offset);
  }
  const std::size_t after = skip_blanks(m_text, flow.end);
  const char next = char_at(m_text, after);
  if (next == ':' && ends_word(m_text, after + 1))
    return fail_part(bad_key(offset, m_text, "a key must be a word, not a list or a map"), offset);
  if (!is_break(next) && (next != '#' || after == flow.end)) return fail_text(offset);
  go_to(flow.end);
}

// Reads from the bracket at `offset` to the one that closes it. Where none does, `end` is the innermost
// bracket that is still open.
Diagnosis::Flow Diagnosis::read_flow(std::size_t offset) {
  Flow flow;
  std::vector<std::size_t> open;
  for (std::size_t at = offset; at < m_text.size();) {
    const char c = m_text[at];
    if (c == '[' || c == '{') {
      open.push_back(at++);
      if (m_levels.size() + open.size() > m_limits.max_depth + 1) {
        fail_value(too_deep(at - 1, m_limits.max_depth), offset);
        flow.failed = true;
        return flow;
      }
    } else if (c == ']' || c == '}') {
      if ((m_text[open.back()] == '[') != (c == ']')) break;
      open.pop_back();
      ++at;
      if (open.empty()) {
        flow.closed = true;
        flow.end = at;
        return flow;
      }
    } else if (c == '\n') {
      const Line line = line_from(m_text, ++at);
      if (line.boundary || ends_flow(m_text, line, top().column)) break;
    } else if (is_blank(c) || c == '\r' || c == ',') {
      ++at;
    } else {
      at = read_flow_entry(at, m_text[open.back()] == '[', flow);
      if (flow.failed) return flow;
    }
  }
  flow.end = open.back();
  return flow;
}

// Reads one key, value or entry and what is behind it up to the next bracket, comma or line.
std::size_t Diagnosis::read_flow_entry(std::size_t offset, bool list, Flow& flow) {
  const char c = m_text[offset];
  if (c == ':' && ends_word(m_text, offset + 1)) return offset + 1;
  if (c == '"' || c == '\'') {
    const std::string_view key = std::exchange(m_flow_key, {});
    const Quoted quoted = scan_quoted(m_text, offset, top().column);
    if (!quoted.closed) {
      fail_part(unclosed_quote(offset, m_text), offset);
      flow.failed = true;
      return offset;
    }
    const std::size_t after = skip_blanks(m_text, quoted.end);
    const char next = char_at(m_text, after);
    const bool good =
        is_break(next) || std::strchr(",]}:", next) != nullptr || (next == '#' && after > quoted.end);
    if (good) {
      if (quoted.bad_escape != 0)
        add(bad_escape(offset, quoted.bad_escape, quoted.end, m_text),
            {PatchKind::value, offset, quoted.end});
      return next == ':' ? after + 1 : quoted.end;
    }
    const std::size_t end = flow_entry_end(quoted.end);
    refuse_flow_entry(offset, end, key);
    return end;
  }
  if (c == '#') {
    const bool first = !is_break(m_text[offset - 1]) && is_tight_comment(m_text, offset) &&
                       !is_break(char_at(m_text, flow_entry_end(offset)));
    if (!first) return line_end(m_text, offset);
    const std::size_t end = flow_entry_end(offset);
    refuse_flow_entry(offset, end, {});
    return end;
  }
  return read_flow_plain(offset, list);
}

std::size_t Diagnosis::read_flow_plain(std::size_t offset, bool list) {
  const std::size_t end = flow_entry_end(offset);
  const std::size_t colon = find_colon(m_text.substr(0, end), offset, end);
  const std::string_view key = list ? std::string_view{} : m_text.substr(offset, colon - offset);
  if (m_text[offset] != k_refused_value && !begins_plain(m_text, offset, true)) {
    refuse_flow_entry(offset, end, {});
    return end;
  }
  if (m_text.substr(offset, colon - offset).find_first_of("?[{") != std::string_view::npos) {
    refuse_flow_entry(offset, list ? end : colon, {});
    return end;
  }
  if (colon == end) return refuse_cut(offset, {}) ? flow_entry_end(m_text.find('#', offset)) : end;
  const std::size_t value = skip_blanks(m_text, colon + 1);
  const char v = char_at(m_text, value);
  if (v == '"' || v == '\'' || v == '[' || v == '{') {
    m_flow_key = v == '[' || v == '{' ? std::string_view{} : key;
    return value;
  }
  if (value >= end) return colon + 1;
  if (refuse_cut(value, key)) return flow_entry_end(m_text.find('#', value));
  const bool bad = (v != k_refused_value && !begins_plain(m_text, value, true)) ||
                   m_text.substr(value, end - value).find_first_of("?[{") != std::string_view::npos;
  if (bad || find_colon(m_text, value, end) != end) refuse_flow_entry(value, end, key);
  return end;
}

// The last character of the text in quotes behind the colon at `colon`, the colon itself if none is there.
std::size_t Diagnosis::quoted_behind(std::size_t colon) const {
  const std::size_t at = skip_blanks(m_text, colon + 1);
  if (char_at(m_text, at) != '"' && char_at(m_text, at) != '\'') return colon;
  const Quoted quoted = scan_quoted(m_text, at, m_levels.back().column);
  return quoted.closed ? quoted.end - 1 : colon;
}

// Where the entry that begins at `offset` ends on its line, brackets and quotes inside of an unquoted text
// included.
std::size_t Diagnosis::flow_entry_end(std::size_t offset) const {
  std::size_t end = offset;
  int depth = 0;
  for (; !is_break(char_at(m_text, end)); ++end) {
    const char c = m_text[end];
    if (c == '[' || c == '{') ++depth;
    if (c == ',' && depth == 0) break;
    if ((c == ']' || c == '}') && --depth < 0) break;
    if (c == '#' && end > offset && is_blank(m_text[end - 1]) && !is_tight_comment(m_text, end)) break;
    if (c == ':' && is_blank(char_at(m_text, end + 1))) end = quoted_behind(end);
  }
  while (is_blank(m_text[end - 1])) --end;
  return end;
}

// True, and reported, if a # ends the unquoted text at `offset` and hides the bracket or comma behind it.
bool Diagnosis::refuse_cut(std::size_t offset, std::string_view key) {
  const std::size_t hash = skip_blanks(m_text, plain_end(m_text, offset, true));
  if (char_at(m_text, hash) != '#') return false;
  std::string_view rest = m_text.substr(hash, k_far);
  rest = trim(rest.substr(0, rest.find('\n')));
  const bool closer = rest.find_first_of("]}") != std::string_view::npos;
  if (is_tight_comment(m_text, hash) ? !closer && !rest.ends_with(',') : !closer || !cuts_value(hash))
    return false;
  const std::size_t end = flow_entry_end(hash);
  const std::string_view whole = m_text.substr(offset, end - offset);
  Finding finding = needs_quotes(offset, whole, {key, true});
  finding.message = fmt::format("what follows the # would be lost: {} needs quotes", shown(whole));
  if (!is_tight_comment(m_text, hash)) finding.mend.reset();  // it may be a comment
  add(std::move(finding), {PatchKind::value, offset, end});
  return true;
}

// True if the value in flow style is not closed on the lines below the # at `hash`.
bool Diagnosis::cuts_value(std::size_t hash) const {
  Line line = line_from(m_text, line_begin(m_text, hash));
  do line = line_from(m_text, line.next);
  while (line.begin < m_text.size() && line.bare);
  const char first = char_at(m_text, line.content);
  return line.begin >= m_text.size() || line.boundary || first == '{' || first == '[' ||
         ends_flow(m_text, line, m_levels.back().column);
}

void Diagnosis::refuse_flow_entry(std::size_t offset, std::size_t end, std::string_view key) {
  add(needs_quotes(offset, m_text.substr(offset, end - offset), {key, true}),
      {PatchKind::value, offset, end});
}

}  // namespace worksort::reading
