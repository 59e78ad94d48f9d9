#include "worksort/read/table/date_format.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/core.h>

namespace worksort {
namespace {

struct DatePart {
  std::string_view written;
  char part;
};

// Longer spellings stand before their beginnings.
constexpr std::array<DatePart, 15> k_parts = {{{"%Y", 'Y'},
                                               {"%y", 'y'},
                                               {"%m", 'm'},
                                               {"%d", 'd'},
                                               {"%e", 'd'},
                                               {"%b", 'b'},
                                               {"%B", 'b'},
                                               {"YYYY", 'Y'},
                                               {"YY", 'y'},
                                               {"MMM", 'b'},
                                               {"Mon", 'b'},
                                               {"MM", 'm'},
                                               {"M", 'm'},
                                               {"DD", 'd'},
                                               {"D", 'd'}}};

// A number of up to `most` digits, taken from the front.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t size = 0;
  while (size < text.size() && size < most && is_digit(text[size])) ++size;
  int value = 0;
  if (size < least) return std::nullopt;
  std::from_chars(text.data(), text.data() + size, value);
  text.remove_prefix(size);
  return value;
}

// "Nov", "november", "Sept."
std::optional<int> take_month(std::string_view& text) {
  static constexpr std::array<std::string_view, 12> k_months = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  std::size_t size = 0;
  while (size < text.size() && is_letter(text[size])) ++size;
  const std::string word = folded(text.substr(0, size));
  if (size < 3) return std::nullopt;
  for (std::size_t i = 0; i < k_months.size(); ++i) {
    if (!k_months[i].starts_with(word)) continue;
    text.remove_prefix(size);
    if (text.starts_with('.')) text.remove_prefix(1);
    return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

// Nothing, or a time of day such as " 9:31:02 AM" or "T09:31:02Z".
bool is_time_or_nothing(std::string_view rest) {
  if (trim(rest).empty()) return true;
  if (rest.front() != ' ' && rest.front() != 'T') return false;
  const auto time = trim(rest.substr(1));
  return !time.empty() && is_digit(time.front()) && time.find(':') != std::string_view::npos;
}

}  // namespace

std::optional<DateFormat> DateFormat::parse(std::string_view text) {
  DateFormat out;
  out.m_text = text;
  std::string seen;
  while (!text.empty()) {
    const auto part = std::find_if(k_parts.begin(), k_parts.end(),
                                   [&](const DatePart& p) { return text.starts_with(p.written); });
    if (part == k_parts.end()) {
      if (is_letter(text.front()) || is_digit(text.front()) || text.front() == '%') return std::nullopt;
      out.m_parts += text.front();
      text.remove_prefix(1);
      continue;
    }
    const char kind = part->part == 'y' ? 'Y' : part->part == 'b' ? 'm' : part->part;
    if (seen.find(kind) != std::string::npos) return std::nullopt;
    seen += kind;
    out.m_parts += part->part;
    text.remove_prefix(part->written.size());
  }
  if (seen.size() != 3) return std::nullopt;
  return out;
}

std::optional<Date> DateFormat::read(std::string_view written) const {
  std::array<std::optional<int>, 3> parts;  // year, month, day
  for (const char c : m_parts) {
    if (c == 'Y')
      parts[0] = take_number(written, 4, 4);
    else if (c == 'y')
      parts[0] = take_number(written, 2, 2);
    else if (c == 'm')
      parts[1] = take_number(written, 1, 2);
    else if (c == 'b')
      parts[1] = take_month(written);
    else if (c == 'd')
      parts[2] = take_number(written, 1, 2);
    else if (written.starts_with(c))
      written.remove_prefix(1);
    else
      return std::nullopt;
  }
  if (!parts[0] || !parts[1] || !parts[2] || !is_time_or_nothing(written)) return std::nullopt;
  const int year = *parts[0] < 100 ? *parts[0] + 2000 : *parts[0];
  return parse_date(fmt::format("{:04}-{:02}-{:02}", year, *parts[1], *parts[2]));
}

std::optional<Date> DateFormat::read_or_plain(std::string_view written) const {
  static const DateFormat plain = *parse("YYYY-MM-DD");
  const bool day_before_month = m_parts.find('d') < m_parts.find_first_of("mb");
  if (const auto date = read(written); date || (m_parts.front() == 'Y' && day_before_month)) return date;
  return plain.read(written);
}

std::vector<DateFormat> likely_formats(const std::vector<std::string_view>& dates) {
  static constexpr std::array<std::string_view, 21> k_formats = {
      "YYYY-MM-DD", "M/D/YYYY", "D/M/YYYY",    "D.M.YYYY",   "M-D-YYYY",   "D-M-YYYY", "YYYY/M/D",
      "YYYY.M.D",   "YYYYMMDD", "MMM D, YYYY", "D MMM YYYY", "D-MMM-YYYY", "D-MMM-YY", "D. MMM YYYY",
      "M/D/YY",     "D/M/YY",   "D.M.YY",      "M-D-YY",     "D-M-YY",     "D MMM YY", "MMM D YYYY"};
  std::vector<DateFormat> out;
  std::ptrdiff_t most = 1;
  for (const auto& text : k_formats) {
    const auto format = *DateFormat::parse(text);
    const auto read = std::count_if(dates.begin(), dates.end(),
                                    [&](std::string_view date) { return format.read(date).has_value(); });
    if (read > most) out.clear();
    if (read >= most) out.push_back(format);
    most = std::max(most, read);
  }
  return out;
}

std::optional<Date> day_of_count(std::string_view text) {
  constexpr int k_first = 36526;  // 2000-01-01
  constexpr int k_last = 73050;   // 2099-12-31
  const auto count = take_number(text, 5, 5);
  if (text.starts_with('.')) {  // the time of day
    text.remove_prefix(1);
    while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
  }
  if (!count || *count < k_first || *count > k_last || !text.empty()) return std::nullopt;
  return *parse_date("2000-01-01") + (*count - k_first);
}

}  // namespace worksort
