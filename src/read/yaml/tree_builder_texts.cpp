// The texts of lists and maps: what YAML would drop from them, and what stands in the place of nothing.
#include <algorithm>

#include "byte_scan.hpp"
#include "lexer.hpp"
#include "read/study/messages.hpp"
#include "tree_builder.hpp"
#include <fmt/core.h>

namespace worksort::reading {
namespace {

bool is_bare_block(std::string_view header) {
  return header.find_first_not_of("|>+-") == std::string_view::npos;
}

}  // namespace

void TreeBuilder::add_text(const YAML::Mark& mark, const Written& text, std::string_view value) {
  Node node;
  if (text_is_bad(text, value) || (text.style == TextStyle::plain && comma_is_bad(text))) {
    append_refused(mark, text.offset);
    return;
  }
  node.kind = NodeKind::text;
  node.style = text.style;
  node.offset = static_cast<std::uint32_t>(text.offset);
  if (text.style != TextStyle::block) node.length = static_cast<std::uint32_t>(text.end - text.offset);
  const std::size_t width = text.one_line ? text.end : line_end(m_text, text.offset);
  node.spot = spot(mark, text.offset, width - text.offset);
  if (text.style == TextStyle::plain) {
    find_trailer(text, node);
    const bool stray =
        value.size() > 1 && value.find('"') == value.size() - 1 && !is_digit(value[value.size() - 2]);
    if (stray)
      m_findings.add({"stray-quote", text.offset, text.end - text.offset,
                      "this text ends in a double quote that nothing opens", quoting_hint(value, holder()),
                      Severity::warning});
  }
  node.text = m_tree.own(value);
  append(node);
}

// True, and reported, if the text is empty where something stands, or cut, or made of bad characters.
bool TreeBuilder::text_is_bad(const Written& text, std::string_view value) {
  const std::string_view raw = m_text.substr(text.offset, text.end - text.offset);
  if (text.style == TextStyle::block) {
    const bool digit = std::any_of(raw.begin(), raw.end(), is_digit);
    if (!digit && value.find_first_not_of('\n') != std::string_view::npos) return false;
    Finding finding = needs_quotes(text.offset, raw, holder());
    if (is_bare_block(raw)) {
      finding.hint += ", or write the text on the lines below, indented";
      finding.mend.reset();
    }
    m_findings.add(std::move(finding));
    return true;
  }
  if (text.style == TextStyle::quoted) {
    if (char_at(m_text, text.end) == '#') {
      const std::size_t end = plain_end(m_text, text.offset, !m_open.empty() && m_open.back().flow);
      m_findings.add(needs_quotes(
          text.offset, m_text.substr(text.offset, std::max(end, text.end) - text.offset), holder()));
      return true;
    }
    if (raw[0] != '"' || raw.find('\\') == std::string_view::npos) return false;
    auto finding = bad_after_escapes(value, text.offset, raw);
    if (finding) m_findings.add(std::move(*finding));
    return finding.has_value();
  }
  const std::size_t after = m_open.empty() ? 0 : m_open.back().after_colon;
  const std::size_t begin = skip_blanks(m_text, after);
  if (after == 0 || char_at(m_text, begin) != '#' || !is_tight_comment(m_text, begin)) return false;
  Finding finding = needs_quotes(begin, m_text.substr(begin, line_end(m_text, begin) - begin), holder());
  finding.hint = quoting_hint(m_text.substr(begin, text.end - begin), holder());  // it goes on below
  finding.mend.reset();
  m_findings.add(std::move(finding));
  return true;
}

// True if this text and the one before it were one number with a comma in it, such as [1,234].
bool TreeBuilder::comma_is_bad(const Written& text) {
  if (m_open.empty() || !m_open.back().flow || m_open.back().map) return false;
  const bool between_digits = m_text[text.offset - 1] == ',' && is_digit(m_text[text.offset - 2]) &&
                              is_digit(char_at(m_text, text.offset));
  if (!between_digits) return false;
  Node& before = m_tree.nodes[m_open.back().last];
  if (before.kind == NodeKind::text) {
    const std::size_t end = std::min(m_text.find_first_of(" \t\r\n]}[{", text.offset), m_text.size());
    std::string_view whole = m_text.substr(before.offset, end - before.offset);
    if (whole.ends_with(',')) whole.remove_suffix(1);
    Finding finding = needs_quotes(before.offset, whole, holder());
    finding.message = fmt::format("{} without quotes is read as several values", shown(whole));
    finding.hint += ", or put a blank after the comma if these are several";
    finding.mend.reset();
    m_findings.add(std::move(finding));
    before.kind = NodeKind::missing;
    before.refused = true;
    before.text = {};
    before.length = 0;
  }
  return true;
}

void TreeBuilder::find_trailer(const Written& text, Node& node) {
  std::size_t at = skip_blanks(m_text, text.end);
  if (is_break(char_at(m_text, at))) {
    const Line next = line_from(m_text, line_from(m_text, at).next);
    const bool deeper = static_cast<std::ptrdiff_t>(next.indent()) > block_column();
    at = next.content;
    if (!deeper || char_at(m_text, at) != '#' || (text.one_line && !is_tight_comment(m_text, at))) return;
  }
  if (char_at(m_text, at) != '#') return;
  node.trailer = is_tight_comment(m_text, at) ? Trailer::tight_comment : Trailer::comment;
  const std::size_t begin = line_begin(m_text, at);
  const std::size_t own_begin = line_begin(m_text, text.offset);
  const std::string_view between = m_text.substr(own_begin, begin - own_begin);
  node.trailer_spot.line =
      node.spot.line + static_cast<std::uint32_t>(std::count(between.begin(), between.end(), '\n'));
  node.trailer_spot.column = static_cast<std::uint32_t>(characters(m_text.substr(begin, at - begin)) + 1);
  const std::string_view comment = m_text.substr(at, line_end(m_text, at) - at);
  node.trailer_spot.width = static_cast<std::uint32_t>(characters(comment));
}

// The dash of the empty entry that ends before `offset`.
std::size_t TreeBuilder::find_dash(std::size_t offset) const {
  const auto column = static_cast<std::size_t>(block_column());
  for (std::size_t begin = line_begin(m_text, m_seen_before); begin <= offset && begin < m_text.size();) {
    const Line line = line_from(m_text, begin);
    const std::size_t at = line.begin + column;
    if (at >= m_seen_before && at < line.end && m_text[at] == '-' && ends_word(m_text, at + 1)) return at;
    begin = line.next;
  }
  return offset;
}

void TreeBuilder::add_missing(const YAML::Mark& mark) {
  if (m_open.empty()) return;
  Open& top = m_open.back();
  const std::size_t marked = offset_of(mark);
  Node node;
  std::size_t after = top.after_colon;
  if (top.map) {
    const Node& key = m_tree.nodes[top.key];
    const std::size_t colon = key.text.find(':');
    if (top.flow && key.style == TextStyle::plain && after == 0 && colon != std::string_view::npos &&
        is_letter(key.text[0])) {
      m_findings.add(no_key(key.offset, m_text.substr(0, key.offset + key.length)));
      node.refused = true;
    }
    node.spot = key.spot;
    node.offset = key.offset;
  } else if (top.flow) {
    node.spot = spot(mark, marked, 1);
    node.offset = static_cast<std::uint32_t>(marked);
  } else {
    const std::size_t dash = find_dash(marked);
    node.spot = spot(mark, dash, 1);
    node.offset = static_cast<std::uint32_t>(dash);
    after = dash + 1;
  }
  const std::size_t begin = skip_blanks(m_text, after);
  if (after != 0 && char_at(m_text, begin) == '#' && is_tight_comment(m_text, begin)) {
    const std::size_t end = plain_end(m_text, begin, false);
    m_findings.add(needs_quotes(begin, m_text.substr(begin, end - begin), holder()));
    node.refused = true;
  }
  append(node);
}

}  // namespace worksort::reading
