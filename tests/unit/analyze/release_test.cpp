#include "worksort/analyze/share/release.hpp"

#include <numeric>

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

  TEST_CASE("one count says it all") {
    CHECK(release(list_of({24}), 10).says_little());
  }
}
