// Dates in the order and spelling of a table.
#pragma once

#include "worksort/util/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// How a date is written: "DD/MM/YYYY", "D. MMM YY" or "%d/%m/%Y". A time of day behind a date is passed over.
class DateFormat {
 public:
  // None if the text names a part twice, lacks one, or has a letter that is no part of a date.
  static std::optional<DateFormat> parse(std::string_view text);

  [[nodiscard]] std::optional<Date> read(std::string_view written) const;

  // Reads YYYY-MM-DD too, as days of workbooks are written whatever their format, where that says no other
  // day.
  [[nodiscard]] std::optional<Date> read_or_plain(std::string_view written) const;
  [[nodiscard]] const std::string& text() const { return m_text; }

 private:
  std::string m_text;
  std::string m_parts;  // y Y m b d for year, month and day, all else as it stands
};

// The formats in which most of these dates can be written, such as M/D/YYYY and D/M/YYYY; none if they are no
// dates.
std::vector<DateFormat> likely_formats(const std::vector<std::string_view>& dates);

// The day that a spreadsheet counts so: 46343 is 2026-11-17. None outside of the years 2000 to 2099.
std::optional<Date> day_of_count(std::string_view text);

}  // namespace worksort
