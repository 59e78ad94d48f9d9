#include "worksort/analyze/agree/ratings.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace worksort {

Ratings::Ratings(std::size_t units, std::size_t coders, std::size_t categories)
    : m_units(units), m_coders(coders), m_categories(categories) {}

void Ratings::set(std::size_t unit, std::size_t coder, std::optional<std::int32_t> code) {
  if (code && (*code < 0 || static_cast<std::size_t>(*code) >= m_categories)) {
    throw std::out_of_range("no such code");
  }
  if (coder >= m_coders) throw std::out_of_range("no such coder");
  auto& ratings = m_units.at(unit);
  const auto place = std::ranges::lower_bound(ratings, coder, {}, &Rating::coder);
  const bool is_there = place != ratings.end() && place->coder == coder;
  if (code && is_there)
    place->code = *code;
  else if (code)
    ratings.insert(place, {coder, *code});
  else if (is_there)
    ratings.erase(place);
}

std::optional<std::int32_t> Ratings::at(std::size_t unit, std::size_t coder) const {
  if (coder >= m_coders) throw std::out_of_range("no such coder");
  const auto& ratings = m_units.at(unit);
  const auto found = std::ranges::lower_bound(ratings, coder, {}, &Rating::coder);
  return found == ratings.end() || found->coder != coder ? std::nullopt : std::optional(found->code);
}

UnitCounts Ratings::counts_of(std::size_t unit) const {
  std::map<std::int32_t, std::int64_t> counts;
  for (const auto& rating : of(unit)) ++counts[rating.code];
  return {counts.begin(), counts.end()};
}

std::vector<UnitCounts> rated_units(const Ratings& ratings, std::size_t fewest) {
  std::vector<UnitCounts> units;
  for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
    UnitCounts counts = ratings.counts_of(unit);
    if (rating_count(counts) >= static_cast<std::int64_t>(fewest)) units.push_back(std::move(counts));
  }
  std::ranges::sort(units);
  return units;
}

std::int64_t rating_count(const UnitCounts& unit) {
  std::int64_t total = 0;
  for (const auto& [code, count] : unit) total += count;
  return total;
}

std::vector<std::int64_t> code_totals(std::span<const UnitCounts> units, std::size_t categories) {
  std::vector<std::int64_t> totals(categories, 0);
  for (const UnitCounts& unit : units) {
    for (const auto& [code, count] : unit) totals[static_cast<std::size_t>(code)] += count;
  }
  return totals;
}

bool one_code_only(std::span<const std::int64_t> totals) {
  return std::ranges::count_if(totals, [](std::int64_t total) { return total > 0; }) <= 1;
}

Ratings recoded(const Ratings& ratings, std::span<const std::int32_t> new_codes, std::size_t categories) {
  Ratings result(ratings.units(), ratings.coders(), categories);
  for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
    for (const auto& rating : ratings.of(unit))
      result.set(unit, rating.coder, new_codes[static_cast<std::size_t>(rating.code)]);
  }
  return result;
}

}  // namespace worksort
