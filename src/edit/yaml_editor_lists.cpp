// Items of lists: changed, added, taken out.
#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <algorithm>

#include "yaml_editor.hpp"

namespace worksort {

// The stretch between what is the same at the beginning and at the end is written anew, item by item.
void YamlEditor::change_items(std::uint32_t list, const std::vector<std::string>& texts) {
  const auto& items = items_of(list);
  const std::size_t fewer = std::min(items.size(), texts.size());
  std::size_t head = 0;
  while (head < fewer && m_tree[items[head]].text == texts[head]) ++head;
  std::size_t tail = 0;
  while (tail < fewer - head && m_tree[items[items.size() - 1 - tail]].text == texts[texts.size() - 1 - tail])
    ++tail;
  const std::size_t old_end = items.size() - tail;
  const std::size_t new_end = texts.size() - tail;
  std::size_t at = head;
  for (; at < std::min(old_end, new_end); ++at) {
    const Node& node = m_tree[items[at]];
    if (node.kind != NodeKind::text) refuse(items[at]);
    replace(node.offset, m_extent.end(items[at], 0), scalar(texts[at], node.offset));
  }
  if (at < old_end) remove_items(list, at, old_end);
  const std::vector<std::string> more(texts.begin() + static_cast<std::ptrdiff_t>(at),
                                      texts.begin() + static_cast<std::ptrdiff_t>(std::max(at, new_end)));
  if (!more.empty()) insert_items(list, at == 0 ? 0 : items[at - 1], more);
}

void YamlEditor::insert_items(std::uint32_t list, std::uint32_t behind,
                              const std::vector<std::string>& texts) {
  const Node& node = m_tree[list];
  const auto& first = m_tree[node.first_child];
  if (node.flow) {
    std::vector<std::string> written;
    written.reserve(texts.size());
    for (const auto& text : texts) written.push_back(write_yaml_flow(text));
    const std::string joined = join(written, ", ");
    if (behind != 0)
      m_inserted[m_extent.end(behind, 0)] += ", " + joined;
    else
      m_inserted[node.offset + std::size_t{1}] += node.first_child == 0 ? joined : joined + ", ";
    return;
  }
  std::string lines;
  const std::string indent(node.offset - m_extent.line_begin(node.offset), ' ');
  for (const auto& text : texts) lines += indent + "- " + write_yaml_flow(text) + m_line_end;
  insert_line(behind == 0 ? m_extent.line_begin(first.offset) : m_extent.line_end(m_extent.end(behind, 0)),
              lines);
}

void YamlEditor::drop(std::uint32_t list, std::uint32_t item) {
  m_meant.dropped[list].insert(item);
}

// Items in a row go together, so that no comma between them is taken twice.
void YamlEditor::remove_dropped() {
  for (const auto& [list, dropped] : m_meant.dropped) {
    const auto& items = items_of(list);
    for (std::size_t first = 0; first < items.size(); ++first) {
      std::size_t last = first;
      while (last < items.size() && dropped.contains(items[last])) ++last;
      if (last == first) continue;
      remove_items(list, first, last);
      first = last;
    }
  }
}

void YamlEditor::remove_items(std::uint32_t list, std::size_t first, std::size_t last) {
  const auto& items = items_of(list);
  const auto offset = [&](std::size_t i) { return std::size_t{m_tree[items[i]].offset}; };
  const auto end = [&](std::size_t i) { return m_extent.end(items[i], 0); };
  if (!m_tree[list].flow) {  // lines between items stay
    for (std::size_t i = first; i < last; ++i) {
      const std::size_t begin = dash_line(list, items[i]);
      const std::size_t behind = m_extent.line_end(end(i));
      replace(begin, behind, comment_lines(begin, behind, m_extent.indent(begin)));
    }
    return;
  }
  const std::size_t begin = first > 0 ? end(first - 1) : offset(first);
  const std::size_t behind = first == 0 && last < items.size() ? offset(last) : end(last - 1);
  replace(begin, behind, comments_between(begin, behind));
}

// Where the line begins that has the dash of an item; its value may begin in a line below.
std::size_t YamlEditor::dash_line(std::uint32_t list, std::uint32_t item) const {
  std::size_t line = m_extent.line_begin(m_tree[item].offset);
  while (line > m_tree[list].offset && m_bytes[line + m_extent.indent(line)] != '-')
    line = m_extent.line_begin(line - 1);
  return line;
}

std::vector<Comment> YamlEditor::comments_in(std::size_t begin, std::size_t end) {
  if (!m_comments) m_comments = yaml_comments(m_bytes, m_tree);
  const auto before = [](const Comment& comment, std::size_t at) { return comment.begin < at; };
  return {std::lower_bound(m_comments->begin(), m_comments->end(), begin, before),
          std::lower_bound(m_comments->begin(), m_comments->end(), end, before)};
}

// The comments of lines that go, each in a line of its own.
std::string YamlEditor::comment_lines(std::size_t begin, std::size_t end, std::size_t indent) {
  std::string out;
  for (const auto& comment : comments_in(begin, end)) {
    const std::size_t line = m_extent.line_begin(comment.begin);
    const std::size_t deep = m_extent.indent(line);
    out += std::string(line + deep == comment.begin ? deep : indent, ' ');
    out += m_bytes.substr(comment.begin, comment.end - comment.begin);
    out += m_line_end;
  }
  return out;
}

// The comments of a stretch that goes, with the blanks before and the line end and blanks behind them.
std::string YamlEditor::comments_between(std::size_t begin, std::size_t end) {
  std::string out;
  std::size_t done = begin;
  for (const auto& comment : comments_in(begin, end)) {
    std::size_t from = comment.begin;
    while (from > done && (m_bytes[from - 1] == ' ' || m_bytes[from - 1] == '\t')) --from;
    done = std::min(m_extent.line_end(comment.end), end);
    done = std::min(m_bytes.find_first_not_of(" \t", done), end);
    out += m_bytes.substr(from, done - from);
  }
  return out;
}

}  // namespace worksort
