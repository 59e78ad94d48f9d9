// Krippendorff's alpha and its bootstrap interval (Krippendorff 2011, "Computing Krippendorff's
// alpha-reliability"; Hayes and Krippendorff 2007): any number of coders, missing ratings allowed, units with
// fewer than two ratings left out.
#pragma once

#include "worksort/analyze/agree/ratings.hpp"
#include "worksort/util/progress.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace worksort {

// How far apart two codes are: nominal 0 or 1; ordinal by the ratings lying between them; interval by the
// square of their difference.
enum class AlphaMetric : std::uint8_t { nominal, ordinal, interval };

Statistic krippendorff_alpha(const Ratings& ratings, AlphaMetric metric);

// A set of codes in ascending order without repeats; a rating's code is the index of its set.
using CodeSet = std::vector<std::int32_t>;

// The MASI distance, 0 to 1: 1 - Jaccard x (1 for equal sets, 2/3 where one holds the other, 1/3 where they
// overlap, 0 else) (Passonneau 2006). Two empty sets are equal.
double masi_distance(const CodeSet& a, const CodeSet& b);

// Alpha over whole sets with the MASI distance. REQUIRES: the sets are all different, one for each category.
Statistic krippendorff_alpha(const Ratings& ratings, std::span<const CodeSet> sets);

// Alpha of one code against all others: do the coders agree on where it stands?
Statistic krippendorff_alpha_of(const Ratings& ratings, std::int32_t code);

// The same for ratings by sets: is the code in the set or not?
Statistic krippendorff_alpha_of(const Ratings& ratings, std::span<const CodeSet> sets, std::int32_t code);

struct BootstrapOptions {
  std::size_t resamples = 2000;
  std::uint64_t seed = 1;
  double low = 0.025;
  double high = 0.975;
  ProgressCall progress{};  // in draws
};

// `undefined` counts the resamples in which only one code came up; they are left out. low and high have no
// value (and the same reason) where alpha has none or where more than a quarter of the resamples have none.
struct AlphaInterval {
  Statistic low;
  Statistic high;
  std::size_t resamples = 0;
  std::size_t undefined = 0;
};

// Draws as many units as there are with replacement, again and again, and takes percentiles of the alphas
// (Efron and Tibshirani 1993; between two values by straight line, as R's type 7). The same seed gives the
// same interval on every machine: see SeededDraws.
AlphaInterval bootstrap_alpha(const Ratings& ratings, AlphaMetric metric,
                              const BootstrapOptions& options = {});
AlphaInterval bootstrap_alpha(const Ratings& ratings, std::span<const CodeSet> sets,
                              const BootstrapOptions& options = {});

}  // namespace worksort
