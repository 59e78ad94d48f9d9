#include "worksort/analyze/share/told_sets.hpp"

#include <doctest/doctest.h>

using namespace worksort;

namespace {

using Kinds = std::map<Membership, std::int64_t>;

bool never(std::size_t, std::size_t) {
  return false;
}

}  // namespace

TEST_CASE("the size of a set of few students is not told") {
  CHECK_FALSE(ToldSets(Kinds{{{true}, 2}, {{false}, 20}}, 3, never).tell(0));
  CHECK(ToldSets(Kinds{{{true}, 3}, {{false}, 20}}, 3, never).tell(0));
}

TEST_CASE("two sizes are not told together where they say how few students are in one set alone") {
  const auto both_told = [](std::int64_t alone) {
    ToldSets sets(Kinds{{{true, true}, 10}, {{true, false}, alone}, {{false, false}, 20}}, 3, never);
    REQUIRE(sets.tell(0));
    return sets.tell(1);
  };
  CHECK_FALSE(both_told(1));
  CHECK_FALSE(both_told(2));
}

TEST_CASE("two sizes are told together where students could be in the other set alone as well") {
  ToldSets sets(Kinds{{{true, true}, 10}, {{true, false}, 1}, {{false, true}, 0}, {{false, false}, 20}}, 3,
                never);
  REQUIRE(sets.tell(0));
  CHECK(sets.tell(1));
}

TEST_CASE("that nobody is in one set alone is told only where everybody may know it") {
  const Kinds kinds = {{{true, true}, 10}, {{true, false}, 0}, {{false, false}, 20}};
  ToldSets hidden(kinds, 3, never);
  REQUIRE(hidden.tell(0));
  CHECK_FALSE(hidden.tell(1));
  ToldSets known(kinds, 3, [](std::size_t, std::size_t) { return true; });
  REQUIRE(known.tell(0));
  CHECK(known.tell(1));
}
