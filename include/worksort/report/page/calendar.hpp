// All-day events, the shape that calendar formats take.
#pragma once

#include "worksort/util/date.hpp"

#include <string>
#include <vector>

namespace worksort {

// `uid` stays the same when date or words change, so that a calendar moves the event instead of adding one.
struct CalendarEvent {
  std::string uid;
  Date date;
  std::string summary;
  std::string description;  // may hold several lines
};

// `stamp` stands for the moment of writing.
struct Calendar {
  std::string title;
  Date stamp;
  std::vector<CalendarEvent> events;
};

}  // namespace worksort
