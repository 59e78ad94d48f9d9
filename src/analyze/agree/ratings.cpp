#include "worksort/analyze/agree/ratings.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace worksort {

Ratings::Ratings(std::size_t units, std::size_t coders, std::size_t categories)
    : m_units(units), m_coders(coders), m_categories(categories), m_cells(units * coders) {}

std::size_t Ratings::index(std::size_t unit, std::size_t coder) const {
  if (unit >= m_units || coder >= m_coders) throw std::out_of_range("no such unit or coder");
  return unit * m_coders + coder;
}

void Ratings::set(std::size_t unit, std::size_t coder, std::optional<std::int32_t> code) {
  if (code && (*code < 0 || static_cast<std::size_t>(*code) >= m_categories)) {
    throw std::out_of_range("no such code");
  }
  m_cells[index(unit, coder)] = code;
}

std::optional<std::int32_t> Ratings::at(std::size_t unit, std::size_t coder) const {
  return m_cells[index(unit, coder)];
}

UnitCounts Ratings::counts_of(std::size_t unit) const {
  std::map<std::int32_t, std::int64_t> counts;
  for (std::size_t coder = 0; coder < m_coders; ++coder) {
    if (const auto code = at(unit, coder)) ++counts[*code];
  }
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
    for (std::size_t coder = 0; coder < ratings.coders(); ++coder) {
      if (const auto code = ratings.at(unit, coder)) {
        result.set(unit, coder, new_codes[static_cast<std::size_t>(*code)]);
      }
    }
  }
  return result;
}

}  // namespace worksort
