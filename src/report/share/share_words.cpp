#include "worksort/report/share/share_words.hpp"

#include "worksort/analyze/share/suppression.hpp"
#include "worksort/util/text.hpp"

#include <fmt/core.h>

namespace worksort {

std::vector<std::string> share_words(std::int64_t min_n, const std::vector<std::string>& steps, bool hides) {
  std::vector<std::string> out;
  out.emplace_back("To be shared outside the team: no names, ids, pictures or anybody's words.");
  if (!steps.empty()) {
    out.push_back(fmt::format(
        "More than half of the counts would have had to be hidden, or one would have told of all, so {}.",
        join_and(steps)));
  }
  if (hides) {
    out.push_back(
        fmt::format("Counts of fewer than {} students are hidden, and others with them from which they "
                    "could be worked out.",
                    min_n));
  }
  return out;
}

std::string shared_percent(std::int64_t count, std::int64_t total, std::int64_t min_n) {
  const auto percent = plain_share(count, total, min_n);
  return percent ? fmt::format("{} %", *percent) : "";
}

}  // namespace worksort
