#include "worksort/analyze/choose/matching.hpp"

#include "worksort/analyze/agree/seeded_draws.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

using Matched = std::vector<std::optional<std::size_t>>;
using PairWeights = std::map<std::pair<std::size_t, std::size_t>, std::int64_t>;

PairWeights weights_of(const std::vector<PossiblePair>& pairs) {
  PairWeights weights;
  for (const PossiblePair& pair : pairs) {
    const auto key = std::minmax(pair.first, pair.second);
    const auto [place, is_new] = weights.emplace(key, pair.weight);
    if (!is_new) place->second = std::max(place->second, pair.weight);
  }
  return weights;
}

// How many pairs a matching has and what they are worth.
struct Worth {
  std::int64_t pairs = 0;
  std::int64_t weight = 0;
};

// Checks that partners are mutual and possible.
Worth worth_of(const Matched& partners, const PairWeights& weights) {
  Worth worth;
  for (std::size_t v = 0; v < partners.size(); ++v) {
    if (!partners[v]) continue;
    REQUIRE(partners[*partners[v]] == v);
    if (*partners[v] < v) continue;
    ++worth.pairs;
    worth.weight += weights.at({v, *partners[v]});
  }
  return worth;
}

// The best worth of a matching among the vertices whose bit is set, by trying every partner for the first
// one.
class EveryMatching {
 public:
  EveryMatching(std::size_t vertices, const PairWeights& weights, MatchingGoal goal)
      : m_vertices(vertices), m_weights(weights), m_goal(goal), m_known(std::size_t{1} << vertices) {}

  Worth best() { return best((std::size_t{1} << m_vertices) - 1); }

 private:
  [[nodiscard]] bool better(const Worth& a, const Worth& b) const {
    if (m_goal == MatchingGoal::most_pairs && a.pairs != b.pairs) return a.pairs > b.pairs;
    return a.weight > b.weight;
  }

  Worth best(std::size_t left) {
    if (left == 0) return {};
    if (m_known[left]) return *m_known[left];
    std::size_t first = 0;
    while ((left >> first & 1U) == 0) ++first;
    const std::size_t rest = left & ~(std::size_t{1} << first);
    Worth found = best(rest);
    for (std::size_t other = first + 1; other < m_vertices; ++other) {
      const auto pair = m_weights.find({first, other});
      if ((rest >> other & 1U) == 0 || pair == m_weights.end()) continue;
      Worth with = best(rest & ~(std::size_t{1} << other));
      ++with.pairs;
      with.weight += pair->second;
      if (better(with, found)) found = with;
    }
    m_known[left] = found;
    return found;
  }

  std::size_t m_vertices;
  const PairWeights& m_weights;
  MatchingGoal m_goal;
  std::vector<std::optional<Worth>> m_known;
};

std::vector<PossiblePair> random_pairs(SeededDraws& draws, std::size_t vertices, std::int64_t lowest,
                                       std::uint64_t range, std::uint64_t percent) {
  std::vector<PossiblePair> pairs;
  for (std::size_t a = 0; a < vertices; ++a) {
    for (std::size_t b = a + 1; b < vertices; ++b) {
      if (draws.below(100) >= percent) continue;
      pairs.push_back({a, b, lowest + static_cast<std::int64_t>(draws.below(range))});
    }
  }
  return pairs;
}

void shuffle(std::vector<PossiblePair>& pairs, SeededDraws& draws) {
  for (std::size_t i = pairs.size(); i > 1; --i) std::swap(pairs[i - 1], pairs[draws.below(i)]);
  for (PossiblePair& pair : pairs) {
    if (draws.below(2) == 0) std::swap(pair.first, pair.second);
  }
}

void check_against_every_matching(SeededDraws& draws, std::size_t vertices) {
  const std::uint64_t range = std::array<std::uint64_t, 4>{1, 3, 10, 1000}[draws.below(4)];
  const std::int64_t lowest = draws.below(2) == 0 ? 1 : -static_cast<std::int64_t>(range / 3);
  auto pairs = random_pairs(draws, vertices, lowest, range, 20 + draws.below(81));
  const PairWeights weights = weights_of(pairs);
  for (const auto goal : {MatchingGoal::heaviest, MatchingGoal::most_pairs}) {
    const Matched partners = best_matching(vertices, pairs, goal);
    const Worth found = worth_of(partners, weights);
    const Worth best = EveryMatching(vertices, weights, goal).best();
    REQUIRE(found.weight == best.weight);
    if (goal == MatchingGoal::most_pairs) REQUIRE(found.pairs == best.pairs);
    shuffle(pairs, draws);
    REQUIRE(best_matching(vertices, pairs, goal) == partners);
  }
}

}  // namespace

TEST_CASE("a matching is as good as the best of all matchings, in thousands of graphs" *
          doctest::test_suite("long")) {
  SeededDraws draws(2024);
  for (int round = 0; round < 6000; ++round) check_against_every_matching(draws, 1 + draws.below(10));
  for (int round = 0; round < 60; ++round) check_against_every_matching(draws, 11 + draws.below(5));
}

TEST_CASE("sparse graphs of odd rings, where blossoms hold blossoms") {
  SeededDraws draws(77);
  for (int round = 0; round < 400; ++round) {
    const std::size_t vertices = 9 + draws.below(5);
    std::vector<PossiblePair> pairs;
    const auto weight = [&] { return 20 + static_cast<std::int64_t>(draws.below(3)); };
    for (std::size_t v = 1; v < vertices; ++v) pairs.push_back({v - 1, v, weight()});
    for (std::size_t v = 2; v < vertices; v += 1 + draws.below(3)) pairs.push_back({v - 2, v, weight()});
    pairs.push_back({0, vertices - 1, weight()});
    const PairWeights weights = weights_of(pairs);
    const Worth found = worth_of(best_matching(vertices, pairs), weights);
    REQUIRE(found.weight == EveryMatching(vertices, weights, MatchingGoal::heaviest).best().weight);
  }
}

TEST_CASE("large graphs whose best matching is known beforehand") {
  // A weight below the sum of its ends' prices, and equal to it on the chosen pairs, leaves nothing better.
  // Groups of five have a price of their own that all pairs within them may exceed the sum by.
  SeededDraws draws(5);
  for (const std::size_t vertices : {50U, 120U, 300U}) {
    std::vector<std::int64_t> price(vertices);
    std::vector<std::int64_t> group_price(vertices / 5);
    for (auto& value : price) value = 10 + static_cast<std::int64_t>(draws.below(40));
    for (auto& value : group_price) value = static_cast<std::int64_t>(draws.below(30));
    std::int64_t known = 0;
    for (const std::int64_t value : price) known += value;
    for (const std::int64_t value : group_price) known += 2 * value;
    std::vector<PossiblePair> pairs;
    for (std::size_t a = 0; a < vertices; ++a) {
      for (std::size_t b = a + 1; b < vertices; ++b) {
        const bool same_group = a / 5 == b / 5;
        // Within a group 0-1 and 2-3 are chosen; the fifth one of group g goes with that of g+1, g even.
        const bool chosen = same_group ? (a % 5 == 0 && b == a + 1) || (a % 5 == 2 && b == a + 1)
                                       : a % 5 == 4 && b % 5 == 4 && a / 5 % 2 == 0 && b == a + 5;
        const std::int64_t most = price[a] + price[b] + (same_group ? group_price[a / 5] : 0);
        const std::int64_t less = chosen ? 0 : static_cast<std::int64_t>(draws.below(6));
        pairs.push_back({a, b, std::max<std::int64_t>(1, most - less)});
      }
    }
    CHECK(worth_of(best_matching(vertices, pairs), weights_of(pairs)).weight == known);
  }
}

TEST_CASE("nobody is paired for nothing, unless as many pairs as can be are asked for") {
  const std::vector<PossiblePair> pairs = {{0, 1, 0}, {2, 3, -4}, {1, 2, 5}};
  CHECK(best_matching(4, pairs) == Matched{std::nullopt, 2, 1, std::nullopt});
  CHECK(best_matching(4, pairs, MatchingGoal::most_pairs) == Matched{1, 0, 3, 2});
  CHECK(best_matching(0, {}).empty());
  CHECK(best_matching(3, {}, MatchingGoal::most_pairs) == Matched(3));
}

TEST_CASE("of a pair given twice the heavier counts, and impossible pairs are refused") {
  const std::vector<PossiblePair> twice = {{0, 1, 9}, {1, 0, 2}, {1, 2, 5}};
  CHECK(best_matching(3, twice) == Matched{1, 0, std::nullopt});
  CHECK_THROWS_AS(best_matching(2, std::vector<PossiblePair>{{0, 2, 1}}), std::invalid_argument);
  CHECK_THROWS_AS(best_matching(2, std::vector<PossiblePair>{{1, 1, 1}}), std::invalid_argument);
  CHECK_THROWS_AS(best_matching(2, std::vector<PossiblePair>{{0, 1, INT64_MAX}}), std::invalid_argument);
}

TEST_CASE(
    "as many pairs as can be are refused where their weights are too far apart to be counted with that") {
  const std::int64_t far = std::int64_t{1} << 57;
  const std::vector<PossiblePair> pairs = {{0, 1, -far}, {2, 3, far}};
  CHECK(best_matching(4, pairs) == Matched{std::nullopt, std::nullopt, 3, 2});
  CHECK_THROWS_AS(best_matching(4, pairs, MatchingGoal::most_pairs), std::invalid_argument);
}
