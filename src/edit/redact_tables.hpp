// What the headings of tables say about who is named below them.
#pragma once

#include "worksort/edit/redact_spots.hpp"

#include <string_view>

namespace worksort {

inline constexpr std::string_view k_unread = "it cannot be read to its end; 'worksort check' says why";

// `about_work`: a column "code" holds strategies.
SpotKind kind_of_heading(std::string_view heading, bool about_work);

}  // namespace worksort
