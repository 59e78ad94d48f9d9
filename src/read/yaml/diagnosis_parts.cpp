// How lines belong together by their indentation, and how much goes when one of them is broken.
#include "worksort/util/text.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "diagnosis.hpp"
#include "read/study/messages.hpp"
#include <fmt/core.h>

namespace worksort::reading {
namespace {

constexpr const char* k_align_hint =
    "let keys that belong together begin in the same column, indented with blanks";
constexpr std::string_view k_like_below = "; so are lines below it, which are left out too";

}  // namespace

// The innermost of `levels` that `line` can belong to.
std::size_t Diagnosis::level_of(const std::vector<Level>& levels, const Line& line) const {
  const auto column = static_cast<std::ptrdiff_t>(line.indent());
  std::size_t index = levels.size() - 1;
  const auto is_over = [&](const Level& level) {
    return level.column > column || (level.column == column && level.list && !is_dash(line.content));
  };
  while (is_over(levels[index])) --index;
  return index;
}

bool Diagnosis::fits(const std::vector<Level>& levels, const Line& line) const {
  const Level& level = levels[level_of(levels, line)];
  if (level.column < static_cast<std::ptrdiff_t>(line.indent())) return !level.filled;
  return !is_dash(line.content) || level.list || !level.filled;
}

// Leaves the lists and maps that end before this line; false if it lines up with nothing.
bool Diagnosis::leave_levels() {
  if (fits(m_levels, m_line)) {
    const std::size_t index = level_of(m_levels, m_line);
    m_before.clear();
    if (index + 1 < m_levels.size() && !is_dash(m_line.content)) m_before = m_levels;
    m_before_line = m_line;
    m_before_findings = findings.size();
    m_levels.resize(index + 1);
    m_misplaced = false;
    return true;
  }
  if (!m_before.empty() && findings.size() == m_before_findings && fits(m_before, m_line)) {
    if (went_on_with_entry(m_line)) return false;
    blame_line_before();
    return leave_levels();
  }
  if (m_misplaced) {
    const std::size_t end = end_of_deeper(m_line.content, static_cast<std::ptrdiff_t>(m_line.indent()));
    patches.back().end = std::max(patches.back().end, end);
    std::string& message = findings.back().message;
    if (!message.empty() && !message.ends_with(k_like_below)) message += k_like_below;
    go_to(end);
  } else {
    fail_misplaced_line();
  }
  return false;
}

// If `line` goes on with the list entry that has just been left out, it is left out as well.
bool Diagnosis::went_on_with_entry(const Line& line) {
  const auto list =
      std::find_if(m_before.rbegin(), m_before.rend(), [](const Level& level) { return level.list; });
  if (list == m_before.rend() || patches.empty()) return false;
  Patch& last = patches.back();
  if (last.kind != PatchKind::entry || last.offset != list->begin) return false;
  last.end = end_of_deeper(line.content, list->column);
  m_levels = std::move(m_before);
  m_before.clear();
  go_to(last.end);
  return true;
}

// The line that was read last is indented less than the ones before and behind it: it is the one at fault.
void Diagnosis::blame_line_before() {
  const Line& line = m_before_line;
  Finding finding{"yaml-syntax", line.content, line.end - line.content,
                  "this line is indented less than the lines around it", k_align_hint};
  add(std::move(finding), {PatchKind::blank, line.content, m_line.begin});
  m_levels = std::move(m_before);
  m_before.clear();
}

void Diagnosis::fail_misplaced_line() {
  const std::size_t offset = m_line.content;
  const auto column = static_cast<std::ptrdiff_t>(m_line.indent());
  const std::size_t index = level_of(m_levels, m_line);
  const bool left = index + 1 < m_levels.size();
  Finding finding{"yaml-syntax", offset, m_line.end - offset,
                  left ? "this line is indented less than the one above, but lines up with nothing further up"
                       : "this line is indented deeper than the one above, which already has its value",
                  k_align_hint};
  if (is_dash(offset) && m_levels[index].column == column)
    finding.message = "a list begins here, but the key above already has its value";
  const bool entry = left && m_levels[index + 1].list && m_levels[index + 1].column == column;
  if (m_text[offset] == '-' && is_letter(char_at(m_text, offset + 1))) finding = no_key(offset, m_text);
  if (entry) {
    const std::size_t end = end_of_deeper(offset, column);
    add(std::move(finding), {m_text[offset] == '-' ? PatchKind::entry : PatchKind::blank, offset, end});
    go_to(end);
  } else {
    fail_misplaced(std::move(finding), offset);
  }
  m_misplaced = true;
}

// The entry whose lines hold `offset`.
const EntryStart* Diagnosis::entry_at(std::size_t offset) const {
  const auto behind =
      std::upper_bound(m_entries.begin(), m_entries.end(), offset,
                       [](std::size_t at, const EntryStart& entry) { return at < entry.begin; });
  if (behind == m_entries.begin() || (behind - 1)->end <= offset) return nullptr;
  return &*(behind - 1);
}

// Leaves what is open inside of the entry that `m_line` belongs to, or that it begins.
void Diagnosis::return_to_list(const EntryStart& entry) {
  const auto list = std::find_if(m_levels.begin(), m_levels.end(), [&](const Level& level) {
    return level.list && level.column == static_cast<std::ptrdiff_t>(entry.column);
  });
  if (list == m_levels.end()) return;
  m_levels.erase(list + 1, m_levels.end());
  m_before.clear();
  m_misplaced = false;
}

// A line of --- or ... that is indented: false if this is none.
bool Diagnosis::fail_slipped_boundary() {
  const std::string_view line = trim(m_text.substr(m_line.content, m_line.end - m_line.content));
  if (line != "---" && line != "...") return false;
  add({"yaml-syntax", m_line.content, line.size(),
       fmt::format("{} is indented here, so it ends nothing", line),
       "write it at the beginning of the line, or take it out"},
      {PatchKind::blank, m_line.content, m_line.end});
  next_line();
  return true;
}

// A line inside of an entry that is indented no more than its dash: false if this is none. Where the entry
// goes on below, only the line is left out.
bool Diagnosis::fail_outdented() {
  const EntryStart* const entry = entry_at(m_line.begin);
  if (entry == nullptr) return false;
  if (entry->begin == m_line.begin) {
    return_to_list(*entry);
    return false;
  }
  if (m_line.tab || m_line.indent() > entry->column) return false;
  const bool odd = m_text.substr(m_line.content).starts_with("\xC2\xA0");
  Finding finding{"yaml-syntax", m_line.content, m_line.end - m_line.content,
                  "this line is indented less than the entry that it stands in", k_align_hint};
  if (odd) finding = no_break_indent(m_line.begin, m_text);
  const auto key = find_key(m_text, m_line.content);
  const std::size_t value = key ? skip_blanks(m_text, key->after) : m_line.content;
  const bool whole = value < m_line.end && std::strchr("|>[{#", m_text[value]) == nullptr;
  const Line below = line_below(m_line);
  if (whole && below.begin < entry->end && !below.tab && below.indent() > entry->column) {
    add(std::move(finding), {PatchKind::blank, m_line.content, m_line.end});
    next_line();
  } else {
    fail_entry(std::move(finding), *entry);
  }
  return true;
}

// Leaves out the whole entry; what was found in it before is the reason.
void Diagnosis::fail_entry(Finding finding, const EntryStart& entry) {
  const Patch patch = patch_of(entry);
  return_to_list(entry);
  top().filled = true;
  if (!patches.empty() && patches.back().offset >= entry.begin)
    patches.back() = patch;
  else
    add(std::move(finding), patch);
  go_to(entry.end);
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

// Where the entry of a list ends that holds `offset`.
std::size_t Diagnosis::part_end(const Level& list, std::size_t offset) const {
  const EntryStart* const entry = entry_at(offset);
  const bool outer = entry != nullptr && list.column == static_cast<std::ptrdiff_t>(entry->column);
  return outer ? entry->end : end_of_deeper(offset, list.column);
}

// The smallest part that can be left out on its own and holds `offset`; its line begins in `column`.
Patch Diagnosis::part(std::size_t offset, std::ptrdiff_t column) const {
  for (auto level = m_levels.rbegin(); level != m_levels.rend(); ++level)
    if (level->list && level->column <= column)
      return {PatchKind::entry, level->begin, part_end(*level, offset)};
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

void Diagnosis::add(Finding finding, const Patch& patch) {
  if (findings.size() >= k_most_findings) finding.message = finding.hint = {};  // it will only be counted
  findings.push_back(std::move(finding));
  patches.push_back(patch);
  if (const EntryStart* const entry = entry_at(patch.offset))  // no mistake reaches into another entry
    patches.back().end = std::min(patch.end, entry->end);
}

// Leaves out the list entry, or the key with what belongs to it.
void Diagnosis::fail_part(Finding finding, std::size_t offset) {
  if (!m_before.empty() && line_begin(m_text, offset) == m_before_line.begin && can_resume()) {
    if (went_on_with_entry(line_below(m_before_line))) return;
    add(std::move(finding), {PatchKind::blank, m_before_line.content, m_before_line.end});
    m_levels = std::move(m_before);
    m_before.clear();
    go_to(offset);
    return;
  }
  const Line line = line_from(m_text, line_begin(m_text, offset));
  const Patch patch = part(offset, line.tab ? std::numeric_limits<std::ptrdiff_t>::max()
                                            : static_cast<std::ptrdiff_t>(line.indent()));
  add(std::move(finding), patch);
  go_to(std::max(patch.end, offset));
}

// The next line with content below `above`.
Line Diagnosis::line_below(const Line& above) const {
  Line line = line_from(m_text, above.next);
  while (line.begin < m_text.size() && line.bare) line = line_from(m_text, line.next);
  return line;
}

// True if the lines below go on with what the broken line seemed to end.
bool Diagnosis::can_resume() const {
  const Line line = line_below(m_before_line);
  return line.begin < m_text.size() && !line.boundary && !line.tab &&
         line.indent() > m_before_line.indent() && fits(m_before, line);
}

// The same for a line on which no key can stand, not even one that says that something is left out.
void Diagnosis::fail_misplaced(Finding finding, std::size_t offset) {
  fail_part(std::move(finding), offset);
  if (patches.back().kind == PatchKind::key) patches.back().kind = PatchKind::blank;
}

// Leaves out the value that begins at `offset`, with its further lines.
void Diagnosis::fail_value(Finding finding, std::size_t offset) {
  const std::size_t end = end_of_deeper(offset, top().column);
  add(std::move(finding), {PatchKind::value, offset, end});
  top().filled = true;
  go_to(end);
}

void Diagnosis::fail_text(std::size_t offset) {
  std::size_t end = plain_end(m_text, offset, false);
  if (char_at(m_text, offset) == '#' || end == offset) end = line_end(m_text, offset);
  fail_value(needs_quotes(offset, m_text.substr(offset, end - offset), holder()), offset);
}

// The text that begins at `offset` goes on behind a comment.
void Diagnosis::fail_cut(std::size_t offset) {
  const std::size_t end = plain_end(m_text, offset, false);
  Finding finding = needs_quotes(offset, m_text.substr(offset, end - offset), holder());
  finding.message = fmt::format("a # cuts the text {} off, and the rest of it would be lost",
                                shown(m_text.substr(offset, end - offset)));
  finding.hint = "put the whole text in quotes, or take the comment out";
  finding.mend.reset();
  fail_value(std::move(finding), offset);
}

// All lines in a row that are indented with tabs are one mistake.
void Diagnosis::fail_tab() {
  const std::size_t tab = m_text.find('\t', m_line.begin);
  Finding finding = tab_indent(tab);
  const auto deep =
      static_cast<std::size_t>(std::max<std::ptrdiff_t>(top().column + (top().filled ? 0 : 2), 0));
  if (!top().list) finding.mend = Mend{m_line.begin, m_line.content - m_line.begin, std::string(deep, ' ')};
  const bool in_list =
      std::any_of(m_levels.begin(), m_levels.end(), [](const Level& level) { return level.list; });
  if (in_list) return fail_part(std::move(finding), m_line.content);
  const std::size_t end = end_of_deeper(m_line.content, top().column);
  const std::size_t mark = m_line.begin + static_cast<std::size_t>(top().column + 1);
  add(std::move(finding), {top().filled ? PatchKind::blank : PatchKind::value, m_line.begin, end, mark});
  top().filled = true;
  go_to(end);
}

Patch Diagnosis::part_at(std::size_t offset) {
  if (const EntryStart* const entry = entry_at(offset)) return patch_of(*entry);
  while (!at_end() && m_line.next <= offset) read_line();
  if (m_line.begin <= offset && !m_line.bare && !m_line.boundary && !m_stop) {
    m_levels.resize(level_of(m_levels, m_line) + 1);
    const bool dash = is_dash(m_line.content);
    if (dash && top().list && top().column == static_cast<std::ptrdiff_t>(m_line.indent()))
      top().begin = m_line.content;
  }
  return part(offset, std::numeric_limits<std::ptrdiff_t>::max());
}

Patch patch_of(const EntryStart& entry) {
  return {PatchKind::line, entry.begin, entry.end, entry.begin + entry.column};
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
  if (patch.kind == PatchKind::line && room(patch.mark - first + 3)) {
    text[patch.mark] = '-';
    text[patch.mark + 2] = k_refused_entry;
  }
  const std::size_t mark = std::max(patch.mark, first);
  if (patch.kind == PatchKind::value && room(mark - first + 1)) text[mark] = k_refused_value;
  if (patch.kind == PatchKind::entry && room(2)) text[first + 1] = k_refused_entry;
  if (patch.kind == PatchKind::key && room(2)) {
    text[first] = k_refused_value;
    text[first + 1] = ':';
  }
}

}  // namespace worksort::reading
