#include "tree_builder.hpp"

#include <algorithm>

#include "lexer.hpp"
#include "read/study/messages.hpp"
#include <fmt/core.h>

namespace worksort::reading {

TreeBuilder::TreeBuilder(Tree& tree, Findings& findings, bool ascii, const TreeLimits& limits)
    : m_tree(tree), m_findings(findings), m_ascii(ascii), m_limits(limits) {}

void TreeBuilder::restart(std::string_view text) {
  m_text = text;
  m_base = m_document.offset;
  m_base_line = m_document.line;
  m_first = true;
  m_seen = m_seen_before = m_base;
  m_open.clear();
  m_keys.clear();
  m_skip = 0;
  m_refuse = false;
  m_flow_depth = 0;
  m_counted_from = m_counted_to = m_counted = 0;
  m_tree.nodes.resize(m_document.nodes);
  m_tree.documents.resize(m_document.documents);
  m_findings.rewind(m_document.findings, m_document.untold);
}

std::size_t TreeBuilder::offset_of(const YAML::Mark& mark) const {
  return std::min(m_base + static_cast<std::size_t>(std::max(mark.pos, 0)), m_text.size());
}

void TreeBuilder::note(const YAML::Mark& mark) {
  m_seen_before = m_seen;
  m_seen = std::max(m_seen, offset_of(mark));
  if (m_flow_depth == 0 || mark.line == m_flow_line) return;
  m_flow_line = mark.line;
  const Line line = line_from(m_text, offset_of(mark) - static_cast<std::size_t>(mark.column));
  if (ends_flow(m_text, line, block_column())) throw Trouble{unclosed_bracket(m_flow, m_text)};
}

Spot TreeBuilder::spot(const YAML::Mark& mark, std::size_t offset, std::size_t length) {
  const std::size_t marked = offset_of(mark);
  std::size_t begin = marked - std::min(marked, static_cast<std::size_t>(mark.column));
  std::size_t line = m_base_line + static_cast<std::size_t>(mark.line);
  if (offset < begin ||
      m_text.substr(marked, offset - std::min(offset, marked)).find('\n') != std::string_view::npos) {
    const std::size_t other = line_begin(m_text, offset);
    const std::string_view between =
        m_text.substr(std::min(begin, other), std::max(begin, other) - std::min(begin, other));
    const auto feeds = static_cast<std::size_t>(std::count(between.begin(), between.end(), '\n'));
    line = other < begin ? line - feeds : line + feeds;
    begin = other;
  }
  Spot out{static_cast<std::uint32_t>(line + 1), static_cast<std::uint32_t>(offset - begin + 1),
           static_cast<std::uint32_t>(std::max<std::size_t>(length, 1))};
  if (m_ascii) return out;
  if (m_counted_from != begin || offset < m_counted_to) {
    m_counted_from = m_counted_to = begin;
    m_counted = 0;
  }
  m_counted += characters(m_text.substr(m_counted_to, offset - m_counted_to));
  m_counted_to = offset;
  out.column = static_cast<std::uint32_t>(m_counted + 1);
  out.width = static_cast<std::uint32_t>(std::max<std::size_t>(characters(m_text.substr(offset, length)), 1));
  return out;
}

Holder TreeBuilder::holder() const {
  if (m_open.empty()) return {};
  const Open& top = m_open.back();
  return {top.map && top.key != 0 ? m_tree.nodes[top.key].text : std::string_view{}, top.flow};
}

TreeBuilder::Written TreeBuilder::written(std::size_t offset, std::string_view value) const {
  Written out{offset, offset + value.size(), TextStyle::plain, true};
  const char first = char_at(m_text, offset);
  if (first == '"' || first == '\'') {
    out.style = TextStyle::quoted;
    const std::string_view inside = m_text.substr(offset + 1, value.size());
    // Where the value stands there as it is, with the quote behind it, nothing in it was escaped or folded.
    const bool doubled = first == '\'' && inside.find(first) != std::string_view::npos;
    if (inside == value && char_at(m_text, offset + 1 + value.size()) == first && !doubled) {
      out.end = offset + value.size() + 2;
      return out;
    }
    const Quoted quoted = scan_quoted(m_text, offset, block_column());
    if (!quoted.closed) throw Trouble{unclosed_quote(offset, m_text)};
    out.end = quoted.end;
    out.one_line = m_text.substr(offset, out.end - offset).find('\n') == std::string_view::npos;
    return out;
  }
  if (first == '|' || first == '>') {
    out.style = TextStyle::block;
    out.end = plain_end(m_text, offset, false);
    return out;
  }
  if (m_text.substr(offset, value.size()) == value) return out;
  out.one_line = false;
  const auto is_space = [](char c) { return is_blank(c) || is_break(c); };
  auto left = value.size() - static_cast<std::size_t>(std::count_if(value.begin(), value.end(), is_space));
  for (out.end = offset; left > 0 && out.end < m_text.size(); ++out.end)
    if (!is_space(m_text[out.end])) --left;
  return out;
}

std::uint32_t TreeBuilder::append(const Node& node) {
  const auto index = static_cast<std::uint32_t>(m_tree.nodes.size());
  m_tree.nodes.push_back(node);
  if (m_open.empty()) {
    m_tree.documents.push_back(index);
    return index;
  }
  Open& top = m_open.back();
  Node& parent = m_tree.nodes[top.node];
  (top.last == 0 ? parent.first_child : m_tree.nodes[top.last].next) = index;
  top.last = index;
  ++parent.children;
  return index;
}

void TreeBuilder::append_refused(const YAML::Mark& mark, std::size_t offset) {
  Node node;
  node.refused = true;
  node.offset = static_cast<std::uint32_t>(offset);
  const bool keyed = !m_open.empty() && m_open.back().map;
  node.spot = keyed ? m_tree.nodes[m_open.back().key].spot : spot(mark, offset, 1);
  append(node);
}

// True if the node that begins here is to be kept; otherwise all is done that had to be done about it.
bool TreeBuilder::admit(const YAML::Mark& mark, bool container, bool missing) {
  if (m_skip > 0) {
    if (container) ++m_skip;
    return false;
  }
  bool keep = true;
  if (key_is_due()) {
    if (m_refuse)
      forget_key();
    else
      refuse_key(bad_key(offset_of(mark), m_text, "a key must be a word, not a list or a map"));
    keep = false;
  } else if (!m_open.empty() && m_open.back().map) {
    Open& map = m_open.back();
    map.key_due = true;
    keep = !map.drop_value;
    if (keep && map.duplicate && !(map.flow && missing)) {
      report_duplicate();
      keep = false;
    }
    map.drop_value = false;
  }
  if (keep && m_refuse) {
    append_refused(mark, offset_of(mark));
    keep = false;
  }
  m_refuse = false;
  if (!keep && container) m_skip = 1;
  return keep;
}

void TreeBuilder::open(const YAML::Mark& mark, const std::string& tag, NodeKind kind, bool flow) {
  note(mark);
  const std::size_t offset = offset_of(mark);
  if (m_skip == 0 && !m_refuse && char_at(m_text, offset) == '!' && tag != "?") add_property(offset);
  if (m_skip == 0 && !m_refuse && !key_is_due() && m_open.size() >= m_limits.max_depth) {
    m_findings.add(too_deep(offset, m_limits.max_depth));
    m_refuse = true;
  }
  const std::ptrdiff_t column = flow ? block_column() : static_cast<std::ptrdiff_t>(mark.column);
  if (!admit(mark, true, false)) return;
  if (flow && m_flow_depth++ == 0) {
    m_flow = offset;
    m_flow_line = mark.line;
  }
  Node node;
  node.kind = kind;
  node.flow = flow;
  node.offset = static_cast<std::uint32_t>(offset);
  node.spot = spot(mark, offset, 1);
  Open opened;
  opened.entry = !m_open.empty() && !m_open.back().map;
  opened.node = append(node);
  opened.column = column;
  opened.keys = m_keys.begin();
  opened.map = opened.key_due = kind == NodeKind::map;
  opened.flow = flow;
  m_open.push_back(std::move(opened));
}

void TreeBuilder::close() {
  if (m_skip > 0) {
    --m_skip;
    return;
  }
  if (m_open.empty()) return;
  if (m_open.back().flow) --m_flow_depth;
  m_keys.end(m_open.back().keys);
  m_open.pop_back();
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  const std::size_t offset = offset_of(mark);
  if (!m_first) check_new_document(mark, offset);
  m_first = false;
  m_seen = std::max(m_seen, offset);
  const std::size_t begin = offset - std::min(offset, static_cast<std::size_t>(mark.column));
  m_document = {begin,
                m_base_line + static_cast<std::size_t>(mark.line),
                m_tree.nodes.size(),
                m_tree.documents.size(),
                m_findings.size(),
                m_findings.untold()};
}

// Refuses what begins with a tag or an anchor, or stands for something written elsewhere.
void TreeBuilder::add_property(std::size_t offset) {
  const bool inside = !m_open.empty() && m_open.back().flow;
  Holder where = holder();
  where.is_key = key_is_due();
  m_findings.add(
      refused_property(offset, m_text.substr(offset, plain_end(m_text, offset, inside) - offset), where));
  m_refuse = true;
}

void TreeBuilder::OnAnchor(const YAML::Mark& mark, const std::string&) {
  if (m_skip > 0) return;
  const std::size_t offset = offset_of(mark);
  const bool dropped = !m_open.empty() && m_open.back().map && m_open.back().drop_value;
  if (!dropped) add_property(offset);
  m_refuse = true;
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  note(mark);
  OnAnchor(mark, "");
  admit(mark, false, false);
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                                  YAML::EmitterStyle::value style) {
  open(mark, tag, NodeKind::list, style == YAML::EmitterStyle::Flow);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                             YAML::EmitterStyle::value style) {
  open(mark, tag, NodeKind::map, style == YAML::EmitterStyle::Flow);
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                           const std::string& value) {
  note(mark);
  if (m_skip > 0) return;
  std::size_t offset = offset_of(mark);
  if (m_refuse && !key_is_due()) {
    admit(mark, false, false);
    return;
  }
  if (char_at(m_text, offset) == '!') {
    if (!is_text_tag(tag)) {
      OnAnchor(mark, tag);
      admit(mark, false, false);
      return;
    }
    offset = std::min(m_text.find_first_not_of(" \t\r\n", m_text.find_first_of(" \t\r\n,]}", offset)),
                      m_text.size());
    if (value.empty() && char_at(m_text, offset) != '"' && char_at(m_text, offset) != '\'')
      offset = offset_of(mark);
  }
  if (key_is_due()) {
    add_key(mark, written(offset, value), value);
    return;
  }
  if (char_at(m_text, offset) == k_refused_entry) {
    m_tree.nodes[m_open.back().node].refused = true;
    return;
  }
  if (char_at(m_text, offset) == k_refused_value) m_refuse = true;
  if (!admit(mark, false, false)) return;
  add_text(mark, written(offset, value), value);
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t) {
  note(mark);
  if (m_skip > 0) return;
  const std::size_t offset = offset_of(mark);
  const std::size_t length = null_word(offset);
  if (key_is_due()) {
    if (m_refuse || length == 0)
      refuse_key(bad_key(offset, m_text, "there is no key before the colon"));
    else
      add_key(mark, {offset, offset + length, TextStyle::plain, true}, m_text.substr(offset, length));
    return;
  }
  const bool word = is_null_word(mark, length);
  if (!admit(mark, false, !word)) return;
  if (word)
    add_text(mark, {offset, offset + length, TextStyle::plain, true}, m_text.substr(offset, length));
  else
    add_missing(mark);
}

// The length of ~, null, Null or NULL at `offset`, 0 if something else stands there.
std::size_t TreeBuilder::null_word(std::size_t offset) const {
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (m_text.substr(offset, word.size()) != word) continue;
    const char next = char_at(m_text, offset + word.size());
    if (is_blank(next) || is_break(next) || next == ',' || next == ']' || next == '}' || next == ':')
      return word.size();
  }
  return 0;
}

// The parser gives an empty value the place of what follows it, which may happen to be such a word.
bool TreeBuilder::is_null_word(const YAML::Mark& mark, std::size_t length) const {
  if (length == 0 || m_open.empty()) return length != 0;
  const Open& top = m_open.back();
  if (top.map && top.key != 0 && m_tree.nodes[top.key].offset == offset_of(mark)) return false;
  return top.flow || static_cast<std::ptrdiff_t>(mark.column) > top.column;
}

void TreeBuilder::check_new_document(const YAML::Mark& mark, std::size_t offset) const {
  const std::string_view head = m_text.substr(offset, 3);
  if (mark.column == 0 && head == "---") return;
  const bool ended = m_text.substr(0, offset).find("\n...", m_seen) != std::string_view::npos;
  if (ended) return;
  throw Trouble{{"yaml-syntax", offset, 1, "something stands here that does not belong to what is above it",
                 "begin a new document with a line of three dashes: ---"}};
}

}  // namespace worksort::reading
