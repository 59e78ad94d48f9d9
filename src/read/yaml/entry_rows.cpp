#include "entry_rows.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

namespace worksort::reading {
namespace {

constexpr std::string_view k_no_break = "\xC2\xA0";
constexpr std::size_t k_most_slipped = 3;  // that a slip of the hand leaves
constexpr std::size_t k_most_letters = 1;

bool is_word(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '-';
}

std::string_view key_at(std::string_view text, std::size_t at, std::size_t end) {
  const bool quoted = at < end && (text[at] == '"' || text[at] == '\'');
  const std::size_t begin = at + (quoted ? 1 : 0);
  std::size_t stop = begin;
  while (stop < end && is_word(text[stop])) ++stop;
  std::size_t colon = stop + (quoted && char_at(text, stop) == text[at] ? 1 : 0);
  while (colon < end && is_blank(text[colon])) ++colon;
  return stop > begin && colon < end && text[colon] == ':' ? text.substr(begin, stop - begin)
                                                           : std::string_view{};
}

// Bytes of a sign at `at` that people type or that editors make where a dash belongs, 0 if there is none.
std::size_t sign_size(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 11> k_signs = {
      "--",           "-", "*",
      "\xE2\x80\x90",  // hyphen
      "\xE2\x80\x91",  // no-break hyphen
      "\xE2\x80\x92",  // figure dash
      "\xE2\x80\x93",  // en dash
      "\xE2\x80\x94",  // em dash
      "\xE2\x88\x92",  // minus
      "\xE2\x80\xA2",  // bullet
      "\xC2\xB7",      // middle dot
  };
  for (const std::string_view sign : k_signs)
    if (text.substr(at, sign.size()) == sign) return sign.size();
  std::size_t stop = at;  // the number of a numbered list
  while (is_digit(char_at(text, stop))) ++stop;
  const char c = char_at(text, stop);
  return stop > at && (c == '.' || c == ')') && ends_word(text, stop + 1) ? stop + 1 - at : 0;
}

// Behind what indents a line: blanks of any kind, and signs that cannot be seen.
std::size_t skip_indent(std::string_view text, std::size_t at) {
  for (;;) {
    at = skip_wide_blanks(text, at);
    const std::size_t unseen = unseen_at_front(text.substr(at));
    if (unseen == 0) return at;
    at += unseen;
  }
}

// How many characters can be seen before `at` on its line, which holds nothing but blanks before it.
std::ptrdiff_t column_of(std::string_view text, const Line& line, std::size_t at) {
  std::ptrdiff_t column = 0;
  for (std::size_t i = line.begin; i < at;) {
    if (const std::size_t unseen = unseen_at_front(text.substr(i)); unseen > 0) {
      i += unseen;
      continue;
    }
    i += text[i] == k_no_break[0] ? k_no_break.size() : 1;
    ++column;
  }
  return column;
}

void read_word(std::string_view text, std::size_t at, std::size_t end, Row& row) {
  row.word = key_at(text, at, end);
  if (row.word.empty()) return;
  const std::size_t value = std::min(skip_blanks(text, text.find(':', at) + 1), end);
  row.value = text.substr(value, end - value);
  row.opens = !row.brace && (row.value.empty() || row.value[0] == '#');
}

// The key behind a few signs that mean nothing, as a slip of the hand leaves them before or in place of a
// dash.
std::string_view hidden_key(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t signs = 0;
  std::size_t letters = 0;
  for (; at < end && signs <= k_most_slipped && letters <= k_most_letters; ++at) {
    if (is_blank(text[at])) continue;
    if (signs > 0 && is_letter(text[at]) && !is_word(char_at(text, at - 1))) {
      if (const auto key = key_at(text, at, end); !key.empty()) return key;
    }
    ++signs;
    letters += is_letter(text[at]) ? 1U : 0U;
  }
  return {};
}

Row row_of(std::string_view text, const Line& line) {
  Row row;
  row.line = line;
  row.shown = line.end;
  std::size_t at = row.offset = std::min(skip_indent(text, line.begin), line.end);
  row.odd = line.tab || row.offset != line.content;
  row.column = column_of(text, line, at);
  if (text.substr(at, 1) == "-" && ends_word(text, at + 1)) {
    row.marker = Marker::dash;
    do at = skip_blanks(text, at + 1);
    while (char_at(text, at) == '-' && ends_word(text, at + 1));
  } else if (const std::size_t size = sign_size(text, at); size > 0) {
    row.marker = Marker::other;
    at = skip_wide_blanks(text, at + size);
  }
  if (row.marker != Marker::none && char_at(text, at) == '#') at = line.end;
  row.content = std::min(at, line.end);
  row.brace = at < line.end && text[at] == '{';
  if (row.brace) at = skip_blanks(text, at + 1);
  row.key_column = row.column + static_cast<std::ptrdiff_t>(at - row.offset);
  read_word(text, at, line.end, row);
  if (row.marker != Marker::dash && row.word.empty()) row.hidden = hidden_key(text, row.offset, line.end);
  return row;
}

bool holds_signs_only(std::string_view text, const Row& row) {
  const std::string_view line = text.substr(row.offset, row.line.end - row.offset);
  const auto signs = std::count_if(line.begin(), line.end(), [](char c) { return !is_blank(c); });
  return static_cast<std::size_t>(signs) <= k_most_slipped &&
         static_cast<std::size_t>(std::count_if(line.begin(), line.end(), is_letter)) <= k_most_letters;
}

// A dash that stands alone has its keys on the lines below; any other sign without a key is none, but a key
// on the next line may be hidden behind it.
void finish_marker(Row& row, const Row* next, std::string_view text) {
  if (!row.word.empty() || next == nullptr || next->marker != Marker::none) {
    if (row.marker == Marker::other && row.word.empty()) row.marker = Marker::none;
    return;
  }
  const bool alone =
      row.marker != Marker::none && row.content == row.line.end && (next->odd || next->column > row.column);
  if (alone) {
    row.brace = next->brace;
    row.content = next->content;
    row.shown = next->line.end;
    row.key_column = next->key_column;
    if (!next->word.empty())
      read_word(text, static_cast<std::size_t>(next->word.data() - text.data()), next->line.end, row);
  }
  if (row.marker == Marker::other && row.word.empty()) row.marker = Marker::none;
  if (row.marker == Marker::none && row.hidden.empty() && holds_signs_only(text, row)) {
    row.hidden = next->word;
    row.shown = next->line.end;
  }
}

// Where the text in quotes ends that begins behind the key of `row` and has further lines; else 0.
std::size_t long_quote_end(std::string_view text, const Row& row) {
  if (row.value.empty() || row.brace || (row.value[0] != '"' && row.value[0] != '\'')) return 0;
  const auto at = static_cast<std::size_t>(row.value.data() - text.data());
  const Quoted quoted = scan_quoted(text, at, row.key_column);
  return quoted.closed && quoted.end > row.line.end ? quoted.end : 0;
}

// True if a text in block style begins behind the key.
bool begins_block(const Row& row) {
  if (row.value.empty() || (row.value[0] != '|' && row.value[0] != '>') || row.brace) return false;
  const std::size_t rest = row.value.find_first_not_of("|>+-");
  return rest == std::string_view::npos || is_blank(row.value[rest]);
}

}  // namespace

std::vector<Row> rows_of(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<Row> rows;
  std::size_t quote_end = 0;
  std::size_t text_indent = 0;  // of the first line of the text in block style that is open
  for (Line line = line_from(text, begin); line.begin < end; line = line_from(text, line.next)) {
    if (line.bare || line.boundary || line.begin < quote_end) continue;
    if (!rows.empty() && begins_block(rows.back()) && !line.tab && line.indent() >= text_indent &&
        static_cast<std::ptrdiff_t>(line.indent()) > rows.back().key_column) {
      if (text_indent == 0) text_indent = line.indent();
      continue;
    }
    rows.push_back(row_of(text, line));
    text_indent = 0;
    quote_end = long_quote_end(text, rows.back());
  }
  for (std::size_t i = 0; i < rows.size(); ++i)
    finish_marker(rows[i], i + 1 < rows.size() ? &rows[i + 1] : nullptr, text);
  return rows;
}

}  // namespace worksort::reading
