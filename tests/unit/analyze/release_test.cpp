#include "worksort/analyze/share/release.hpp"

#include <numeric>
#include <string>
#include <tuple>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

CountedTable list_of(std::vector<std::int64_t> counts) {
  CountedTable table;
  table.students = {counts};
  table.row_students = {std::accumulate(counts.begin(), counts.end(), std::int64_t{0})};
  table.all_students = table.row_students.front();
  table.pieces = {std::move(counts)};
  table.listed = CountedTable::Listed::cells;
  return table;
}

}  // namespace

TEST_SUITE("release") {
  TEST_CASE("a small count takes a partner with it") {
    const Released out = release(list_of({30, 25, 4}), 10);
    CHECK(out.shows(0, 0));
    CHECK_FALSE(out.shows(0, 1));
    CHECK_FALSE(out.shows(0, 2));
    CHECK(out.counts == 3);
    CHECK(out.hidden == 2);
    CHECK(out.says_little());
  }

  TEST_CASE("few students hide a count however many pieces there are") {
    CountedTable table = list_of({40, 30, 20});
    table.students = {{20, 15, 4}};
    const Released out = release(table, 10);
    CHECK_FALSE(out.shows(0, 2));
    CHECK(out.hidden >= 2);
  }

  TEST_CASE("ten counts of one each would be worked out from the total: it goes") {
    const Released out = release(list_of({40, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}), 10);
    CHECK(out.shows(0, 0));
    CHECK_FALSE(out.shows_total());
  }

  TEST_CASE("large counts stay, with their total") {
    const Released out = release(list_of({12, 15, 18}), 10);
    CHECK(out.hidden == 0);
    CHECK(out.shows_total());
    CHECK_FALSE(out.says_little());
  }

  TEST_CASE("counts in which pieces stand twice have no totals and no partners") {
    CountedTable table = list_of({30, 25, 4});
    table.adds_up = false;
    const Released out = release(table, 10);
    CHECK(out.shows(0, 1));
    CHECK_FALSE(out.shows(0, 2));
    CHECK_FALSE(out.shows_total());
  }

  TEST_CASE("a count, a row, a column or all with as many students as the rule asks for is shown") {
    const auto table_of = [](std::int64_t students) {
      CountedTable table;
      table.pieces = table.students = {{students, 30}, {30, 40}};
      table.row_totals = table.column_totals = true;
      table.row_students = {students + 30, 70};
      table.column_students = {students + 30, 70};
      table.all_students = students + 100;
      return table;
    };
    CHECK(release(table_of(10), 10).hidden == 0);
    CHECK(release(table_of(9), 10).hidden == 4);
    const auto shown = [&](auto change) {
      CountedTable table = table_of(40);
      change(table);
      const Released out = release(table, 10);
      std::string marks;
      for (const auto& row : out.marks) {
        for (const auto mark : row) marks += mark == Release::shown ? '1' : '0';
        marks += ' ';
      }
      return marks;
    };
    CHECK(shown([](auto& t) { t.row_students[0] = 10; }) == "111 111 111 ");
    CHECK(shown([](auto& t) { t.row_students[0] = 9; }) != "111 111 111 ");
    CHECK(shown([](auto& t) { t.column_students[1] = 10; }) == "111 111 111 ");
    CHECK(shown([](auto& t) { t.column_students[1] = 9; }) != "111 111 111 ");
    CHECK(shown([](auto& t) { t.all_students = 10; }) == "111 111 111 ");
    CHECK(shown([](auto& t) { t.all_students = 9; }) != "111 111 111 ");
  }

  TEST_CASE(
      "of what stands on a list each hidden count is 1 or more, and half of the rule must be open beyond") {
    struct Listed {
      std::vector<std::int64_t> counts;
      std::int64_t min_n;
      bool total;
    };
    for (const auto& l : {Listed{{40, 2, 2, 2, 2, 2}, 10, true},
                          {{40, 2, 2, 2, 2, 1, 1}, 10, false},
                          {{40, 2, 2}, 4, true},
                          {{40, 2, 1, 1}, 4, false},
                          {{40, 2, 2}, 3, true},
                          {{40, 2, 1}, 3, false},
                          {{40, 1, 1}, 2, false}}) {
      CAPTURE(l.counts.size());
      CAPTURE(l.min_n);
      CountedTable table = list_of(l.counts);
      CHECK(release(table, l.min_n).shows_total() == l.total);
      table.listed = CountedTable::Listed::nothing;
      CHECK(release(table, l.min_n).shows_total());
      table.listed = CountedTable::Listed::rows;
      table.row_totals = true;
      table.row_students = l.counts;
      table.pieces.clear();
      for (const auto count : l.counts) table.pieces.push_back({count});
      table.students = table.pieces;
      CHECK(release(table, l.min_n).shows_total() == l.total);
    }
  }

  TEST_CASE("half of the counts hidden is not more than half") {
    Released out;
    for (const auto& [counts, hidden, little] : {std::tuple(0U, 0U, true),
                                                 {1U, 0U, true},
                                                 {2U, 0U, false},
                                                 {2U, 1U, false},
                                                 {2U, 2U, true},
                                                 {3U, 1U, false},
                                                 {3U, 2U, true}}) {
      out.counts = counts;
      out.hidden = hidden;
      CHECK(out.says_little() == little);
    }
  }

  TEST_CASE("a table without rows releases nothing") {
    const Released out = release(CountedTable{}, 10);
    CHECK(out.counts == 0);
    CHECK(out.hidden == 0);
    CHECK(out.marks.size() == 1);
    CHECK(out.marks.front().size() == 1);
  }

  TEST_CASE("one count says it all") {
    CHECK(release(list_of({24}), 10).says_little());
  }
}
