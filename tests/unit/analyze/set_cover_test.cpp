#include "worksort/analyze/choose/set_cover.hpp"

#include "worksort/analyze/agree/seeded_draws.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::vector<CoverItem> random_items(SeededDraws& draws, std::size_t items, std::size_t features,
                                    std::uint64_t percent, std::uint64_t preferences) {
  std::vector<CoverItem> all(items);
  for (CoverItem& item : all) {
    item.preference = static_cast<std::int64_t>(draws.below(preferences));
    for (std::size_t feature = 0; feature < features; ++feature) {
      if (draws.below(100) < percent) item.features.push_back(feature * 3);
    }
  }
  return all;
}

std::set<std::size_t> shown_by(const std::vector<CoverItem>& items, const std::vector<std::size_t>& chosen) {
  std::set<std::size_t> shown;
  for (const std::size_t item : chosen) {
    shown.insert(items[item].features.begin(), items[item].features.end());
  }
  return shown;
}

std::set<std::size_t> shown_by_all(const std::vector<CoverItem>& items) {
  std::set<std::size_t> shown;
  for (const CoverItem& item : items) shown.insert(item.features.begin(), item.features.end());
  return shown;
}

// The best cover by trying every choice of items.
std::vector<std::size_t> best_of_all(const std::vector<CoverItem>& items) {
  std::vector<std::uint64_t> masks;
  std::uint64_t all = 0;
  for (const CoverItem& item : items) {
    masks.push_back(0);
    for (const std::size_t feature : item.features) masks.back() |= std::uint64_t{1} << (feature / 3);
    all |= masks.back();
  }
  std::vector<std::size_t> best;
  std::int64_t best_preference = 0;
  bool found = false;
  for (std::uint64_t choice = 0; choice < (std::uint64_t{1} << items.size()); ++choice) {
    std::uint64_t shown = 0;
    std::int64_t preference = 0;
    std::vector<std::size_t> chosen;
    for (std::size_t item = 0; item < items.size(); ++item) {
      if ((choice >> item & 1U) == 0) continue;
      shown |= masks[item];
      preference += items[item].preference;
      chosen.push_back(item);
    }
    if (shown != all) continue;
    const bool fewer = !found || chosen.size() < best.size();
    const bool as_few = found && chosen.size() == best.size();
    const bool liked = preference > best_preference || (preference == best_preference && chosen < best);
    if (!fewer && !(as_few && liked)) continue;
    found = true;
    best = chosen;
    best_preference = preference;
  }
  return best;
}

}  // namespace

TEST_CASE("the smallest cover is the best of all choices of items" * doctest::test_suite("long")) {
  SeededDraws draws(31);
  for (int round = 0; round < 600; ++round) {
    const auto items = random_items(draws, 1 + draws.below(11), 1 + draws.below(14), 8 + draws.below(45),
                                    1 + draws.below(4));
    const Cover cover = smallest_cover(items);
    REQUIRE(cover.best);
    REQUIRE(cover.items == best_of_all(items));
  }
  for (int round = 0; round < 6; ++round) {
    const auto items = random_items(draws, 16 + draws.below(3), 24, 12 + draws.below(20), 1 + draws.below(5));
    REQUIRE(smallest_cover(items).items == best_of_all(items));
  }
}

TEST_CASE("of few items, the cover is the best of all choices too") {
  SeededDraws draws(32);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const auto items =
        random_items(draws, 1 + draws.below(8), 1 + draws.below(10), 8 + draws.below(45), 1 + draws.below(4));
    CHECK(smallest_cover(items).items == best_of_all(items));
  }
}

TEST_CASE("a class of forty and sixty features is solved and proven") {
  // A piece shows one of eight strategies, one of twelve models and some of forty look-fors and issues.
  SeededDraws draws(8);
  for (int round = 0; round < 60; ++round) {
    std::vector<CoverItem> items(40);
    for (CoverItem& item : items) {
      item.preference = static_cast<std::int64_t>(draws.below(3));
      item.features = {draws.below(8), 8 + draws.below(12)};
      for (std::uint64_t more = draws.below(6); more > 0; --more) {
        item.features.push_back(20 + draws.below(40));
      }
    }
    const Cover cover = smallest_cover(items);
    CHECK(cover.best);
    CHECK(shown_by(items, cover.items) == shown_by_all(items));
    CHECK(std::ranges::is_sorted(cover.items));
    for (const std::size_t left_out : cover.items) {
      auto fewer = cover.items;
      std::erase(fewer, left_out);
      CHECK(shown_by(items, fewer) != shown_by_all(items));
    }
  }
}

TEST_CASE("a search cut short says so and still shows everything, with no more than the greedy choice") {
  SeededDraws draws(4);
  const auto items = random_items(draws, 60, 60, 12, 3);
  const Cover cover = smallest_cover(items, 20);
  CHECK_FALSE(cover.fewest);
  CHECK_FALSE(cover.best);
  CHECK(shown_by(items, cover.items) == shown_by_all(items));
  CHECK(cover.items.size() <= most_telling(items, 60).size());
  CHECK(cover.items == smallest_cover(items, 20).items);
}

TEST_CASE("the greedy trap: two halves beat the largest piece") {
  const std::vector<CoverItem> items = {{{1, 2, 3, 4}, 9}, {{1, 2, 5}, 0}, {{3, 4, 6}, 0}};
  CHECK(smallest_cover(items).items == std::vector<std::size_t>{1, 2});
  CHECK(most_telling(items, 9) == std::vector<std::size_t>{0, 1, 2});
  CHECK(most_telling(items, 1) == std::vector<std::size_t>{0});
}

TEST_CASE("preference decides among equally few, the lower number among equally liked") {
  CHECK(smallest_cover(std::vector<CoverItem>{{{7}, 1}, {{7}, 2}, {{7}, 2}}).items ==
        std::vector<std::size_t>{1});
  CHECK(most_telling(std::vector<CoverItem>{{{7}, 1}, {{7}, 2}, {{7}, 2}}, 3) == std::vector<std::size_t>{1});
  CHECK(smallest_cover(std::vector<CoverItem>{{{1, 2}, -5}, {{1}, 9}, {{2}, 9}}).items ==
        std::vector<std::size_t>{0});
}

TEST_CASE("nothing to show needs no items") {
  CHECK(smallest_cover({}).items.empty());
  CHECK(smallest_cover(std::vector<CoverItem>{{{}, 3}, {{}, 1}}).items.empty());
  CHECK(smallest_cover(std::vector<CoverItem>{{{}, 3}}).best);
}
