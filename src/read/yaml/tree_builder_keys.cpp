// The keys of maps: which ones are refused, and the search for a key that was already given.
#include "worksort/util/text.hpp"

#include <algorithm>

#include "lexer.hpp"
#include "read/study/messages.hpp"
#include "tree_builder.hpp"
#include <fmt/core.h>

namespace worksort::reading {

void TreeBuilder::add_key(const YAML::Mark& mark, const Written& text, std::string_view value) {
  Open& map = m_open.back();
  if (char_at(m_text, text.offset) == k_refused_value) {
    forget_key();
    return;
  }
  if (m_refuse) {
    m_refuse = false;
    forget_key();
    return;
  }
  check_colon(text, map);
  if (key_is_bad(text, value)) return;
  Node node;
  node.kind = NodeKind::text;
  node.style = text.style;
  node.offset = static_cast<std::uint32_t>(text.offset);
  node.length = static_cast<std::uint32_t>(text.end - text.offset);
  node.spot = spot(mark, text.offset, text.end - text.offset);
  node.text = m_tree.own(value);
  map.duplicate = !m_keys.add(map.keys, node.text, m_tree);
  if (!map.duplicate) map.duplicates = 0;
  map.before_key = map.last;
  map.key = append(node);
  map.key_due = false;
}

void TreeBuilder::check_colon(const Written& text, Open& map) const {
  const std::size_t colon = skip_blanks(m_text, text.end);
  const bool found = text.one_line && char_at(m_text, colon) == ':';
  map.after_colon = found ? colon + 1 : 0;
  if (map.flow) return;
  if (!found) throw Trouble{no_key(text.offset, m_text)};
  const bool dash = char_at(m_text, text.offset) == '-' && is_letter(char_at(m_text, text.offset + 1));
  if (dash) throw Trouble{no_key(text.offset, m_text)};
}

bool TreeBuilder::key_is_bad(const Written& text, std::string_view value) {
  if (value.empty() || text.style == TextStyle::block) {
    refuse_key(bad_key(text.offset, m_text, "the key is empty"));
  } else if (value == "<<" && text.style == TextStyle::plain) {
    refuse_key({"no-merge-keys", text.offset, 2,
                "<< would copy the keys of another map; files hold plain text only",
                "write the keys out in full"});
  } else if (value.find(":\xC2\xA0") != std::string_view::npos && text.style == TextStyle::plain) {
    refuse_key(no_key(text.offset, m_text.substr(0, text.end)));
  } else if (has_unseen(value)) {
    refuse_key(bad_key(text.offset, m_text,
                       fmt::format("the key {} holds a character that cannot be seen", shown(value))));
  } else if (text.style == TextStyle::quoted && std::any_of(value.begin(), value.end(), [](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
             })) {
    refuse_key(bad_key(text.offset, m_text, "the key holds a control character or a line end"));
  } else {
    return false;
  }
  return true;
}

void TreeBuilder::refuse_key(Finding finding) {
  m_findings.add(std::move(finding));
  forget_key();
}

// The value that follows is left out together with its key.
void TreeBuilder::forget_key() {
  Open& map = m_open.back();
  map.key_due = false;
  map.drop_value = true;
  map.duplicate = false;
  map.key = 0;
  m_tree.nodes[map.node].refused = true;
}

// In an entry of a list several such keys in a row are most likely another entry whose dash is missing: one
// mistake.
void TreeBuilder::tell_duplicate(Open& map, const Node& key) {
  Finding finding = duplicate_key(key.offset, key.length, key.text, m_open.size() == 1);
  Finding* const last = m_findings.last();
  if (map.entry && map.duplicates++ > 0 && last != nullptr && last->id == std::string_view("duplicate-key")) {
    last->message = fmt::format(
        "{} keys from here on are already given above; these second values are not used", map.duplicates);
    last->hint = "if another entry begins here, put a dash and a blank before it";
    return;
  }
  m_findings.add(std::move(finding));
}

// Reports the key that has just been added and takes it out of the map again.
void TreeBuilder::report_duplicate() {
  Open& map = m_open.back();
  const Node& key = m_tree.nodes[map.key];
  tell_duplicate(map, key);
  Node& parent = m_tree.nodes[map.node];
  (map.before_key == 0 ? parent.first_child : m_tree.nodes[map.before_key].next) = 0;
  --parent.children;
  map.last = map.before_key;
  map.key = 0;
}

}  // namespace worksort::reading
