// Whether people who read the same pieces see the same: measures for each thing they read, and the pieces to
// talk about.
#pragma once

#include "worksort/analyze/agree/agreement_statistics.hpp"
#include "worksort/analyze/agree/krippendorff_alpha.hpp"
#include "worksort/analyze/selection.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

enum class AgreeOn : std::uint8_t { strategy, model, success, issue, correct };
enum class AgreeBy : std::uint8_t { task, class_id, all };

// How the list of codes of a reading becomes one value: the first code for strategies and all codes for
// models and issues; for all of them the first code; or all codes, with sets that overlap counting as partly
// the same.
enum class AgreeDistance : std::uint8_t { usual, first, masi };

// "strategy", "model" ...
std::string_view to_string(AgreeOn on);
std::optional<AgreeOn> agree_on(std::string_view name);
std::vector<std::string> agree_on_names();

struct AgreeOptions {
  std::vector<AgreeOn> on = {AgreeOn::strategy};
  AgreeBy by = AgreeBy::all;
  AgreeDistance distance = AgreeDistance::usual;
  bool complete = false;  // only units that every coder of the row rated
  BootstrapOptions bootstrap;
};

// The codes of one value in the order in which they are shown.
using AgreeValue = std::vector<std::string>;

// The ratings that one row of the result is about: units are pieces with at least two ratings, coders stand
// in natural order, a category is a value that somebody gave, in the order of the codebook. A reading without
// a value, or one that says absent, is no rating.
struct AgreeRatings {
  AgreeOn on = AgreeOn::strategy;
  std::string by;  // an id, or "all"
  Ratings ratings{0, 0, 0};
  Ratings with_single{0, 0, 0};        // the same and the pieces that one coder rated, for Gwet's AC1
  std::vector<std::uint32_t> pieces;   // of each unit
  std::vector<std::string> coders;     // those who rated a unit
  std::vector<AgreeValue> values;      // of each category
  std::vector<std::string> codes;      // that values consist of, in display order
  std::vector<CodeSet> sets;           // of each category: indexes into `codes`
  std::vector<std::int64_t> places;    // of each category on the scale of success; steps nobody used count
  std::vector<const TaskInfo*> tasks;  // of the units
  std::string no_order;                // why values of success have no order; empty if they have one
};

// Agreement of two coders on the units that both rated.
struct AgreePair {
  Confusion confusion;
  Statistic share;  // of these units on which both gave one value
  Statistic kappa;
};

// Agreement on where one code stands and where it does not; `units` are those on which somebody saw it.
struct AgreeCode {
  std::string code;
  std::int64_t units = 0;
  std::int64_t ratings = 0;
  Statistic specific;
  Statistic alpha;
};

struct AgreeRow {
  AgreeRatings rated;
  std::int64_t ratings = 0;
  std::int64_t agreeing = 0;  // units on which all gave one value
  Statistic all;
  Statistic pairwise;
  Statistic chance;
  Statistic cohen;
  Statistic cohen_weighted;  // by distance on the scale, for success
  Statistic fleiss;
  Statistic alpha;
  AlphaInterval interval;
  Commonest commonest;
  Statistic ac1;
  std::vector<AgreePair> pairs;  // of coders with a unit in common
  std::vector<AgreeCode> codes;
};

// Fewer units than this are too few to go by.
inline constexpr std::size_t k_few_units = 10;

struct AgreeResult {
  std::vector<AgreeRow> rows;  // by `on` as asked for, then by id in natural order
  std::size_t single = 0;      // pieces of the selection that only one person read
  std::size_t left_out = 0;    // tasks or classes without a piece that two people read
};

// Looks at all readings of the chosen pieces. A row for everything together is there whenever a piece is.
AgreeResult agree(const Selection& selection, const AgreeOptions& options);

// The ratings of one row, for pieces of the selection.
AgreeRatings agree_ratings(const Selection& selection, AgreeOn on, const AgreeOptions& options,
                           std::string by, const std::vector<std::uint32_t>& pieces);

// A piece that people read differently.
struct Disagreement {
  std::size_t unit = 0;
  std::uint32_t piece = 0;
  bool unsure = false;  // somebody was not sure
  double agreeing = 0;  // share of agreeing pairs among its ratings
};

// Two values that are told apart differently, with all pieces where that happened. A piece on which more than
// two values were given stands where most others stand.
struct MixUp {
  std::int32_t first = 0;  // categories
  std::int32_t second = 0;
  std::vector<Disagreement> pieces;
};

// What is worth talking about first comes first: what is mixed up most often; within it pieces that somebody
// was not sure about, then those with the least agreement, then in the study's order.
std::vector<MixUp> mix_ups(const Selection& selection, const AgreeRatings& rated);

}  // namespace worksort
