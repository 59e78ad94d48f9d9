#include "worksort/util/ascii.hpp"
#include "worksort/util/date.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/core.h>

namespace worksort {
namespace {

// The numbers and words of a text; what stands between them is passed over.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i]) && !is_letter(text[i])) {
      ++i;
      continue;
    }
    const auto same = is_digit(text[i]) ? is_digit : is_letter;
    const std::size_t begin = i;
    while (i < text.size() && same(text[i])) ++i;
    out.emplace_back(text.substr(begin, i - begin));
  }
  return out;
}

// 1 to 12 for an English month, in full or by its first letters; 0 for any other word.
unsigned month_of(const std::string& word) {
  static constexpr std::array<std::string_view, 12> k_months = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  const std::string wanted = folded(word);
  if (wanted.size() < 3) return 0;
  const auto found = std::find_if(k_months.begin(), k_months.end(),
                                  [&](std::string_view month) { return month.starts_with(wanted); });
  return found == k_months.end() ? 0 : static_cast<unsigned>(found - k_months.begin()) + 1;
}

// Years have four digits, or two behind day and month.
std::optional<int> year_of(const std::string& part) {
  if (!is_digit(part.front()) || (part.size() != 4 && part.size() != 2)) return std::nullopt;
  return std::stoi(part) + (part.size() == 2 ? 2000 : 0);
}

void add_day(std::vector<Date>& out, std::optional<int> year, const std::string& month,
             const std::string& day) {
  if (!year || day.size() > 2 || !is_digit(day.front())) return;
  const unsigned named = month_of(month);
  const bool numbered = is_digit(month.front()) && month.size() <= 2;
  if (named == 0 && !numbered) return;
  const unsigned number = named != 0 ? named : static_cast<unsigned>(std::stoi(month));
  const auto found = parse_date(fmt::format("{:04}-{:02}-{:02}", *year, number, std::stoi(day)));
  if (found && std::find(out.begin(), out.end(), *found) == out.end()) out.push_back(*found);
}

}  // namespace

std::vector<Date> possible_dates(std::string_view text) {
  std::vector<std::string> parts = parts_of(text);
  std::erase_if(parts, [](const std::string& part) {  // 16th
    return part == "st" || part == "nd" || part == "rd" || part == "th";
  });
  std::vector<Date> out;
  if (parts.size() != 3) return out;
  if (parts[0].size() == 4 && is_digit(parts[0].front())) {
    add_day(out, year_of(parts[0]), parts[1], parts[2]);
    return out;
  }
  add_day(out, year_of(parts[2]), parts[0], parts[1]);
  add_day(out, year_of(parts[2]), parts[1], parts[0]);
  const bool no_month = parts[0].size() == 2 && is_digit(parts[0].front()) && std::stoi(parts[0]) > 12;
  if (no_month && text.find('-') != std::string_view::npos)
    add_day(out, year_of(parts[0]), parts[1], parts[2]);
  std::sort(out.begin(), out.end());
  return out;
}

std::string date_hint(std::string_view text) {
  const auto days = possible_dates(text);
  if (days.empty()) return "a date is a year of four digits, a month and a day, with - between them";
  if (days.size() == 1) return "write it as " + to_string(days.front());
  return fmt::format("write it as {} or as {}, whichever is meant", to_string(days.front()),
                     to_string(days.back()));
}

}  // namespace worksort
