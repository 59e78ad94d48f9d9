// What counts can still be, against trying all that fit.
#include "analyze/share/possible_counts.hpp"

#include "worksort/analyze/agree/seeded_draws.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

constexpr std::int64_t k_open = PossibleCounts::k_unlimited;

// A sum of the four counts and how far a reader knows it can be below and above.
struct KnownSum {
  std::vector<std::size_t> places;
  std::int64_t below = k_open;
  std::int64_t above = k_open;
};

// How far apart values of the first sum lie, over all counts up to `most` that the others allow.
std::int64_t tried_out(const std::vector<std::int64_t>& truth, const std::vector<KnownSum>& sums,
                       std::int64_t most) {
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::vector<std::int64_t> now(truth.size(), 0);
  const auto changed = [&](const KnownSum& sum) {
    std::int64_t out = 0;
    for (const auto place : sum.places) out += now[place] - truth[place];
    return out;
  };
  for (bool more = true; more;) {
    const bool fits = std::ranges::all_of(
        sums, [&](const KnownSum& sum) { return changed(sum) >= -sum.below && changed(sum) <= sum.above; });
    if (fits) {
      low = std::min(low, changed(sums.front()));
      high = std::max(high, changed(sums.front()));
    }
    more = false;
    for (auto& count : now) {
      more = count < most;
      count = more ? count + 1 : 0;
      if (more) break;
    }
  }
  return high - low;
}

PossibleCounts::Room room_of(const std::vector<std::int64_t>& truth, const std::vector<KnownSum>& sums,
                             std::int64_t enough) {
  PossibleCounts program(truth);
  for (const auto& sum : sums) program.limit(program.add_sum(sum.places), sum.below, sum.above);
  return program.room(0, enough);
}

}  // namespace

TEST_CASE("the values of a sum lie as far apart as counts that fit all that is known") {
  SeededDraws draws(5);
  constexpr std::int64_t k_most = 9;  // counts that come so far go on without an end
  int open = 0;
  for (int round = 0; round < 150; ++round) {
    std::vector<std::int64_t> truth(3);
    for (auto& count : truth) count = static_cast<std::int64_t>(draws.below(3));
    // Sums of neighbours alone: what they leave open ends at whole counts.
    std::vector<KnownSum> sums(2 + draws.below(3));
    for (auto& sum : sums) {
      const std::size_t begin = draws.below(3);
      for (std::size_t i = begin; i < begin + 1 + draws.below(3 - begin); ++i) sum.places.push_back(i);
      if (&sum == sums.data()) continue;
      sum.below = static_cast<std::int64_t>(draws.below(2));
      sum.above = draws.below(4) == 0 ? k_open : static_cast<std::int64_t>(draws.below(2));
    }
    const std::int64_t wanted = tried_out(truth, sums, k_most);
    const auto room = room_of(truth, sums, k_open);
    const bool unlimited = wanted > 6;
    open += unlimited ? 1 : 0;
    CHECK(room.found == (unlimited ? k_open : wanted));
    CHECK(room.most == (unlimited ? k_open : wanted));
    const auto enough = room_of(truth, sums, 2);
    CHECK(std::min<std::int64_t>(enough.found, 2) == std::min<std::int64_t>(room.found, 2));
    CHECK(enough.most >= room.most);
  }
  CHECK(open > 10);
  CHECK(open < 140);
}

TEST_CASE("what keeps a sum narrow is named, and of what it is made up is not") {
  PossibleCounts program({5, 5, 5});
  const std::size_t asked = program.add_sum({0});
  const std::size_t both = program.add_sum({0, 1});
  const std::size_t other = program.add_sum({1});
  program.add_sum({2});
  program.limit(both, 0, 0);
  program.limit(other, 0, 0);
  CHECK(program.room(asked, 4).found == 0);
  auto limiting = program.limiting();
  std::ranges::sort(limiting);
  limiting.erase(std::unique(limiting.begin(), limiting.end()), limiting.end());
  CHECK(limiting == std::vector<std::size_t>{both, other});
}

TEST_CASE("numbers that could be too large end the search, and nothing is said of the most") {
  const std::int64_t large = k_open - 1;
  const std::vector<KnownSum> three = {{{0, 1, 2}}, {{0}, k_open, 0}, {{1}, k_open, 0}, {{2}, k_open, 0}};
  CHECK(room_of({5, 6, 7}, three, k_open).found == 18);
  CHECK(room_of({5, 6, 7}, three, k_open).most == 18);
  const auto room = room_of({large, large, large}, three, k_open);
  CHECK(room.found == large);
  CHECK(room.most == k_open);
}

TEST_CASE("what keeps a sum from being larger or smaller are the sums that are told of some of its counts") {
  PossibleCounts program({3, 4, 5, 6});
  const std::size_t both = program.add_sum({0, 1});
  const std::size_t apart = program.add_sum({2, 3});
  const std::size_t one = program.add_sum({0});
  const std::size_t other = program.add_sum({2});
  program.limit(both, 0, 0);
  program.limit(apart, 0, 0);
  CHECK(program.room(one, 100).found == 7);
  for (const std::size_t sum : program.limiting()) CHECK(sum == both);
  CHECK_FALSE(program.limiting().empty());
  CHECK(program.room(other, 100).found == 11);
  for (const std::size_t sum : program.limiting()) CHECK(sum == apart);
  CHECK_FALSE(program.limiting().empty());
}
