// Who goes with whom, so that all pairs together are worth most: maximum-weight matching in any graph.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace worksort {

// Two different vertices that may be paired, and what the pair is worth.
struct PossiblePair {
  std::size_t first = 0;
  std::size_t second = 0;
  std::int64_t weight = 0;
};

// `heaviest`: the largest total weight; pairs worth 0 or less are never made.
// `most_pairs`: as many pairs as can be, and among those the largest total weight, whatever the signs.
enum class MatchingGoal : std::uint8_t { heaviest, most_pairs };

// The partner of each vertex, or nothing. Among equally good matchings the choice depends on the numbers of
// the vertices only, never on the order of `pairs`; of a pair given twice the heavier one counts. Edmonds'
// blossom method with dual variables in whole numbers (Edmonds 1965; Galil 1986), time O(n^3). Throws
// std::invalid_argument for a vertex out of range, a vertex paired with itself, or weights whose sum over n
// pairs does not fit into 60 bits.
std::vector<std::optional<std::size_t>> best_matching(std::size_t vertices,
                                                      std::span<const PossiblePair> pairs,
                                                      MatchingGoal goal = MatchingGoal::heaviest);

}  // namespace worksort
