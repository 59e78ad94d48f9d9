#include "worksort/util/formula.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

namespace worksort {
namespace {

std::size_t skip_digits(std::string_view text, std::size_t from) {
  while (from < text.size() && is_digit(text[from])) ++from;
  return from;
}

// True for a formula character behind any number of apostrophes.
bool starts_formula(std::string_view text, std::size_t at) {
  static constexpr std::string_view k_starts = "=+-@\t\r";
  static constexpr std::array<std::string_view, 4> k_wide = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  if (at >= text.size()) return false;
  return k_starts.find(text[at]) != std::string_view::npos ||
         std::any_of(k_wide.begin(), k_wide.end(),
                     [&](auto wide) { return text.substr(at).starts_with(wide); });
}

std::size_t apostrophes(std::string_view text) {
  const auto first = text.find_first_not_of('\'');
  return first == std::string_view::npos ? text.size() : first;
}

// A month's name or three letters or more of its beginning, in lower case.
bool is_month(std::string_view word) {
  static constexpr std::array<std::string_view, 12> k_months = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  return word.size() >= 3 &&
         std::any_of(k_months.begin(), k_months.end(), [&](auto month) { return month.starts_with(word); });
}

// Runs of digits as 9, words for months as M, am and pm as A, blanks as one; all else as it stands.
std::string shape_of(std::string_view text) {
  const std::string lower = folded(text);
  std::string out;
  for (std::size_t i = 0; i < lower.size();) {
    const auto run = [&](auto&& belongs) {
      std::size_t end = i;
      while (end < lower.size() && belongs(lower[end])) ++end;
      return std::string_view(lower).substr(i, end - i);
    };
    const auto digits = run(is_digit);
    const auto word = run([](char c) { return c >= 'a' && c <= 'z'; });
    if (!digits.empty())
      out += '9';
    else if (is_month(word))
      out += 'M';
    else if (word == "am" || word == "pm")
      out += 'A';
    else
      out += word.empty() ? lower.substr(i, 1) : std::string(word);
    i += std::max<std::size_t>(digits.size() + word.size(), 1);
  }
  return out;
}

// A number that comes back as it is written: no zeros that can go, no sign that can go, not too long.
bool is_steady_number(std::string_view text) {
  constexpr std::size_t k_most_digits = 15;
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view rest = point == std::string_view::npos ? "" : text.substr(point + 1);
  const auto digits = [](std::string_view part) { return std::all_of(part.begin(), part.end(), is_digit); };
  return !whole.empty() && digits(whole) && digits(rest) && (whole == "0" || whole.front() != '0') &&
         (point == std::string_view::npos || (!rest.empty() && rest.back() != '0')) &&
         whole.size() + rest.size() <= k_most_digits;
}

}  // namespace

bool is_plain_number(std::string_view text) {
  std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  std::size_t end = skip_digits(text, i);
  std::size_t digits = end - i;
  i = end;
  if (i < text.size() && text[i] == '.') {
    end = skip_digits(text, i + 1);
    digits += end - i - 1;
    i = end;
  }
  if (digits == 0) return false;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    const std::size_t sign = i + 1 < text.size() && (text[i + 1] == '-' || text[i + 1] == '+') ? 1 : 0;
    end = skip_digits(text, i + 1 + sign);
    if (end == i + 1 + sign) return false;
    i = end;
  }
  return i == text.size();
}

bool is_changed_by_spreadsheets(std::string_view text) {
  static constexpr std::array<std::string_view, 45> k_shapes = {"9/9",
                                                                "9/9/9",
                                                                "9 9/9",
                                                                "9-9",
                                                                "9-9-9",
                                                                "9.9.9",
                                                                "9:9",
                                                                "9:9:9",
                                                                "9:9.9",
                                                                "9 A",
                                                                "9A",
                                                                "9:9 A",
                                                                "9:9A",
                                                                "9:9:9 A",
                                                                "9%",
                                                                "9.9%",
                                                                "9 %",
                                                                "$9",
                                                                "$9.9",
                                                                "$9,9",
                                                                "$9,9.9",
                                                                "-$9",
                                                                "\xE2\x82\xAC"
                                                                "9",
                                                                "9,9",
                                                                "9,9,9",
                                                                "9,9.9",
                                                                "(9)",
                                                                "(9.9)",
                                                                "M 9",
                                                                "M9",
                                                                "M-9",
                                                                "M/9",
                                                                "M 9, 9",
                                                                "M 9 9",
                                                                "M. 9",
                                                                "9 M",
                                                                "9M",
                                                                "9-M",
                                                                "9/M",
                                                                "9-M-9",
                                                                "9/M/9",
                                                                "9 M 9",
                                                                "9. M",
                                                                "true",
                                                                "false"};
  if (text.empty() || text.size() > 40) return false;
  if (is_plain_number(text)) return !is_steady_number(text);
  const std::string shape = shape_of(text);
  if (shape == "9-9-9" && text.size() == 10 && text[4] == '-' && text[7] == '-') return false;
  return std::find(k_shapes.begin(), k_shapes.end(), shape) != k_shapes.end();
}

// A spreadsheet may take a ; inside for the end of a cell, so that each part is guarded.
std::string guarded_cell(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    const std::string_view part = text.substr(at, end - at);
    if (starts_formula(part, apostrophes(part)) && !is_plain_number(part)) out += '\'';
    out += text.substr(at, end + 1 - at);
    at = end + 1;
  }
  return out;
}

std::string unguarded_cell(std::string_view cell) {
  std::string out;
  for (std::size_t at = 0; at <= cell.size();) {
    const std::size_t end = std::min(cell.find(';', at), cell.size());
    const std::string_view part = cell.substr(at, end - at);
    const std::size_t quotes = apostrophes(part);
    const std::size_t guard = quotes > 0 && starts_formula(part, quotes) ? 1 : 0;
    out += cell.substr(at + guard, end + 1 - at - guard);
    at = end + 1;
  }
  return out;
}

}  // namespace worksort
