#include "worksort/analyze/choose/select.hpp"

#include "worksort/report/people/select.hpp"

#include <set>
#include <string>
#include <vector>

#include "made_study.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using test::made_study;

namespace {

std::string chosen_from(const std::vector<std::string>& pieces, const std::string& class_id = "3B",
                        const std::string& coder = "kim") {
  std::string out = "---\nwork:\n  task: t\n  codebook: multiplication-division\n  date: 2026-11-17\n";
  out += "  class: " + class_id + "\n  coder: " + coder + "\n  pieces:\n";
  for (const auto& piece : pieces) out += "    - {" + piece + "}\n";
  return out;
}

std::vector<std::string> students(const Study& study, const TaskChoice& choice) {
  std::vector<std::string> out;
  for (const auto& c : choice.chosen)
    out.emplace_back(study.text(study.readings_of(study.pieces[c.piece])[0].student));
  return out;
}

using Words = std::vector<std::string>;

Words chosen(const Study& study, SelectOptions options) {
  const auto choices = select_pieces(Selection(study, {}), options);
  REQUIRE(choices.size() == 1);
  return students(study, choices.front());
}

const std::vector<std::string> k_pieces = {
    "student: s1, strategy: skip-counting, model: number-line, shows: [groups]",
    "student: s2, strategy: skip-counting, model: number-line, shows: [groups], evidence: jumps of 4",
    "student: s3, strategy: skip-counting, model: array",
    "student: s4, strategy: recalled-fact, model: equation, issues: loses-count",
    "student: s5, strategy: direct-modeling-equal-groups, model: counters, shows: [label]",
    "student: s6, strategy: blank, model: ten-frame",
    "student: s7, strategy: absent"};

}  // namespace

TEST_SUITE("select") {
  TEST_CASE("the fewest pieces show all that coded pieces show, those with evidence before those without") {
    const Study study = made_study(chosen_from(k_pieces));
    const auto choices = select_pieces(Selection(study, {}), {});
    REQUIRE(choices.size() == 1);
    const TaskChoice& choice = choices.front();
    CHECK(choice.coded == 5);
    CHECK(choice.seen.size() == 3 + 4 + 2);
    CHECK(choice.shown == choice.seen.size());
    CHECK(choice.fewest);
    CHECK(choice.not_coded.size() == 1);
    CHECK(students(study, choice) == Words{"s5", "s2", "s3", "s4"});
  }

  TEST_CASE("of two pieces that show the same the one is chosen of which more was told") {
    const auto second = [](const std::string& one, const std::string& other) {
      const std::string same = ", strategy: recalled-fact";
      const Study study = made_study(chosen_from({"student: s1" + same + one, "student: s2" + same + other}));
      return chosen(study, {}) == Words{"s2"};
    };
    for (const char* more : {", evidence: e", ", quote: q", ", bright_spot: true"}) CHECK(second("", more));
    CHECK(second(", unsure: true", ""));
    CHECK(second(", bright_spot: true", ", evidence: e"));
    CHECK(second(", bright_spot: true", ", quote: q"));
    CHECK_FALSE(second("", ""));
    CHECK_FALSE(second(", evidence: e", ", quote: q"));
  }

  TEST_CASE("only the latest piece of a student counts") {
    const Study study = made_study(chosen_from({"student: s1, strategy: recalled-fact, date: 2026-11-10",
                                                "student: s1, strategy: skip-counting, date: 2026-11-17"}));
    const auto choices = select_pieces(Selection(study, {}), {});
    REQUIRE(choices.front().chosen.size() == 1);
    CHECK(choices.front().seen.strategies.size() == 1);
  }

  TEST_CASE("orders") {
    const Study study = made_study(chosen_from(k_pieces));
    CHECK(chosen(study, {SelectOrder::common, 0}) == Words{"s2", "s3", "s5", "s4"});
    CHECK(chosen(study, {SelectOrder::issue, 0}) == Words{"s4", "s5", "s2", "s3"});
    // s2 and s3 have a strategy in common, so other pieces stand between them.
    const Words contrast = chosen(study, {SelectOrder::contrast, 0});
    REQUIRE(contrast.size() == 4);
    for (std::size_t i = 1; i < contrast.size(); ++i) {
      const std::set<std::string> neighbours = {contrast[i - 1], contrast[i]};
      CHECK(neighbours != std::set<std::string>{"s2", "s3"});
    }
  }

  TEST_CASE("contrast puts another strategy behind each of twenty pieces too") {
    std::vector<std::string> pieces;
    for (int i = 0; i < 20; ++i) {
      const std::string strategy = i < 10 ? "skip-counting" : "recalled-fact";
      pieces.push_back("student: s" + std::to_string(i) + ", strategy: " + strategy + ", shows: [own" +
                       std::to_string(i) + "]");
    }
    const Words contrast = chosen(made_study(chosen_from(pieces)), {SelectOrder::contrast, 0});
    REQUIRE(contrast.size() == 20);
    const auto counts = [](const std::string& student) { return student.size() == 2; };  // s0 to s9
    for (std::size_t i = 1; i < contrast.size(); ++i) CHECK(counts(contrast[i - 1]) != counts(contrast[i]));
  }

  TEST_CASE("the most telling pieces, no more than asked for and no more than needed") {
    const Study study = made_study(chosen_from(k_pieces));
    CHECK(chosen(study, {SelectOrder::concrete, 1}) == Words{"s2"});
    CHECK(chosen(study, {SelectOrder::concrete, 2}).size() == 2);
    CHECK(chosen(study, {SelectOrder::concrete, 40}).size() == 4);
  }

  TEST_CASE("a code in two dimensions is two things to show") {
    const Study study = made_study(chosen_from({"student: s1, strategy: recalled-fact, shows: [equation]",
                                                "student: s2, strategy: recalled-fact, model: equation"}));
    CHECK(chosen(study, {}).size() == 2);
  }

  TEST_CASE("every neighbour has a question, and the reasons name what only one piece has") {
    const Study study = made_study(chosen_from(k_pieces));
    const Selection selection(study, {});
    const SelectOptions options;
    const Table table = select_table(selection, options, select_pieces(selection, options));
    REQUIRE(table.rows.size() == 4);
    CHECK(std::get<std::string>(table.rows[0].back()).empty());
    for (std::size_t i = 1; i < 4; ++i) {
      const auto question = std::get<std::string>(table.rows[i].back());
      CHECK(question.find('?') != std::string::npos);
    }
    const auto why = std::get<std::string>(table.rows[0][6]);
    CHECK(why.find("the only one here with its strategy") == 0);
    CHECK(why.find("built with objects") != std::string::npos);
  }

  TEST_CASE("a second reading goes to pieces with one reading, over classes and strategies") {
    std::vector<std::string> first, second;
    for (int i = 0; i < 10; ++i) {
      const std::string strategy = i < 8 ? "skip-counting" : "recalled-fact";
      first.push_back("student: a" + std::to_string(i) + ", strategy: " + strategy);
      second.push_back("student: b" + std::to_string(i) + ", strategy: " + strategy);
    }
    const Study study = made_study(chosen_from(first, "3A") + chosen_from(second, "3B") +
                                   chosen_from({first[8]}, "3A", "lee") +
                                   chosen_from({"student: c1, strategy: absent", "student: c2"}, "3C"));
    const Selection selection(study, {});
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
      const auto four = recode_pieces(selection, 4, seed);
      REQUIRE(four.size() == 4);
      std::multiset<std::string> classes, strategies;
      for (const auto& piece : four) {
        CHECK(piece.readings == 1);
        const Reading& head = selection.head(piece.piece);
        classes.emplace(study.text(head.class_id));
        strategies.emplace(study.text(selection.in_force(piece.piece).strategies.front()));
      }
      CHECK(classes.count("3A") == 2);
      CHECK(strategies.count("recalled-fact") == 2);
    }
    CHECK(recode_pieces(selection, 100, 1).size() == 20);
    CHECK(recode_pieces(selection, 19, 1).size() == 19);
  }

  TEST_CASE("the same seed draws the same pieces, another seed others") {
    std::vector<std::string> pieces;
    for (int i = 0; i < 30; ++i)
      pieces.push_back("student: s" + std::to_string(i) + ", strategy: skip-counting");
    const Study study = made_study(chosen_from(pieces));
    const Selection selection(study, {});
    const auto drawn = [&](std::uint64_t seed) {
      std::vector<std::uint32_t> out;
      for (const auto& p : recode_pieces(selection, 5, seed)) out.push_back(p.piece);
      return out;
    };
    CHECK(drawn(1) == drawn(1));
    CHECK(drawn(1) != drawn(2));
  }
}
