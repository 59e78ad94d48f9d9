// Which of two texts comes first, and which is near.
#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

namespace worksort {
namespace {

std::string_view digits_at(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is_digit(text[end])) ++end;
  return text.substr(from, end - from);
}

std::string_view significant(std::string_view digits) {
  const auto first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? std::string_view{} : digits.substr(first);
}

// Negative, zero or positive as the number a is below, equal to or above b.
int compare_numbers(std::string_view a, std::string_view b) {
  const auto x = significant(a);
  const auto y = significant(b);
  if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
  return x.compare(y);
}

// Edits (insert, delete, replace, swap of neighbours) between two words.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replace});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

bool natural_less(std::string_view a, std::string_view b) {
  const auto differs = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  auto i = static_cast<std::size_t>(differs - a.begin());
  while (i > 0 && is_digit(a[i - 1])) --i;  // a number is compared as a whole
  std::size_t j = i;
  while (i < a.size() && j < b.size()) {
    if (is_digit(a[i]) && is_digit(b[j])) {
      const auto x = digits_at(a, i);
      const auto y = digits_at(b, j);
      if (const int order = compare_numbers(x, y); order != 0) return order < 0;
      i += x.size();
      j += y.size();
      continue;
    }
    if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
    ++i, ++j;
  }
  if (i < a.size() || j < b.size()) return j < b.size();
  return a < b;  // "7" and "07" are the same number but not the same text
}

std::string natural_key(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto digits = digits_at(text, i);
    if (digits.empty()) {
      out += text[i++];
      continue;
    }
    const auto number = significant(digits);
    out += '0';  // stands to other characters as any digit does
    out.append(number.size() / 255, '\xFF');
    out += static_cast<char>(number.size() % 255);  // more digits, larger number
    out += number;
    i += digits.size();
  }
  return out;
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& words) {
  if (word.size() > 100) return std::nullopt;  // nobody means a word that long
  const std::string wanted = folded(word);
  std::optional<std::string> best;
  std::size_t best_distance = std::max<std::size_t>(1, std::min<std::size_t>(3, wanted.size() / 3)) + 1;
  for (const auto& candidate : words) {
    if (candidate.size() > 100) continue;
    const std::size_t distance = edit_distance(wanted, folded(candidate));
    if (distance >= best_distance) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

}  // namespace worksort
