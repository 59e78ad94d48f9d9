// The mark of what was made for people outside the team.
#pragma once

#include <utility>

namespace worksort {

// A result that holds nothing about single students: counts that were released, and words of codebooks and
// protocols. Under --audience share a session writes nothing that does not carry this mark.
template <typename Result>
struct Shareable {
  explicit Shareable(Result made) : result(std::move(made)) {}

  Result result;
};

}  // namespace worksort
