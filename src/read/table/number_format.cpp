#include "number_format.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/util/date.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <vector>

#include <fmt/core.h>

namespace worksort::reading {
namespace {

// A part of a format code: a character that stands for digits or days, or text to show.
struct Token {
  char code = '\0';  // '\0': text
  std::string text;
};

constexpr std::string_view k_digits = "0#?";
// What takes the character behind it, which is text, or says how wide room is.
constexpr std::string_view k_take_next = "\\_*";
constexpr std::string_view k_two_digit_fraction = "# ?\?/?\?";  // with question marks that make no trigraph

// The text that a code in brackets shows: [$kr-414] shows kr, [Red] nothing. None for conditions and sums of
// hours.
std::optional<std::string> bracketed(std::string_view inside) {
  if (inside.starts_with('$')) return std::string(inside.substr(1, inside.find('-') - 1));
  const bool condition = inside.find_first_of("<>=") == 0;
  return condition ? std::nullopt : std::optional<std::string>("");
}

// One section of a format code in its parts; none where it has conditions.
std::optional<std::vector<Token>> tokens(std::string_view section) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < section.size(); ++i) {
    const char c = section[i];
    const bool more = i + 1 < section.size();
    if (c == '"' || c == '[') {
      const auto end = std::min(section.find(c == '"' ? '"' : ']', i + 1), section.size());
      const auto inside = section.substr(i + 1, end - i - 1);
      const auto text = c == '"' ? std::optional<std::string>(inside) : bracketed(inside);
      if (!text) return std::nullopt;
      const bool hours = c == '[' && inside.find_first_not_of("hHmMsS") == std::string_view::npos;
      out.push_back(hours && !inside.empty() ? Token{'h', ""} : Token{'\0', *text});
      i = end;
    } else if (c == '\\' && more) {
      out.push_back({'\0', std::string(1, section[++i])});
    } else if ((c == '_' || c == '*') && more) {
      ++i;  // room as wide as a character, or filled with it
    } else {
      out.push_back({c, ""});
    }
  }
  return out;
}

std::vector<std::string_view> sections(std::string_view code) {
  std::vector<std::string_view> out;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= code.size(); ++i) {
    if (i < code.size() && code[i] == '"') quoted = !quoted;
    const bool takes_next = i + 1 < code.size() && k_take_next.find(code[i]) != std::string_view::npos;
    if (takes_next && !quoted) {
      ++i;
    } else if (i == code.size() || (code[i] == ';' && !quoted)) {
      out.push_back(code.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  return out;
}

// As a cell without a format shows it, but with all its digits.
std::string plain_number(double value) {
  if (value == 0) return "0";
  std::string shortest = fmt::format("{:.15g}", value);
  if (shortest.find('e') == std::string::npos || std::abs(value) >= 1e21 || std::abs(value) < 1e-9)
    return shortest;
  if (std::abs(value) >= 1) return fmt::format("{:.0f}", value);
  const auto zeros = static_cast<int>(std::ceil(-std::log10(std::abs(value))));
  std::string out =
      fmt::format("{:.{}f}", value, zeros + 14);  // fifteen digits: more are not the number's own
  out.erase(out.find_last_not_of('0') + 1);
  return out;
}

std::string grouped(std::string digits) {
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

// What stands at each place of the digits in front of the point, from the left: zeros for 0, nothing for #.
std::string whole_part(std::string digits, std::string_view places, bool thousands) {
  if (digits == "0" && places.find('0') == std::string_view::npos) digits.clear();
  const auto first = places.find('0');
  const std::size_t least = first == std::string_view::npos ? 0 : places.size() - first;
  if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
  return thousands ? grouped(std::move(digits)) : digits;
}

// A fraction with a denominator of at most so many digits, or with a denominator that the code gives.
std::string fraction(double value, std::string_view bottom, bool mixed) {
  const double whole = mixed ? std::floor(value) : 0;
  const double rest = value - whole;
  const bool fixed = bottom.find_first_not_of("0123456789") == std::string_view::npos &&
                     bottom.find_first_not_of('0') != std::string_view::npos;
  const std::uint32_t most = fixed               ? whole_number(bottom).value_or(1)
                             : bottom.size() > 3 ? 9999U
                             : bottom.size() > 2 ? 999U
                             : bottom.size() > 1 ? 99U
                                                 : 9U;
  std::uint32_t best = fixed ? most : 1;
  for (std::uint32_t d = 1; d <= most && !fixed; ++d) {
    const auto error = [&](std::uint32_t by) { return std::abs(rest - std::round(rest * by) / by); };
    if (error(d) + 1e-12 < error(best)) best = d;
  }
  const double top = std::round(rest * best);
  if (mixed && top == 0) return fmt::format("{:.0f}", whole);
  if (mixed && top == best) return fmt::format("{:.0f}", whole + 1);
  const std::string part = fmt::format("{:.0f}/{}", top, best);
  return whole > 0 ? fmt::format("{:.0f} {}", whole, part) : part;
}

// What a section asks for.
struct Picture {
  std::string before;  // text in front of the number
  std::string after;   // text behind it
  std::string places;  // of digits in front of the point
  std::string decimals;
  std::string bottom;          // of a fraction
  std::size_t exponent = 0;    // one, and its digits
  bool exponent_sign = false;  // also where it is positive
  unsigned percent = 0;
  unsigned thousandths = 0;  // commas at the end: shown in thousands
  bool thousands = false;
  bool is_fraction = false;
  bool mixed = false;
  bool any = false;
};

Picture picture_of(const std::vector<Token>& parts) {
  Picture out;
  bool point = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Token& part = parts[i];
    const bool digit = part.code != '\0' && k_digits.find(part.code) != std::string_view::npos;
    if (out.is_fraction && (digit || is_digit(part.code))) {
      out.bottom += part.code;
    } else if (out.exponent > 0 && digit) {
      ++out.exponent;
    } else if (digit) {
      (point ? out.decimals : out.places) += part.code;
      out.any = true;
    } else if (part.code == '.' && !point) {
      point = out.any = true;
    } else if (part.code == ',' && out.any) {
      const bool more = i + 1 < parts.size() && k_digits.find(parts[i + 1].code) != std::string_view::npos;
      out.thousands = out.thousands || more;
      out.thousandths += more ? 0 : 1;
    } else if (part.code == '/' && out.any) {
      out.is_fraction = true;
    } else if (part.code == 'E' || part.code == 'e') {
      out.exponent = 1;
      ++i;  // the sign
      out.exponent_sign = i < parts.size() && parts[i].code == '+';
    } else if (part.code == ' ' && out.any && !out.is_fraction &&
               std::any_of(parts.begin() + static_cast<std::ptrdiff_t>(i), parts.end(),
                           [](const Token& t) { return t.code == '/'; })) {
      out.mixed = true;
    } else {
      if (part.code == '%') ++out.percent;
      (out.any ? out.after : out.before) += part.code == '\0' ? part.text : std::string(1, part.code);
    }
  }
  return out;
}

std::string fixed_digits(double value, std::size_t decimals) {
  return fmt::format("{:.{}f}", value + value * 1e-15, decimals);
}

// The power of ten that a number is shown in; with # a multiple of how many digits stand in front of the
// point.
int shown_power(const Picture& picture, double value) {
  if (value == 0) return 0;
  const bool several = picture.places.find('#') != std::string::npos;
  const int step = several ? static_cast<int>(picture.places.size()) : 1;
  const auto exact = static_cast<int>(std::floor(std::log10(value)));
  const int power = exact - (exact % step + step) % step;
  const std::string digits = fixed_digits(value / std::pow(10, power), picture.decimals.size());
  const auto whole = static_cast<int>(std::min(digits.find('.'), digits.size()));
  return whole > step ? power + step : power;  // rounded up to one digit more
}

std::string exponent_of(const Picture& picture, int power) {
  const char* sign = power < 0 ? "-" : picture.exponent_sign ? "+" : "";
  return fmt::format("E{}{:0{}}", sign, std::abs(power), picture.exponent - 1);
}

std::string number_in(const Picture& picture, double value) {
  for (unsigned i = 0; i < picture.percent; ++i) value *= 100;
  for (unsigned i = 0; i < picture.thousandths; ++i) value /= 1000;
  if (picture.is_fraction) return fraction(value, picture.bottom, picture.mixed);
  const int power = picture.exponent > 0 ? shown_power(picture, value) : 0;
  const std::string digits = fixed_digits(value / std::pow(10, power), picture.decimals.size());
  const auto point = std::min(digits.find('.'), digits.size());
  std::string decimals = digits.substr(std::min(point + 1, digits.size()));
  for (std::size_t i = picture.decimals.size();
       i-- > 0 && picture.decimals[i] != '0' && decimals.ends_with('0');)
    decimals.pop_back();
  const std::string whole = whole_part(digits.substr(0, point), picture.places, picture.thousands);
  return fmt::format("{}{}{}{}", whole, decimals.empty() ? "" : ".", decimals,
                     picture.exponent > 0 ? exponent_of(picture, power) : "");
}

bool is_general(std::string_view section) {
  return section.empty() || section == "@" || folded(section).find("general") != std::string::npos;
}

}  // namespace

bool is_date_format(std::string_view code) {
  for (const auto section : sections(code)) {
    if (is_general(section)) continue;
    const auto parts = tokens(section);
    if (!parts) continue;
    for (std::size_t i = 0; i < parts->size(); ++i) {
      const char c = (*parts)[i].code;
      if (c != '\0' && std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) return true;
    }
  }
  return false;
}

std::string shown_number(double value, std::string_view code) {
  if (!std::isfinite(value)) return "";
  const auto all = sections(code);
  const bool own = value < 0 && all.size() > 1;
  const std::size_t at = own ? 1 : value == 0 && all.size() > 2 ? 2 : 0;
  const auto parts = tokens(all[at]);
  if (!parts || is_general(all[at])) return plain_number(value);
  const Picture picture = picture_of(*parts);
  if (!picture.any) return picture.before.empty() ? plain_number(value) : picture.before;
  const std::string number = number_in(picture, std::abs(value));
  const bool zero = number.find_first_of("123456789") == std::string::npos;
  const char* sign = value < 0 && !own && !zero ? "-" : "";
  return fmt::format("{}{}{}{}", sign, picture.before, number, picture.after);
}

std::string shown_date(double value, bool from_1904) {
  constexpr double k_last = 2'958'466;  // the first day of the year 10000
  if (!std::isfinite(value) || value < 0 || value >= k_last) return plain_number(value);
  constexpr double k_day = 86'400;
  const double seconds = std::round(value * k_day);
  auto day = static_cast<std::int32_t>(std::floor(seconds / k_day));
  const auto rest = static_cast<std::int32_t>(seconds - day * k_day);
  std::string time = fmt::format("{:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60);
  if (day == 0 && !from_1904) return time;
  // The spreadsheet of 1900 counts a 29 February 1900, which never was.
  if (!from_1904 && day < 60) ++day;
  const std::int32_t epoch = from_1904 ? parse_date("1904-01-01")->days : parse_date("1899-12-30")->days;
  const std::string date = to_string(Date{epoch + day});
  return rest == 0 ? date : fmt::format("{} {}", date, time);
}

std::string_view known_format(unsigned number) {
  switch (number) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
      return "#,##0";
    case 4:
      return "#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 11:
      return "0.00E+00";
    case 12:
      return "# ?/?";
    case 13:
      return k_two_digit_fraction;
    case 14:
      return "m/d/yyyy";
    case 15:
      return "d-mmm-yy";
    case 16:
      return "d-mmm";
    case 17:
      return "mmm-yy";
    case 18:
    case 19:
    case 20:
    case 21:
      return "h:mm:ss";
    case 22:
      return "m/d/yy h:mm";
    case 37:
    case 38:
      return "#,##0;-#,##0";
    case 39:
    case 40:
      return "#,##0.00;-#,##0.00";
    case 45:
    case 46:
    case 47:
      return "mm:ss";
    case 48:
      return "##0.0E+0";
    case 49:
      return "@";
    default:
      return "General";
  }
}

}  // namespace worksort::reading
