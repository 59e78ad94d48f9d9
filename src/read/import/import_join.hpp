// Rows that are one piece of work, put together.
#pragma once

#include "worksort/model/study.hpp"

#include <functional>
#include <string_view>

namespace worksort {

// Adds the codes and texts of `later` to `first`; the first strategy stays the first. Calls `differs` for
// what a piece has only one of and both rows say differently ("answer").
void join_readings(Study& study, Reading& first, const Reading& later,
                   const std::function<void(const Reading& later, std::string_view what)>& differs);

}  // namespace worksort
