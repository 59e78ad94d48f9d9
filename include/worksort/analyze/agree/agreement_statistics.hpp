// How far coders agree: shares of agreement and the measures that correct them for chance.
// Units with fewer than two ratings are left out unless said otherwise. Where everyone used one code, a
// measure that corrects for chance has no value; it is never 0 or 1 there.
#pragma once

#include "worksort/analyze/agree/ratings.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace worksort {

// The share of units on which all who rated the unit gave the same code.
Statistic share_all_agree(const Ratings& ratings);

// The mean over units of the share of agreeing pairs among the unit's ratings, so that every unit weighs the
// same however many rated it (Fleiss 1971, P-bar; Gwet 2014, p_a).
Statistic pairwise_agreement(const Ratings& ratings);

// The share of all ratings that the commonest code holds, which code it is (the lowest one among equals; -1
// without ratings), and the others that hold as many, in their order.
struct Commonest {
  Statistic share;
  std::int32_t code = -1;
  std::vector<std::int32_t> others{};
};
Commonest commonest_code(const Ratings& ratings);

// The share of agreeing pairs to expect if the ratings fell on the pieces by chance: of all pairs of ratings,
// whatever pieces they belong to, those with one code (Krippendorff 2011, from the expected disagreement).
Statistic chance_agreement(const Ratings& ratings);

// Of the pairs of ratings of a unit in which at least one gives the code, the share in which both do, each
// rating of the code counted with all its partners (Cicchetti and Feinstein 1990; for several coders
// Uebersax 1982). No value where nobody gave the code.
Statistic specific_agreement(const Ratings& ratings, std::int32_t code);

// How the two coders' codes fall: counts[a][b] units that the first coder gave a and the second gave b, over
// the units that both rated.
struct Confusion {
  std::size_t first = 0;
  std::size_t second = 0;
  std::int64_t units = 0;
  std::vector<std::vector<std::int64_t>> counts;
};
Confusion confusion(const Ratings& ratings, std::size_t first, std::size_t second);

// The same, of these units alone.
Confusion confusion(const Ratings& ratings, std::size_t first, std::size_t second,
                    std::span<const std::size_t> units);

// The share of these units on which both gave the same code.
Statistic confusion_share(const Confusion& pair);

// How much a disagreement weighs: all the same, by the distance of the codes, or by its square.
enum class KappaWeights : std::uint8_t { none, linear, quadratic };

// Cohen's kappa of two coders over the units that both rated (Cohen 1960); weighted by distance of ordered
// codes on request (Cohen 1968).
Statistic cohen_kappa(const Confusion& pair, KappaWeights weights = KappaWeights::none);

// Cohen's weighted kappa with disagreement weights of one's own: weights[a][b] >= 0, 0 on the diagonal.
Statistic cohen_kappa(const Confusion& pair, const std::vector<std::vector<std::int64_t>>& weights);

// Fleiss' kappa (Fleiss 1971); has no value unless all units have equally many ratings.
Statistic fleiss_kappa(const Ratings& ratings);

// Fleiss' kappa of one code against all others taken together (Fleiss 1971, category kappa).
Statistic fleiss_kappa_of(const Ratings& ratings, std::int32_t code);

// Gwet's AC1 (Gwet 2008; with missing ratings Gwet 2014, chapter 5): chance agreement from the mean
// prevalence of the codes over all units with a rating, single ones too. The number of codes is
// ratings.categories(), so it counts codes that could have been used.
Statistic gwet_ac1(const Ratings& ratings);

}  // namespace worksort
