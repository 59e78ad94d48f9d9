// Why something could not be done, and the way out.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace worksort {

// Every refusal, thrown where it is noticed: "cannot write plans/a.md: No space left on device". The program
// says it and ends with exit code 2.
class Problem : public std::runtime_error {
 public:
  explicit Problem(const std::string& message, std::string way_out = "")
      : std::runtime_error(message), hint(std::move(way_out)) {}

  std::string hint;  // may be empty
};

// "did you mean 'skip-counting'?" with the word that is nearest to what was written; `otherwise` where none
// is near. Options stand without quotes.
std::string did_you_mean(std::string_view written, const std::vector<std::string>& words,
                         std::string otherwise = "");

// The same with more behind it: "did you mean 'small-group'? it takes classroom, small-group". Where no word
// is near, there is only what is behind it.
std::string did_you_mean_and(std::string_view written, const std::vector<std::string>& words,
                             const std::string& more);

}  // namespace worksort
