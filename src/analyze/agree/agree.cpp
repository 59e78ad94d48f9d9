#include "worksort/analyze/agree/agree.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>

namespace worksort {
namespace {

struct ById {
  bool operator()(const std::string& a, const std::string& b) const { return natural_less(a, b); }
};
using PiecesById = std::map<std::string, std::vector<std::uint32_t>, ById>;

PiecesById parts(const Selection& selection, AgreeBy by) {
  PiecesById out;
  if (by == AgreeBy::all) {
    if (!selection.pieces().empty()) out["all"] = selection.pieces();
    return out;
  }
  const Study& study = selection.study();
  for (const auto piece : selection.pieces()) {
    const Reading& head = selection.head(piece);
    out[by == AgreeBy::task ? std::string(study.text(head.task)) : study.class_name(Study::class_of(head))]
        .push_back(piece);
  }
  return out;
}

void add_alpha(AgreeRow& row, const AgreeOptions& options) {
  const AgreeRatings& rated = row.rated;
  if (!rated.no_order.empty()) {
    row.alpha.reason = row.interval.low.reason = row.interval.high.reason = rated.no_order;
    row.cohen_weighted.reason = rated.no_order;
    return;
  }
  const bool sets =
      options.distance == AgreeDistance::masi && rated.on != AgreeOn::success && rated.on != AgreeOn::correct;
  if (sets) {
    row.alpha = krippendorff_alpha(rated.ratings, rated.sets);
    row.interval = bootstrap_alpha(rated.ratings, rated.sets, options.bootstrap);
    return;
  }
  const auto metric = rated.on == AgreeOn::success ? AlphaMetric::ordinal : AlphaMetric::nominal;
  row.alpha = krippendorff_alpha(rated.ratings, metric);
  row.interval = bootstrap_alpha(rated.ratings, metric, options.bootstrap);
}

// Every two who have read a piece both, in their order, with these pieces.
std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> read_by_two(const Ratings& ratings) {
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> out;
  for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
    const auto& here = ratings.of(unit);
    for (auto first = here.begin(); first != here.end(); ++first) {
      for (auto second = first + 1; second != here.end(); ++second)
        out[{first->coder, second->coder}].push_back(unit);
    }
  }
  return out;
}

void add_pairs(AgreeRow& row) {
  const Ratings& ratings = row.rated.ratings;
  for (const auto& [coders, units] : read_by_two(ratings)) {
    AgreePair pair;
    pair.confusion = confusion(ratings, coders.first, coders.second, units);
    pair.share = confusion_share(pair.confusion);
    pair.kappa = cohen_kappa(pair.confusion);
    row.pairs.push_back(std::move(pair));
  }
}

void add_codes(AgreeRow& row) {
  const AgreeRatings& rated = row.rated;
  for (std::size_t i = 0; i < rated.codes.size(); ++i) {
    std::vector<std::int32_t> holds;
    for (const auto& set : rated.sets) {
      holds.push_back(std::ranges::binary_search(set, static_cast<std::int32_t>(i)) ? 1 : 0);
    }
    const Ratings has_code = recoded(rated.ratings, holds, 2);
    AgreeCode code;
    code.code = rated.codes[i];
    for (const auto& unit : rated_units(has_code, 2)) {
      if (unit.back().first != 1) continue;
      ++code.units;
      code.ratings += unit.back().second;
    }
    code.specific = specific_agreement(has_code, 1);
    code.alpha = krippendorff_alpha(has_code, AlphaMetric::nominal);
    row.codes.push_back(std::move(code));
  }
}

// How many steps of the scale lie between two values.
std::vector<std::vector<std::int64_t>> distances(const std::vector<std::int64_t>& places) {
  std::vector<std::vector<std::int64_t>> out;
  for (const auto a : places) {
    out.emplace_back();
    for (const auto b : places) out.back().push_back(a < b ? b - a : a - b);
  }
  return out;
}

AgreeRow measured(AgreeRatings rated, const AgreeOptions& options) {
  AgreeRow row;
  row.rated = std::move(rated);
  const Ratings& ratings = row.rated.ratings;
  for (const auto& unit : rated_units(ratings, 2)) {
    row.ratings += rating_count(unit);
    row.agreeing += unit.size() == 1 ? 1 : 0;
  }
  row.all = share_all_agree(ratings);
  row.pairwise = pairwise_agreement(ratings);
  row.chance = chance_agreement(ratings);
  row.fleiss = fleiss_kappa(ratings);
  row.ac1 = gwet_ac1(row.rated.with_single);
  row.commonest = commonest_code(ratings);
  row.cohen.reason =
      ratings.coders() == 0 ? "no piece has two ratings" : "it compares two readers, and these are more";
  row.cohen_weighted.reason = row.cohen.reason;
  if (ratings.coders() == 2) {
    const Confusion pair = confusion(ratings, 0, 1);
    row.cohen = cohen_kappa(pair);
    row.cohen_weighted = cohen_kappa(pair, distances(row.rated.places));
  }
  if (row.rated.on != AgreeOn::success) row.cohen_weighted = {std::nullopt, "only success has an order"};
  add_alpha(row, options);
  add_pairs(row);
  add_codes(row);
  return row;
}

// The options for one of so many rows: what is told is told of all of them.
AgreeOptions for_row(const AgreeOptions& options, std::size_t row, std::size_t rows) {
  AgreeOptions out = options;
  if (const auto& progress = options.bootstrap.progress) {
    out.bootstrap.progress = [&progress, row, rows](std::size_t done, std::size_t all) {
      progress(row * all + done, rows * all);
    };
  }
  return out;
}

}  // namespace

AgreeResult agree(const Selection& selection, const AgreeOptions& options) {
  AgreeResult out;
  const PiecesById by_id = parts(selection, options.by);
  std::map<std::string, std::size_t> rows_of;
  const std::size_t rows = options.on.size() * by_id.size();
  std::size_t row = 0;
  for (const AgreeOn on : options.on) {
    for (const auto& [id, pieces] : by_id) {
      const AgreeOptions here = for_row(options, row++, rows);
      AgreeRatings rated = agree_ratings(selection, on, options, id, pieces);
      if (rated.pieces.empty() && options.by != AgreeBy::all) continue;
      ++rows_of[id];
      out.rows.push_back(measured(std::move(rated), here));
    }
  }
  out.left_out = by_id.size() - rows_of.size();
  for (const auto piece : selection.pieces()) {
    const Study& study = selection.study();
    const auto readings = study.readings_of(study.pieces[piece]);  // by anybody, whoever is asked for
    out.single += readings.size() == 1 && !readings.front().is_blank ? 1U : 0U;
  }
  return out;
}

}  // namespace worksort
