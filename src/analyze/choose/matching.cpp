#include "worksort/analyze/choose/matching.hpp"

#include <algorithm>
#include <stdexcept>

#include "blossom_search.hpp"

namespace worksort {
namespace {

constexpr std::int64_t k_largest_sum = std::int64_t{1} << 60;

void demand_valid(std::size_t vertices, std::span<const PossiblePair> pairs) {
  const std::int64_t largest = k_largest_sum / static_cast<std::int64_t>(vertices + 1);
  for (const PossiblePair& pair : pairs) {
    if (pair.first >= vertices || pair.second >= vertices) throw std::invalid_argument("no such vertex");
    if (pair.first == pair.second) throw std::invalid_argument("a vertex cannot be paired with itself");
    if (pair.weight > largest || pair.weight < -largest) throw std::invalid_argument("a weight is too large");
  }
}

// What to add to every weight so that all are above 0 and one pair more outweighs any choice of fewer.
std::int64_t bonus_for_pairs(std::size_t vertices, std::span<const PossiblePair> pairs) {
  if (pairs.empty()) return 0;
  const auto [low, high] = std::ranges::minmax(pairs, {}, &PossiblePair::weight);
  const std::int64_t spread = high.weight - low.weight;
  const auto most_pairs = static_cast<std::int64_t>(vertices / 2);
  if (spread > k_largest_sum / ((most_pairs + 1) * (most_pairs + 1))) {
    throw std::invalid_argument("the weights are too far apart");
  }
  return spread * most_pairs + 1 - low.weight;
}

}  // namespace

std::vector<std::optional<std::size_t>> best_matching(std::size_t vertices,
                                                      std::span<const PossiblePair> pairs,
                                                      MatchingGoal goal) {
  demand_valid(vertices, pairs);
  const std::int64_t bonus = goal == MatchingGoal::most_pairs ? bonus_for_pairs(vertices, pairs) : 0;
  std::vector<std::int64_t> weights(vertices * vertices, 0);
  for (const PossiblePair& pair : pairs) {
    const std::int64_t weight = std::max(weights[pair.first * vertices + pair.second], pair.weight + bonus);
    weights[pair.first * vertices + pair.second] = weight;
    weights[pair.second * vertices + pair.first] = weight;
  }
  std::vector<std::optional<std::size_t>> partners(vertices);
  BlossomSearch search(vertices, std::move(weights));
  const auto& mates = search.run();
  for (std::size_t v = 0; v < vertices; ++v) {
    if (mates[v] != BlossomSearch::k_none) partners[v] = mates[v];
  }
  return partners;
}

}  // namespace worksort
