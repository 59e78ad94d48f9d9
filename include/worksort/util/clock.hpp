// The clock of the system, and the day that it shows where the user is.
#pragma once

#include "worksort/util/date.hpp"

#include <ctime>

namespace worksort {

// The day that a calendar on the wall shows at this moment, by the time zone of the environment (TZ, else
// that of the system).
Date local_day(std::time_t moment);

}  // namespace worksort
