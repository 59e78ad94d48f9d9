#include "yaml_editor.hpp"

#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

namespace worksort {
namespace {

// A number or date as people leave it without quotes.
bool is_bare(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                  c == '.' || c == '/';
         });
}

}  // namespace

YamlEditor::YamlEditor(std::string_view bytes, const Tree& tree, std::size_t errors)
    : m_bytes(bytes), m_tree(tree), m_errors(errors), m_extent(bytes, tree) {
  const auto feed = bytes.find('\n');
  m_line_end = feed != std::string_view::npos && feed > 0 && bytes[feed - 1] == '\r' ? "\r\n" : "\n";
}

void YamlEditor::refuse(std::uint32_t node) const {
  throw Problem(fmt::format("line {}: what stands here cannot be changed", m_tree[node].spot.line));
}

const std::vector<std::uint32_t>& YamlEditor::items_of(std::uint32_t list) {
  const auto [place, added] = m_items.try_emplace(list);
  if (added) {
    for (std::uint32_t i = m_tree[list].first_child; i != 0; i = m_tree[i].next) place->second.push_back(i);
  }
  return place->second;
}

YamlEditor::Place YamlEditor::find(std::uint32_t map, std::string_view key) const {
  for (std::uint32_t k = m_tree[map].first_child; k != 0; k = m_tree[m_tree[k].next].next) {
    if (m_tree[k].text == key) return {k, m_tree[k].next};
  }
  return {};
}

// The key of the map behind which a new one belongs: the last of those that the shape has before it.
YamlEditor::Place YamlEditor::before(std::uint32_t map, const Mapping& shape, std::string_view key) const {
  Place out{m_tree[map].first_child, 0};
  for (const auto& known : shape.keys) {
    if (known.name == key) break;
    if (const Place place = find(map, known.name); place.key != 0) out = place;
  }
  out.value = m_tree[out.key].next;
  return out;
}

// A text in the quotes that stand around the old one, which begins at `old`.
std::string YamlEditor::scalar(const std::string& text, std::size_t old) const {
  const std::string plain = write_yaml_flow(text);
  const char quote = old < m_bytes.size() ? m_bytes[old] : '"';
  if (quote == '"') return plain.starts_with('"') ? plain : '"' + plain + '"';
  const bool as_it_is = plain == text || plain == '"' + text + '"';
  if (quote == '\'' && as_it_is && text.find('\'') == std::string::npos) return '\'' + text + '\'';
  return quote != '\'' && quote != '|' && quote != '>' && is_bare(text) ? text : plain;
}

void YamlEditor::replace(std::size_t begin, std::size_t end, std::string text) {
  if (m_bytes.substr(begin, end - begin) == text) return;
  m_replaced[begin] = {begin, end - begin, std::move(text)};
}

void YamlEditor::write_text(const Place& place, const std::string& text, bool bare) {
  const Node& node = m_tree[place.value];
  if (node.refused) refuse(place.value);
  if (node.kind == NodeKind::missing) {
    m_inserted[m_extent.after_colon(place.key)] += " " + (bare ? text : write_yaml_flow(text));
    return;
  }
  if (node.kind != NodeKind::text) refuse(place.value);
  std::string written = bare ? text : scalar(text, node.offset);
  if (node.style == TextStyle::block) {  // a comment behind | stays behind the text
    const std::string_view header = m_bytes.substr(node.offset, m_extent.line_end(node.offset) - node.offset);
    if (const auto comment = header.find('#'); comment != std::string_view::npos)
      written += " " + std::string(trim(header.substr(comment)));
  }
  replace(node.offset, m_extent.end(place.value, place.key), std::move(written));
}

void YamlEditor::insert_line(std::size_t at, const std::string& lines) {
  const bool open = at == m_bytes.size() && at > 0 && m_bytes[at - 1] != '\n';
  std::string& there = m_inserted[at];
  if (there.empty() && open) there = m_line_end;
  there += lines;
}

void YamlEditor::add_key(std::uint32_t map, const Mapping& shape, std::string_view key,
                         const std::string& value) {
  const Place place = before(map, shape, key);
  if (place.key == 0 || m_tree[place.value].refused) refuse(map);
  const std::size_t end = m_extent.end(place.value, place.key);
  if (m_tree[map].flow) {
    m_inserted[end] += fmt::format(", {}: {}", key, value);
    return;
  }
  const std::size_t first = m_tree[m_tree[map].first_child].offset;
  const std::string indent(first - m_extent.line_begin(first), ' ');
  insert_line(m_extent.line_end(end), fmt::format("{}{}: {}{}", indent, key, value, m_line_end));
}

void YamlEditor::set(const KeyChange& change) {
  const Mapping& shape = mapping(change.shape);
  change.value.is_array() ? set_list(change, shape) : set_text(change, shape);
}

void YamlEditor::retext(std::uint32_t node, const std::string& text) {
  const Node& there = m_tree[node];
  if (there.kind != NodeKind::text || there.style == TextStyle::block) refuse(node);
  replace(there.offset, there.offset + std::size_t{there.length}, scalar(text, there.offset));
  m_meant.texts[node] = text;
}

void YamlEditor::set_text(const KeyChange& change, const Mapping& shape) {
  const Place place = find(change.map, change.key);
  const bool bare = !change.value.is_string();  // true and false
  const std::string text = bare ? change.value.scalar() : change.value.text();
  if (place.key == 0)
    add_key(change.map, shape, change.key, bare ? text : write_yaml_flow(text));
  else
    write_text(place, text, bare);
  m_meant.set[change.map][change.key] = change.value;
}

void YamlEditor::set_list(const KeyChange& change, const Mapping& shape) {
  const auto texts = change.value.get<std::vector<std::string>>();
  Place place = find(change.map, change.key);
  for (const auto& other : shape.keys) {
    if (other.same_as == change.key && place.key == 0) place = find(change.map, other.name);
  }
  m_meant.set[change.map][place.key == 0 ? change.key : std::string(m_tree[place.key].text)] = change.value;
  const std::string written = write_yaml_flow(texts.size() == 1 ? Value(texts.front()) : change.value);
  if (place.key == 0) return add_key(change.map, shape, change.key, written);
  const Node& node = m_tree[place.value];
  if (node.refused || node.kind == NodeKind::map) refuse(place.value);
  if (node.kind == NodeKind::list)
    change_items(place.value, texts);
  else if (node.kind == NodeKind::missing)
    m_inserted[m_extent.after_colon(place.key)] += " " + written;
  else if (texts.size() == 1)
    write_text(place, texts.front(), false);
  else
    replace(node.offset, m_extent.end(place.value, place.key), written);
}

// The item in block style with its dash in column `dash` and its keys in column `keys`.
std::string YamlEditor::item_lines(const Value& item, std::size_t dash, std::size_t keys) const {
  std::string out = std::string(dash, ' ') + "-" + std::string(keys - dash - 1, ' ');
  std::string_view rest;
  const std::string lines = write_yaml_documents({item});
  for (rest = lines; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    out += rest.substr(0, end);
    out += m_line_end;
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!rest.empty()) out += std::string(keys, ' ');
  }
  return out;
}

// Behind the line in which the item ends, and behind comments that are as deep as its keys.
std::size_t YamlEditor::behind_item(std::uint32_t item, std::size_t dash) const {
  std::size_t at = m_extent.line_end(m_extent.end(item, 0));
  for (;; at = m_extent.line_end(at)) {
    const auto sign = m_bytes.find_first_not_of(' ', at);
    if (sign == std::string_view::npos || m_bytes[sign] != '#' || sign - at <= dash) return at;
  }
}

void YamlEditor::append_item(const NewItem& added) {
  const auto& [key, list, item] = added;
  m_meant.appended[list].push_back(item);
  const Node& node = m_tree[list];
  const auto& items = items_of(list);
  if (items.empty()) {  // pieces: [] or nothing at all
    const std::size_t colon = m_extent.after_colon(key);
    if (node.kind == NodeKind::list) replace(colon, m_extent.end(list, key), "");
    const std::size_t dash = m_tree[key].offset - m_extent.line_begin(m_tree[key].offset) + 2;
    return insert_line(m_extent.line_end(m_extent.end(list, key)), item_lines(item, dash, dash + 2));
  }
  const std::uint32_t last = items.back();
  if (node.flow) {
    m_inserted[m_extent.end(last, 0)] += ", " + write_yaml_flow(item);
    return;
  }
  const std::size_t dash = node.offset - m_extent.line_begin(node.offset);
  const std::size_t at = behind_item(last, dash);
  const std::size_t begin = m_extent.line_begin(m_tree[last].offset);
  const bool gap =
      items.size() > 1 &&
      trim(m_bytes.substr(m_extent.line_begin(begin - 1), begin - m_extent.line_begin(begin - 1))).empty();
  std::string lines = gap ? m_line_end : "";
  if (m_tree[last].flow) {
    lines += std::string(dash, ' ') + "- " + write_yaml_flow(item) + m_line_end;
  } else {
    const std::size_t keys = m_tree[last].offset - begin;
    lines += item_lines(item, dash, keys > dash + 1 ? keys : dash + 2);
  }
  insert_line(at, lines);
}

void YamlEditor::append_document(const Value& document) {
  m_documents.push_back(document);
  const bool first = m_tree.documents.empty() && m_documents.size() == 1;
  std::string lines;
  for (const char c : (first ? "" : "---\n") + write_yaml_documents({document}))
    lines += c == '\n' ? m_line_end : std::string(1, c);
  insert_line(m_bytes.size(), lines);
}

std::vector<Patch> YamlEditor::patches() {
  remove_dropped();
  auto all = m_replaced;
  for (const auto& [at, text] : m_inserted) {
    const auto [place, added] = all.try_emplace(at, Patch{at, 0, text});
    if (!added) place->second.text = text + place->second.text;
  }
  std::vector<Patch> out;
  out.reserve(all.size());
  for (auto& [at, patch] : all) out.push_back(std::move(patch));
  return out;
}

bool YamlEditor::is_meant(std::string_view patched_bytes) const {
  Diagnostics problems;
  const Tree now = read_tree("", patched_bytes, problems);
  if (problems.errors() > m_errors || now.unread_entries > m_tree.unread_entries) return false;
  std::vector<Value> wanted = yaml_meaning(m_tree, m_meant);
  for (const auto& document : m_documents) wanted.push_back(plain_meaning(document));
  return wanted == yaml_meaning(now, {}) &&
         comment_texts(m_bytes, m_tree) == comment_texts(patched_bytes, now);
}

std::vector<Patch> YamlEditor::checked_patches() {
  std::vector<Patch> out = patches();
  if (is_meant(patched(m_bytes, out))) return out;
  throw Problem("it is written in a way that cannot be changed safely");
}

std::vector<Patch> yaml_patches(std::string_view bytes, const Tree& tree, const DocumentChanges& changes) {
  YamlEditor editor(bytes, tree);
  for (const auto& change : changes.keys) editor.set(change);
  for (const auto& item : changes.items) editor.append_item(item);
  for (const auto& document : changes.documents) editor.append_document(document);
  return editor.checked_patches();
}

}  // namespace worksort
