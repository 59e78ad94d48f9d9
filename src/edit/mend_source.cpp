#include "mend_source.hpp"

#include "worksort/edit/text_patch.hpp"
#include "worksort/model/fields.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "read/yaml/entry_rows.hpp"
#include "read/yaml/mends.hpp"
#include "read/yaml/quoting.hpp"

namespace worksort::reading {
namespace {

// True if a value may end before `at`.
bool ends_value(std::string_view text, std::size_t at, bool flow) {
  const std::size_t after = skip_blanks(text, at);
  const char next = char_at(text, after);
  return is_break(next) || (next == '#' && after > at) ||
         (flow && (next == ',' || next == ']' || next == '}'));
}

// The typographic quotes around the value at `at`, as plain ones.
std::optional<Mend> plain_quotes(std::string_view text, std::size_t at, std::size_t end, bool flow) {
  for (const Quotes& quotes : k_quotes) {
    if (text.substr(at, quotes.open.size()) != quotes.open) continue;
    const std::size_t begin = at + quotes.open.size();
    if (quotes.open == "\"") {
      const Quoted quoted = scan_quoted(text.substr(0, end), at, -1);
      if (quoted.closed && ends_value(text, quoted.end, flow)) return std::nullopt;
    }
    for (std::size_t stop = begin; stop < end; ++stop)
      for (const std::string_view close : quotes.close) {
        if (text.substr(stop, close.size()) != close) continue;
        if (ends_value(text, stop + close.size(), flow))
          return Mend{at, stop + close.size() - at, in_quotes(text.substr(begin, stop - begin))};
        if (close != k_apostrophe) return std::nullopt;  // several texts in quotes, of one that is none
      }
  }
  return std::nullopt;
}

bool is_format_key(std::string_view word) {
  return is_own_key(word) || is_any_key(word);
}

// The signs of one line, from behind its dash on.
void mend_row(std::string_view text, const Row& row, std::vector<Mend>& out) {
  const std::size_t end = row.line.end;
  std::size_t at = row.content;
  if (at > end) return;  // a dash that stands alone: its keys are on a row of their own
  if (!row.word.empty()) {
    const std::size_t after = text.find(':', static_cast<std::size_t>(row.word.data() - text.data())) + 1;
    const std::size_t value = std::min(skip_wide_blanks(text, after), end);
    if (text.substr(after, value - after).find('\xC2') != std::string_view::npos && is_format_key(row.word))
      out.push_back({after, value - after, " "});
    if (row.word.starts_with("x-")) return;  // what stands behind it is the user's own
    if (!row.brace) at = value;
  }
  int depth = 0;
  bool due = true;  // a value may begin here
  while (at < end) {
    const char c = text[at];
    if (due && !is_blank(c)) {
      if (const auto mend = plain_quotes(text, at, end, depth > 0)) {
        out.push_back(*mend);
        at += mend->length;
        continue;
      }
      if (c == '"' || c == '\'') {
        const Quoted quoted = scan_quoted(text.substr(0, end), at, -1);
        if (!quoted.closed) return;
        at = quoted.end;
        due = false;
        continue;
      }
    }
    if (c == '#' && is_blank(text[at - 1])) return;
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth == 0 && !is_blank(c)) return;  // a text without quotes, or the end of a list
    due = c == '[' || c == '{' || c == ',' || (c == ':' && is_blank(char_at(text, at + 1))) ||
          (due && is_blank(c));
    ++at;
  }
}

// Words from the page that a # without a blank behind it cuts off, and texts that are written like a list.
void mend_cut_words(std::string_view text, const Tree& tree, std::uint32_t index, const Mapping& shape,
                    std::vector<Mend>& out) {
  const Node& node = tree[index];
  if (node.kind == NodeKind::list)
    for (std::uint32_t i = node.first_child; i != 0; i = tree[i].next)
      mend_cut_words(text, tree, i, shape, out);
  if (node.kind != NodeKind::map) return;
  for (std::uint32_t key = node.first_child; key != 0; key = tree[tree[key].next].next) {
    const Key* const known = shape.find(tree[key].text);
    if (known == nullptr) continue;
    const Node& value = tree[tree[key].next];
    const bool cut = known->page_words && value.trailer == Trailer::tight_comment && !node.flow &&
                     value.kind == NodeKind::text && value.style == TextStyle::plain;
    const std::size_t end = line_end(text, value.offset);
    const std::string_view whole = trim(text.substr(value.offset, end - value.offset));
    const bool brackets = known->shape == Shape::text && value.flow && !node.flow &&
                          (whole.ends_with(']') || whole.ends_with('}'));
    if (brackets || (cut && value.offset + value.length <= end))
      out.push_back({value.offset, whole.size(), in_quotes(whole)});
    if (known->shape == Shape::map || known->shape == Shape::maps || known->shape == Shape::entries)
      mend_cut_words(text, tree, tree[key].next, mapping(known->of), out);
  }
}

// The places of texts that stand where keys belong.
void find_texts_for_keys(const Tree& tree, std::uint32_t index, const Mapping& shape,
                         std::vector<std::size_t>& out) {
  if (tree[index].kind != NodeKind::map) return;
  for (std::uint32_t key = tree[index].first_child; key != 0; key = tree[tree[key].next].next) {
    const Key* const known = shape.find(tree[key].text);
    const bool maps = known != nullptr && known->shape == Shape::maps;
    if (!maps && (known == nullptr || (known->shape != Shape::map && known->shape != Shape::entries)))
      continue;
    const Node& value = tree[tree[key].next];
    find_texts_for_keys(tree, tree[key].next, mapping(known->of), out);
    for (std::uint32_t i = value.kind == NodeKind::list ? value.first_child : 0; i != 0; i = tree[i].next) {
      if (maps && tree[i].kind == NodeKind::text && !tree[i].text.empty()) out.push_back(tree[i].offset);
      find_texts_for_keys(tree, i, mapping(known->of), out);
    }
  }
}

// Where the blank is missing behind the key of a row, 0 if it is not.
std::size_t missing_blank(std::string_view text, const Row& row) {
  if (row.word.empty() || !is_any_key(row.word)) return 0;
  const std::size_t colon = static_cast<std::size_t>(row.word.data() - text.data()) + row.word.size();
  return char_at(text, colon) == ':' && !ends_word(text, colon + 1) ? colon + 1 : 0;
}

// Where a blank is missing behind a key, the keys below it may lack theirs too, and one alone helps nothing.
// `texts` are the places of texts that stand where keys belong.
void add_missing_blanks(std::string_view text, const std::vector<Row>& rows,
                        const std::vector<std::size_t>& texts, std::vector<Mend>& out) {
  const auto known = [&](std::size_t at) {
    return std::any_of(out.begin(), out.end(), [&](const Mend& mend) { return mend.offset == at; });
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t first = missing_blank(text, rows[i]);
    if (first == 0) continue;
    const std::size_t word = first - 1 - rows[i].word.size();
    if (!known(first) && std::find(texts.begin(), texts.end(), word) == texts.end()) continue;
    for (std::size_t j = i; j < rows.size(); ++j) {
      if (j > i && (rows[j].marker != Marker::none || rows[j].key_column != rows[i].key_column)) break;
      const std::size_t at = missing_blank(text, rows[j]);
      if (at != 0 && !known(at)) out.push_back({at, 0, " "});
    }
  }
}

// How much is wrong with a file.
struct Harm {
  std::size_t lost = 0;
  std::size_t errors = 0;

  auto operator<=>(const Harm&) const = default;
};

struct Look {
  std::vector<Mend> mends;
  std::vector<std::size_t> texts;  // that stand where keys belong
  Harm harm;
};

Look look_at(std::string_view bytes) {
  FileMends found = find_mends(bytes);
  Look out;
  out.mends = std::move(found.mends);
  out.harm = {found.tree.unread_entries, found.errors};
  const std::size_t before = out.mends.size();
  for (const auto root : found.tree.documents) {
    mend_cut_words(bytes, found.tree, root, mapping("document"), out.mends);
    find_texts_for_keys(found.tree, root, mapping("document"), out.texts);
  }
  out.harm.errors += out.mends.size() - before + out.texts.size();
  return out;
}

// Calls `visit` with the rows of each document.
template <typename Visit>
void for_documents(std::string_view bytes, Visit&& visit) {
  for (std::size_t begin = 0; begin < bytes.size();) {
    Line line = line_from(bytes, begin);
    if (line.boundary) line = line_from(bytes, line.next);
    while (line.begin < bytes.size() && !line.boundary) line = line_from(bytes, line.next);
    visit(rows_of(bytes, begin, line.begin));
    begin = line.begin;
  }
}

// Two blanks for each tab, in documents in which every line that is indented begins with one: there a tab is
// one level, whatever its width.
std::vector<Mend> tabs_as_blanks(std::string_view bytes) {
  std::vector<Mend> out;
  std::size_t kept = 0;  // those of the documents before
  bool other = false;    // a line of this document begins with a blank
  const auto end_document = [&] {
    if (other) out.resize(kept);
    kept = out.size();
    other = false;
  };
  Line line;
  for (; line.next < bytes.size();) {
    line = line_from(bytes, line.next);
    if (line.boundary) end_document();
    if (line.boundary || line.indent() == 0 || line.content == line.end) continue;
    const auto indent = bytes.substr(line.begin, line.indent());
    const std::size_t tabs = std::min(indent.find_first_not_of('\t'), indent.size());
    other = other || tabs == 0;
    out.push_back({line.begin, tabs, std::string(tabs * 2, ' ')});
  }
  end_document();
  return out;
}

// Typographic quotes and blanks, which are no mistake to YAML.
std::vector<Mend> plain_signs(std::string_view bytes) {
  std::vector<Mend> mends;
  for_documents(bytes, [&](const std::vector<Row>& rows) {
    for (const Row& row : rows) mend_row(bytes, row, mends);
  });
  return mends;
}

// REQUIRES: the mends stand by their places.
std::string with(std::string_view bytes, const std::vector<Mend>& mends) {
  std::vector<Patch> patches;
  patches.reserve(mends.size());
  for (const Mend& mend : mends) patches.push_back({mend.offset, mend.length, mend.text});
  return patched(bytes, patches);
}

// Mends a file round by round. Whether a mend helps is seen by reading the file with it; a file that would
// have to be read too often in vain stays as it is, so that a second run finds no more than the first.
class SourceMender {
 public:
  explicit SourceMender(std::string_view bytes) : m_bytes(bytes) {}

  std::string run() {
    const std::string before = m_bytes;
    while (mend_once()) {
    }
    return m_vain > k_most_vain ? before : m_bytes;
  }

 private:
  static constexpr std::size_t k_most_vain = 1000;  // readings that showed no fewer mistakes

  // False if nothing was mended. Each round makes mistakes or typographic signs fewer.
  bool mend_once() {
    Look now = look_at(m_bytes);
    m_harm = now.harm;
    if (m_harm.errors > 0)
      for_documents(m_bytes,
                    [&](const auto& rows) { add_missing_blanks(m_bytes, rows, now.texts, now.mends); });
    return keep(plain_signs(m_bytes), std::less_equal<Harm>()) ||
           keep(tabs_as_blanks(m_bytes), std::less<Harm>()) || keep(now.mends, std::less<Harm>());
  }

  // Keeps those after which the harm is as it should be; false if there is none.
  template <typename Than>
  bool keep(std::vector<Mend> mends, const Than& than) {
    std::stable_sort(mends.begin(), mends.end(),
                     [](const Mend& a, const Mend& b) { return a.offset < b.offset; });
    m_kept.clear();
    try_all(mends, than);
    if (m_kept.empty()) return false;
    m_bytes = with(m_bytes, m_kept);
    return true;
  }

  // All together, else each half by itself: a few that do not help are soon found among many that do.
  template <typename Than>
  void try_all(std::span<const Mend> mends, const Than& than) {
    if (mends.empty() || m_vain > k_most_vain) return;
    const std::size_t before = m_kept.size();
    m_kept.insert(m_kept.end(), mends.begin(), mends.end());
    const Harm then = look_at(with(m_bytes, m_kept)).harm;
    if (!(then < m_harm)) ++m_vain;
    if (than(then, m_harm)) {
      m_harm = then;
      return;
    }
    m_kept.resize(before);
    if (mends.size() == 1) return;
    try_all(mends.first(mends.size() / 2), than);
    try_all(mends.subspan(mends.size() / 2), than);
  }

  std::string m_bytes;
  Harm m_harm;
  std::vector<Mend> m_kept;  // by their places
  std::size_t m_vain = 0;
};

}  // namespace

std::string mend_source(std::string_view bytes) {
  return SourceMender(bytes).run();
}

}  // namespace worksort::reading
