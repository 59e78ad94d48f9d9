#include "worksort/analyze/agree/agreement_statistics.hpp"

#include <stdexcept>

#include "rating_tables.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using rating_tables::from_coders;

namespace {

void check_reason(const Statistic& statistic, const std::string& reason) {
  CHECK_FALSE(statistic.value.has_value());
  CHECK(statistic.reason == reason);
}

}  // namespace

TEST_CASE("each unit weighs the same in pairwise agreement, however many rated it") {
  const Ratings ratings = from_coders({"11", "12", "1."}, 2);
  CHECK(*pairwise_agreement(ratings).value == doctest::Approx(.5));  // not 3 of 4 pairs
  CHECK(*share_all_agree(ratings).value == doctest::Approx(.5));
}

TEST_CASE("units with one rating count for nothing, but for the prevalence in AC1") {
  const Ratings without = from_coders({"1122", "1121"}, 2);
  const Ratings with = from_coders({"11222", "1121."}, 2);
  CHECK(*share_all_agree(with).value == doctest::Approx(.75));
  CHECK(*pairwise_agreement(with).value == *pairwise_agreement(without).value);
  CHECK(*fleiss_kappa(with).value == *fleiss_kappa(without).value);
  CHECK(*commonest_code(with).share.value == *commonest_code(without).share.value);
  CHECK(*gwet_ac1(with).value != *gwet_ac1(without).value);
}

TEST_CASE("of codes that are equally common the first is the commonest, and the others are named") {
  const Commonest tie = commonest_code(from_coders({"3122", "312."}, 3));  // the last 2 has nobody beside it
  CHECK(tie.code == 0);
  CHECK(tie.others == std::vector<std::int32_t>{1, 2});
  const Commonest alone = commonest_code(from_coders({"1132", "1132"}, 3));
  CHECK(alone.code == 0);
  CHECK(alone.others.empty());
}

TEST_CASE("where everyone used one code nothing corrects for chance") {
  const Ratings ratings = from_coders({"111", "111", "111"}, 3);
  CHECK(*share_all_agree(ratings).value == 1.0);
  CHECK(*pairwise_agreement(ratings).value == 1.0);
  CHECK(*commonest_code(ratings).share.value == 1.0);
  check_reason(fleiss_kappa(ratings), "everyone used one code");
  check_reason(gwet_ac1(ratings), "everyone used one code");
  check_reason(cohen_kappa(confusion(ratings, 0, 2)), "everyone used one code");
}

TEST_CASE("no value without two ratings of a piece") {
  const Ratings ratings = from_coders({"12.", "..1"}, 2);
  for (const Statistic& statistic :
       {share_all_agree(ratings), pairwise_agreement(ratings), commonest_code(ratings).share,
        fleiss_kappa(ratings), gwet_ac1(ratings)}) {
    check_reason(statistic, "no piece has two ratings");
  }
  CHECK(commonest_code(ratings).code == -1);
  check_reason(cohen_kappa(confusion(ratings, 0, 1)), "the two coders have no piece in common");
  check_reason(share_all_agree(Ratings(0, 0, 0)), "no piece has two ratings");
}

TEST_CASE("Fleiss' kappa wants equally many ratings for each piece") {
  check_reason(fleiss_kappa(from_coders({"112", "122", "1.2"}, 2)),
               "the pieces do not all have as many ratings");
}

TEST_CASE("a coder who used one code only gives kappa nothing to go by, which is 0 and not missing") {
  const Confusion pair = confusion(from_coders({"1111", "1122"}, 2), 0, 1);
  CHECK(*cohen_kappa(pair).value == doctest::Approx(0.0));
}

TEST_CASE("the confusion table counts pieces that both coders rated") {
  const Confusion pair = confusion(from_coders({"123.1", "12213", "1.111"}, 3), 1, 0);
  CHECK(pair.units == 4);
  CHECK(pair.first == 1);
  CHECK(pair.counts == std::vector<std::vector<std::int64_t>>{{1, 0, 0}, {0, 1, 1}, {1, 0, 0}});
}

TEST_CASE("weights forgive near misses") {
  const Confusion near = confusion(from_coders({"11223344", "12233444"}, 4), 0, 1);
  const double plain = *cohen_kappa(near).value;
  const double linear = *cohen_kappa(near, KappaWeights::linear).value;
  const double quadratic = *cohen_kappa(near, KappaWeights::quadratic).value;
  CHECK(plain < linear);
  CHECK(linear < quadratic);
  CHECK(quadratic < 1.0);
}

TEST_CASE("a rating outside the table is refused") {
  Ratings ratings(2, 2, 3);
  CHECK_THROWS_AS(ratings.set(2, 0, 1), std::out_of_range);
  CHECK_THROWS_AS(ratings.set(0, 2, 1), std::out_of_range);
  CHECK_THROWS_AS(ratings.set(0, 0, 3), std::out_of_range);
  CHECK_THROWS_AS(ratings.set(0, 0, -1), std::out_of_range);
  ratings.set(1, 1, 2);
  ratings.set(1, 1, std::nullopt);
  CHECK(ratings.counts_of(1).empty());
}
