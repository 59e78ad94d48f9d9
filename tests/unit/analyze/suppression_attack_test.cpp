// Attacks on released tables by means that share nothing with how they were made: elimination on the
// equations, narrowing of bounds, and trying every table that fits.
#include "worksort/analyze/seeded_draws.hpp"
#include "worksort/analyze/suppression.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

using Grid = std::vector<std::vector<std::int64_t>>;  // a table with its totals

Grid with_totals(const Grid& cells) {
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

Puzzle puzzle_from(const Grid& grid, const ReleaseMarks& marks) {
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

constexpr std::int64_t k_prime = 1000003;

std::int64_t inverse(std::int64_t value) {
  std::int64_t result = 1;
  for (std::int64_t power = k_prime - 2; power > 0; power >>= 1) {
    if ((power & 1) != 0) result = result * value % k_prime;
    value = value * value % k_prime;
  }
  return result;
}

// The unknowns that the equations alone determine: after elimination (modulo a prime; the entries of such
// systems stay -1, 0 and 1 in exact arithmetic) the rows with a single unknown.
std::vector<bool> determined(const Puzzle& puzzle) {
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

// Narrows the bounds of every unknown by every equation until nothing changes.
std::vector<Bounds> narrowed(const Puzzle& puzzle) {
  std::vector<Bounds> bounds(puzzle.unknowns.size());
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

// The lowest and highest value of each unknown over all tables that fit with no count above `limit`.
std::vector<Bounds> by_trying(const Puzzle& puzzle, std::int64_t limit) {
  std::vector<Bounds> seen(puzzle.unknowns.size(), {limit + 1, -1});
  std::vector<std::int64_t> values(puzzle.unknowns.size(), 0);
  const auto fits = [&](std::size_t filled) {
    return std::ranges::all_of(puzzle.equations, [&](const auto& equation) {
      std::int64_t sum = 0;
      bool open_up = false;
      bool open_down = false;
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (i < filled) sum += equation.signs[i] * values[i];
        if (i >= filled && equation.signs[i] > 0) open_up = true;
        if (i >= filled && equation.signs[i] < 0) open_down = true;
      }
      return (open_up || sum >= equation.sum) && (open_down || sum <= equation.sum);
    });
  };
  const std::function<void(std::size_t)> fill = [&](std::size_t next) {
    if (!fits(next)) return;
    if (next == values.size()) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        seen[i] = {std::min(seen[i].low, values[i]), std::max(seen[i].high, values[i])};
      }
      return;
    }
    for (values[next] = 0; values[next] <= limit; ++values[next]) fill(next + 1);
  };
  fill(0);
  return seen;
}

CountTable random_table(SeededDraws& draws, std::size_t rows, std::size_t columns, std::uint64_t largest) {
  CountTable table;
  table.cells.assign(rows, std::vector<std::int64_t>(columns, 0));
  for (auto& row : table.cells) {
    for (auto& cell : row) {
      if (draws.below(4) > 0) cell = static_cast<std::int64_t>(draws.below(largest + 1));
    }
  }
  return table;
}

struct Attacked {
  int tables = 0;
  int hidden = 0;
  int protecting = 0;
  int small_only_recovered = 0;
};

// Hides the small counts and nothing else: what the attacks must be able to break.
ReleaseMarks small_only(const CountTable& table, const ReleaseMarks& marks) {
  ReleaseMarks weak = marks;
  for (auto& row : weak) {
    for (Release& mark : row) {
      if (mark == Release::protecting) mark = Release::shown;
    }
  }
  REQUIRE(weak.size() == table.cells.size() + 1);
  return weak;
}

void attack(const CountTable& table, const SuppressionRule& rule, Attacked& log) {
  const ReleaseMarks marks = suppress(table, rule);
  const Grid grid = with_totals(table.cells);
  const Puzzle puzzle = puzzle_from(grid, marks);
  const auto known = determined(puzzle);
  const auto bounds = narrowed(puzzle);
  for (std::size_t k = 0; k < puzzle.unknowns.size(); ++k) {
    if (!puzzle.target[k]) continue;
    REQUIRE_FALSE(known[k]);
    REQUIRE(bounds[k].high - bounds[k].low >= rule.min_n);
    ++log.hidden;
  }
  for (std::size_t r = 0; r < grid.size(); ++r) {
    for (std::size_t c = 0; c < grid[r].size(); ++c) {
      const bool small = grid[r][c] == 0 ? rule.hide_zeros : grid[r][c] < rule.min_n;
      if (marks[r][c] != Release::left_out) REQUIRE((marks[r][c] == Release::small) == small);
      if (marks[r][c] == Release::protecting) ++log.protecting;
    }
  }
  const Puzzle weak = puzzle_from(grid, small_only(table, marks));
  const auto weak_bounds = narrowed(weak);
  for (std::size_t k = 0; k < weak.unknowns.size(); ++k) {
    if (weak.target[k] && weak_bounds[k].high == weak_bounds[k].low) ++log.small_only_recovered;
  }
  ++log.tables;
}

}  // namespace

TEST_CASE("no hidden count of 3,000 random tables can be worked out") {
  SeededDraws draws(99);
  Attacked log;
  for (int round = 0; round < 3000; ++round) {
    CountTable table = random_table(draws, 1 + draws.below(6), 2 + draws.below(5), 4 + draws.below(40));
    table.row_totals = draws.below(6) > 0;
    table.column_totals = draws.below(6) > 0;
    table.grand_total = draws.below(6) > 0;
    const std::int64_t min_n = std::array<std::int64_t, 3>{3, 5, 10}[draws.below(3)];
    attack(table, {min_n, draws.below(3) == 0}, log);
  }
  CHECK(log.tables == 3000);
  CHECK(log.hidden > 10000);
  CHECK(log.protecting > 1000);
  CHECK(log.small_only_recovered > 1000);  // the same attacks do break tables that hide small counts only
}

TEST_CASE("what the audit says is what trying every table that fits says") {
  SeededDraws draws(12);
  int compared = 0;
  for (int round = 0; round < 400; ++round) {
    const CountTable table = random_table(draws, 1 + draws.below(3), 2 + draws.below(2), 6);
    ReleaseMarks marks(table.cells.size() + 1, std::vector<Release>(table.cells.front().size() + 1));
    for (auto& row : marks) {
      for (Release& mark : row) mark = draws.below(2) == 0 ? Release::shown : Release::small;
    }
    marks.back().back() = Release::shown;  // so that nothing can be above the grand total
    const Grid grid = with_totals(table.cells);
    const std::int64_t total = grid.back().back();
    if (total > 9) continue;
    const Puzzle puzzle = puzzle_from(grid, marks);
    if (puzzle.unknowns.size() > 7) continue;
    const auto tried = by_trying(puzzle, total);
    const auto found = audit(table, marks);
    REQUIRE(found.size() == tried.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
      REQUIRE(std::pair{found[k].row, found[k].column} == puzzle.unknowns[k]);
      REQUIRE(found[k].low == tried[k].low);
      REQUIRE(found[k].high == tried[k].high);
      ++compared;
    }
  }
  CHECK(compared > 150);
}

TEST_CASE("small released tables hold against trying every table that fits") {
  SeededDraws draws(6);
  int attacked = 0;
  for (int round = 0; round < 300; ++round) {
    const CountTable table = random_table(draws, 1 + draws.below(2), 2, 7);
    const ReleaseMarks marks = suppress(table, {3, draws.below(2) == 0});
    const Puzzle puzzle = puzzle_from(with_totals(table.cells), marks);
    if (puzzle.unknowns.size() > 5) continue;
    for (const Bounds& bounds : by_trying(puzzle, 16)) REQUIRE(bounds.high - bounds.low >= 3);
    attacked += puzzle.unknowns.empty() ? 0 : 1;
  }
  CHECK(attacked > 50);
}
