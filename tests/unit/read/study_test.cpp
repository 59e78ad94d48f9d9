// Documents that belong together, put together.
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/writing.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "../studies.hpp"
#include "reading.hpp"
#include <fmt/core.h>

using namespace worksort;

namespace {

// A text as the one file of a study, with "LINE:COLUMN id: message" of what was said.
struct ReadStudy {
  Diagnostics diagnostics;
  Study study;
  std::vector<std::string> said;

  explicit ReadStudy(const std::string& text, bool thorough = false) {
    ReadOptions options;
    options.thorough = thorough;
    study = read_text("study.yaml", text, options, diagnostics);
    for (const auto& d : diagnostics.items())
      said.push_back(fmt::format("{}:{} {}: {}", d.spot.line, d.spot.column, d.id, d.message));
  }
};

using Said = std::vector<std::string>;

}  // namespace

TEST_CASE("a look-for in another spelling is the exemplar's") {
  const ReadStudy r(
      "task: {id: t, codebook: fractions}\n---\n"
      "exemplar: {task: t, look_fors: [{id: equal-parts, text: The parts are equal}]}\n---\n"
      "work:\n  task: t\n  pieces:\n    - {student: a, shows: [equal-parts, Equal_Parts]}\n"
      "    - {student: b, shows: [Equal Parts]}\n");
  CHECK(r.said == Said{"8:41 other-case: 'Equal_Parts' is read as 'equal-parts'",
                       "9:28 other-case: 'Equal Parts' is read as 'equal-parts'"});
  for (const auto& reading : r.study.readings) {
    REQUIRE(r.study.shows(reading).size() == 1);
    CHECK(r.study.text(r.study.shows(reading)[0]) == "equal-parts");
  }
}

TEST_CASE("of two codebooks with one id the first counts, and a scale is taken over as a whole") {
  const ReadStudy twice(
      "codebook: {id: cb, strategies: [first]}\n---\ncodebook: {id: cb, strategies: [second]}\n");
  CHECK(twice.said == Said{"3:11 duplicate-id: there is a codebook 'cb' already; the first one counts"});
  REQUIRE(twice.study.codebooks.size() == 1);
  CHECK(twice.study.codebooks[0].ids(Dimension::strategy) == Said{"first"});
  const std::string base = "codebook: {id: base, success: [low, high], strategies: [a]}\n---\n";
  const ReadStudy taken(base + "codebook: {id: own, extends: base, strategies: [b]}\n");
  CHECK(taken.study.codebook("own")->ids(Dimension::success) == Said{"low", "high"});
  const ReadStudy given(base + "codebook: {id: own, extends: base, success: [one, two, three]}\n");
  CHECK(given.study.codebook("own")->ids(Dimension::success) == Said{"one", "two", "three"});
}

TEST_CASE("codebooks stand on each other twenty times, whichever stands first in the file") {
  const auto said = [](bool from_below, std::size_t count) {
    std::string documents;
    for (std::size_t i = 1; i <= count; ++i) {
      const std::size_t number = from_below ? i : count + 1 - i;
      const std::string extends = number == 1 ? "" : fmt::format(", extends: [c{}]", number - 1);
      documents += fmt::format("codebook: {{id: c{}{}, strategies: [s{}]}}\n---\n", number, extends, number);
    }
    const ReadStudy read(documents);
    const Codebook* last = read.study.codebook(fmt::format("c{}", count));
    std::string out = std::to_string(last == nullptr ? 0 : last->strategies.size());
    for (const auto& message : read.said) out += " / " + message;
    return out;
  };
  CHECK(said(true, 20) == "20");
  CHECK(said(false, 20) == "20");
  CHECK(said(true, 21) == "1 / 41:11 extends-too-deep: 'c21' extends 'c20', and so on more than 20 times");
  CHECK(said(false, 21) == "20 / 39:11 extends-too-deep: 'c2' extends 'c1', and so on more than 20 times");
  const ReadStudy wide(
      "codebook: {id: a, strategies: [x]}\n---\ncodebook: {id: b, extends: a}\n---\n"
      "codebook: {id: c, extends: [b, a], strategies: [y]}\n");
  CHECK(wide.said.empty());
  CHECK(wide.study.codebook("c")->ids(Dimension::strategy) == Said{"x", "y"});
}

TEST_CASE("a roster without a school is of the one school that the work of its class names") {
  const std::string roster = "roster: {class: 3B, students: [{id: s1, name: Ana}]}\n---\n";
  const auto work = [](const char* school) {
    return fmt::format("work: {{school: {}, class: 3B, task: t, pieces: [{{student: s1}}]}}\n---\n", school);
  };
  CHECK(ReadStudy(roster + work("Lincoln")).study.rosters[0].school == "Lincoln");
  CHECK(ReadStudy(roster + work("Lincoln") + work("Grant")).study.rosters[0].school.empty());
  const ReadStudy taken(roster + work("Lincoln") +
                        "roster: {school: Lincoln, class: 3B, students: [{id: s1, name: Bo}]}\n");
  CHECK(taken.study.rosters[0].school.empty());
}

TEST_CASE("tasks that no file describes are told once, and not all of them by name") {
  std::string text;
  for (int i = 1; i <= 7; ++i)
    text += fmt::format("---\nwork: {{task: t{}, codebook: fractions, pieces: [{{student: a}}]}}\n", i);
  const ReadStudy r(text);
  CHECK(r.said ==
        Said{"2:14 undescribed-task: no file describes task 't1', 't2', 't3', 't4', 't5' and 2 more"});
}

TEST_CASE("a plan for a task that is nowhere is told where one looks closely") {
  const std::string text =
      "task: {id: bakery, codebook: fractions}\n---\nplan:\n  id: p1\n  task: bakrey\n---\n"
      "work: {task: bakery, pieces: [{student: a}]}\n";
  CHECK(ReadStudy(text).said.empty());
  const ReadStudy closely(text, true);
  CHECK(closely.said == Said{"5:9 unknown-task: no file describes task 'bakrey', and no work belongs to it"});
  CHECK(closely.diagnostics.items()[0].hint == "did you mean 'bakery'?");
}

TEST_CASE("a file that is too broken to show its keys is ours if a line of it has one, wherever it stands") {
  const std::string broken = "jobs:\n  - name: [a\n    ";
  CHECK(ReadStudy(broken + "pieces:\n      - x\n").diagnostics.errors() > 0);
  CHECK(ReadStudy(broken + "parts:\n      - x\n").said ==
        Said{"0:0 not-worksort: passed over: none of its keys is a worksort key"});
}

TEST_CASE("a list goes on behind a line that stands too far to the left, also with dashes below its key") {
  const ReadStudy r("work:\n  task: t\n  pieces:\n  - student: a\nout of place\n  - student: b\n");
  CHECK(r.study.readings.size() + r.study.input.unread == 2);
}

TEST_CASE("a document that lacks what it needs is counted as not read") {
  const ReadStudy r("task: {title: Muffins}\n---\ntask: {id: t}\n");
  REQUIRE(r.diagnostics.items().size() == 1);
  CHECK(r.diagnostics.items()[0].id == "missing-key");
  CHECK(r.study.input.unread == 1);
  CHECK(r.study.tasks.size() == 1);
}

TEST_CASE("a word that is neither yes nor no is told, and the piece is not unsure") {
  const ReadStudy r(
      "task: {id: t, codebook: fractions}\n---\n"
      "work: {task: t, pieces: [{student: a, unsure: yes}, {student: b, unsure: maybe}, {student: c}]}\n");
  REQUIRE(r.said.size() == 1);
  CHECK(r.said[0].starts_with("3:74 "));
  REQUIRE(r.study.readings.size() == 3);
  CHECK(r.study.readings[0].unsure);
  CHECK_FALSE(r.study.readings[1].unsure);
  CHECK_FALSE(r.study.readings[2].unsure);
}

TEST_CASE("each entry of one reader for a piece that another one has is told, whatever others wrote") {
  const auto said_of = [](const std::string& entries) {
    const ReadStudy r("task: {id: t, codebook: fractions}\n---\nwork:\n  task: t\n  pieces:\n" + entries);
    std::string kept;
    for (const auto& reading : r.study.readings) kept += fmt::format("{} ", reading.line);
    std::string out = "kept " + kept;
    for (const auto& d : r.diagnostics.items()) out += fmt::format("{}:{} ", d.spot.line, d.id);
    CHECK(r.study.input.unread == r.diagnostics.errors());
    return out;
  };
  const std::string one = "    - {student: a, coder: kim, answer: x}\n";
  const std::string other = "    - {student: a, coder: lee, answer: x}\n";
  const std::string refused = "    - {student: a, coder: kim, answer: x, attempt: two}\n";
  CHECK(said_of(one + one + one) == "kept 6 7:duplicate-piece 8:duplicate-piece ");
  CHECK(said_of(one + refused) == "kept 6 7:bad-number ");
  CHECK(said_of(refused + one) == "kept 7 6:bad-number ");
  CHECK(said_of(refused + one + one) == "kept 7 6:bad-number 8:duplicate-piece ");
  CHECK(said_of(one + other + other) == "kept 6 7 8:duplicate-piece ");
}

TEST_CASE(
    "many files are one study, however many threads read them, and one that cannot be read costs only "
    "itself") {
  const ScratchFolder folder;
  constexpr int k_files = 300;
  for (int i = 0; i < k_files; ++i) {
    const std::string text =
        i == 200 ? "work: [\n" : fmt::format("work: {{task: t, pieces: [{{student: s{}}}]}}\n", i);
    write_file(folder.path(fmt::format("{:03}.yaml", i)), text, true);
  }
  for (const unsigned threads : {1U, 2U, 3U, 8U}) {
    CAPTURE(threads);
    ReadOptions options;
    options.threads = threads;
    Diagnostics diagnostics;
    const Study study = read_study({folder.path()}, options, diagnostics);
    CHECK(study.input.files == k_files);
    CHECK(diagnostics.errors() == 1);
    REQUIRE(study.readings.size() == k_files - 1);
    for (std::uint32_t i = 0; i < study.readings.size(); ++i)
      CHECK(study.files[study.readings[i].file].ends_with(fmt::format("{:03}.yaml", i < 200 ? i : i + 1)));
  }
}

TEST_CASE("pieces of many tasks stand in one order, however many threads put them into it") {
  std::string table = "task,date,student,strategy\n";
  for (unsigned i = 0; i < 12'000; ++i) {
    const unsigned place = i * 7919 % 12'000;  // every number once, in no order
    table += fmt::format("t{},2026-11-{:02},s{},counts\n", place % 3, 1 + place % 28, place / 3);
  }
  const auto order = [&](unsigned threads) {
    ReadOptions options;
    options.threads = threads;
    Diagnostics diagnostics;
    const Study study = read_texts({{"w.csv", table}}, options, diagnostics);
    std::string out;
    for (const auto& piece : study.pieces) {
      const auto& r = study.readings[piece.first_reading];
      out += fmt::format("{} {} {}\n", study.text(r.task), r.date, study.text(r.student));
    }
    return out;
  };
  const std::string one = order(1);
  CHECK(std::count(one.begin(), one.end(), '\n') == 12'000);
  CHECK(one.starts_with("t0 20758 s"));
  CHECK(order(3) == one);
}
