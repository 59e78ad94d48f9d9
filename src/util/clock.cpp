#include "worksort/util/clock.hpp"

#include "worksort/util/platform.hpp"

#include <chrono>

namespace worksort {

Date local_day(std::time_t moment) {
  const std::tm day = platform::local_time(moment);
  const auto date = std::chrono::year(day.tm_year + 1900) / (day.tm_mon + 1) / day.tm_mday;
  return {static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count())};
}

}  // namespace worksort
