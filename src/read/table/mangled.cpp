#include "worksort/read/table/mangled.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/formula.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace worksort {
namespace {

bool is_month(std::string_view word) {
  static constexpr std::array<std::string_view, 12> k_months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                                "jul", "aug", "sep", "oct", "nov", "dec"};
  return std::find(k_months.begin(), k_months.end(), word) != k_months.end();
}

// Digits as 9, months as M, all else as it stands: "3-Apr" is "9-M", "2026-04-03" is "9999-99-99".
std::string shape_of(std::string_view text) {
  const std::string lower = folded(text);
  std::string out;
  for (std::size_t i = 0; i < lower.size();) {
    const bool ends = i + 3 >= lower.size() || lower[i + 3] < 'a' || lower[i + 3] > 'z';
    if (ends && is_month(std::string_view(lower).substr(i, 3))) {
      out += 'M';
      i += 3;
    } else {
      out += is_digit(lower[i]) ? '9' : lower[i];
      ++i;
    }
  }
  return out;
}

// "1.00e+05"
bool is_exponent(std::string_view shape) {
  const auto e = shape.find("e+");
  if (e == std::string_view::npos || e == 0) return false;
  const auto head = shape.substr(0, e);
  const auto tail = shape.substr(e + 2);
  const auto all = [](std::string_view part, std::string_view of) {
    return !part.empty() && part.find_first_not_of(of) == std::string_view::npos;
  };
  return all(head, "9.-") && all(tail, "9") && tail.size() >= 2;
}

// "+7" and "007" are the number that "7" is, "1,000" the one that "1000" is.
std::optional<double> number_of(std::string_view text) {
  std::string plain;
  for (const char c : text.substr(text.starts_with('+') ? 1 : 0)) {
    if (c != ',') plain += c;
  }
  return real_number(plain);
}

}  // namespace

bool may_be_made_of(std::string_view now, std::string_view before) {
  if (now == before || !is_changed_by_spreadsheets(before)) return false;
  if (looks_mangled(now) || folded(now) == folded(before)) return true;
  const auto number = number_of(before);
  return number && number == number_of(now);
}

bool looks_mangled(std::string_view answer) {
  static constexpr std::array<std::string_view, 29> k_shapes = {"9-M",        "99-M",
                                                                "M-9",        "M-99",
                                                                "9-M-99",     "99-M-99",
                                                                "9-M-9999",   "99-M-9999",
                                                                "M-9999",     "9999-99-99",
                                                                "9/9/99",     "99/9/99",
                                                                "9/99/99",    "99/99/99",
                                                                "9/9/9999",   "99/9/9999",
                                                                "9/99/9999",  "99/99/9999",
                                                                "99:99:99",   "9:99:99",
                                                                "99.99.9999", "#ref!",
                                                                "#name?",     "#value!",
                                                                "#div/9!",    "9999-99-99 99:99:99",
                                                                "#n/a",       "#num!",
                                                                "#null!"};
  if (answer.size() > 24 || std::all_of(answer.begin(), answer.end(), is_digit)) return false;
  const std::string shape = shape_of(answer);
  return std::find(k_shapes.begin(), k_shapes.end(), shape) != k_shapes.end() || is_exponent(shape);
}

}  // namespace worksort
