// What a reader can work out from a released table, by means that share nothing with how it was made:
// elimination on the equations, and narrowing of bounds.
#pragma once

#include "worksort/analyze/share/suppression.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

namespace worksort::test {

using Grid = std::vector<std::vector<std::int64_t>>;  // a table with its totals

inline Grid with_totals(const Grid& cells) {
  Grid grid(cells.size() + 1, std::vector<std::int64_t>(cells.front().size() + 1, 0));
  for (std::size_t r = 0; r < cells.size(); ++r) {
    for (std::size_t c = 0; c < cells.front().size(); ++c) {
      grid[r][c] = cells[r][c];
      grid[r].back() += cells[r][c];
      grid.back()[c] += cells[r][c];
      grid.back().back() += cells[r][c];
    }
  }
  return grid;
}

// What a reader sees: unknowns[k] is the place of an unknown; each equation has the unknowns of one row or
// column with sign -1 for its total, and the number that they add up to.
struct Puzzle {
  std::vector<std::pair<std::size_t, std::size_t>> unknowns;
  std::vector<bool> target;  // hidden, not merely left out
  struct Equation {
    std::vector<int> signs;
    std::int64_t sum = 0;
  };
  std::vector<Equation> equations;
};

inline Puzzle puzzle_from(const Grid& grid, const ReleaseMarks& marks) {
  Puzzle puzzle;
  const std::size_t rows = grid.size();
  const std::size_t columns = grid.front().size();
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (marks[r][c] == Release::shown) continue;
      puzzle.unknowns.emplace_back(r, c);
      puzzle.target.push_back(marks[r][c] != Release::left_out);
    }
  }
  const auto add = [&](bool along_row, std::size_t line) {
    Puzzle::Equation equation{std::vector<int>(puzzle.unknowns.size(), 0), 0};
    const std::size_t last = (along_row ? columns : rows) - 1;
    for (std::size_t i = 0; i <= last; ++i) {
      const auto place = along_row ? std::pair{line, i} : std::pair{i, line};
      const int sign = i == last ? -1 : 1;
      const auto found = std::ranges::find(puzzle.unknowns, place);
      if (found == puzzle.unknowns.end()) {
        equation.sum -= sign * grid[place.first][place.second];
      } else {
        equation.signs[static_cast<std::size_t>(found - puzzle.unknowns.begin())] = sign;
      }
    }
    puzzle.equations.push_back(equation);
  };
  for (std::size_t r = 0; r < rows; ++r) add(true, r);
  for (std::size_t c = 0; c < columns; ++c) add(false, c);
  return puzzle;
}

inline constexpr std::int64_t k_prime = 1000003;

inline std::int64_t inverse(std::int64_t value) {
  std::int64_t result = 1;
  for (std::int64_t power = k_prime - 2; power > 0; power >>= 1) {
    if ((power & 1) != 0) result = result * value % k_prime;
    value = value * value % k_prime;
  }
  return result;
}

// The unknowns that the equations alone determine: after elimination (modulo a prime; the entries of such
// systems stay -1, 0 and 1 in exact arithmetic) the rows with a single unknown.
inline std::vector<bool> determined(const Puzzle& puzzle) {
  std::vector<std::vector<std::int64_t>> rows;
  for (const auto& equation : puzzle.equations) {
    rows.emplace_back();
    for (const int sign : equation.signs) rows.back().push_back((sign + k_prime) % k_prime);
  }
  std::size_t rank = 0;
  for (std::size_t column = 0; column < puzzle.unknowns.size() && rank < rows.size(); ++column) {
    std::size_t pivot = rank;
    while (pivot < rows.size() && rows[pivot][column] == 0) ++pivot;
    if (pivot == rows.size()) continue;
    std::swap(rows[pivot], rows[rank]);
    const std::int64_t scale = inverse(rows[rank][column]);
    for (auto& value : rows[rank]) value = value * scale % k_prime;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::int64_t times = rows[row][column];
      if (row == rank || times == 0) continue;
      for (std::size_t i = 0; i < rows[row].size(); ++i) {
        rows[row][i] = ((rows[row][i] - times * rows[rank][i]) % k_prime + k_prime) % k_prime;
      }
    }
    ++rank;
  }
  std::vector<bool> result(puzzle.unknowns.size(), false);
  for (const auto& row : rows) {
    if (std::ranges::count_if(row, [](auto value) { return value != 0; }) != 1) continue;
    const auto only = std::ranges::find_if(row, [](auto value) { return value != 0; });
    result[static_cast<std::size_t>(only - row.begin())] = true;
  }
  return result;
}

struct Bounds {
  std::int64_t low = 0;
  std::int64_t high = 1000000;
};

// Narrows the bounds of every unknown by every equation until nothing changes. `bounds` is what is known from
// elsewhere.
inline std::vector<Bounds> narrowed(const Puzzle& puzzle, std::vector<Bounds> bounds) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& equation : puzzle.equations) {
      for (std::size_t k = 0; k < bounds.size(); ++k) {
        if (equation.signs[k] == 0) continue;
        std::int64_t least = equation.sum;  // what is left for sign * unknown
        std::int64_t most = equation.sum;
        for (std::size_t i = 0; i < bounds.size(); ++i) {
          if (i == k || equation.signs[i] == 0) continue;
          least -= equation.signs[i] > 0 ? bounds[i].high : -bounds[i].low;
          most -= equation.signs[i] > 0 ? bounds[i].low : -bounds[i].high;
        }
        if (equation.signs[k] < 0) std::tie(least, most) = std::pair{-most, -least};
        if (least > bounds[k].low || most < bounds[k].high) changed = true;
        bounds[k] = {std::max(least, bounds[k].low), std::min(most, bounds[k].high)};
      }
    }
  }
  return bounds;
}

inline std::vector<Bounds> narrowed(const Puzzle& puzzle) {
  return narrowed(puzzle, std::vector<Bounds>(puzzle.unknowns.size()));
}

}  // namespace worksort::test
