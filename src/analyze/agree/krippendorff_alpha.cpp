#include "worksort/analyze/agree/krippendorff_alpha.hpp"

#include "worksort/analyze/agree/seeded_draws.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <stdexcept>

namespace worksort {
namespace {

using DistanceTable = std::vector<std::vector<double>>;

DistanceTable squared_differences(std::span<const double> positions) {
  DistanceTable table(positions.size(), std::vector<double>(positions.size(), 0.0));
  for (std::size_t a = 0; a < positions.size(); ++a) {
    for (std::size_t b = 0; b < positions.size(); ++b) {
      table[a][b] = (positions[a] - positions[b]) * (positions[a] - positions[b]);
    }
  }
  return table;
}

DistanceTable interval_distances(std::size_t categories) {
  std::vector<double> positions(categories);
  std::iota(positions.begin(), positions.end(), 0.0);
  return squared_differences(positions);
}

// The ratings between the middles of two codes, squared: a code stands at its mean rank among all ratings.
DistanceTable ordinal_distances(std::span<const std::int64_t> totals) {
  std::vector<double> positions;
  double below = 0;
  for (const std::int64_t total : totals) {
    positions.push_back(below + static_cast<double>(total) / 2.0);
    below += static_cast<double>(total);
  }
  return squared_differences(positions);
}

DistanceTable masi_distances(std::span<const CodeSet> sets) {
  DistanceTable table(sets.size(), std::vector<double>(sets.size(), 0.0));
  for (std::size_t a = 0; a < sets.size(); ++a) {
    for (std::size_t b = 0; b < sets.size(); ++b) table[a][b] = masi_distance(sets[a], sets[b]);
  }
  return table;
}

// Twice the distances between the ratings of a unit, over its ratings less one: its part of the observed
// disagreement.
double unit_disagreement(const UnitCounts& unit, const DistanceTable& distances) {
  double sum = 0;
  for (auto a = unit.begin(); a != unit.end(); ++a) {
    for (auto b = std::next(a); b != unit.end(); ++b) {
      sum += static_cast<double>(a->second * b->second) *
             distances[static_cast<std::size_t>(a->first)][static_cast<std::size_t>(b->first)];
    }
  }
  return 2.0 * sum / static_cast<double>(rating_count(unit) - 1);
}

double expected_disagreement(std::span<const std::int64_t> totals, const DistanceTable& distances) {
  double sum = 0;
  for (std::size_t a = 0; a < totals.size(); ++a) {
    if (totals[a] == 0) continue;
    for (std::size_t b = a + 1; b < totals.size(); ++b) {
      sum += static_cast<double>(totals[a] * totals[b]) * distances[a][b];
    }
  }
  return 2.0 * sum;
}

// Alpha for any multiset of the units, so that a resample costs no copies of units.
class AlphaOfUnits {
 public:
  // `fixed` is empty for the ordinal metric, whose distances depend on the ratings drawn.
  AlphaOfUnits(const Ratings& ratings, DistanceTable fixed)
      : m_units(rated_units(ratings, 2)), m_categories(ratings.categories()), m_fixed(std::move(fixed)) {
    if (m_fixed.empty()) return;
    for (const UnitCounts& unit : m_units) m_disagreements.push_back(unit_disagreement(unit, m_fixed));
  }

  [[nodiscard]] std::size_t size() const { return m_units.size(); }

  // `times` says how often each unit is in the sample.
  [[nodiscard]] Statistic alpha(std::span<const std::int64_t> times) const {
    if (m_units.empty()) return {std::nullopt, "no piece has two ratings"};
    const auto totals = totals_of(times);
    if (one_code_only(totals)) return {std::nullopt, k_one_code};
    const auto ratings = static_cast<double>(std::accumulate(totals.begin(), totals.end(), std::int64_t{0}));
    if (!m_fixed.empty()) return from(observed(times), expected_disagreement(totals, m_fixed), ratings);
    const auto distances = ordinal_distances(totals);
    return from(observed(times, distances), expected_disagreement(totals, distances), ratings);
  }

 private:
  static Statistic from(double observed, double expected, double ratings) {
    return {1.0 - (ratings - 1.0) * observed / expected, {}};
  }

  [[nodiscard]] std::vector<std::int64_t> totals_of(std::span<const std::int64_t> times) const {
    std::vector<std::int64_t> totals(m_categories, 0);
    for (std::size_t unit = 0; unit < m_units.size(); ++unit) {
      if (times[unit] == 0) continue;
      for (const auto& [code, count] : m_units[unit]) {
        totals[static_cast<std::size_t>(code)] += times[unit] * count;
      }
    }
    return totals;
  }

  [[nodiscard]] double observed(std::span<const std::int64_t> times) const {
    double sum = 0;
    for (std::size_t unit = 0; unit < m_units.size(); ++unit) {
      sum += static_cast<double>(times[unit]) * m_disagreements[unit];
    }
    return sum;
  }

  [[nodiscard]] double observed(std::span<const std::int64_t> times, const DistanceTable& distances) const {
    double sum = 0;
    for (std::size_t unit = 0; unit < m_units.size(); ++unit) {
      if (m_units[unit].size() == 1) continue;  // all ratings are the same
      sum += static_cast<double>(times[unit]) * unit_disagreement(m_units[unit], distances);
    }
    return sum;
  }

  std::vector<UnitCounts> m_units;
  std::size_t m_categories;
  DistanceTable m_fixed;
  std::vector<double> m_disagreements;
};

AlphaOfUnits prepared(const Ratings& ratings, AlphaMetric metric) {
  const std::size_t categories = ratings.categories();
  if (metric == AlphaMetric::ordinal) return {ratings, {}};
  if (metric == AlphaMetric::interval) return {ratings, interval_distances(categories)};
  DistanceTable all_apart(categories, std::vector<double>(categories, 1.0));
  return {ratings, std::move(all_apart)};
}

AlphaOfUnits prepared(const Ratings& ratings, std::span<const CodeSet> sets) {
  if (sets.size() != ratings.categories()) throw std::invalid_argument("one set for each category is needed");
  return {ratings, masi_distances(sets)};
}

Statistic alpha_of_all(const AlphaOfUnits& units) {
  return units.alpha(std::vector<std::int64_t>(units.size(), 1));
}

// The value below which a share of the sorted values lies, by straight line between neighbours.
double percentile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(std::floor(place));
  const std::size_t high = std::min(low + 1, sorted.size() - 1);
  return sorted[low] + (place - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

// How often each of `size` units comes up when as many are drawn with replacement.
std::vector<std::int64_t> resample(std::size_t size, SeededDraws& draws) {
  std::vector<std::int64_t> times(size, 0);
  for (std::size_t drawn = 0; drawn < size; ++drawn) ++times[draws.below(size)];
  return times;
}

AlphaInterval interval_of(const AlphaOfUnits& units, const BootstrapOptions& options) {
  AlphaInterval result;
  const Statistic whole = alpha_of_all(units);
  if (!whole.value) return {whole, whole, 0, 0};
  SeededDraws draws(options.seed);
  std::vector<double> values;
  for (; result.resamples < options.resamples; ++result.resamples) {
    const Statistic drawn = units.alpha(resample(units.size(), draws));
    if (drawn.value) values.push_back(*drawn.value);
    tell(options.progress, result.resamples + 1, options.resamples);
  }
  result.undefined = result.resamples - values.size();
  if (values.empty() || result.undefined * 4 > result.resamples) {
    result.low.reason = result.high.reason = "too few pieces have another code than the commonest";
    return result;
  }
  std::ranges::sort(values);
  result.low.value = percentile(values, options.low);
  result.high.value = percentile(values, options.high);
  return result;
}

}  // namespace

double masi_distance(const CodeSet& a, const CodeSet& b) {
  if (a == b) return 0.0;
  CodeSet common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  if (common.empty()) return 1.0;
  const bool nested = common.size() == a.size() || common.size() == b.size();
  const auto shared = static_cast<double>(common.size());
  const auto together = static_cast<double>(a.size() + b.size() - common.size());
  return 1.0 - shared / together * (nested ? 2.0 / 3.0 : 1.0 / 3.0);
}

Statistic krippendorff_alpha(const Ratings& ratings, AlphaMetric metric) {
  return alpha_of_all(prepared(ratings, metric));
}

Statistic krippendorff_alpha(const Ratings& ratings, std::span<const CodeSet> sets) {
  return alpha_of_all(prepared(ratings, sets));
}

Statistic krippendorff_alpha_of(const Ratings& ratings, std::int32_t code) {
  std::vector<std::int32_t> is_code(ratings.categories(), 0);
  is_code.at(static_cast<std::size_t>(code)) = 1;
  return krippendorff_alpha(recoded(ratings, is_code, 2), AlphaMetric::nominal);
}

Statistic krippendorff_alpha_of(const Ratings& ratings, std::span<const CodeSet> sets, std::int32_t code) {
  std::vector<std::int32_t> holds_code;
  for (const CodeSet& set : sets) holds_code.push_back(std::ranges::binary_search(set, code) ? 1 : 0);
  return krippendorff_alpha(recoded(ratings, holds_code, 2), AlphaMetric::nominal);
}

AlphaInterval bootstrap_alpha(const Ratings& ratings, AlphaMetric metric, const BootstrapOptions& options) {
  return interval_of(prepared(ratings, metric), options);
}

AlphaInterval bootstrap_alpha(const Ratings& ratings, std::span<const CodeSet> sets,
                              const BootstrapOptions& options) {
  return interval_of(prepared(ratings, sets), options);
}

}  // namespace worksort
