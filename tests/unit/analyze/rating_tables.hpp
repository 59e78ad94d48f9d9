// Published tables of ratings, typed in, and ways to write ratings down in a test.
#pragma once

#include "worksort/analyze/agree/ratings.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rating_tables {

using worksort::Ratings;

// One string per coder, one character per unit: a digit from 1 is code digit-1, a dot is a missing rating.
inline Ratings from_coders(const std::vector<std::string_view>& coders, std::size_t categories) {
  Ratings ratings(coders.front().size(), coders.size(), categories);
  for (std::size_t coder = 0; coder < coders.size(); ++coder) {
    for (std::size_t unit = 0; unit < coders[coder].size(); ++unit) {
      const char cell = coders[coder][unit];
      if (cell != '.') ratings.set(unit, coder, cell - '1');
    }
  }
  return ratings;
}

// One row per unit: how many coders gave each code. Every unit fills its coders from the first on.
inline Ratings from_counts(const std::vector<std::vector<int>>& rows) {
  std::size_t coders = 0;
  for (const auto& row : rows) {
    std::size_t sum = 0;
    for (const int count : row) sum += static_cast<std::size_t>(count);
    coders = std::max(coders, sum);
  }
  Ratings ratings(rows.size(), coders, rows.front().size());
  for (std::size_t unit = 0; unit < rows.size(); ++unit) {
    std::size_t coder = 0;
    for (std::size_t code = 0; code < rows[unit].size(); ++code) {
      for (int n = 0; n < rows[unit][code]; ++n) ratings.set(unit, coder++, static_cast<std::int32_t>(code));
    }
  }
  return ratings;
}

// Two coders from their confusion table.
inline Ratings from_pairs(const std::vector<std::vector<int>>& table) {
  std::vector<std::pair<std::int32_t, std::int32_t>> units;
  for (std::size_t a = 0; a < table.size(); ++a) {
    for (std::size_t b = 0; b < table.size(); ++b) {
      for (int n = 0; n < table[a][b]; ++n) units.emplace_back(a, b);
    }
  }
  Ratings ratings(units.size(), 2, table.size());
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    ratings.set(unit, 0, units[unit].first);
    ratings.set(unit, 1, units[unit].second);
  }
  return ratings;
}

// Krippendorff 2011, example C: four coders, twelve units, five codes.
inline Ratings krippendorff_2011() {
  return from_coders({"123321412...", "1233224125..", ".33323422513", "12332441251."}, 5);
}

// Fleiss 1971: thirty patients, six psychiatrists; depression, personality disorder, schizophrenia, neurosis,
// other.
inline Ratings fleiss_1971() {
  return from_counts({{0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
                      {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
                      {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
                      {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
                      {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
                      {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}});
}

}  // namespace rating_tables
