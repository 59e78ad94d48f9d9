#include "worksort/analyze/agree/krippendorff_alpha.hpp"

#include "worksort/analyze/agree/seeded_draws.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>

#include "rating_tables.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using rating_tables::from_coders;

namespace {

Ratings random_ratings(SeededDraws& draws, std::size_t categories) {
  Ratings ratings(2 + draws.below(8), 2 + draws.below(4), categories);
  for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
    for (std::size_t coder = 0; coder < ratings.coders(); ++coder) {
      if (draws.below(5) > 0) ratings.set(unit, coder, static_cast<std::int32_t>(draws.below(categories)));
    }
  }
  return ratings;
}

std::vector<std::vector<std::int32_t>> values_by_unit(const Ratings& ratings) {
  std::vector<std::vector<std::int32_t>> units;
  for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
    std::vector<std::int32_t> values;
    for (std::size_t coder = 0; coder < ratings.coders(); ++coder) {
      if (const auto code = ratings.at(unit, coder)) values.push_back(*code);
    }
    if (values.size() >= 2) units.push_back(values);
  }
  return units;
}

using Distance = std::function<double(std::int32_t, std::int32_t)>;

// Alpha by its definition: the mean distance within units over the mean distance of any two ratings, pair by
// pair. NaN where all ratings are the same.
double alpha_by_pairs(const std::vector<std::vector<std::int32_t>>& units, const Distance& distance) {
  std::vector<std::int32_t> all;
  double within = 0;
  for (const auto& unit : units) {
    double sum = 0;
    for (std::size_t i = 0; i < unit.size(); ++i) {
      for (std::size_t j = 0; j < unit.size(); ++j) sum += i == j ? 0.0 : distance(unit[i], unit[j]);
    }
    within += sum / static_cast<double>(unit.size() - 1);
    all.insert(all.end(), unit.begin(), unit.end());
  }
  const auto n = static_cast<double>(all.size());
  double any = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < all.size(); ++j) any += i == j ? 0.0 : distance(all[i], all[j]);
  }
  return 1.0 - (within / n) / (any / (n * (n - 1.0)));
}

void check_same(const Statistic& statistic, double expected) {
  CHECK(statistic.value.has_value() == !std::isnan(expected));
  if (statistic.value) CHECK(*statistic.value == doctest::Approx(expected).epsilon(1e-9));
}

}  // namespace

TEST_CASE("alpha is what its definition gives pair by pair, for every metric") {
  SeededDraws draws(11);
  const std::vector<CodeSet> sets = {{}, {0}, {1}, {0, 1}, {1, 2, 3}};
  for (int round = 0; round < 500; ++round) {
    const Ratings ratings = random_ratings(draws, sets.size());
    const auto units = values_by_unit(ratings);
    std::vector<double> ranks(sets.size(), 0.0);  // the ratings below a code and half of its own
    for (const auto& unit : units) {
      for (const std::int32_t value : unit) {
        for (std::size_t code = 0; code < ranks.size(); ++code) {
          const auto other = static_cast<std::int32_t>(code);
          ranks[code] += value < other ? 1.0 : (value == other ? .5 : 0.0);
        }
      }
    }
    const auto at = [](const auto& values, std::int32_t i) { return values[static_cast<std::size_t>(i)]; };
    check_same(krippendorff_alpha(ratings, AlphaMetric::nominal),
               alpha_by_pairs(units, [](auto a, auto b) { return a == b ? 0.0 : 1.0; }));
    check_same(krippendorff_alpha(ratings, AlphaMetric::interval),
               alpha_by_pairs(units, [](auto a, auto b) { return (a - b) * (a - b); }));
    check_same(krippendorff_alpha(ratings, AlphaMetric::ordinal), alpha_by_pairs(units, [&](auto a, auto b) {
                 return std::pow(at(ranks, a) - at(ranks, b), 2);
               }));
    check_same(krippendorff_alpha(ratings, sets), alpha_by_pairs(units, [&](auto a, auto b) {
                 return masi_distance(at(sets, a), at(sets, b));
               }));
  }
}

TEST_CASE("the MASI distance") {
  CHECK(masi_distance({}, {}) == 0.0);
  CHECK(masi_distance({}, {1}) == 1.0);
  CHECK(masi_distance({1, 2}, {1, 2}) == 0.0);
  CHECK(masi_distance({1, 2}, {3}) == 1.0);
  CHECK(masi_distance({1}, {1, 2}) == doctest::Approx(2.0 / 3.0));
  CHECK(masi_distance({1, 2, 3, 4}, {1, 2}) == doctest::Approx(2.0 / 3.0));
  CHECK(masi_distance({1, 2}, {2, 3}) == doctest::Approx(8.0 / 9.0));
}

TEST_CASE("sets that are near each other disagree less than whole sets as values") {
  const std::vector<CodeSet> sets = {{0}, {0, 1}, {2}};
  const Ratings ratings = from_coders({"112233", "122233"}, 3);
  CHECK(*krippendorff_alpha(ratings, sets).value > *krippendorff_alpha(ratings, AlphaMetric::nominal).value);
  CHECK(*krippendorff_alpha_of(ratings, sets, 0).value == 1.0);
  CHECK(*krippendorff_alpha_of(ratings, sets, 1).value < 1.0);
  CHECK(*krippendorff_alpha_of(ratings, 2).value == 1.0);
  CHECK_FALSE(krippendorff_alpha_of(ratings, sets, 9).value.has_value());
  CHECK_THROWS_AS(krippendorff_alpha(ratings, std::span<const CodeSet>(sets).first(2)),
                  std::invalid_argument);
}

TEST_CASE("alpha has no value where everyone used one code, and none without two ratings") {
  const Ratings same = from_coders({"111", "111"}, 2);
  for (const auto metric : {AlphaMetric::nominal, AlphaMetric::ordinal, AlphaMetric::interval}) {
    CHECK_FALSE(krippendorff_alpha(same, metric).value.has_value());
    CHECK(krippendorff_alpha(same, metric).reason == "everyone used one code");
  }
  CHECK(krippendorff_alpha(from_coders({"12.", "..1"}, 2), AlphaMetric::nominal).reason ==
        "no piece has two ratings");
  CHECK(*krippendorff_alpha(from_coders({"112", "112"}, 2), AlphaMetric::ordinal).value == 1.0);
}

TEST_CASE("the engine gives the number that the C++ standard names, and draws stay in range") {
  std::mt19937_64 engine;
  engine.discard(9999);
  CHECK(engine() == 9981545732273789042ULL);
  SeededDraws draws(5);
  std::vector<int> seen(7, 0);
  for (int round = 0; round < 7000; ++round) ++seen[draws.below(7)];
  for (const int times : seen) CHECK(std::abs(times - 1000) < 150);
  CHECK(SeededDraws(1).below(1) == 0);
}

TEST_CASE("the bootstrap interval holds alpha, repeats with its seed and changes with another") {
  const Ratings ratings = rating_tables::fleiss_1971();
  const auto interval = bootstrap_alpha(ratings, AlphaMetric::nominal);
  CHECK(interval.resamples == 2000);
  CHECK(interval.undefined == 0);
  CHECK(*interval.low.value < .4334098);
  CHECK(*interval.high.value > .4334098);
  CHECK(*interval.high.value - *interval.low.value < .4);
  CHECK(*interval.high.value - *interval.low.value > .1);
  const auto again = bootstrap_alpha(ratings, AlphaMetric::nominal);
  CHECK(*again.low.value == *interval.low.value);
  CHECK(*again.high.value == *interval.high.value);
  const auto other = bootstrap_alpha(ratings, AlphaMetric::nominal, {2000, 7, .025, .975});
  CHECK(*other.low.value != *interval.low.value);
  const auto ordinal = bootstrap_alpha(ratings, AlphaMetric::ordinal);
  CHECK(*ordinal.low.value < *krippendorff_alpha(ratings, AlphaMetric::ordinal).value);
}

TEST_CASE("resamples with one code only are left out and counted; too many of them leave no interval") {
  const Ratings some = from_coders({"1111111222", "1111111222"}, 2);
  const auto interval = bootstrap_alpha(some, AlphaMetric::nominal);
  CHECK(interval.undefined > 0);
  CHECK(interval.undefined < 200);
  CHECK(*interval.low.value == 1.0);
  CHECK(*interval.high.value == 1.0);
  const auto undefined = bootstrap_alpha(from_coders({"11", "11"}, 2), AlphaMetric::nominal);
  CHECK_FALSE(undefined.low.value.has_value());
  CHECK(undefined.high.reason == "everyone used one code");
  const auto rare = bootstrap_alpha(from_coders({"1111111112", "1111111112"}, 2), AlphaMetric::nominal);
  CHECK(rare.undefined > 600);  // (9/10)^10 of 2,000 is 697
  CHECK(rare.undefined < 800);
  CHECK_FALSE(rare.low.value.has_value());
  CHECK(rare.high.reason == "too few pieces have another code than the commonest");
}
