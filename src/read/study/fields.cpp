#include "fields.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "read/yaml/quoting.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

bool takes_list(Shape shape) {
  return shape == Shape::texts || shape == Shape::codes || shape == Shape::choices || shape == Shape::maps ||
         shape == Shape::entries;
}

bool takes_text(Shape shape) {
  return shape != Shape::map && shape != Shape::maps && shape != Shape::words;
}

bool takes_map(Shape shape) {
  return shape == Shape::map || shape == Shape::maps || shape == Shape::entries || shape == Shape::words;
}

// Nothing, "" or, where a list may stand, "[]": as if the key were left out, so nobody has told of it.
bool holds_nothing(const Key& key, const Node& value) {
  if (value.kind == NodeKind::text) return trim(value.text).empty();
  return value.kind == NodeKind::missing ||
         (takes_list(key.shape) && value.kind == NodeKind::list && value.children == 0);
}

// True for one of the words, which are joined by |.
bool is_word_of(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == '|') && (end == words.size() || words[end] == '|'))
      return word.find('|') == std::string_view::npos;
  }
  return false;
}

std::optional<bool> as_flag(std::string_view text) {
  const std::string word = folded(text);
  if (word == "true" || word == "yes") return true;
  if (word == "false" || word == "no") return false;
  return std::nullopt;
}

std::optional<std::uint32_t> as_whole(std::string_view text) {
  const auto value = whole_number(text);
  return value && *value > 0 && *value <= k_largest_number ? value : std::nullopt;
}

std::string article(std::string_view name) {
  return fmt::format(
      "{} {}", std::string_view("aeiou").find(name.front()) == std::string_view::npos ? "a" : "an", name);
}

}  // namespace

Fields::Fields(const SourceFile& file, const Node& map, const Mapping& mapping)
    : m_file(file), m_map(map), m_mapping(mapping) {
  std::uint32_t index = map.first_child;
  for (std::uint32_t i = 0; i + 1 < map.children; i += 2) {
    const Node& name = file.tree[index];
    const Node& value = file.tree[name.next];
    index = value.next;
    take(name, value);
  }
  require();
}

void Fields::take(const Node& name, const Node& value) {
  const Key* key = m_mapping.find(name.text, m_likely);
  if (key == nullptr && name.text == "note") return take_note(name, value);
  if (key == nullptr && is_own_key(name.text)) return warn_hash(value);
  if (key == nullptr) return report_unknown(name, value);
  if (!key->same_as.empty()) key = m_mapping.find(key->same_as);
  if (stands_alone(name, value)) {
    if (key->required) m_told = key;
    return m_file.error(
        "missing-colon", name, fmt::format("there is no colon behind '{}', so it says nothing", name.text),
        key->shape == Shape::flag
            ? fmt::format("write {}: true", name.text)
            : "write a colon, a blank and the value behind it; inside { } a comma ends a value");
  }
  for (const Field& field : fields()) {
    if (field.key != key) continue;
    return m_file.error("duplicate-key", name,
                        fmt::format("'{}' and '{}' are the same key", field.name->text, name.text),
                        "keep one of them; a list holds several: [a, b]");
  }
  if (m_count == m_fields.size()) return;
  m_fields[m_count++] = {key, &name, &value,
                         value.kind != NodeKind::missing && check_value(*key, name, value)};
}

// One text, in every mapping.
void Fields::take_note(const Node& name, const Node& value) {
  static const Key k_note{"note", Shape::text, Privacy::personal, "", "anything else"};
  if (value.kind == NodeKind::missing || check_value(k_note, name, value)) m_note = &value;
}

// True for a key in { } without a colon: `unsure` in {student: s07, unsure}.
bool Fields::stands_alone(const Node& name, const Node& value) const {
  if (!m_map.flow || value.kind != NodeKind::missing || value.refused) return false;
  const auto next = m_file.bytes.find_first_not_of(" \t\r\n", m_file.end_of(name));
  return next != std::string_view::npos && m_file.bytes[next] != ':';
}

// A text that ends at a comma inside { } is not what stood there, as the 1 of 1,234.
void Fields::cut_off(Field& field, const Node& name) const {
  const Node& text = *field.value;
  if (!field.usable || field.key->shape != Shape::text || text.style != TextStyle::plain) return;
  const auto end = m_file.end_of(text);
  if (trim(m_file.bytes.substr(end, name.offset - end)) == ",") field.usable = false;
}

void Fields::report_unknown(const Node& name, const Node& value) {
  std::string hint = "inside { } a comma ends the value; put the whole value in quotes";
  if (m_map.flow && value.kind == NodeKind::missing) {
    if (value.refused) return;  // the blank that is missing behind its colon is told
    if (m_count > 0) cut_off(m_fields[m_count - 1], name);
    const auto blank = std::min(name.text.find(' '), name.text.size());
    const auto rest = std::min(name.text.find_first_not_of(" =", blank), name.text.size());
    const std::string_view word = name.text.substr(0, blank);
    if (const Key* meant = rest < name.text.size() ? m_mapping.find(word) : nullptr) {
      if (meant->required) m_told = meant;
      hint = fmt::format("if {} is a key, write {}: {}; else {}", word, word, name.text.substr(rest), hint);
    }
  } else {
    std::vector<std::string> names;
    for (const auto& key : m_mapping.keys) names.emplace_back(key.name);
    hint = did_you_mean(name.text, names, fmt::format("keys here are {};", join(names, ", "))) +
           " keys of your own begin with x-";
  }
  m_file.error("unknown-key", name,
               fmt::format("'{}' is not a key of {}", name.text, article(m_mapping.name)), hint);
}

bool Fields::check_value(const Key& key, const Node& name, const Node& value) {
  switch (value.kind) {
    case NodeKind::text:
      if (takes_text(key.shape)) return check_text(key, name, value);
      break;
    case NodeKind::list:
      if (takes_list(key.shape)) return check_list(key, name, value);
      if (value.children > 0 && m_file.tree[value.first_child].refused) return false;  // [1,234] is told
      break;
    case NodeKind::map:
      if (takes_map(key.shape)) return true;
      break;
    case NodeKind::missing:
      return false;
  }
  refuse_shape(key, name, value, m_map.flow);
  return false;
}

// `inside` [ ] or { } other values may stand behind this one.
void Fields::refuse_shape(const Key& key, const Node& name, const Node& value, bool inside) {
  std::string_view written = m_file.rest_of_line(value);
  const std::size_t end = m_file.end_of(value) - value.offset;
  if (inside) written = written.substr(0, end);
  if (value.kind == NodeKind::text) {
    const auto colon = value.text.find(':');
    if (colon != std::string_view::npos && is_any_key(value.text.substr(0, colon))) {
      return m_file.error("missing-blank", value,
                          fmt::format("a blank is missing after the colon in {}", reading::shown(written)),
                          fmt::format("write {}: {}", written.substr(0, colon), written.substr(colon + 1)));
    }
    return m_file.error("wrong-shape", value, fmt::format("'{}' needs keys of its own here", name.text),
                        key.of.empty()
                            ? "write OLD: NEW below it, indented"
                            : fmt::format("write the keys of {} below it, indented", article(key.of)));
  }
  const Node& only = m_file.tree[value.first_child];
  const bool has_one = value.kind == NodeKind::list && value.children == 1 && only.kind == NodeKind::text;
  const bool words = key.shape == Shape::text || key.shape == Shape::texts;
  const bool in_brackets = takes_map(key.shape) && value.kind == NodeKind::list && value.flow &&
                           only.kind == NodeKind::map && m_file.bytes[only.offset] != '{';
  const bool several = value.kind == NodeKind::list && (key.name == "student" || key.name == "coder");
  const std::string plainly = has_one && !words ? fmt::format("write {}: {}", name.text, only.text)
                              : in_brackets     ? "write { and } in place of [ and ]"
                              : several         ? "only one belongs here; write an entry for each of them"
                                                : "";
  if (value.flow && takes_text(key.shape)) {
    Node whole = value;
    whole.spot.width = static_cast<std::uint32_t>(count_characters(written));
    return m_file.error(
        "needs-quotes", whole,
        fmt::format("'{}' without quotes means something else in YAML, and the {} would be lost", written,
                    name.text),
        !plainly.empty()       ? plainly
        : end > written.size() ? "put the whole text in quotes"
                               : fmt::format("write {}: {}", name.text, reading::in_quotes(written)));
  }
  m_file.error("wrong-shape", value,
               fmt::format("'{}' takes {} here", name.text,
                           takes_map(key.shape)    ? "keys and values"
                           : takes_list(key.shape) ? "a list of plain values"
                                                   : "one value, not a list"),
               plainly);
}

bool Fields::check_text(const Key& key, const Node& name, const Node& value) {
  if (value.trailer != Trailer::none && key.page_words) {
    const std::string_view written = m_file.rest_of_line(value);
    Node whole = value;
    whole.spot.width = static_cast<std::uint32_t>(count_characters(written));
    m_file.error("needs-quotes", whole,
                 fmt::format("what follows the # would be lost: '{}' needs quotes", written),
                 fmt::format("write {}: {}", name.text, reading::in_quotes(written)));
    return false;
  }
  warn_hash(value);
  warn_quotes(key, name, value);
  return check_word(key, value);
}

// Warns of a # without a blank behind the text, and behind those of a list or map.
void Fields::warn_hash(const Node& value) {
  if (value.trailer == Trailer::tight_comment) {
    Node hash = value;
    hash.spot = value.trailer_spot;
    m_file.report(Severity::warning, "comment-without-blank", hash,
                  "this # begins a comment, and what follows is not read",
                  "put the value in quotes, or a blank after the #");
  }
  each_child(value, [&](const Node& child) { warn_hash(child); });
}

// Warns of the quotes of word processors, which are signs like others to YAML: “s07” is another id than s07.
void Fields::warn_quotes(const Key& key, const Node& name, const Node& value) {
  const bool compared = key.shape == Shape::code || name.text == "answer" || name.text == "answers";
  if (!compared || value.style != TextStyle::plain || is_ascii(value.text)) return;
  const std::string_view text = trim(value.text);
  const std::string_view inside = reading::without_quotes(text);
  if (inside.size() == text.size()) return;
  m_file.report(Severity::warning, "stray-quote", value,
                "these quotes are those of a word processor, and a part of the text",
                fmt::format("write {}", reading::in_quotes(inside)));
}

bool Fields::check_word(const Key& key, const Node& value) {
  const std::string_view written = trim(value.text);
  if (written.empty()) return key.shape == Shape::text || key.shape == Shape::texts;
  if (key.shape == Shape::choice || key.shape == Shape::choices) {
    if (is_word_of(key.of, written)) return true;
    const auto words = split_trimmed(key.of, '|');
    if (key.name == "worksort" && as_whole(written)) {
      m_file.error("newer-file", value,
                   fmt::format("this file is of version {} of the format, and this program knows version {}",
                               written, words.back()),
                   "what it knows is read; a newer worksort reads all of it");
      return false;
    }
    m_file.error("unknown-word", value, fmt::format("'{}' is not a value of {}", written, key.name),
                 did_you_mean_and(written, words, "it takes " + join(words, ", ")));
    return false;
  }
  if (key.shape == Shape::date && !parse_date(written)) {
    m_file.error("bad-date", value, fmt::format("'{}' is not a date", written), date_hint(written));
    return false;
  }
  if (key.shape == Shape::whole && !as_whole(written)) {
    const bool number = written.find_first_not_of("0123456789") == std::string_view::npos;
    const std::string hint = number_hint(written);
    m_file.error(
        "bad-number", value,
        number ? fmt::format("{} takes a number from 1 to {}, not '{}'", key.name, k_largest_number, written)
               : fmt::format("'{}' is not a whole number", written),
        hint.empty() && !number ? "write a number such as 20" : hint);
    return false;
  }
  if (key.shape == Shape::flag && !as_flag(written)) {
    m_file.error("bad-flag", value, fmt::format("'{}' is neither true nor false", written),
                 "write true or false");
    return false;
  }
  const bool is_code = key.shape == Shape::code || key.shape == Shape::codes;
  if (is_code && written.find(';') != std::string_view::npos) {
    m_file.error("bad-code", value,
                 fmt::format("'{}' holds a ;, which separates codes in spreadsheets", written),
                 "several codes are a list: [a, b]");
    return false;
  }
  if (is_code && value.style == TextStyle::plain && written.ends_with(',')) {
    m_file.error("bad-code", value, fmt::format("'{}' ends with a comma, which parts nothing here", written),
                 "take the comma out");
    return false;
  }
  return true;
}

bool Fields::check_list(const Key& key, const Node& name, const Node& value) {
  bool usable = false;
  each_child(value, [&](Node& item) {
    if (item.kind == NodeKind::text && takes_text(key.shape)) {
      const bool good = check_text(key, name, item);
      if (!good) item.kind = NodeKind::missing;  // a word that is refused loses only itself
      usable |= good;
    } else if (item.kind == NodeKind::map && takes_map(key.shape)) {
      usable = true;
    } else if (item.kind != NodeKind::missing) {
      refuse_shape(key, name, item, value.flow);
      item.kind = NodeKind::missing;
      usable |= takes_map(key.shape);  // so that each is counted
    }
  });
  return usable;
}

void Fields::require() {
  for (const auto& key : m_mapping.keys) {
    if (!key.required) continue;
    const auto all = fields();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Field& f) { return f.key == &key; });
    const bool written = found != all.end();
    if (written && found->usable) continue;
    m_complete = false;
    const bool no_entries =
        written && key.shape == Shape::maps && found->value->kind == NodeKind::list &&
        (found->value->children > 0 || key.slot == nullptr);  // work may have no pieces yet
    const bool told =
        written ? found->value->refused || no_entries || !holds_nothing(key, *found->value) : m_map.refused;
    if (&key == m_told || told) continue;
    m_file.error("missing-key", written ? *found->name : m_map,
                 fmt::format("{} needs '{}': {}", article(m_mapping.name), key.name, key.help));
  }
}

std::vector<std::string> plain(const std::vector<Written>& codes) {
  std::vector<std::string> out;
  out.reserve(codes.size());
  for (const auto& code : codes) out.push_back(code.text);
  return out;
}

const Node* Fields::find(std::string_view key) const {
  for (const Field& field : fields())
    if (field.key->name == key) return field.usable ? field.value : nullptr;
  return nullptr;
}

bool Fields::refused(std::string_view key) const {
  for (const Field& field : fields()) {
    if (field.key->name != key) continue;
    return !field.usable && (field.value->refused || !holds_nothing(*field.key, *field.value));
  }
  return false;
}

std::string_view Fields::text(std::string_view key) const {
  const Node* value = find(key);
  return value != nullptr && value->kind == NodeKind::text ? trim(value->text) : std::string_view{};
}

std::vector<std::string> Fields::texts(std::string_view key) const {
  std::vector<std::string> out;
  each_text(key, [&](const Item& item) {
    if (const auto text = trim(item.text); !text.empty()) out.emplace_back(text);
  });
  return out;
}

Written Fields::code(std::string_view key) const {
  const Node* value = find(key);
  if (value == nullptr || value->kind != NodeKind::text) return {};
  return {normalized(value->text), value->spot};
}

std::vector<Written> Fields::codes(std::string_view key) const {
  std::vector<Written> out;
  each_text(key, [&](const Item& item) {
    if (!trim(item.text).empty()) out.push_back({normalized(item.text), item.node->spot});
  });
  return out;
}

std::optional<Date> Fields::date(std::string_view key) const {
  return parse_date(text(key));
}

std::uint32_t Fields::whole(std::string_view key) const {
  return as_whole(text(key)).value_or(0);
}

bool Fields::flag(std::string_view key) const {
  return as_flag(text(key)) == true;
}

std::string Fields::note() const {
  return m_note == nullptr || m_note->kind != NodeKind::text ? "" : std::string(trim(m_note->text));
}

}  // namespace worksort
