#include "worksort/edit/redact_spots.hpp"

#include "worksort/read/study/keys.hpp"
#include "worksort/read/yaml/tree.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace worksort {
namespace {

constexpr std::string_view k_mark = "\xEF\xBB\xBF";

bool is_format_word(std::string_view key) {
  static const std::set<std::string_view> k_words = [] {
    std::set<std::string_view> words;
    for (const auto& m : mappings()) {
      for (const auto& k : m.keys) words.insert(k.name);
    }
    return words;
  }();
  return k_words.contains(key);
}

// Walks the tree and notes every text with what it is.
class YamlSpots {
 public:
  YamlSpots(std::string_view bytes, std::size_t shift, const Tree& tree)
      : m_bytes(bytes), m_shift(shift), m_tree(tree) {}

  std::vector<RedactSpot> run() {
    for (const auto document : m_tree.documents) walk(m_tree[document], SpotKind::text, false);
    std::sort(m_texts.begin(), m_texts.end(),
              [](const auto& a, const auto& b) { return a.offset < b.offset; });
    return with_gaps();
  }

 private:
  // `kind` is what a text here is; `student` is true for a mapping that describes a student.
  void walk(const Node& node, SpotKind kind, bool student) {
    if (node.kind == NodeKind::text) add(node, kind);
    if (node.kind == NodeKind::list) {
      for (auto child = node.first_child; child != 0; child = m_tree[child].next) {
        walk(m_tree[child], kind, student);
      }
    }
    if (node.kind == NodeKind::map) walk_map(node, student);
  }

  void walk_map(const Node& node, bool student) {
    for (auto key = node.first_child; key != 0;) {
      const Node& name = m_tree[key];
      if (!is_format_word(name.text))
        add(name, SpotKind::text);
      else
        m_known_keys.push_back({name.offset + m_shift, name.length});
      SpotKind kind = SpotKind::text;
      if (name.text == "student" || name.text == "students" || (student && name.text == "id"))
        kind = SpotKind::id;
      if (student && name.text == "name") kind = SpotKind::name;
      if (name.next == 0) break;
      const Node& value = m_tree[name.next];
      walk(value, kind, name.text == "students");
      key = value.next;
    }
  }

  void add(const Node& node, SpotKind kind) {
    if (node.style == TextStyle::block) return;  // its lines are in a gap
    std::size_t offset = node.offset + m_shift;
    std::size_t length = node.length;
    if (node.style == TextStyle::quoted && length >= 2) {
      ++offset;
      length -= 2;
    }
    if (length > 0) m_texts.push_back({offset, length, kind, std::string(node.text)});
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
  std::vector<RedactSpot> m_texts;
  std::vector<std::pair<std::size_t, std::size_t>> m_known_keys;
};

// Headings of columns that hold ids or names of students, without case, blanks, - and _.
constexpr std::array<std::string_view, 9> k_id_headings = {
    "student", "studentid", "id", "pupil", "pupilid", "learner", "learnerid", "studentnumber", "username"};
constexpr std::array<std::string_view, 13> k_name_headings = {
    "name",       "studentname", "fullname",      "firstname", "lastname", "surname",     "givenname",
    "familyname", "nickname",    "preferredname", "pupilname", "email",    "emailaddress"};

SpotKind kind_of_heading(std::string_view heading) {
  std::string plain;
  for (const char c : folded(heading)) {
    if (c != ' ' && c != '-' && c != '_') plain += c;
  }
  if (std::find(k_id_headings.begin(), k_id_headings.end(), plain) != k_id_headings.end())
    return SpotKind::id;
  const bool name = std::find(k_name_headings.begin(), k_name_headings.end(), plain) != k_name_headings.end();
  return name ? SpotKind::name : SpotKind::text;
}

char delimiter_of(std::string_view bytes, bool tab) {
  if (tab) return '\t';
  const auto line = bytes.substr(0, bytes.find('\n'));
  const auto many = [&](char c) { return std::count(line.begin(), line.end(), c); };
  if (many(';') > many(',')) return ';';
  return many('\t') > many(',') ? '\t' : ',';
}

}  // namespace

RedactSpots redact_spots_yaml(std::string_view bytes) {
  RedactSpots out;
  Diagnostics diagnostics;
  const Tree tree = read_tree("", bytes, diagnostics);
  out.whole = diagnostics.errors() == 0 && !tree.unreadable && tree.unread_entries == 0;
  if (!out.whole) return out;
  out.spots = YamlSpots(bytes, bytes.starts_with(k_mark) ? k_mark.size() : 0, tree).run();
  return out;
}

RedactSpots redact_spots_csv(std::string_view bytes, bool tab) {
  RedactSpots out;
  if (!is_valid_utf8(bytes)) return {{}, false};
  const char delimiter = delimiter_of(bytes, tab);
  std::vector<SpotKind> kinds;
  std::size_t at = bytes.starts_with(k_mark) ? k_mark.size() : 0;
  for (bool header = true; at < bytes.size(); header = false) {
    for (std::size_t column = 0;; ++column) {
      const bool quoted = at < bytes.size() && bytes[at] == '"';
      const std::size_t begin = quoted ? at + 1 : at;
      std::size_t end = begin;
      if (quoted) {
        while (end < bytes.size() &&
               (bytes[end] != '"' || (end + 1 < bytes.size() && bytes[end + 1] == '"'))) {
          end += bytes[end] == '"' ? 2U : 1U;
        }
        if (end >= bytes.size()) return {{}, false};
        at = end + 1;
      }
      while (at < bytes.size() && bytes[at] != delimiter && bytes[at] != '\n' && bytes[at] != '\r') ++at;
      if (!quoted) end = at;
      std::string value(bytes.substr(begin, end - begin));
      if (header) kinds.push_back(kind_of_heading(value));
      const SpotKind kind = header || column >= kinds.size() ? SpotKind::text : kinds[column];
      if (end > begin) out.spots.push_back({begin, end - begin, kind, std::move(value)});
      if (at >= bytes.size() || bytes[at] != delimiter) break;
      ++at;
    }
    while (at < bytes.size() && (bytes[at] == '\n' || bytes[at] == '\r')) ++at;
  }
  return out;
}

}  // namespace worksort
