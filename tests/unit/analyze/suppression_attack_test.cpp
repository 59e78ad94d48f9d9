// Attacks on released tables: elimination on the equations, narrowing of bounds, and trying every table that
// fits.
#include "worksort/analyze/agree/seeded_draws.hpp"
#include "worksort/analyze/share/suppression.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "../attacker.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using namespace worksort::test;

namespace {

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

TEST_CASE("no hidden count of 3,000 random tables can be worked out" * doctest::test_suite("long")) {
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
