#include "worksort/analyze/agree/agreement_statistics.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace worksort {
namespace {

constexpr const char* k_no_units = "no piece has two ratings";

Statistic value_of(double value) {
  return {value, {}};
}

Statistic none_because(const char* reason) {
  return {std::nullopt, reason};
}

// The share of agreeing pairs among the ratings of one unit. REQUIRES: two ratings or more.
double agreeing_pairs(const UnitCounts& unit) {
  const std::int64_t ratings = rating_count(unit);
  std::int64_t pairs = 0;
  for (const auto& [code, count] : unit) pairs += count * (count - 1);
  return static_cast<double>(pairs) / static_cast<double>(ratings * (ratings - 1));
}

double mean_agreeing_pairs(const std::vector<UnitCounts>& units) {
  double sum = 0;
  for (const UnitCounts& unit : units) sum += agreeing_pairs(unit);
  return sum / static_cast<double>(units.size());
}

bool equally_rated(const std::vector<UnitCounts>& units) {
  return std::ranges::all_of(
      units, [&](const UnitCounts& unit) { return rating_count(unit) == rating_count(units.front()); });
}

// Each code's share of a unit's ratings, averaged over the units.
std::vector<double> mean_prevalence(const std::vector<UnitCounts>& units, std::size_t categories) {
  std::vector<double> prevalence(categories, 0.0);
  for (const UnitCounts& unit : units) {
    const auto ratings = static_cast<double>(rating_count(unit));
    for (const auto& [code, count] : unit) {
      prevalence[static_cast<std::size_t>(code)] += static_cast<double>(count) / ratings;
    }
  }
  for (double& share : prevalence) share /= static_cast<double>(units.size());
  return prevalence;
}

std::vector<std::vector<std::int64_t>> disagreement_weights(std::size_t categories, KappaWeights weights) {
  std::vector<std::vector<std::int64_t>> table(categories, std::vector<std::int64_t>(categories));
  for (std::size_t a = 0; a < categories; ++a) {
    for (std::size_t b = 0; b < categories; ++b) {
      const std::int64_t distance = std::abs(static_cast<std::int64_t>(a) - static_cast<std::int64_t>(b));
      if (weights == KappaWeights::none) table[a][b] = distance == 0 ? 0 : 1;
      if (weights == KappaWeights::linear) table[a][b] = distance;
      if (weights == KappaWeights::quadratic) table[a][b] = distance * distance;
    }
  }
  return table;
}

std::vector<std::int64_t> column_totals(const Confusion& pair) {
  std::vector<std::int64_t> totals(pair.counts.size(), 0);
  for (const auto& row : pair.counts) {
    for (std::size_t b = 0; b < row.size(); ++b) totals[b] += row[b];
  }
  return totals;
}

}  // namespace

Statistic share_all_agree(const Ratings& ratings) {
  const auto units = rated_units(ratings, 2);
  if (units.empty()) return none_because(k_no_units);
  const auto agreed = std::ranges::count_if(units, [](const UnitCounts& unit) { return unit.size() == 1; });
  return value_of(static_cast<double>(agreed) / static_cast<double>(units.size()));
}

Statistic pairwise_agreement(const Ratings& ratings) {
  const auto units = rated_units(ratings, 2);
  if (units.empty()) return none_because(k_no_units);
  return value_of(mean_agreeing_pairs(units));
}

Commonest commonest_code(const Ratings& ratings) {
  const auto units = rated_units(ratings, 2);
  if (units.empty()) return {none_because(k_no_units), -1};
  const auto totals = code_totals(units, ratings.categories());
  const auto most = std::ranges::max_element(totals);
  const auto all = std::accumulate(totals.begin(), totals.end(), std::int64_t{0});
  Commonest out{value_of(static_cast<double>(*most) / static_cast<double>(all)),
                static_cast<std::int32_t>(most - totals.begin())};
  for (auto other = most + 1; other != totals.end(); ++other)
    if (*other == *most) out.others.push_back(static_cast<std::int32_t>(other - totals.begin()));
  return out;
}

Statistic chance_agreement(const Ratings& ratings) {
  const auto units = rated_units(ratings, 2);
  if (units.empty()) return none_because(k_no_units);
  const auto totals = code_totals(units, ratings.categories());
  const auto all = static_cast<double>(std::accumulate(totals.begin(), totals.end(), std::int64_t{0}));
  double pairs = 0;
  for (const std::int64_t total : totals)
    pairs += static_cast<double>(total) * static_cast<double>(total - 1);
  return value_of(pairs / (all * (all - 1.0)));
}

Statistic specific_agreement(const Ratings& ratings, std::int32_t code) {
  std::int64_t both = 0;
  std::int64_t either = 0;
  for (const UnitCounts& unit : rated_units(ratings, 2)) {
    const auto found = std::ranges::find(unit, code, &UnitCounts::value_type::first);
    if (found == unit.end()) continue;
    both += found->second * (found->second - 1);
    either += found->second * (rating_count(unit) - 1);
  }
  if (either == 0) return none_because("nobody gave this code");
  return value_of(static_cast<double>(both) / static_cast<double>(either));
}

Confusion confusion(const Ratings& ratings, std::size_t first, std::size_t second) {
  std::vector<std::size_t> units(ratings.units());
  std::iota(units.begin(), units.end(), std::size_t{0});
  return confusion(ratings, first, second, units);
}

Confusion confusion(const Ratings& ratings, std::size_t first, std::size_t second,
                    std::span<const std::size_t> units) {
  const std::size_t categories = ratings.categories();
  Confusion pair{first, second, 0, {categories, std::vector<std::int64_t>(categories, 0)}};
  for (const std::size_t unit : units) {
    const auto a = ratings.at(unit, first);
    const auto b = ratings.at(unit, second);
    if (!a || !b) continue;
    ++pair.counts[static_cast<std::size_t>(*a)][static_cast<std::size_t>(*b)];
    ++pair.units;
  }
  return pair;
}

Statistic confusion_share(const Confusion& pair) {
  if (pair.units == 0) return none_because("the two coders have no piece in common");
  std::int64_t same = 0;
  for (std::size_t code = 0; code < pair.counts.size(); ++code) same += pair.counts[code][code];
  return value_of(static_cast<double>(same) / static_cast<double>(pair.units));
}

Statistic cohen_kappa(const Confusion& pair, KappaWeights weights) {
  return cohen_kappa(pair, disagreement_weights(pair.counts.size(), weights));
}

Statistic cohen_kappa(const Confusion& pair, const std::vector<std::vector<std::int64_t>>& weights) {
  if (pair.units == 0) return none_because("the two coders have no piece in common");
  const auto second = column_totals(pair);
  std::int64_t observed = 0;
  std::int64_t expected = 0;
  for (std::size_t a = 0; a < pair.counts.size(); ++a) {
    const auto& row = pair.counts[a];
    const auto first = std::accumulate(row.begin(), row.end(), std::int64_t{0});
    for (std::size_t b = 0; b < row.size(); ++b) {
      observed += weights[a][b] * row[b];
      expected += weights[a][b] * first * second[b];
    }
  }
  if (expected == 0) return none_because(k_one_code);
  return value_of(1.0 - static_cast<double>(observed * pair.units) / static_cast<double>(expected));
}

Statistic fleiss_kappa(const Ratings& ratings) {
  const auto units = rated_units(ratings, 2);
  if (units.empty()) return none_because(k_no_units);
  if (!equally_rated(units)) return none_because("the pieces do not all have as many ratings");
  const auto totals = code_totals(units, ratings.categories());
  if (one_code_only(totals)) return none_because(k_one_code);
  const auto all = static_cast<double>(std::accumulate(totals.begin(), totals.end(), std::int64_t{0}));
  double chance = 0;
  for (const std::int64_t total : totals) {
    const double share = static_cast<double>(total) / all;
    chance += share * share;
  }
  return value_of((mean_agreeing_pairs(units) - chance) / (1.0 - chance));
}

Statistic fleiss_kappa_of(const Ratings& ratings, std::int32_t code) {
  std::vector<std::int32_t> is_code(ratings.categories(), 0);
  is_code.at(static_cast<std::size_t>(code)) = 1;
  return fleiss_kappa(recoded(ratings, is_code, 2));
}

Statistic gwet_ac1(const Ratings& ratings) {
  const auto units = rated_units(ratings, 2);
  if (units.empty()) return none_because(k_no_units);
  const auto all_units = rated_units(ratings, 1);
  if (one_code_only(code_totals(units, ratings.categories()))) return none_because(k_one_code);
  double chance = 0;
  for (const double share : mean_prevalence(all_units, ratings.categories())) chance += share * (1.0 - share);
  chance /= static_cast<double>(ratings.categories() - 1);
  return value_of((mean_agreeing_pairs(units) - chance) / (1.0 - chance));
}

}  // namespace worksort
