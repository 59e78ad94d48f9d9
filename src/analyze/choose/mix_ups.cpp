#include "worksort/analyze/agree/agree.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace worksort {
namespace {

using CodePair = std::pair<std::int32_t, std::int32_t>;

std::vector<CodePair> pairs_of(const UnitCounts& unit) {
  std::vector<CodePair> out;
  for (std::size_t a = 0; a < unit.size(); ++a) {
    for (std::size_t b = a + 1; b < unit.size(); ++b) out.emplace_back(unit[a].first, unit[b].first);
  }
  return out;
}

bool somebody_unsure(const Selection& selection, std::uint32_t piece) {
  const auto readings = selection.readings(piece);
  return std::any_of(readings.begin(), readings.end(), [](const Reading* r) { return r->unsure; });
}

double agreeing_share(const UnitCounts& unit) {
  std::int64_t pairs = 0;
  for (const auto& [code, count] : unit) pairs += count * (count - 1);
  const std::int64_t ratings = rating_count(unit);
  return static_cast<double>(pairs) / static_cast<double>(ratings * (ratings - 1));
}

bool sooner(const Disagreement& a, const Disagreement& b) {
  return std::tuple(!a.unsure, a.agreeing, a.piece) < std::tuple(!b.unsure, b.agreeing, b.piece);
}

}  // namespace

std::vector<MixUp> mix_ups(const Selection& selection, const AgreeRatings& rated) {
  std::map<CodePair, std::size_t> often;
  std::vector<std::vector<CodePair>> pairs(rated.pieces.size());
  for (std::size_t unit = 0; unit < rated.pieces.size(); ++unit) {
    pairs[unit] = pairs_of(rated.ratings.counts_of(unit));
    for (const auto& pair : pairs[unit]) ++often[pair];
  }
  std::map<CodePair, MixUp> found;
  for (std::size_t unit = 0; unit < rated.pieces.size(); ++unit) {
    if (pairs[unit].empty()) continue;
    const CodePair pair = *std::max_element(pairs[unit].begin(), pairs[unit].end(), [&](auto a, auto b) {
      return std::tuple(often[a], b) < std::tuple(often[b], a);
    });
    MixUp& to = found[pair];
    std::tie(to.first, to.second) = pair;
    const std::uint32_t piece = rated.pieces[unit];
    to.pieces.push_back(
        {unit, piece, somebody_unsure(selection, piece), agreeing_share(rated.ratings.counts_of(unit))});
  }
  std::vector<MixUp> out;
  for (auto& [pair, mix_up] : found) {
    std::sort(mix_up.pieces.begin(), mix_up.pieces.end(), sooner);
    out.push_back(std::move(mix_up));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const MixUp& a, const MixUp& b) { return a.pieces.size() > b.pieces.size(); });
  return out;
}

}  // namespace worksort
