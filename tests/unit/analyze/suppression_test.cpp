#include "worksort/analyze/share/suppression.hpp"

#include "worksort/analyze/agree/seeded_draws.hpp"

#include <algorithm>
#include <stdexcept>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

constexpr auto S = Release::shown;
constexpr auto X = Release::small;
constexpr auto P = Release::protecting;
constexpr auto L = Release::left_out;

bool safe(const CountTable& table, const ReleaseMarks& marks, std::int64_t min_n) {
  const auto hidden = audit(table, marks);
  const bool apart = std::ranges::all_of(
      hidden, [&](const HiddenEntry& entry) { return !entry.high || *entry.high - entry.low >= min_n; });
  CHECK(well_hidden(table, marks, min_n) == apart);
  return apart;
}

}  // namespace

TEST_CASE("a table without small counts is shown as it is") {
  const CountTable table{{{10, 20}, {30, 40}}};
  CHECK(suppress(table, {10}) == ReleaseMarks{{S, S, S}, {S, S, S}, {S, S, S}});
  CHECK(audit(table, suppress(table, {10})).empty());
}

TEST_CASE("one small count takes a rectangle of partners, the lowest that are high enough") {
  const CountTable table{{{4, 30, 12}, {50, 60, 70}, {11, 80, 15}}};
  CHECK(suppress(table, {10}) == ReleaseMarks{{X, S, P, S}, {S, S, S, S}, {P, S, P, S}, {S, S, S, S}});
}

TEST_CASE("of partners that cost the same, those are taken whose column stands first") {
  const CountTable table{{{4, 20, 20}, {20, 90, 20}, {20, 20, 90}}};
  CHECK(suppress(table, {10}) == ReleaseMarks{{X, P, S, S}, {S, S, S, S}, {P, P, S, S}, {S, S, S, S}});
}

TEST_CASE("small counts that hide each other need no partners") {
  const CountTable table{{{9, 8}, {7, 9}}};
  CHECK(suppress(table, {10}) == ReleaseMarks{{X, X, S}, {X, X, S}, {S, S, S}});
}

TEST_CASE("a zero is shown unless the rule hides zeros") {
  const CountTable table{{{0, 30}, {20, 40}}};
  CHECK(suppress(table, {10})[0][0] == S);
  const ReleaseMarks marks = suppress(table, {10, true});
  CHECK(marks[0][0] == X);
  CHECK(marks[0][1] == P);
  CHECK(safe(table, marks, 10));
}

TEST_CASE("a table with too little in it loses its totals, and the grand total when that is small too") {
  const CountTable lone{{{0, 4}, {0, 0}}};
  const ReleaseMarks all = suppress(lone, {10, true});
  for (const auto& row : all) CHECK(std::ranges::count(row, S) == 0);
  const CountTable one_row{{{12, 3}, {0, 0}}};
  const ReleaseMarks marks = suppress(one_row, {10});
  CHECK(marks[0][1] == X);
  CHECK(marks[2][1] == X);  // the column total is as small
  CHECK(safe(one_row, marks, 10));
}

TEST_CASE("the audit gives the exact interval of each hidden count") {
  const CountTable table{{{4, 30}, {50, 60}}};
  const auto hidden = audit(table, {{X, P, S}, {P, P, S}, {S, S, S}});
  REQUIRE(hidden.size() == 4);
  CHECK(hidden[0].low == 0);
  CHECK(hidden[0].high == 34);
  CHECK(hidden[3].low == 56);
  CHECK(hidden[3].high == 90);
  const auto exact = audit(table, {{X, S, S}, {S, S, S}, {S, S, S}});
  REQUIRE(exact.size() == 1);
  CHECK(exact[0].low == 4);
  CHECK(exact[0].high == 4);
  CHECK_FALSE(well_hidden(table, {{X, S, S}, {S, S, S}, {S, S, S}}, 3));
  const auto open = audit(table, {{X, S, X}, {S, S, S}, {X, S, X}});
  REQUIRE(open.size() == 4);
  CHECK(open[0].low == 0);
  CHECK_FALSE(open[0].high.has_value());
  CHECK(audit(CountTable{{{4, 30}}, false, false, true}, {{X, P, L}, {L, L, S}})[0].high == 34);
}

TEST_CASE("nothing that protects could be shown again") {
  SeededDraws draws(3);
  int tried = 0;
  for (int round = 0; round < 150; ++round) {
    CountTable table;
    table.cells.assign(2 + draws.below(4), std::vector<std::int64_t>(2 + draws.below(4)));
    for (auto& row : table.cells) {
      for (auto& cell : row) cell = static_cast<std::int64_t>(draws.below(40));
    }
    ReleaseMarks marks = suppress(table, {5});
    CHECK(safe(table, marks, 5));
    for (auto& row : marks) {
      for (Release& mark : row) {
        if (mark != P) continue;
        mark = S;
        CHECK_FALSE(safe(table, marks, 5));
        mark = P;
        ++tried;
      }
    }
  }
  CHECK(tried > 100);
}

TEST_CASE("tables that are none are refused") {
  CHECK_THROWS_AS(suppress(CountTable{{{1, 2}, {3}}}, {10}), std::invalid_argument);
  CHECK_THROWS_AS(suppress(CountTable{{{1, -2}}}, {10}), std::invalid_argument);
  CHECK_THROWS_AS(suppress(CountTable{{{1, 2}}}, {0}), std::invalid_argument);
  CHECK(suppress(CountTable{}, {10}) == ReleaseMarks{{S}});
  CHECK(suppress(CountTable{}, {10, true}) == ReleaseMarks{{S}});
}

TEST_CASE("a share never says none or all, nor how small a small count is") {
  for (std::int64_t total = 0; total <= 400; ++total) {
    for (std::int64_t count = 0; count <= total; ++count) {
      const auto share = plain_share(count, total, 10);
      if (!share) continue;
      REQUIRE(*share > 5);
      REQUIRE(*share < 95);
      REQUIRE(count >= 10);
      REQUIRE(total - count >= 10);
    }
  }
  CHECK(plain_share(12, 24, 10) == 50);
  CHECK(plain_share(10, 30, 10) == 33);
  CHECK(plain_share(20, 30, 10) == 67);
  CHECK_FALSE(plain_share(0, 24, 10));
  CHECK_FALSE(plain_share(24, 24, 10));
  CHECK_FALSE(plain_share(985, 1000, 10));
  CHECK_FALSE(plain_share(9, 18, 10));
}
