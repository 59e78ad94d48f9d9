#include "worksort/edit/redact_spots.hpp"

#include "worksort/model/fields.hpp"
#include "worksort/model/piece_fields.hpp"
#include "worksort/read/yaml/tree.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "read/study/content.hpp"
#include "redact_tables.hpp"

namespace worksort {
namespace {

constexpr std::string_view k_own = "x-";
constexpr std::string_view k_parted =
    "a student in it stands behind | or > in several lines; write the name in one";

// The key of that name in the first mapping that has it.
const Key* key_of_any(std::string_view name) {
  static const std::map<std::string_view, const Key*> k_keys = [] {
    std::map<std::string_view, const Key*> keys;
    for (const auto& mapping : mappings()) {
      for (const auto& key : mapping.keys) keys.try_emplace(key.name, &key);
    }
    return keys;
  }();
  const auto found = k_keys.find(name);
  return found == k_keys.end() ? nullptr : found->second;
}

SpotKind kind_of(const Key& key) {
  if (key.field != nullptr && key.field->field == WorkField::image) return SpotKind::path;
  if (key.privacy == Privacy::student_name) return SpotKind::name;
  return key.privacy == Privacy::student_id ? SpotKind::id : SpotKind::text;
}

// The mapping behind a key; none where it has no keys that the format knows.
const Mapping* behind(const Key& key) {
  const bool has = key.shape == Shape::map || key.shape == Shape::maps || key.shape == Shape::entries;
  return has ? &mapping(key.of) : nullptr;
}

// Walks the tree and notes every text with what it is.
class YamlSpots {
 public:
  YamlSpots(std::string_view bytes, std::size_t shift, const Tree& tree)
      : m_bytes(bytes), m_shift(shift), m_tree(tree) {}

  RedactSpots run() {
    for (const auto document : m_tree.documents) walk(m_tree[document], SpotKind::text, &mappings().front());
    std::sort(m_texts.begin(), m_texts.end(),
              [](const auto& a, const auto& b) { return a.offset < b.offset; });
    return {with_gaps(), m_problem};
  }

 private:
  // `kind` is what a text here is, `in` what a mapping here is.
  void walk(const Node& node, SpotKind kind, const Mapping* in) {
    if (node.kind == NodeKind::text) add(node, kind);
    if (node.kind == NodeKind::list) {
      for (auto child = node.first_child; child != 0; child = m_tree[child].next)
        walk(m_tree[child], kind, in);
    }
    if (node.kind == NodeKind::map) walk_map(node, in, in == nullptr ? kind : SpotKind::text);
  }

  // `kind` is what stands behind keys that the format does not know.
  void walk_map(const Node& node, const Mapping* in, SpotKind kind) {
    for (auto at = node.first_child; at != 0;) {
      const Node& name = m_tree[at];
      const Key* key = in == nullptr ? nullptr : in->find(name.text);
      if (key == nullptr) key = key_of_any(name.text);
      if (key == nullptr)
        add_key(name);
      else
        m_known_keys.push_back({name.offset + m_shift, name.length});
      if (name.next == 0) break;
      const Node& value = m_tree[name.next];
      if (key == nullptr)
        walk(value, own_kind(name.text, in).value_or(kind), nullptr);
      else
        walk(value, is_imported_student(*key, in) ? SpotKind::id : kind_of(*key), behind(*key));
      at = value.next;
    }
  }

  // Whose id a cell of a table becomes.
  static bool is_imported_student(const Key& key, const Mapping* in) {
    return in != nullptr && key.name == "student" &&
           (in->name == "import-values" || in->name == "import-set");
  }

  // A roster's own key may be what lists of students have besides ids and names, such as x-nickname.
  static std::optional<SpotKind> own_kind(std::string_view key, const Mapping* in) {
    if (in == nullptr || in->name != "student" || !key.starts_with(k_own)) return std::nullopt;
    const SpotKind kind = kind_of_heading(key.substr(k_own.size()), false);
    return kind == SpotKind::text ? std::nullopt : std::optional(kind);
  }

  // What makes a key the user's own names nobody.
  void add_key(const Node& name) {
    const std::size_t begin = m_texts.size();
    add(name, SpotKind::text);
    if (m_texts.size() == begin || !name.text.starts_with(k_own)) return;
    RedactSpot& spot = m_texts.back();
    if (m_bytes.substr(spot.offset, k_own.size()) != k_own) return;
    m_known_keys.emplace_back(spot.offset, k_own.size());
    spot.offset += k_own.size();
    spot.length -= k_own.size();
    spot.value.erase(0, k_own.size());
    if (spot.length == 0) m_texts.pop_back();
  }

  void add(const Node& node, SpotKind kind) {
    if (node.style == TextStyle::block) return add_block(node, kind);
    std::size_t offset = node.offset + m_shift;
    std::size_t length = node.length;
    if (node.style == TextStyle::quoted && length >= 2) {
      ++offset;
      length -= 2;
    }
    if (length == 0) return;
    const bool escapes = offset > 0 && m_bytes[offset - 1] == '"' && node.style == TextStyle::quoted;
    m_texts.push_back({offset, length, kind, std::string(node.text), escapes});
  }

  // The lines of a block are in a gap, but for one that is a student.
  void add_block(const Node& node, SpotKind kind) {
    const std::string_view value = trim(node.text);
    if ((kind != SpotKind::id && kind != SpotKind::name) || value.empty()) return;
    const std::size_t header = m_bytes.find('\n', node.offset + m_shift);
    const std::size_t at = m_bytes.find_first_not_of(" \r\n", header);
    const bool one_line = at != std::string_view::npos && m_bytes.substr(at, value.size()) == value &&
                          value.find('\n') == std::string_view::npos;
    if (!one_line) m_problem = k_parted;
    m_texts.push_back(
        {one_line ? at : m_bytes.size(), one_line ? value.size() : 0, kind, std::string(value)});
  }

  // What stands between texts is structure, comments and blocks: their lines are running text.
  std::vector<RedactSpot> with_gaps() {
    std::vector<RedactSpot> taken = m_texts;
    for (const auto& [offset, length] : m_known_keys) taken.push_back({offset, length, SpotKind::text, ""});
    std::sort(taken.begin(), taken.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
    std::vector<RedactSpot> out = m_texts;
    std::size_t at = 0;
    for (const auto& spot : taken) {
      add_lines(out, at, spot.offset);
      at = std::max(at, spot.offset + spot.length);
    }
    add_lines(out, at, m_bytes.size());
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
    return out;
  }

  void add_lines(std::vector<RedactSpot>& out, std::size_t from, std::size_t to) const {
    while (from < to) {
      const auto end = std::min(to, m_bytes.find('\n', from));
      const auto line = m_bytes.substr(from, end - from);
      if (!trim(line).empty()) out.push_back({from, line.size(), SpotKind::text, std::string(line)});
      from = end + 1;
    }
  }

  std::string_view m_bytes;
  std::size_t m_shift;
  const Tree& m_tree;
  std::string_view m_problem{};
  std::vector<RedactSpot> m_texts;
  std::vector<std::pair<std::size_t, std::size_t>> m_known_keys;
};

// A key and what stands behind it in its line, of a file that is read by its lines.
struct LineKey {
  std::string_view word;
  std::string_view rest;
};

std::vector<LineKey> keys_in(std::string_view bytes) {
  const auto is_part = [](char c) { return is_letter(c) || c == '_' || c == '-'; };
  std::vector<LineKey> out;
  for (auto colon = bytes.find(':'); colon != std::string_view::npos; colon = bytes.find(':', colon + 1)) {
    std::size_t end = colon;
    while (end > 0 && std::string_view(" \t\"'").find(bytes[end - 1]) != std::string_view::npos) --end;
    std::size_t begin = end;
    while (begin > 0 && is_part(bytes[begin - 1])) --begin;
    const auto line = std::min(bytes.find_first_of("\r\n", colon), bytes.size());
    if (begin < end)
      out.push_back({bytes.substr(begin, end - begin), trim(bytes.substr(colon + 1, line - colon - 1))});
  }
  return out;
}

// The texts that a line begins with, in quotes or not, or those of a list in brackets.
std::vector<std::string> texts_in(std::string_view rest) {
  std::vector<std::string> out;
  const bool list = rest.starts_with('[');
  if (list) rest.remove_prefix(1);
  do {
    rest = trim(rest);
    const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
    auto closed = quoted ? rest.find(rest.front(), 1) : std::string_view::npos;
    while (closed != std::string_view::npos && rest.substr(closed).starts_with("''"))
      closed = rest.find('\'', closed + 2);
    const std::size_t begin = quoted ? 1 : 0;
    const auto end =
        std::min(closed != std::string_view::npos ? closed : rest.find_first_of(",]}#", begin), rest.size());
    const std::string_view text = trim(rest.substr(begin, end - begin));
    if (!text.empty()) out.emplace_back(text);
    rest.remove_prefix(std::min(rest.find_first_of(",]}#", end), rest.size()));
    if (!rest.starts_with(',')) break;
    rest.remove_prefix(1);
  } while (list);
  return out;
}

// Whom a file names that cannot be read, as far as its lines say so. A list of all students may hold others
// whom they do not show, and so may what is no text at all.
RedactSpots by_lines(std::string_view bytes) {
  RedactSpots out{{}, k_unread};
  out.unknown = bytes.find('\0') != std::string_view::npos;
  bool defines_codes = false;
  const std::vector<LineKey> keys = keys_in(bytes);
  for (const auto& [word, rest] : keys) {
    out.unknown = out.unknown || word == "roster" || word == "students";
    defines_codes = defines_codes || word == "strategies" || word == "models" || word == "families";
  }
  for (const auto& [word, rest] : keys) {
    const Key* key = key_of_any(word);
    if (key == nullptr) continue;
    const bool name = word == "name" && !defines_codes;
    const SpotKind kind = name ? SpotKind::name : kind_of(*key);
    if (kind != SpotKind::id && kind != SpotKind::name) continue;
    for (auto& text : texts_in(rest)) out.listed.push_back({0, 0, kind, std::move(text)});
  }
  return out;
}

// True where something may name students that is no place for them.
bool is_unknown_in(const Tree& tree, std::string_view bytes) {
  for (const auto document : tree.documents) {
    if (tree[document].kind == NodeKind::list) return true;
    if (has_key(tree, tree[document], "input")) return false;  // a page of a command, saved with -f yaml
  }
  Diagnostics mistakes;
  read_content("", bytes, mistakes);
  return std::any_of(mistakes.items().begin(), mistakes.items().end(),
                     [](const Diagnostic& d) { return d.id == "unknown-key"; });
}

}  // namespace

RedactSpots redact_spots_yaml(std::string_view bytes) {
  Diagnostics diagnostics;
  const Tree tree = read_tree("", bytes, diagnostics);
  if (diagnostics.errors() > 0 || tree.unreadable || tree.unread_entries > 0) return by_lines(bytes);
  RedactSpots out = YamlSpots(bytes, byte_mark_size(bytes), tree).run();
  out.unknown = is_unknown_in(tree, bytes);
  return out;
}

}  // namespace worksort
