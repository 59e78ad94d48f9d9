#include "worksort/util/date.hpp"

#include <array>
#include <charconv>
#include <chrono>

#include <fmt/core.h>

namespace worksort {
namespace {

namespace chr = std::chrono;

chr::sys_days as_days(Date date) {
  return chr::sys_days(chr::days(date.days));
}
chr::year_month_day as_ymd(Date date) {
  return chr::year_month_day(as_days(date));
}
Date from_days(chr::sys_days days) {
  return {static_cast<std::int32_t>(days.time_since_epoch().count())};
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.front() == '-')
    return std::nullopt;
  return value;
}

// 0 for Monday to 6 for Sunday.
std::int32_t days_after_monday(Date date) {
  return static_cast<std::int32_t>(chr::weekday(as_days(date)).iso_encoding()) - 1;
}

// The first Monday-based week of an ISO year holds the 4th of January.
Date first_week_start(int year) {
  return week_start(from_days(chr::sys_days(chr::year(year) / chr::January / 4)));
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const chr::year_month_day ymd{chr::year(*year), chr::month(static_cast<unsigned>(*month)),
                                chr::day(static_cast<unsigned>(*day))};
  if (!ymd.ok()) return std::nullopt;
  return from_days(chr::sys_days(ymd));
}

std::optional<DateRange> parse_week(std::string_view text) {
  if (text.size() != 8 || text.substr(4, 2) != "-W") return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto week = number(text.substr(6, 2));
  if (!year || !week || *week < 1) return std::nullopt;
  const Date monday = first_week_start(*year) + (*week - 1) * 7;
  if (monday >= first_week_start(*year + 1)) return std::nullopt;
  return DateRange{monday, monday + 6};
}

std::string to_string(Date date) {
  const auto ymd = as_ymd(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

Date week_start(Date date) {
  return date + -days_after_monday(date);
}

std::string week_of(Date date) {
  const Date monday = week_start(date);
  const int year = static_cast<int>(as_ymd(monday + 3).year());  // a week belongs to the year of its Thursday
  return fmt::format("{:04}-W{:02}", year, (monday - first_week_start(year)) / 7 + 1);
}

Date months_later(Date date, std::int32_t months) {
  const auto ymd = as_ymd(date);
  const chr::weekday weekday(as_days(date));
  const chr::year_month month = ymd.year() / ymd.month() + chr::months(months);
  const unsigned which = (static_cast<unsigned>(ymd.day()) - 1) / 7 + 1;
  const chr::year_month_weekday wanted = month / weekday[which];
  return from_days(wanted.ok() ? chr::sys_days(wanted) : chr::sys_days(month / weekday[chr::last]));
}

std::string date_for_people(Date date) {
  static constexpr std::array k_days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr std::array k_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto ymd = as_ymd(date);
  return fmt::format("{} {} {} {}", k_days[static_cast<std::size_t>(days_after_monday(date))],
                     static_cast<unsigned>(ymd.day()), k_months[static_cast<unsigned>(ymd.month()) - 1],
                     static_cast<int>(ymd.year()));
}

}  // namespace worksort
