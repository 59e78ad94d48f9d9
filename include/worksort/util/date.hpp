// Calendar dates as text and as numbers; no clock, no time zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// A day of the Gregorian calendar, as days since 1970-01-01.
struct Date {
  std::int32_t days = 0;

  auto operator<=>(const Date&) const = default;
};

// First and last day, both included.
struct DateRange {
  Date first;
  Date last;
};

// Exactly YYYY-MM-DD and a day that exists.
std::optional<Date> parse_date(std::string_view text);

// The days that a date in another spelling can mean: 11/16/2026 is one day, 11/10/2026 can be two, and what
// names no year none. A year of two digits is one of this century.
std::vector<Date> possible_dates(std::string_view text);

// How to write what `text` says as a date: "write it as 2026-11-16", or as one of two; how dates are written
// where that is not clear.
std::string date_hint(std::string_view text);

// A whole ISO 8601 week such as 2026-W47: Monday to Sunday.
std::optional<DateRange> parse_week(std::string_view text);

std::string to_string(Date date);

// The ISO 8601 week that the day falls into, such as "2026-W47".
std::string week_of(Date date);

// Monday of the day's week.
Date week_start(Date date);

// The same weekday in the same week of a later month: from the first Monday to the first Monday. From a fifth
// one to the last one of a month that has four.
Date months_later(Date date, std::int32_t months);

// "Tue 17 Nov 2026".
std::string date_for_people(Date date);

inline Date operator+(Date date, std::int32_t days) {
  return {date.days + days};
}
inline std::int32_t operator-(Date a, Date b) {
  return a.days - b.days;
}

}  // namespace worksort
