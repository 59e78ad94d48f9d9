#include "mend_values.hpp"

#include "worksort/model/fields.hpp"
#include "worksort/read/yaml/tree.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/date.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "read/study/code_places.hpp"
#include "work_homes.hpp"
#include "yaml_editor.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// True if one letter more, less, other or two letters swapped make one word of the other.
bool is_one_slip(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  const bool swapped = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
  return swapped || (a.size() <= 1 && b.size() <= 1);
}

// What stands for each spelling.
using Spellings = std::multimap<std::string, std::string>;  // spelling_of, word

// The one word that `written` can mean; nothing where it is that word, or could be several.
std::optional<std::string> one_meaning(std::string_view written, const Spellings& known) {
  constexpr std::size_t k_shortest = 4;  // shorter words are too close to each other
  const std::string wanted = spelling_of(written);
  std::set<std::string> same;
  std::set<std::string> close;
  for (const auto& [spelling, word] : known) {
    if (spelling == wanted) same.insert(word);
    if (wanted.size() >= k_shortest && is_one_slip(spelling, wanted)) close.insert(word);
  }
  const auto& found = same.empty() ? close : same;
  if (found.size() != 1 || *found.begin() == written) return std::nullopt;
  return *found.begin();
}

// A date of three numbers.
struct Numbers {
  int first = 0;
  int second = 0;
  int year = 0;
};

std::optional<Numbers> numbers_of(std::string_view text) {
  std::vector<std::string_view> parts;
  for (text = trim(text);;) {
    const std::size_t end = std::min(text.find_first_of("/.-"), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
  }
  if (parts.size() != 3 || parts[2].size() != 4) return std::nullopt;
  std::vector<int> out;
  for (const std::string_view part : parts) {
    const bool digits = !part.empty() && part.size() <= 4 &&
                        std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return std::nullopt;
    out.push_back(std::stoi(std::string(part)));
  }
  return Numbers{out[0], out[1], out[2]};
}

std::optional<std::string> date_of(int year, int month, int day) {
  std::string out = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  return parse_date(out) ? std::optional(std::move(out)) : std::nullopt;
}

// The date of a text that has a year of four digits and can be no other date. Signs that stand in no date,
// such as ?, may say something and are left to a person.
std::optional<std::string> only_date(std::string_view text) {
  std::string plain(text);
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2212"}) {
    for (auto at = plain.find(dash); at != std::string::npos; at = plain.find(dash))
      plain.replace(at, dash.size(), "-");
  }
  std::size_t digits = 0;
  bool has_year = false;
  for (const char c : plain) {
    if (!is_digit(c) && !is_letter(c) && std::string_view(" -./,").find(c) == std::string_view::npos)
      return std::nullopt;
    digits = is_digit(c) ? digits + 1 : 0;
    has_year = has_year || digits == 4;
  }
  const auto days = possible_dates(plain);
  return has_year && days.size() == 1 ? std::optional(to_string(days.front())) : std::nullopt;
}

class ValueMender {
 public:
  ValueMender(std::string_view bytes, const Tree& tree, std::size_t errors,
              const std::vector<Codebook>& codebooks, const MendOptions& options)
      : m_tree(tree), m_codebooks(codebooks), m_options(options), m_editor(bytes, tree, errors) {
    for (const CodePlace& place : code_places(tree)) {
      if (place.form == CodeForm::alone) m_places[place.node] = place;
    }
  }

  // The patches; empty where nothing is to be mended.
  std::vector<Patch> run() {
    for (const auto root : m_tree.documents) walk(root, mapping("document"));
    if (!m_changed) mend_dates();
    return m_changed ? m_editor.checked_patches() : std::vector<Patch>{};
  }

 private:
  void walk(std::uint32_t index, const Mapping& shape) {
    const Node& node = m_tree[index];
    if (node.kind == NodeKind::list)
      for (std::uint32_t i = node.first_child; i != 0; i = m_tree[i].next) walk(i, shape);
    if (node.kind != NodeKind::map) return;
    for (std::uint32_t key = node.first_child; key != 0; key = m_tree[m_tree[key].next].next) {
      const Key* const known = shape.find(m_tree[key].text);
      if (known != nullptr)
        mend_value(index, shape, key, *known);
      else if (!is_own_key(m_tree[key].text))
        mend_key(index, shape, key);
    }
  }

  void mend_key(std::uint32_t map, const Mapping& shape, std::uint32_t key) {
    Spellings names;
    for (const Key& known : shape.keys) names.emplace(spelling_of(known.name), known.name);
    const auto word = one_meaning(m_tree[key].text, names);
    if (!word) return;
    const Key* const meant = shape.find(*word);
    for (std::uint32_t other = m_tree[map].first_child; other != 0; other = m_tree[m_tree[other].next].next) {
      const Key* const there = shape.find(m_tree[other].text);
      if (there != nullptr &&
          (there->name == meant->name || there->name == meant->same_as || there->same_as == meant->name))
        return;  // it is there already
    }
    retext(key, *word);
  }

  void mend_value(std::uint32_t map, const Mapping& shape, std::uint32_t key, const Key& known) {
    const std::uint32_t value = m_tree[key].next;
    if (known.shape == Shape::map || known.shape == Shape::maps || known.shape == Shape::entries)
      walk(value, mapping(known.of));
    if (mend_list(map, shape, key, known)) return;
    each_text(value, [&](std::uint32_t node) {
      if (mend_comma(node, known.shape)) return;
      const auto place = m_places.find(node);
      if (place != m_places.end() && !place->second.entry) mend_code(node, place->second.dimension);
      if (known.shape == Shape::choice || known.shape == Shape::choices) mend_word(node, known);
      if (known.shape == Shape::date && !parse_date(trim(m_tree[node].text))) m_dates.push_back(node);
    });
  }

  template <typename Visit>
  void each_text(std::uint32_t value, const Visit& visit) const {
    const Node& node = m_tree[value];
    const auto one = [&](std::uint32_t index) {
      if (m_tree[index].kind == NodeKind::text) visit(index);
    };
    if (node.kind == NodeKind::list)
      for (std::uint32_t i = node.first_child; i != 0; i = m_tree[i].next) one(i);
    else
      one(value);
  }

  // A comma behind a code, a date or a number parts nothing: other ways to write want one there.
  bool mend_comma(std::uint32_t index, Shape shape) {
    const Node& node = m_tree[index];
    if (shape == Shape::text || shape == Shape::texts || shape == Shape::words) return false;
    if (node.style != TextStyle::plain || !node.text.ends_with(',')) return false;
    retext(index, std::string(trim(node.text.substr(0, node.text.size() - 1))));
    return true;
  }

  void mend_word(std::uint32_t node, const Key& known) {
    Spellings words;
    for (const auto& word : split_trimmed(known.of, '|')) words.emplace(spelling_of(word), word);
    if (const auto word = one_meaning(trim(m_tree[node].text), words)) retext(node, *word);
  }

  // Every code of the dimension by its id, name and aliases.
  const Spellings& codes_of(Dimension dimension) {
    const auto [place, added] = m_codes.try_emplace(dimension);
    Spellings& codes = place->second;
    if (!added) return codes;
    const auto add = [&](const Entry& entry) {
      std::vector<std::string> words = {entry.id, entry.name};
      words.insert(words.end(), entry.aliases.begin(), entry.aliases.end());
      std::set<std::string> spellings;
      for (const auto& word : words) spellings.insert(spelling_of(word));
      for (const auto& spelling : spellings)
        if (!spelling.empty()) codes.emplace(spelling, entry.id);
      m_exact[dimension].insert(words.begin(), words.end());
    };
    for (const Codebook& codebook : m_codebooks) codebook.visit(dimension, add);
    if (dimension == Dimension::strategy)
      for (const Entry& entry : special_codes()) add(entry);
    const bool own_scale = std::any_of(m_codebooks.begin(), m_codebooks.end(),
                                       [](const Codebook& codebook) { return !codebook.success.empty(); });
    if (dimension == Dimension::success && !own_scale)
      for (const Entry& entry : default_success_scale()) add(entry);
    return codes;
  }

  // True for an id, name or alias as a codebook writes it.
  bool is_known(Dimension dimension, std::string_view written) {
    codes_of(dimension);
    return m_exact[dimension].contains(normalized(written));
  }

  void mend_code(std::uint32_t node, Dimension dimension) {
    const std::string_view written = trim(m_tree[node].text);
    if (is_known(dimension, written)) return;
    if (const auto code = one_meaning(written, codes_of(dimension))) retext(node, *code);
  }

  // "a, b" that are two codes; false if it is anything else.
  bool mend_list(std::uint32_t map, const Mapping& shape, std::uint32_t key, const Key& known) {
    const std::uint32_t value = m_tree[key].next;
    const auto place = m_places.find(value);
    const bool takes_several = known.shape == Shape::codes || known.shape == Shape::entries;
    if (!takes_several || place == m_places.end()) return false;
    const std::string_view written = m_tree[value].text;
    const Dimension dimension = place->second.dimension;
    if (written.find(',') == std::string_view::npos || is_known(dimension, written)) return false;
    std::vector<std::string> codes;
    for (const auto& part : split_trimmed(written, ',')) {
      const auto code =
          is_known(dimension, part) ? std::optional(part) : one_meaning(part, codes_of(dimension));
      if (!code) return false;
      codes.push_back(*code);
    }
    if (codes.size() < 2) return false;
    const std::string_view name = known.same_as.empty() ? known.name : known.same_as;
    if (name != known.name && child_of(m_tree, map, name) != 0) return false;  // both keys: which is right?
    m_editor.set({map, shape.name, std::string(name), Value(codes)});
    m_changed = true;
    return true;
  }

  // A day above 12 says in which order the file writes its dates.
  void mend_dates() {
    bool day_first = false;
    bool month_first = false;
    for (const auto node : m_dates) {
      const auto numbers = numbers_of(m_tree[node].text);
      if (!numbers) continue;
      day_first = day_first || numbers->first > 12;
      month_first = month_first || numbers->second > 12;
    }
    for (const auto node : m_dates) {
      const auto date = mended_date(m_tree[node].text, day_first, month_first);
      if (date) retext(node, *date);
    }
  }

  [[nodiscard]] std::optional<std::string> mended_date(std::string_view text, bool day_first,
                                                       bool month_first) const {
    if (m_options.date_format) {
      const auto date = m_options.date_format->read(trim(text));
      if (date) return to_string(*date);
    }
    const auto numbers = numbers_of(text);
    if (!numbers) return only_date(trim(text));
    const auto& [first, second, year] = *numbers;
    if (first > 12 || first == second || (second <= 12 && day_first && !month_first))
      return date_of(year, second, first);
    if (second > 12 || (month_first && !day_first)) return date_of(year, first, second);
    return std::nullopt;
  }

  void retext(std::uint32_t node, const std::string& text) {
    if (m_tree[node].style == TextStyle::block) return;
    m_editor.retext(node, text);
    m_changed = true;
  }

  const Tree& m_tree;
  const std::vector<Codebook>& m_codebooks;
  const MendOptions& m_options;
  YamlEditor m_editor;
  std::map<std::uint32_t, CodePlace> m_places;
  std::map<Dimension, Spellings> m_codes;
  std::map<Dimension, std::set<std::string>> m_exact;
  std::vector<std::uint32_t> m_dates;
  bool m_changed = false;
};

}  // namespace

std::string mend_values(std::string_view bytes, const std::vector<Codebook>& codebooks,
                        const MendOptions& options) {
  Diagnostics problems;
  const Tree tree = read_tree("", bytes, problems);
  try {
    return patched(bytes, ValueMender(bytes, tree, problems.errors(), codebooks, options).run());
  } catch (const Problem&) {
    return std::string(bytes);  // it is written in a way that cannot be changed; check goes on to name it
  }
}

}  // namespace worksort
