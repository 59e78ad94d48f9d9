#include "worksort/util/problem.hpp"

#include "worksort/util/text.hpp"

#include <fmt/core.h>

namespace worksort {

std::string did_you_mean(std::string_view written, const std::vector<std::string>& words,
                         std::string otherwise) {
  const auto close = nearest(written, words);
  if (!close) return otherwise;
  const std::string_view quote = close->starts_with('-') ? "" : "'";
  return fmt::format("did you mean {0}{1}{0}?", quote, *close);
}

std::string did_you_mean_and(std::string_view written, const std::vector<std::string>& words,
                             const std::string& more) {
  const std::string close = did_you_mean(written, words);
  return close.empty() ? more : close + " " + more;
}

}  // namespace worksort
