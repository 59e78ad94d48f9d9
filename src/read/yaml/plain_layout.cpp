// clang-format off
// The plain layout, line by line; `blanks` are spaces, never tabs:
//
//   file      = document { "---" end document }
//   document  = { empty | node }                     at most one map or list, texts alone are left to the parser
//   node      = { "-" blanks } ( key | value )       further entries and keys in the column of the first ones
//   key       = ( text | quoted ) ":" ( blanks value | end node-in-deeper-lines | end )
//   value     = quoted end | flow end | text end { deeper-line-of-text end } | block
//   flow      = "[" [ item { "," item } ] "]" | "{" [ pair { "," pair } ] "}"       on one line
//   item      = flow | quoted | text,  pair = ( quoted | text ) ":" blank item
//   quoted    = one line in ' ' or " ", with no escapes but \" \\ \/ \n \t and ''
//   text      = one line that begins with no sign of YAML's, without ": ", " #" and tabs
//   block     = "|" [ "-" ] end { line that is indented as the first one, or empty }
//   end       = [ blanks ] [ blank "#" comment ] line feed
//
// Whatever else there is, and everything that would be an error or a warning, is left to the parser.
// clang-format on
#include "plain_layout.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "lexer.hpp"
#include "plain_text.hpp"
#include "plain_tree.hpp"
#include "read/plain_bytes.hpp"

namespace worksort::reading {
namespace {

constexpr std::size_t k_longest_key = 1000;      // the parser takes no key of more than 1,024 bytes
constexpr std::size_t k_longest_flow = 100'000;  // the parser's limits are a matter of its own

class PlainLayout {
 public:
  // `tree` owns `text`, which ends in a line feed; `cut` if the file does not.
  PlainLayout(std::string_view text, bool cut, bool ascii, const TreeLimits& limits, Tree& tree)
      : m_tree(text, ascii, limits, tree), m_text(text), m_cut(cut) {}

  void read();

 private:
  [[nodiscard]] std::ptrdiff_t column() const {
    return static_cast<std::ptrdiff_t>(m_at - m_tree.line_begin());
  }
  [[nodiscard]] bool is_dash() const { return m_text[m_at] == '-' && ends_word(m_text, m_at + 1); }
  PlainTree::Level& top() { return m_tree.top(); }
  void skip() {
    while (m_text[m_at] == ' ') ++m_at;
  }

  void read_line();
  void next_line();
  void finish_line();
  void leave_levels(std::ptrdiff_t column, bool dash);
  void read_node(bool key_wanted);
  bool nothing_follows();
  void read_value();

  PlainText scan(bool flow);
  void add_text(const PlainText& text);
  bool goes_on(bool folded);
  void add_block();
  bool at_block_line(std::ptrdiff_t indent);
  void add_trailer(Node& node) const;
  void add_key(const PlainText& key);
  void read_flow();
  void read_item();

  PlainTree m_tree;
  std::string_view m_text;
  const bool m_cut;
  std::string m_buffer;
  std::size_t m_at = 0;
};

void PlainLayout::read() {
  while (m_at < m_text.size()) read_line();
  m_tree.end_document();
  want(m_text.size() - m_tree.last_offset() < k_longest_gap);
}

void PlainLayout::read_line() {
  m_at = pass_plain(m_text, m_at, [](const auto& word) { return word.is_no_blank(); });
  skip();
  const char c = m_text[m_at];
  if (c == '#' || is_break(c)) return next_line();
  want(c != '\t');
  const std::ptrdiff_t at = column();
  const bool dash = is_dash();
  if (at == 0 && m_text.substr(m_at, 3) == "---" && ends_word(m_text, m_at + 3)) {
    m_tree.end_document();
    m_at += 3;
    return finish_line();
  }
  want(at != 0 || c != '.');
  leave_levels(at, dash);
  const bool nested = m_tree.empty() || at > top().column || (top().map && dash);
  if (nested) {
    want(m_tree.empty() ? !m_tree.has_root() : top().due);
    return read_node(false);
  }
  if (top().due) {
    want(top().map);
    m_tree.add_missing();
  }
  read_node(top().map);
}

void PlainLayout::next_line() {
  m_at = m_text.find('\n', m_at) + 1;
  m_tree.begin_line(m_at);
}

// Nothing but a comment may follow on the line.
void PlainLayout::finish_line() {
  const std::size_t begin = m_at;
  skip();
  want(is_break(m_text[m_at]) || (m_text[m_at] == '#' && m_at > begin));
  next_line();
}

// Closes what a line in this column does not belong to.
void PlainLayout::leave_levels(std::ptrdiff_t column, bool dash) {
  while (!m_tree.empty()) {
    if (column > top().column || (column == top().column && (top().map || dash))) return;
    m_tree.close();
  }
}

void PlainLayout::read_node(bool key_wanted) {
  while (is_dash()) {
    want(!key_wanted);
    if (m_tree.empty() || top().map || top().column != column()) m_tree.open(false, false, column(), m_at);
    ++m_at;
    skip();
    top().due = true;
    if (nothing_follows()) return;
  }
  if (m_text[m_at] == '[' || m_text[m_at] == '{') {
    want(!key_wanted);
    return read_value();
  }
  const PlainText text = scan(false);
  if (!text.key) {
    want(!key_wanted && !m_tree.empty());
    return add_text(text);
  }
  if (!key_wanted) m_tree.open(true, false, column(), m_at);
  add_key(text);
  m_at = text.end;
  skip();
  ++m_at;
  skip();
  if (!nothing_follows()) read_value();
}

// Goes to the next line if nothing but a comment follows the dash or colon.
bool PlainLayout::nothing_follows() {
  const char c = m_text[m_at];
  if (c != '#' && !is_break(c)) return false;
  want(c != '#' || !is_tight_comment(m_text, m_at));
  next_line();
  return true;
}

void PlainLayout::read_value() {
  want(!m_tree.empty());
  const std::size_t begin = m_at;
  if (m_text[m_at] == '|') return add_block();
  if (m_text[m_at] != '[' && m_text[m_at] != '{') {
    const PlainText text = scan(false);
    want(!text.key);
    return add_text(text);
  }
  read_flow();
  want(m_at - begin < k_longest_flow);
  finish_line();
}

// The text at `m_at`.
PlainText PlainLayout::scan(bool flow) {
  PlainText text = scan_plain_text(m_text, m_at, flow, m_buffer);
  if (text.escapes) text.value = m_tree.own(text.value);
  return text;
}

// A value in block style, with the further lines that an unquoted text may have.
void PlainLayout::add_text(const PlainText& text) {
  Node& node = m_tree.add_text(text);
  m_at = text.end;
  if (text.style == TextStyle::quoted) return finish_line();
  skip();
  bool folded = false;
  for (; goes_on(folded); folded = true) {
    const PlainText more = scan(false);
    want(more.style == TextStyle::plain && !more.key);
    if (!folded) m_buffer = text.value;
    m_buffer += ' ';
    m_buffer += more.value;
    node.length = static_cast<std::uint32_t>(more.end - text.begin);
    m_at = more.end;
    skip();
  }
  if (folded) {
    node.text = m_tree.own(m_buffer);
    const std::size_t end = line_end(m_text, text.begin);
    node.spot.width = static_cast<std::uint32_t>(characters(m_text.substr(text.begin, end - text.begin)));
  }
  PlainText whole = text;
  whole.value = node.text;
  want(!ends_in_stray_quote(whole));
  if (m_text[m_at] == '#') add_trailer(node);
  next_line();
}

// Goes to the next line if that goes on with the text that ends before `m_at`.
bool PlainLayout::goes_on(bool folded) {
  if (m_text[m_at] == '#') return false;
  const std::size_t begin = m_at + (m_text[m_at] == '\r' ? 2 : 1);
  if (begin == m_text.size()) return false;
  std::size_t at = begin;
  while (m_text[at] == ' ') ++at;
  const bool deeper = static_cast<std::ptrdiff_t>(at - begin) > top().column;
  if (!deeper || is_break(m_text[at])) return false;
  if (m_text[at] == '#') {  // the comment would belong to the text
    want(!folded && !is_tight_comment(m_text, at));
    return false;
  }
  next_line();
  m_at = at;
  return true;
}

// A text of lines that are kept as they are.
void PlainLayout::add_block() {
  PlainText header;
  header.begin = m_at++;
  header.style = TextStyle::block;
  const bool strip = m_text[m_at] == '-';
  if (strip) ++m_at;
  header.end = m_at;
  Node& node = m_tree.add_text(header);
  node.length = 0;
  finish_line();
  want(m_at < m_text.size());
  skip();
  const std::ptrdiff_t indent = column();
  want(indent > top().column && !is_break(m_text[m_at]));
  m_buffer.clear();
  do {
    m_at = m_tree.line_begin() + static_cast<std::size_t>(indent);
    want(m_text[m_at] != '\t');
    m_buffer += m_text.substr(m_at, line_end(m_text, m_at) - m_at);
    m_buffer += '\n';
    next_line();
  } while (at_block_line(indent));
  while (m_buffer.back() == '\n') m_buffer.pop_back();
  if (!strip) m_buffer += '\n';
  node.text = m_tree.own(m_buffer);
}

// Takes in empty lines; true if the next line is one of a text that is indented so.
bool PlainLayout::at_block_line(std::ptrdiff_t indent) {
  for (; m_at < m_text.size(); next_line()) {
    skip();
    const std::ptrdiff_t at = column();
    if (!is_break(m_text[m_at])) {
      want(at >= indent || at <= top().column);
      m_at = m_tree.line_begin();
      return at >= indent;
    }
    want(at <= indent);
    m_buffer += '\n';
  }
  want(!m_cut);
  return false;
}

void PlainLayout::add_trailer(Node& node) const {
  node.trailer = is_tight_comment(m_text, m_at) ? Trailer::tight_comment : Trailer::comment;
  const std::size_t begin = m_tree.line_begin();
  const std::string_view before = m_text.substr(begin, m_at - begin);
  const std::string_view comment = m_text.substr(m_at, line_end(m_text, m_at) - m_at);
  node.trailer_spot = {m_tree.line(), static_cast<std::uint32_t>(characters(before) + 1),
                       static_cast<std::uint32_t>(characters(comment))};
}

void PlainLayout::add_key(const PlainText& key) {
  const std::string_view value = key.value;
  want(!value.empty() && key.end - key.begin < k_longest_key && (m_tree.is_ascii() || !has_unseen(value)));
  if (key.style == TextStyle::plain)
    want(value != "<<" && (m_tree.is_ascii() || value.find(":\xC2\xA0") == std::string_view::npos) &&
         !(value.size() > 1 && value[0] == '-' && is_letter(value[1])));
  else
    want(std::none_of(value.begin(), value.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
  m_tree.add_key(key);
}

void PlainLayout::read_flow() {
  const bool map = m_text[m_at] == '{';
  const char closing = map ? '}' : ']';
  m_tree.open(map, true, top().column, m_at);
  ++m_at;
  skip();
  for (bool more = m_text[m_at] != closing; more; skip()) {
    if (map) {
      const PlainText key = scan(true);
      want(key.key);
      add_key(key);
      m_at = key.end;
      skip();
      want(m_text[++m_at] == ' ');
      skip();
    }
    read_item();
    skip();
    more = m_text[m_at] == ',';
    want(more || m_text[m_at] == closing);
    if (more) ++m_at;
  }
  ++m_at;
  m_tree.close();
}

void PlainLayout::read_item() {
  if (m_text[m_at] == '[' || m_text[m_at] == '{') return read_flow();
  // 1,234 may be one number
  want(!is_digit(m_text[m_at]) || m_text[m_at - 1] != ',' || !is_digit(m_text[m_at - 2]));
  const PlainText text = scan(true);
  want(!text.key && !ends_in_stray_quote(text));
  m_tree.add_text(text);
  m_at = text.end;
}

}  // namespace

bool read_plain_layout(std::string_view text, bool ascii, const TreeLimits& limits, Tree& tree) {
  try {
    const bool cut = !text.ends_with('\n');
    PlainLayout(tree.own(cut ? std::string_view(std::string(text) + '\n') : text), cut, ascii, limits, tree)
        .read();
    return true;
  } catch (const NotPlain&) {
    tree.nodes.resize(1);
    tree.documents.clear();
    return false;
  }
}

}  // namespace worksort::reading
