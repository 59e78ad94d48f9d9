#include "worksort/analyze/choose/pair.hpp"

#include <set>
#include <string>
#include <vector>

#include "made_study.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using test::made_study;

namespace {

std::string work(const std::vector<std::string>& pieces, const std::string& class_id = "3B") {
  std::string out = "---\nwork:\n  task: t\n  codebook: multiplication-division\n  date: 2026-11-17\n";
  out += "  class: " + class_id + "\n  pieces:\n";
  for (const auto& piece : pieces) out += "    - {" + piece + "}\n";
  return out;
}

std::string piece(const std::string& student, const std::string& strategy, const std::string& more = "") {
  return "student: " + student + ", strategy: " + strategy + (more.empty() ? "" : ", " + more);
}

// "s1 s2": who is with whom.
std::set<std::string> partners(const Study& study, const PairResult& result) {
  std::set<std::string> out;
  for (const auto& task : result.tasks) {
    for (const auto& pair : task.partners) {
      std::string words;
      for (const auto p : pair.pieces) {
        words += std::string(words.empty() ? "" : " ") +
                 std::string(study.text(study.readings_of(study.pieces[p])[0].student));
      }
      out.insert(words);
    }
  }
  return out;
}

using Names = std::set<std::string>;

Names paired(const std::string& text, const std::vector<EarlierPair>& earlier = {}) {
  const Study study = made_study(text);
  return partners(study, pair_students(Selection(study, {}), earlier));
}

}  // namespace

TEST_SUITE("pair") {
  TEST_CASE("neighbouring strategies before other ones, those before different success") {
    // Only recalled-fact with skip-counting or partial-products are no neighbours here.
    CHECK(paired(work({piece("s1", "skip-counting"), piece("s2", "recalled-fact"),
                       piece("s3", "partial-products"), piece("s4", "derived-fact")})) ==
          Names{"s1 s3", "s2 s4"});

    const Study study = made_study(work(
        {piece("s1", "skip-counting", "success: partly"), piece("s2", "skip-counting", "success: started"),
         piece("s3", "skip-counting", "success: partly"), piece("s4", "partial-products")}));
    const PairResult result = pair_students(Selection(study, {}), {});
    CHECK(partners(study, result) == Names{"s1 s2", "s3 s4"});
    CHECK(result.tasks.front().partners[0].reason == PairReason::success);
    CHECK(result.tasks.front().partners[1].reason == PairReason::neighbours);
  }

  TEST_CASE("as many pairs as can be come before better ones") {
    CHECK(paired(work({piece("s1", "skip-counting"), piece("s2", "recalled-fact"),
                       piece("s3", "recalled-fact"), piece("s4", "partial-products")}),
                 {{"", "s1", "s2"}}) == Names{"s1 s3", "s2 s4"});
  }

  TEST_CASE("a model in common decides among equals") {
    CHECK(paired(work({piece("s1", "skip-counting", "model: array"),
                       piece("s2", "partial-products", "model: equation"),
                       piece("s3", "skip-counting", "model: equation"),
                       piece("s4", "partial-products", "model: array")})) == Names{"s1 s4", "s2 s3"});
  }

  TEST_CASE("an odd student makes one three, where it fits best") {
    const Study study = made_study(
        work({piece("s1", "skip-counting"), piece("s2", "partial-products"), piece("s3", "recalled-fact")}));
    const PairResult result = pair_students(Selection(study, {}), {});
    CHECK(partners(study, result).size() == 1);
    CHECK(result.tasks.front().partners.front().pieces.size() == 3);
    CHECK(result.tasks.front().alone.empty());
  }

  TEST_CASE("nobody is put with somebody who did the same") {
    const Study study = made_study(work(
        {piece("s1", "skip-counting", "success: partly"), piece("s2", "skip-counting", "success: partly")}));
    const PairResult result = pair_students(Selection(study, {}), {});
    CHECK(result.tasks.front().partners.empty());
    CHECK(result.tasks.front().alone.size() == 2);
  }

  TEST_CASE("classes stay apart, and work without a strategy is left out by its reason") {
    const Study study = made_study(
        work({piece("s1", "skip-counting"), piece("s2", "blank"), piece("s3", "absent"), "student: s4"},
             "3A") +
        work({piece("s5", "partial-products")}, "3B"));
    const PairResult result = pair_students(Selection(study, {}), {});
    const TaskPairs& task = result.tasks.front();
    CHECK(task.partners.empty());
    CHECK(task.alone.size() == 2);
    CHECK(task.piles[PileKind::not_enough].size() == 1);
    CHECK(task.piles[PileKind::absent].size() == 1);
    CHECK(task.piles[PileKind::uncoded].size() == 1);
  }

  TEST_CASE("earlier partners do not meet again, in a three neither") {
    const std::string four = work({piece("s1", "skip-counting"), piece("s2", "partial-products"),
                                   piece("s3", "skip-counting"), piece("s4", "partial-products")});
    CHECK(paired(four, {{"", "s2", "s1"}}) == Names{"s1 s4", "s2 s3"});
    CHECK(paired(four, {{"", "s1", "s2"}, {"", "s1", "s4"}}).size() == 1);
    const std::string three =
        work({piece("s1", "skip-counting"), piece("s2", "partial-products"), piece("s3", "recalled-fact")});
    CHECK(paired(three, {{"", "s3", "s1"}}) != Names{"s1 s2 s3"});
    CHECK(paired(four, {{"Elsewhere", "s1", "s2"}}) == paired(four));
    CHECK(paired(four, {{"Elsewhere", "s1", "s4"}}) == paired(four));
  }

  TEST_CASE("day after day without a repetition, everybody once a day") {
    std::vector<std::string> pieces;
    const std::vector<std::string> strategies = {"skip-counting", "partial-products", "recalled-fact"};
    for (std::size_t i = 0; i < 24; ++i) pieces.push_back(piece("s" + std::to_string(i), strategies[i % 3]));
    const Study study = made_study(work(pieces));
    const Selection selection(study, {});
    std::vector<EarlierPair> earlier;
    std::set<std::pair<std::string, std::string>> met;
    for (int day = 0; day < 6; ++day) {
      const PairResult result = pair_students(selection, earlier);
      std::set<std::uint32_t> once;
      for (const auto& pair : result.tasks.front().partners) {
        REQUIRE(pair.pieces.size() == 2);
        once.insert(pair.pieces.begin(), pair.pieces.end());
        const std::string a(study.text(selection.head(pair.pieces[0]).student));
        const std::string b(study.text(selection.head(pair.pieces[1]).student));
        CHECK(met.emplace(a, b).second);
        earlier.push_back({"", a, b});
      }
      CHECK(once.size() == 24);
    }
  }

  TEST_CASE("a very large class is paired in parts") {
    std::vector<std::string> pieces;
    for (std::size_t i = 0; i < 2 * k_largest_pair_class + 2; ++i) {
      pieces.push_back(piece("s" + std::to_string(i), i % 2 == 0 ? "skip-counting" : "partial-products"));
    }
    const Study study = made_study(work(pieces));
    const PairResult result = pair_students(Selection(study, {}), {});
    CHECK(result.tasks.front().split);
    CHECK(result.tasks.front().partners.size() == k_largest_pair_class + 1);
    CHECK(result.tasks.front().alone.empty());
  }
}
