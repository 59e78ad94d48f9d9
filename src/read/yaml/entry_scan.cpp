#include "entry_scan.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "entry_rows.hpp"
#include "read/study/messages.hpp"

namespace worksort::reading {
namespace {

constexpr std::string_view k_pieces = "pieces";
constexpr std::string_view k_piece_word = "student";
constexpr std::size_t k_far_rows = 64;  // how far it is looked for a list that goes on

// One document.
class EntryScan {
 public:
  EntryScan(std::string_view text, std::size_t begin, std::size_t end, std::vector<EntryStart>& out)
      : m_text(text), m_rows(rows_of(text, begin, end)), m_out(out) {}

  void run() {
    for (std::size_t i = 0; i < m_rows.size();) {
      if (m_rows[i].marker != Marker::none)
        i = read_list(i);
      else
        i = lacks_first_dash(i) ? read_list(i + 1) : i + 1;
    }
  }

 private:
  std::size_t read_list(std::size_t first);
  [[nodiscard]] bool lacks_first_dash(std::size_t index) const;
  void collect_keys();
  [[nodiscard]] std::size_t list_end() const;
  [[nodiscard]] bool goes_on_below(std::size_t index) const;
  [[nodiscard]] bool is_outdented(std::size_t index) const;
  [[nodiscard]] std::span<Row> list_rows() { return std::span(m_rows).subspan(m_first, m_end - m_first); }
  void find_candidates();
  void choose_column();
  void choose_word();
  [[nodiscard]] std::optional<EntryFault> fault_of(std::size_t index) const;
  [[nodiscard]] std::ptrdiff_t hidden_column(const Row& row) const;
  [[nodiscard]] bool begins_behind_signs(const Row& row) const;
  [[nodiscard]] bool lacks_dash(std::size_t index) const;
  void add(std::size_t index, EntryFault fault);
  [[nodiscard]] std::size_t last_line(std::size_t begin, std::size_t end) const;

  std::string_view m_text;
  std::vector<Row> m_rows;
  std::vector<EntryStart>& m_out;
  std::size_t m_done = 0;             // rows before it belong to lists that came before
  std::size_t m_first = 0;            // the first row of the list
  std::size_t m_end = 0;              // behind its last row
  std::ptrdiff_t m_parent = -1;       // the column of the key that holds the list
  std::ptrdiff_t m_column = 0;        // the column of its dashes
  std::string_view m_word;            // the key that its entries begin with, empty if they have no keys
  std::set<std::string_view> m_keys;  // the other keys of its entries
  const Row* m_entry = nullptr;       // the row that last gave the key m_word
};

// True if the first entry of the list that row `index` may hold lacks its dash.
bool EntryScan::lacks_first_dash(std::size_t index) const {
  if (!m_rows[index].opens || index + 1 >= m_rows.size()) return false;
  const Row& first = m_rows[index + 1];
  const std::string_view word = first.word.empty() ? first.hidden : first.word;
  const bool left = first.hidden.empty() && first.column < m_rows[index].column;
  if (first.marker != Marker::none || word.empty() || left) return false;
  if (m_rows[index].word == k_pieces && first.hidden == k_piece_word) return true;
  const std::size_t far = std::min(m_rows.size(), index + k_far_rows);
  for (std::size_t i = index + 2; i < far; ++i) {
    const Row& row = m_rows[i];
    const bool same = row.marker != Marker::none && row.word == word &&
                      (row.column <= first.column || !first.hidden.empty());
    if (same) return !m_rows[i - 1].opens;
    if (row.marker == Marker::none && row.column <= m_rows[index].column) return false;
  }
  return false;
}

void EntryScan::collect_keys() {
  m_word = {};
  m_keys.clear();
  for (std::size_t i = m_first; i < m_rows.size(); ++i) {
    const Row& row = m_rows[i];
    if (row.marker != Marker::none && m_word.empty()) m_word = row.word;
    if (row.column <= m_parent && row.marker == Marker::none && is_document_key(row.word) && row.opens) break;
    if (row.marker == Marker::none && row.column > m_parent && !row.word.empty()) m_keys.insert(row.word);
  }
}

// True for a key of an entry that slipped to the left: the list goes on behind it.
bool EntryScan::is_outdented(std::size_t index) const {
  const auto heads_list = [&](std::size_t i) {
    const bool next = i + 1 < m_rows.size() && m_rows[i + 1].marker != Marker::none;
    return m_rows[i].opens && (is_document_key(m_rows[i].word) || (next && !m_rows[i + 1].word.empty()));
  };
  if (m_word.empty() || !m_keys.contains(m_rows[index].word) || heads_list(index)) return false;
  if (m_rows[index].column == 0 && !is_document_key(m_rows[index].word)) return true;
  const std::size_t far = std::min(m_rows.size(), index + k_far_rows);
  for (std::size_t i = index + 1; i < far; ++i) {
    const Row& row = m_rows[i];
    if (row.marker != Marker::none && row.word == m_word) return true;
    const bool left = row.marker == Marker::none && row.column <= m_parent && !row.word.empty();
    if (left && heads_list(i)) return false;
  }
  return false;
}

bool EntryScan::goes_on_below(std::size_t index) const {
  const Row& row = m_rows[index];
  if (is_outdented(index)) return true;
  return index + 1 < m_rows.size() && !row.opens &&
         (m_rows[index + 1].marker != Marker::none || m_rows[index + 1].column > m_parent);
}

// A line that seems to end the list is only out of place if the list goes on below it.
std::size_t EntryScan::list_end() const {
  std::size_t i = m_first;
  for (; i < m_rows.size(); ++i) {
    const Row& row = m_rows[i];
    const bool inside = row.odd || row.brace || row.column > m_parent;
    if (row.marker != Marker::none || row.word.empty() || inside) continue;
    if (!goes_on_below(i)) break;
  }
  return i;
}

// Notes which rows begin an entry of this list and not one of a list inside of its entries.
void EntryScan::find_candidates() {
  std::map<std::ptrdiff_t, bool> inner;  // columns of the lists inside, and whether their entries have keys
  const Row* before = nullptr;
  for (Row& row : list_rows()) {
    const Row* const above = std::exchange(before, &row);
    if (row.marker == Marker::none) continue;
    if (above != nullptr && above->opens && row.marker == Marker::dash && row.column >= above->key_column)
      inner.emplace(row.column, !row.word.empty());
    const auto found = inner.find(row.column);
    if (found != inner.end() && (found->second || row.word.empty())) continue;
    row.own = true;
    inner.clear();
  }
}

// The column in which most of its dashes stand.
void EntryScan::choose_column() {
  std::map<std::ptrdiff_t, std::size_t> columns;
  for (const Row& row : list_rows())
    if (row.own && !row.line.tab) ++columns[row.column];
  if (columns.empty()) columns[std::max<std::ptrdiff_t>(m_parent, 0)] = 1;
  const auto rank = [&](const auto& item) {
    const bool usual = item.first == m_parent + 2 || item.first == m_parent;
    return std::pair(item.second, usual);
  };
  m_column = std::max_element(columns.begin(), columns.end(), [&](const auto& a, const auto& b) {
               return rank(a) < rank(b);
             })->first;
}

void EntryScan::choose_word() {
  std::map<std::string_view, std::size_t> words;
  for (const Row& row : list_rows())
    if (row.own && !row.word.empty()) ++words[row.word];
  m_word = {};
  std::size_t most = 0;
  for (const auto& [word, count] : words)
    if (count > most) {
      m_word = word;
      most = count;
    }
}

// What is wrong with the entry that begins in a row; nothing if none begins there.
std::optional<EntryFault> EntryScan::fault_of(std::size_t index) const {
  const Row& row = m_rows[index];
  if (row.marker == Marker::dash && row.own && row.column == m_column && !row.odd) return EntryFault::none;
  if (m_word.empty()) return std::nullopt;
  if (row.marker == Marker::none && row.hidden == m_word && begins_behind_signs(row))
    return EntryFault::marker;
  if (row.marker == Marker::none)
    return lacks_dash(index) ? std::optional(EntryFault::no_dash) : std::nullopt;
  if (!row.own || row.word.empty()) return std::nullopt;
  if (row.marker == Marker::other && row.word != m_word && row.column > m_column) return std::nullopt;
  if (row.odd) return EntryFault::blanks;
  return row.marker == Marker::dash ? EntryFault::slipped : EntryFault::marker;
}

std::ptrdiff_t EntryScan::hidden_column(const Row& row) const {
  const std::size_t key = static_cast<std::size_t>(row.hidden.data() - m_text.data());
  return static_cast<std::ptrdiff_t>(key - line_begin(m_text, key));
}

// True if the hidden key stands about where it would behind a dash.
bool EntryScan::begins_behind_signs(const Row& row) const {
  return row.column <= m_column && hidden_column(row) <= m_column + 3;
}

// True for the key that begins every entry, where the entry around it has that key already.
bool EntryScan::lacks_dash(std::size_t index) const {
  const Row& row = m_rows[index];
  if (row.word != m_word) return false;
  if (index == m_first) return true;
  if (row.brace) return row.column <= m_column + 2;
  if (m_entry == nullptr || m_entry->value == row.value || row.key_column > m_entry->key_column) return false;
  if (row.key_column < m_entry->key_column) return true;
  // In the very column of the keys it is another entry only if more of them are there twice.
  const Row* const next = index + 1 < m_end ? &m_rows[index + 1] : nullptr;
  if (next == nullptr || next->marker != Marker::none)
    return m_entry + 1 == &row && (next == nullptr || next->column <= m_column);
  return std::any_of(m_entry, &row, [&](const Row& above) { return above.word == next->word; });
}

// Where the lines end that belong to the entry whose lines begin at `begin`; the next one is in row `end`.
std::size_t EntryScan::last_line(std::size_t begin, std::size_t end) const {
  const Line first = line_from(m_text, begin);
  std::size_t last = first.end;
  const bool more = end < m_end;
  for (Line line = line_from(m_text, first.next); line.begin < m_text.size();
       line = line_from(m_text, line.next)) {
    if (line.boundary || (more && line.begin >= m_rows[end].line.begin)) break;
    if (line.bare) continue;
    const bool out = !line.tab && static_cast<std::ptrdiff_t>(line.indent()) <= m_parent;
    if (!more && out && m_end < m_rows.size() && line.begin >= m_rows[m_end].line.begin) break;
    last = line.end;
  }
  return last;
}

std::size_t EntryScan::read_list(std::size_t first) {
  m_first = first;
  m_parent = first == m_done ? -1 : m_rows[first - 1].column;
  collect_keys();
  m_end = list_end();
  find_candidates();
  choose_column();
  choose_word();
  if (m_word.empty() && m_first > 0 && m_rows[m_first - 1].word == k_pieces) {
    m_word = k_piece_word;
    if (!m_rows[m_first].hidden.empty()) m_column = std::max(m_column, hidden_column(m_rows[m_first]) - 2);
  }
  m_entry = nullptr;
  std::vector<std::size_t> at;
  const std::size_t begin = m_out.size();
  for (std::size_t i = m_first; i < m_end; ++i) {
    if (const auto fault = fault_of(i)) {
      add(i, *fault);
      at.push_back(i);
      m_entry = nullptr;
    }
    if (m_entry == nullptr && !m_word.empty() && m_rows[i].word == m_word) m_entry = &m_rows[i];
  }
  const bool tabs =
      at.size() > 1 && std::all_of(at.begin(), at.end(), [&](std::size_t i) { return m_rows[i].line.tab; });
  const bool whole = tabs || (m_first > m_done && m_rows[m_first - 1].line.tab);  // one mistake
  for (std::size_t i = 0; i < at.size(); ++i) {
    EntryStart& entry = m_out[begin + i];
    entry.end = last_line(entry.begin, i + 1 < at.size() ? at[i + 1] : m_end);
    entry.mendable = entry.mendable && !whole;
  }
  return m_done = std::max(m_end, first + 1);
}

void EntryScan::add(std::size_t index, EntryFault fault) {
  const Row& row = m_rows[index];
  // In the very column of the keys it is valid YAML: keys that are there twice.
  const bool twice = fault == EntryFault::no_dash && !row.brace && m_entry != nullptr &&
                     row.key_column == m_entry->key_column;
  const bool hidden = row.marker == Marker::none && fault == EntryFault::marker;
  std::size_t content = hidden ? static_cast<std::size_t>(row.hidden.data() - m_text.data()) : row.content;
  const std::size_t brace = hidden ? m_text.substr(0, content).find('{', row.offset) : std::string_view::npos;
  if (brace != std::string_view::npos) content = brace;
  m_out.push_back({row.line.begin, row.offset, content, row.shown, row.shown,
                   static_cast<std::size_t>(m_column), fault, !m_word.empty(),
                   fault != EntryFault::none && !twice});
}

// What the tree holds of the source.
struct Held {
  std::vector<std::pair<std::size_t, bool>> entries;       // of lists: where, and whether nothing is there
  std::vector<std::pair<std::size_t, std::size_t>> texts;  // from, to
};

void collect(const Tree& tree, std::uint32_t index, Held& held) {
  const Node& node = tree[index];
  if (node.kind == NodeKind::text && node.length > 0)
    held.texts.emplace_back(node.offset, std::size_t{node.offset} + node.length);
  for (std::uint32_t child = node.first_child; child != 0; child = tree[child].next) {
    if (node.kind == NodeKind::list)
      held.entries.emplace_back(tree[child].offset, tree[child].kind == NodeKind::missing);
    else if (node.kind == NodeKind::map)
      child = tree[child].next;
    collect(tree, child, held);
  }
}

bool is_lost(const EntryStart& entry, const Held& held) {
  const auto found =
      std::lower_bound(held.entries.begin(), held.entries.end(), std::pair(entry.offset, false));
  const bool bare = entry.content == entry.line_end;  // a dash with nothing behind it
  if (found != held.entries.end() && found->first <= (bare ? entry.end : entry.line_end))
    return entry.map && found->second && !bare;
  if (entry.fault == EntryFault::none) return true;
  // what looks like an entry may be a line of a text
  const auto text =
      std::upper_bound(held.texts.begin(), held.texts.end(), std::pair(entry.offset, entry.offset));
  return text == held.texts.begin() || (text - 1)->second <= entry.offset;
}

}  // namespace

std::vector<EntryStart> scan_entries(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<EntryStart> out;
  while (begin < end) {
    Line line = line_from(text, begin);
    if (line.boundary) line = line_from(text, line.next);
    while (line.begin < end && !line.boundary) line = line_from(text, line.next);
    EntryScan(text, begin, line.begin, out).run();
    begin = line.begin;
  }
  return out;
}

std::size_t count_lost(const Tree& tree, std::string_view text) {
  Held held;
  for (const std::uint32_t document : tree.documents) collect(tree, document, held);
  std::sort(held.entries.begin(), held.entries.end());
  std::sort(held.texts.begin(), held.texts.end());
  const auto entries = scan_entries(text, 0, text.size());
  return static_cast<std::size_t>(std::count_if(
      entries.begin(), entries.end(), [&](const EntryStart& entry) { return is_lost(entry, held); }));
}

}  // namespace worksort::reading
