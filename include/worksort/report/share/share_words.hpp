// What is said on everything that leaves the team.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// One line each: what was merged (steps such as "class was left out"), what was hidden and why, and what is
// never in such a result.
std::vector<std::string> share_words(std::int64_t min_n, const std::vector<std::string>& steps, bool hides);

// A share as people read it: "40 %", "" where nothing may be said or it is near 0 or 100.
std::string shared_percent(std::int64_t count, std::int64_t total, std::int64_t min_n);

}  // namespace worksort
