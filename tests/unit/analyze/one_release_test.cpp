#include "worksort/analyze/share/one_release.hpp"

#include <algorithm>

#include "made_study.hpp"
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

const std::string k_codebook =
    "codebook: {id: cb, success: [low, mid, high], strategies: [sA, sB, sD]}\n---\n";

// So many students' work on a task, all alike.
std::string work(const std::string& task, const std::string& students, int count, const std::string& codes) {
  std::string out = fmt::format("\n---\nwork:\n  task: {}\n  pieces:\n", task);
  for (int i = 0; i < count; ++i) out += fmt::format("    - {{student: {}{}, {}}}\n", students, i, codes);
  return out;
}

Statement shown(const Conditions& of, std::int64_t pieces) {
  return {of, Telling::shown, 0, {}, pieces};
}

std::ptrdiff_t told(const OneRelease::Admitted& admitted) {
  return std::ranges::count(admitted.told, true);
}

const Condition k_in_t = {"task", {"t"}};

}  // namespace

TEST_SUITE("one release") {
  TEST_CASE("that nobody reached a level of the scale is not to be worked out") {
    const Study study = made_study(k_codebook + "task: {id: t, codebook: cb}" +
                                   work("t", "a", 12, "strategy: sA, success: low") +
                                   work("t", "b", 8, "strategy: sA, success: mid"));
    OneRelease release(study, 3, std::vector<Statement>());
    const auto admitted = release.admit({shown({k_in_t, {"strategy", {"sA"}}}, 20),
                                         shown({k_in_t, {"strategy", {"sA"}}, {"success", {"low"}}}, 12),
                                         shown({k_in_t, {"strategy", {"sA"}}, {"success", {"mid"}}}, 8),
                                         shown({k_in_t, {"success", {""}}}, 0)});
    CHECK(told(admitted) < 3);
    CHECK(admitted.lists);
  }

  TEST_CASE("a small count is not told, whichever is asked for first") {
    const Study study =
        made_study(k_codebook + "task: {id: t, codebook: cb}" + work("t", "a", 12, "strategy: sA") +
                   work("t", "b", 2, "strategy: sB") + work("t", "d", 12, "strategy: sD"));
    const Statement many = shown({k_in_t, {"strategy", {"sA"}}}, 12);
    const Statement few = shown({k_in_t, {"strategy", {"sB"}}}, 2);
    const auto told_of = [&](const std::vector<Statement>& statements) {
      OneRelease release(study, 3);
      release.admit({shown({k_in_t, {"strategy", {"sD"}}}, 12)});
      return release.admit(statements).told;
    };
    CHECK(told_of({few}) == std::vector<bool>{false});
    CHECK(told_of({few, many}) == std::vector<bool>{false, true});
    CHECK(told_of({many, few}) == std::vector<bool>{true, false});
  }

  TEST_CASE("a small count is not told, however many numbers stand before it") {
    const Study study =
        made_study(k_codebook + "task: {id: t, codebook: cb}" + work("t", "a", 12, "strategy: sA") +
                   work("t", "b", 2, "strategy: sB") + work("t", "d", 12, "strategy: sD"));
    for (const std::size_t before : {1U, 62U, 63U, 64U, 65U, 127U, 128U, 200U}) {
      CAPTURE(before);
      std::vector<Statement> statements(before, shown({k_in_t}, 26));
      statements.push_back(shown({k_in_t, {"strategy", {"sB"}}}, 2));
      statements.push_back(shown({k_in_t, {"strategy", {"sA"}}}, 12));
      OneRelease release(study, 3);
      release.admit({shown({k_in_t, {"strategy", {"sD"}}}, 12)});
      const auto admitted = release.admit(statements).told;
      CHECK_FALSE(admitted[before]);
      CHECK_FALSE((admitted[before + 1] && admitted[0]));  // the rest of all
    }
  }

  TEST_CASE("a page has no words of another task's codebook") {
    const Study study = made_study(k_codebook +
                                   "codebook: {id: other, strategies: [sC]}\n---\ntask: {id: t, codebook: "
                                   "cb}\n---\ntask: {id: u, codebook: other}" +
                                   work("t", "a", 12, "strategy: sA") + work("t", "b", 2, "strategy: sB") +
                                   work("t", "d", 12, "strategy: sD") + work("u", "c", 20, "strategy: sC"));
    OneRelease release(study, 3, std::vector<Statement>());
    const auto admitted = release.admit({shown({k_in_t}, 26), shown({k_in_t, {"strategy", {"sA"}}}, 12),
                                         shown({k_in_t, {"strategy", {"sD"}}}, 12)});
    CHECK(told(admitted) == 2);
  }

  TEST_CASE("that a blank page was not carried through is known, and nobody's own count follows from it") {
    const Study study = made_study(k_codebook + "task: {id: t, codebook: cb}" +
                                   work("t", "a", 12, "strategy: sA, success: low") +
                                   work("t", "b", 2, "strategy: sA") + work("t", "c", 10, "strategy: blank"));
    OneRelease release(study, 3);
    release.admit({{{k_in_t, {"strategy", {"sA"}}, {"success", {""}}}, Telling::hidden}});
    const auto admitted = release.admit({shown({k_in_t}, 24), shown({k_in_t, {"strategy", {"sA"}}}, 14),
                                         shown({k_in_t, {"success", {""}}}, 12)});
    CHECK(told(admitted) == 2);
  }

  TEST_CASE("an unclear page may have come as far as one of another task, and so hides a number") {
    const Study study = made_study(
        k_codebook + "task: {id: t, codebook: cb}\n---\ntask: {id: u, codebook: cb}" +
        work("t", "a", 10, "strategy: sA, success: mid") + work("t", "b", 2, "strategy: sB, success: mid") +
        work("t", "d", 12, "strategy: sD, success: mid") +
        work("t", "c", 5, "strategy: unclear, success: low") +
        work("u", "e", 5, "strategy: unclear, success: mid"));
    const Condition mid = {"success", {"mid"}};
    OneRelease release(study, 3);
    release.admit({{{k_in_t, {"strategy", {"sB"}}, mid}, Telling::hidden}});
    const auto admitted =
        release.admit({shown({k_in_t, mid}, 24), shown({k_in_t, {"strategy", {"sA"}}, mid}, 10),
                       shown({k_in_t, {"strategy", {"sD"}}, mid}, 12)});
    CHECK(told(admitted) == 3);
  }

  TEST_CASE("a list of what there is may tell too much where its number was told") {
    const Study study =
        made_study(k_codebook + "task: {id: t, codebook: cb}" + work("t", "a", 8, "strategy: sA") +
                   work("t", "b", 2, "strategy: blank") + work("t", "c", 1, "strategy: absent"));
    const Statement three = shown({{"family", {""}}, {"strategy", {"sA"}, true}}, 3);
    OneRelease release(study, 3, std::vector<Statement>{three});
    const auto listed = [](const std::string& pile) {
      return Statement{{k_in_t, {"standing", {pile}}}, Telling::at_least_one};
    };
    CHECK(release.admit({listed("absent")}).lists);
    CHECK_FALSE(release.admit({listed("absent"), listed("not-enough")}).lists);
  }

  TEST_CASE(
      "where lists tell too much whatever number is hidden, no number is told, and it counts as hidden") {
    const Study study =
        made_study(k_codebook + "task: {id: t, codebook: cb}" + work("t", "a", 8, "strategy: sA") +
                   work("t", "b", 2, "strategy: blank") + work("t", "c", 1, "strategy: absent"));
    const Statement three = shown({{"family", {""}}, {"strategy", {"sA"}, true}}, 3);
    const Statement eight = shown({k_in_t, {"strategy", {"sA"}}}, 8);
    const auto listed = [](const std::string& pile) {
      return Statement{{k_in_t, {"standing", {pile}}}, Telling::at_least_one};
    };
    OneRelease release(study, 3, std::vector<Statement>{three});
    const auto admitted = release.admit({listed("absent"), listed("not-enough"), eight});
    CHECK(admitted.told == std::vector<bool>{false, false, false});
    CHECK_FALSE(admitted.lists);
    const auto all = release.statements();
    CHECK(std::ranges::count(all, Telling::hidden, &Statement::telling) == 1);
    CHECK(std::ranges::count(all, Telling::shown, &Statement::telling) == 1);  // that of before
    OneRelease alone(study, 3, std::vector<Statement>{three});
    CHECK(alone.admit({eight}).told == std::vector<bool>{true});
  }

  TEST_CASE("of more statements than can be held against each other none is told") {
    const Study study =
        made_study(k_codebook + "task: {id: t, codebook: cb}" + work("t", "a", 12, "strategy: sA"));
    const auto admitted = [&](std::size_t count) {
      OneRelease release(study, 3);
      return release.admit(std::vector<Statement>(count, shown({k_in_t}, 12)));
    };
    CHECK(told(admitted(20000)) == 20000);
    CHECK(told(admitted(20001)) == 0);
    CHECK_FALSE(admitted(20001).lists);
    CHECK(told(admitted(0)) == 0);
    CHECK(admitted(0).lists);
  }

  TEST_CASE(
      "the first number of a page is left out where it alone gives something away, and the rest is told") {
    const Study study = made_study(k_codebook + "task: {id: t, codebook: cb}" +
                                   work("t", "a", 6, "strategy: sA, success: low") +
                                   work("t", "b", 6, "strategy: sA, success: mid") +
                                   work("t", "c", 2, "strategy: sB") + work("t", "d", 12, "strategy: sD"));
    OneRelease release(study, 3);
    const Statement few = {{k_in_t, {"strategy", {"sB"}}}, Telling::hidden};
    release.admit({shown({k_in_t}, 26), shown({k_in_t, {"strategy", {"sD"}}}, 12), few});
    const auto admitted = release.admit({shown({k_in_t, {"strategy", {"sA"}}}, 12),
                                         shown({k_in_t, {"strategy", {"sA"}}, {"success", {"low"}}}, 6)});
    CHECK(admitted.told == std::vector<bool>{false, true});
  }

  TEST_CASE("how few of a group of one task have an issue is not to be worked out before anybody asks") {
    const Study study = made_study(
        "codebook: {id: cb, strategies: [sA, sD], issues: [slips]}\n---\n"
        "task: {id: t, codebook: cb}\n---\ntask: {id: u, codebook: cb}" +
        work("t", "a", 2, "strategy: sA, issues: slips") + work("t", "b", 10, "strategy: sA") +
        work("t", "c", 10, "strategy: sD, issues: slips") + work("t", "d", 10, "strategy: sD") +
        work("u", "e", 10, "strategy: sA, issues: slips") + work("u", "f", 10, "strategy: sA"));
    OneRelease release(study, 3, std::vector<Statement>());
    const auto admitted = release.admit(
        {shown({k_in_t, {"strategy", {"sA", "sD"}}}, 32), shown({k_in_t, {"strategy", {"sD"}}}, 20),
         shown({k_in_t, {"strategy", {"sA"}}, {"issue", {"slips"}, true}}, 10)});
    CHECK(told(admitted) == 2);
  }

  TEST_CASE("a number that has changed by a few since it was told is not told anew") {
    const Study study = made_study(k_codebook + "task: {id: t, codebook: cb}" +
                                   work("t", "a", 13, "strategy: sA") + work("t", "b", 20, "strategy: sD"));
    const Conditions of = {k_in_t, {"strategy", {"sA"}}};
    const auto told_after = [&](std::int64_t earlier) {
      OneRelease release(study, 3, std::vector<Statement>{shown(of, earlier)});
      return told(release.admit({Statement{of}}));
    };
    CHECK(told_after(13) == 1);
    CHECK(told_after(12) == 0);
    CHECK(told_after(14) == 0);
    CHECK(told_after(9) == 1);
  }

  TEST_CASE("what was told of work that is elsewhere now is remembered as it was told") {
    const Study study =
        made_study(k_codebook + "task: {id: t, codebook: cb}" + work("t", "a", 13, "strategy: sA"));
    Statement gone = shown({{"task", {"u"}}}, 17);
    gone.within.tasks = {"u"};
    OneRelease release(study, 3, std::vector<Statement>{gone});
    CHECK(told(release.admit({shown({k_in_t}, 13)})) == 1);
    const auto all = release.statements();
    REQUIRE(all.size() == 2);
    CHECK(all[1].told == 17);
    CHECK(all[1].within.tasks == std::vector<std::string>{"u"});
  }
}
