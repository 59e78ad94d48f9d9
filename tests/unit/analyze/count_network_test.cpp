// The flows of a table against counting out all that fits.
#include "analyze/share/count_network.hpp"

#include "worksort/analyze/agree/seeded_draws.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

// Nine entries of a table of two rows and two columns, its totals with them.
using NetworkEntries = std::array<std::int64_t, 9>;

NetworkEntries summed_entries(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
  return {a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d};
}

// The lowest and highest value of each entry over all tables of counts up to `most` that agree with the true
// one where it is shown.
std::array<std::pair<std::int64_t, std::int64_t>, 9> counted_out(const NetworkEntries& truth,
                                                                 const std::array<bool, 9>& hidden,
                                                                 std::int64_t most) {
  std::array<std::pair<std::int64_t, std::int64_t>, 9> out;
  for (std::size_t i = 0; i < 9; ++i) out[i] = {truth[i], truth[i]};
  const auto values = [&](std::size_t i) {
    return hidden[i] ? std::pair<std::int64_t, std::int64_t>(0, most) : std::pair(truth[i], truth[i]);
  };
  for (auto a = values(0).first; a <= values(0).second; ++a)
    for (auto b = values(1).first; b <= values(1).second; ++b)
      for (auto c = values(3).first; c <= values(3).second; ++c)
        for (auto d = values(4).first; d <= values(4).second; ++d) {
          const NetworkEntries now = summed_entries(a, b, c, d);
          bool fits = true;
          for (std::size_t i = 0; i < 9; ++i) fits = fits && (hidden[i] || now[i] == truth[i]);
          if (!fits) continue;
          for (std::size_t i = 0; i < 9; ++i)
            out[i] = {std::min(out[i].first, now[i]), std::max(out[i].second, now[i])};
        }
  return out;
}

}  // namespace

TEST_CASE("what is known of hidden counts is what all tables have in common that fit those shown") {
  SeededDraws draws(7);
  for (int round = 0; round < 60; ++round) {
    CountTable table{{{0, 0}, {0, 0}}};
    for (auto& row : table.cells)
      for (auto& cell : row) cell = static_cast<std::int64_t>(draws.below(3));
    const NetworkEntries truth =
        summed_entries(table.cells[0][0], table.cells[0][1], table.cells[1][0], table.cells[1][1]);
    const std::int64_t most = 2 * truth[8] + 1;  // what goes so far goes on without an end
    std::array<bool, 9> hidden{};
    ReleaseMarks marks(3, std::vector<Release>(3, Release::shown));
    for (std::size_t i = 0; i < 9; ++i) {
      hidden[i] = draws.below(2) == 0;
      if (hidden[i]) marks[i / 3][i % 3] = Release::small;
    }
    const auto wanted = counted_out(truth, hidden, most);
    for (const HiddenEntry& entry : audit(table, marks)) {
      const std::size_t at = entry.row * 3 + entry.column;
      CHECK(hidden[at]);
      CHECK(entry.low == wanted[at].first);
      CHECK(entry.high == (wanted[at].second < most ? std::optional(wanted[at].second) : std::nullopt));
    }
    CHECK(audit(table, marks).size() == static_cast<std::size_t>(std::ranges::count(hidden, true)));
  }
}

TEST_CASE("no cheaper counts could be hidden to give a count room") {
  SeededDraws draws(11);
  for (int round = 0; round < 12; ++round) {
    CountTable table{{{0, 0}, {0, 0}}};
    for (auto& row : table.cells)
      for (auto& cell : row) cell = static_cast<std::int64_t>(draws.below(3));
    CountNetwork network(table);
    std::vector<std::int64_t> costs;
    for (std::size_t i = 0; i < 9; ++i) costs.push_back(1 + static_cast<std::int64_t>(draws.below(9)));
    const std::size_t entry = draws.below(9);
    const std::size_t other = draws.below(9);  // is hidden already, and costs nothing
    for (const std::size_t i : {entry, other}) network.mark(i, Release::small);
    std::int64_t found = 0;
    for (const std::size_t i : network.cheapest_cover(entry, 1, costs)) {
      CHECK(network.entries()[i].known());
      found += costs[i];
    }
    std::int64_t least = CountNetwork::k_unlimited;
    for (unsigned chosen = 0; chosen < 512; ++chosen) {
      std::int64_t cost = 0;
      CountNetwork with(table);
      for (std::size_t i = 0; i < 9; ++i) {
        const bool already = i == entry || i == other;
        if (already || (chosen >> i & 1U) != 0) with.mark(i, Release::small);
        if (!already && (chosen >> i & 1U) != 0) cost += costs[i];
      }
      if (cost < least && with.room_above(entry, 1) == 1) least = cost;
    }
    CHECK(found == least);
  }
}

TEST_CASE("a count can go down to 0 and no further, and no more is said than was asked for") {
  CountNetwork network(CountTable{{{4, 9}, {7, 8}}});
  for (const std::size_t i : {0U, 1U, 3U, 4U}) network.mark(i, Release::small);
  CHECK(network.room_below(0) == 4);
  CHECK(network.room_below(0, 3) == 3);
  CHECK(network.room_below(0, 5) == 4);
  CHECK(network.room_above(0) == 7);
  CHECK(network.room_above(0, 7) == 7);
  CHECK(network.room_above(0, 8) == 7);
  CHECK(network.room_above(1) == 4);
  CHECK(network.room_below(1) == 7);
  for (const std::size_t i : {2U, 6U, 8U}) network.mark(i, Release::left_out);
  CHECK(network.room_above(0) == CountNetwork::k_unlimited);
  CHECK(network.room_above(0, 20) == 20);
}

TEST_CASE("asked for less than there is, as much is said as was asked for, and else all there is") {
  SeededDraws draws(23);
  for (int round = 0; round < 40; ++round) {
    CountTable table;
    table.cells.assign(2 + draws.below(3), std::vector<std::int64_t>(2 + draws.below(3)));
    for (auto& row : table.cells)
      for (auto& cell : row) cell = static_cast<std::int64_t>(draws.below(4));
    CountNetwork network(table);
    for (std::size_t i = 0; i < network.entries().size(); ++i)
      if (network.is_cell(network.entries()[i]) && draws.below(4) > 0) network.mark(i, Release::small);
    for (std::size_t i = 0; i < network.entries().size(); ++i) {
      if (network.entries()[i].known()) continue;
      const std::int64_t above = network.room_above(i);
      const std::int64_t below = network.room_below(i);
      CHECK(below <= network.entries()[i].value);
      for (std::int64_t enough = 0; enough < 8; ++enough) {
        CHECK(network.room_above(i, enough) == std::min(above, enough));
        CHECK(network.room_below(i, enough) == std::min(below, enough));
      }
    }
  }
}
