#include "worksort/analyze/agree/agree.hpp"

#include <numeric>
#include <string>
#include <vector>

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// One work document for a reader; pieces as "s1: {strategy: a}".
std::string reading(const std::string& coder, const std::vector<std::string>& pieces,
                    const std::string& task = "t") {
  std::string out = "---\nwork:\n  task: " + task + "\n  coder: " + coder + "\n  pieces:\n";
  for (const auto& piece : pieces) out += "    - {" + piece + "}\n";
  return out;
}

AgreeResult agree_on_all(const Study& study, AgreeOptions options) {
  options.bootstrap.resamples = 100;
  return agree(Selection(study, {}), options);
}

}  // namespace

TEST_SUITE("agree") {
  TEST_CASE("units are pieces with two ratings, and absent or empty is no rating") {
    const Study study =
        study_of(reading("kim", {"student: s1, strategy: a", "student: s2, strategy: absent", "student: s3",
                                 "student: s4, strategy: blank"}) +
                 reading("lee", {"student: s1, strategy: b", "student: s2, strategy: a",
                                 "student: s3, strategy: a", "student: s4, strategy: blank"}));
    const AgreeResult result = agree_on_all(study, {});
    REQUIRE(result.rows.size() == 1);
    const AgreeRow& row = result.rows.front();
    CHECK(row.rated.by == "all");
    CHECK(row.rated.pieces.size() == 2);
    CHECK(row.ratings == 4);
    CHECK(row.agreeing == 1);
    CHECK(*row.all.value == doctest::Approx(0.5));
    CHECK(row.rated.codes == std::vector<std::string>{"a", "b", "blank"});
  }

  TEST_CASE("a strategy is the first code, a model the whole set, whatever its order") {
    const Study study = study_of(
        reading("kim", {"student: s1, strategy: [a, b], model: [x, y]", "student: s2, strategy: a, model: x",
                        "student: s3, strategy: c, model: z"}) +
        reading("lee", {"student: s1, strategy: [a, c], model: [y, x]",
                        "student: s2, strategy: b, model: [x, y]", "student: s3, strategy: c, model: z"}));
    AgreeOptions options;
    options.on = {AgreeOn::strategy, AgreeOn::model};
    const AgreeResult result = agree_on_all(study, options);
    CHECK(result.rows[0].agreeing == 2);
    CHECK(result.rows[1].agreeing == 2);
    CHECK(result.rows[1].rated.values.size() == 3);
    options.distance = AgreeDistance::masi;
    CHECK(*agree_on_all(study, options).rows[1].alpha.value > *result.rows[1].alpha.value);
    options.distance = AgreeDistance::first;
    const AgreeRow first = agree_on_all(study, options).rows[1];
    CHECK(first.agreeing == 2);
    CHECK(first.rated.values == std::vector<AgreeValue>{{"x"}, {"y"}, {"z"}});
  }

  TEST_CASE("everybody used one code: no value, with the reason") {
    const Study study = study_of(reading("kim", {"student: s1, strategy: a", "student: s2, strategy: a"}) +
                                 reading("lee", {"student: s1, strategy: a", "student: s2, strategy: a"}));
    const AgreeRow row = agree_on_all(study, {}).rows.front();
    CHECK(*row.all.value == 1.0);
    for (const auto* statistic : {&row.cohen, &row.fleiss, &row.alpha, &row.interval.low, &row.ac1}) {
      CHECK_FALSE(statistic->value);
      CHECK(statistic->reason == "everyone used one code");
    }
  }

  TEST_CASE("three readers have no Cohen's kappa but a pair each") {
    const Study study = study_of(reading("ann", {"student: s1, strategy: a", "student: s2, strategy: b"}) +
                                 reading("bob", {"student: s1, strategy: a", "student: s2, strategy: b"}) +
                                 reading("cy", {"student: s1, strategy: b"}));
    const AgreeRow row = agree_on_all(study, {}).rows.front();
    CHECK_FALSE(row.cohen.value);
    CHECK_FALSE(row.fleiss.value);
    REQUIRE(row.pairs.size() == 3);
    CHECK(*row.pairs[0].kappa.value == 1.0);
    CHECK(row.pairs[1].confusion.units == 1);
    AgreeOptions options;
    options.complete = true;
    const AgreeRow complete = agree_on_all(study, options).rows.front();
    CHECK(complete.rated.pieces.size() == 1);
    CHECK(complete.fleiss.value);
  }

  TEST_CASE("success goes by the order of the scale") {
    const std::string scale =
        "codebook:\n  id: own\n  success: [begun, half, done]\n---\ntask: {id: t, codebook: own}\n";
    const auto words = [&](const char* a, const char* b) {
      return study_of(scale +
                      reading("kim", {"student: s1, success: begun", "student: s2, success: done",
                                      std::string("student: s3, success: ") + a}) +
                      reading("lee", {"student: s1, success: begun", "student: s2, success: done",
                                      std::string("student: s3, success: ") + b}));
    };
    AgreeOptions options;
    options.on = {AgreeOn::success};
    const Study near = words("begun", "half");
    const Study far = words("begun", "done");
    const AgreeRow row = agree_on_all(near, options).rows.front();
    CHECK(row.rated.codes == std::vector<std::string>{"begun", "half", "done"});
    CHECK(*row.alpha.value > *agree_on_all(far, options).rows.front().alpha.value);
    CHECK(*row.cohen_weighted.value > *row.cohen.value);
  }

  TEST_CASE("tasks of one scale are rated together, and of several there is no order") {
    const auto reason = [](const std::string& scale) {
      std::string text =
          "codebook: {id: own, success: [begun, half, done]}\n---\ncodebook: {id: other, success: [" + scale +
          "]}\n---\ntask: {id: t, codebook: own}\n---\ntask: {id: u, codebook: other}\n";
      for (const char* task : {"t", "u"}) {
        for (const char* coder : {"kim", "lee"})
          text += reading(coder, {"student: s1, success: begun", "student: s2, success: done"}, task);
      }
      AgreeOptions options;
      options.on = {AgreeOn::success};
      return agree_on_all(study_of(text), options).rows.front().alpha.reason;
    };
    CHECK(reason("begun, half, done") == "");
    CHECK(reason("done, begun") == "the tasks have different scales of success");
  }

  TEST_CASE("words of success that are on no scale have no order") {
    const Study study = study_of(
        "task: {id: t}\n" + reading("kim", {"student: s1, success: odd", "student: s2, success: partly"}) +
        reading("lee", {"student: s1, success: odd", "student: s2, success: started"}));
    AgreeOptions options;
    options.on = {AgreeOn::success};
    const AgreeRow row = agree_on_all(study, options).rows.front();
    CHECK_FALSE(row.alpha.value);
    CHECK(row.alpha.reason == "'odd' is not on the scale of success");
    CHECK(row.fleiss.value);
  }

  TEST_CASE("by task: one row a task with two readings, in natural order") {
    const Study study = study_of(reading("kim", {"student: s1, strategy: a"}, "t10") +
                                 reading("lee", {"student: s1, strategy: a"}, "t10") +
                                 reading("kim", {"student: s1, strategy: a"}, "t2") +
                                 reading("lee", {"student: s1, strategy: b"}, "t2") +
                                 reading("kim", {"student: s1, strategy: b"}, "t3"));
    AgreeOptions options;
    options.by = AgreeBy::task;
    const AgreeResult result = agree_on_all(study, options);
    REQUIRE(result.rows.size() == 2);
    CHECK(result.rows[0].rated.by == "t2");
    CHECK(result.rows[1].rated.by == "t10");
    CHECK(result.left_out == 1);
    CHECK(result.single == 1);
  }

  TEST_CASE("how far it has come is told of all rows together, draw by draw") {
    std::string documents;
    for (const char* task : {"t1", "t2"}) {
      documents += reading("kim", {"student: s1, strategy: a", "student: s2, strategy: b"}, task) +
                   reading("lee", {"student: s1, strategy: a", "student: s2, strategy: b"}, task);
    }
    AgreeOptions options;
    options.by = AgreeBy::task;
    std::vector<std::size_t> told, wanted(200);
    std::iota(wanted.begin(), wanted.end(), 1);
    options.bootstrap.progress = [&](std::size_t done, std::size_t all) {
      CHECK(all == wanted.size());
      told.push_back(done);
    };
    agree_on_all(study_of(documents), options);
    CHECK(told == wanted);
  }

  TEST_CASE("what is mixed up most often comes first, and within it what somebody was not sure about") {
    const Study study =
        study_of(reading("kim", {"student: s1, strategy: a", "student: s2, strategy: a",
                                 "student: s3, strategy: c", "student: s4, strategy: a"}) +
                 reading("lee", {"student: s1, strategy: b", "student: s2, strategy: b, unsure: true",
                                 "student: s3, strategy: d", "student: s4, strategy: a"}));
    const Selection selection(study, {});
    const AgreeResult result = agree(selection, {});
    const auto found = mix_ups(selection, result.rows.front().rated);
    REQUIRE(found.size() == 2);
    REQUIRE(found[0].pieces.size() == 2);
    CHECK(found[0].pieces[0].unsure);
    CHECK(study.text(selection.head(found[0].pieces[0].piece).student) == "s2");
    CHECK(found[1].pieces.size() == 1);
  }

  TEST_CASE("of pieces that nobody was unsure about, those on which fewer readers agree come first") {
    const Study study =
        study_of(reading("kim", {"student: s1, strategy: a", "student: s2, strategy: a"}) +
                 reading("lee", {"student: s1, strategy: a", "student: s2, strategy: a"}) +
                 reading("mo", {"student: s1, strategy: b", "student: s2, strategy: a"}) +
                 reading("ned", {"student: s2, strategy: b"}) + reading("oz", {"student: s2, strategy: c"}));
    const Selection selection(study, {});
    const auto found = mix_ups(selection, agree(selection, {}).rows.front().rated);
    REQUIRE(found.front().pieces.size() == 2);
    const Disagreement& first = found.front().pieces.front();
    CHECK(study.text(selection.head(first.piece).student) == "s2");
    CHECK(first.agreeing == doctest::Approx(0.3));
  }

  TEST_CASE("code by code: where one stands and where not") {
    const Study study = study_of(
        reading("kim", {"student: s1, strategy: a", "student: s2, strategy: b", "student: s3, strategy: a"}) +
        reading("lee", {"student: s1, strategy: a", "student: s2, strategy: b", "student: s3, strategy: b"}));
    const AgreeRow row = agree_on_all(study, {}).rows.front();
    REQUIRE(row.codes.size() == 2);
    CHECK(row.codes[0].units == 2);
    CHECK(row.codes[0].ratings == 3);
    CHECK(*row.codes[0].specific.value == doctest::Approx(2.0 / 3.0));
  }
}
