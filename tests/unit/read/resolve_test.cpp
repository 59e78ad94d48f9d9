// What becomes of the codes that are written on a piece.
#include <string>

#include "../studies.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

constexpr const char* k_known = R"(codebook:
  id: own
  success: [low, high]
  strategies: [rows, {id: by-twos, aliases: [twos]}]
  models: [array]
  issues: [late]
---
task: {id: t, codebook: own, answers: ["24", Many]}
---
exemplar: {task: t, look_fors: [{id: equal, text: Equal}, {id: whole, text: Whole}]}
---
)";

// The codes of the one piece, its success and correctness, and what is said: "ID LINE:COLUMN hint", the lines
// counted from its own.
std::string resolved(const std::string& piece, const std::string& known = k_known) {
  Diagnostics diagnostics;
  const Study study = study_of(known + "work: {task: t, pieces: [\n" + piece + "]}\n", diagnostics);
  if (study.readings.empty()) return "none";
  const Reading& r = study.readings.front();
  std::string out;
  const auto add = [&](const char* kind, std::span<const CodeRef> codes) {
    for (const auto& code : codes) out += fmt::format("{} {}; ", kind, study.text(code));
  };
  add("strategy", study.strategies(r));
  add("model", study.models(r));
  add("issue", study.issues(r));
  add("shows", study.shows(r));
  if (r.success.code != k_no_text) out += fmt::format("success {}; ", study.text(r.success));
  out += fmt::format("correct {}", static_cast<int>(r.correct));
  for (const auto& d : diagnostics.items()) {
    if (d.id == "undescribed-task" || d.id == "no-codebook") continue;
    out += fmt::format("; {} {} {}", d.id, d.spot.column, d.hint);
  }
  return out;
}

}  // namespace

TEST_CASE("codes in another spelling are those of the codebook, and what it has not goes and is named") {
  CHECK(resolved("{student: a, strategy: rows}") == "strategy rows; correct 4");
  CHECK(resolved("{student: a, strategy: [Rows, by_twos]}") ==
        "strategy rows; strategy by-twos; correct 4; other-case 25 write rows; other-case 31 write by-twos");
  CHECK(resolved("{student: a, strategy: [rows, twos, ROWS, by-twos]}") ==
        "strategy rows; strategy by-twos; correct 4; other-case 37 write rows");
  CHECK(resolved("{student: a, strategy: 'rows, twos'}") ==
        "correct 4; unknown-code 24 as a list these are 2 codes: [rows, twos]");
  CHECK(resolved("{student: a, strategy: 'rows, weg'}") ==
        "correct 4; unknown-code 24 it takes rows, by-twos, blank, answer-only, unclear, off-task, "
        "illegible, absent");
  CHECK(resolved("{student: a, strategy: [weg, rows], model: [arry, array], issues: [weg, late]}") ==
        "strategy rows; model array; issue late; correct 4; unknown-code 25 it takes rows, by-twos, blank, "
        "answer-only, unclear, off-task, illegible, absent; unknown-code 45 did you mean 'array'? it takes "
        "array; unknown-code 68 it takes late");
  CHECK(resolved("{student: a, model: weg}") == "correct 4; unknown-code 21 it takes array");
  CHECK(resolved("{student: a, issues: weg}") == "correct 4; unknown-code 22 it takes late");
  CHECK(resolved("{student: a, success: high}") == "success high; correct 4");
  CHECK(resolved("{student: a, success: High}") == "success high; correct 4; other-case 23 write high");
  CHECK(resolved("{student: a, success: hgh}") ==
        "correct 4; unknown-code 23 did you mean 'high'? it takes low, high");
  CHECK(resolved("{student: a, success: partly}") == "correct 4; unknown-code 23 it takes low, high");
  CHECK(resolved("{student: a, strategy: blank}") == "strategy blank; correct 4");
}

TEST_CASE("look-fors are those of the task's exemplars") {
  CHECK(resolved("{student: a, shows: [equal, whole]}") == "shows equal; shows whole; correct 4");
  CHECK(resolved("{student: a, shows: [whole, Equal, equal]}") ==
        "shows whole; shows equal; correct 4; other-case 29 ");
  CHECK(resolved("{student: a, strategy: rows, shows: [weg, equal, hole]}") ==
        "strategy rows; shows equal; correct 4; unknown-look-for 38 its exemplar has equal, whole; "
        "unknown-look-for 50 did you mean 'whole'? its exemplar has equal, whole");
  CHECK(resolved("{student: a, shows: weg}", "task: {id: t}\n---\n") == "shows weg; correct 0");
}

TEST_CASE(
    "an answer is right that the task lists, in other letters too, and nothing is said where none could be") {
  CHECK(resolved("{student: a, answer: '24'}") == "correct 1");
  CHECK(resolved("{student: a, answer: many}") == "correct 1");
  CHECK(resolved("{student: a, answer: '25'}") == "correct 3");
  CHECK(resolved("{student: a}") == "correct 4");
  CHECK(resolved("{student: a, strategy: blank, answer: '24'}") == "strategy blank; correct 4");
  CHECK(resolved("{student: a, strategy: rows, answer: '25', correct: right}") == "strategy rows; correct 1");
  CHECK(resolved("{student: a, answer: '24'}", "task: {id: t}\n---\n") == "correct 0");
  CHECK(resolved("{student: a, answer: '24'}", "") == "correct 0");
}

TEST_CASE("codes that no codebook defines stay, and those that differ in spelling alone are named") {
  const std::string open = "codebook: {id: own, issues: [late]}\n---\ntask: {id: t, codebook: own}\n---\n";
  CHECK(resolved("{student: a, strategy: [rows, Rows, rows, boxes]}", open) ==
        "strategy rows; strategy Rows; strategy boxes; correct 0; case-differs 31 write one of them the same "
        "way everywhere, or define it in a codebook");
  CHECK(resolved("{student: a, strategy: rows, model: Rows}", open) ==
        "strategy rows; model Rows; correct 0");
  CHECK(resolved("{student: a, strategy: rows}, {student: b, strategy: ROWS}", open) ==
        "strategy rows; correct 0; case-differs 54 write one of them the same way everywhere, or define it "
        "in a codebook");
  CHECK(resolved("{student: a, success: partly}", open) == "success partly; correct 0");
  CHECK(resolved("{student: a, success: Partly}", open) == "success partly; correct 0");
  CHECK(resolved("{student: a, success: weg}", open) == "success weg; correct 0");
  CHECK(resolved("{student: a, issues: Late}", open) == "issue late; correct 0; other-case 22 write late");
}

TEST_CASE("codes of many pieces are those of few, however many threads resolve them") {
  constexpr int k_pieces = 12'000;
  std::string text = std::string(k_known) + "work:\n  task: t\n  pieces:\n";
  for (int i = 0; i < k_pieces; ++i) {
    const char* says = i == 2900 || i == 1700   ? "strategy: weg, success: HIGH"
                       : i == 2000 || i == 9000 ? "strategy: [twos, Rows, rows], shows: Equal"
                       : i == 2500              ? "answer: many, model: array"
                                                : "strategy: rows, success: high, answer: '24'";
    text += fmt::format("    - {{student: s{}, {}}}\n", i, says);
  }
  const auto told = [&](unsigned threads) {
    ReadOptions options;
    options.threads = threads;
    Diagnostics diagnostics;
    const Study study = read_text("w.yaml", text, options, diagnostics);
    REQUIRE(study.readings.size() == k_pieces);
    std::string out;
    int usual = 0;
    for (const auto& r : study.readings) {
      std::string one = fmt::format("{} {}", static_cast<int>(r.correct), study.text(r.success));
      for (const auto& code : study.strategies(r)) one += fmt::format(" {}", study.text(code));
      for (const auto& code : study.shows(r)) one += fmt::format(" {}", study.text(code));
      if (one != "1 high rows") out += fmt::format("{}: {}; ", study.text(r.student), one);
      usual += one == "1 high rows" ? 1 : 0;
    }
    for (const auto& d : diagnostics.items()) out += fmt::format("{} {}; ", d.id, d.spot.line);
    return fmt::format("{} usual; {}", usual, out);
  };
  const std::string expected =
      "11995 usual; s1700: 4 high; s2000: 4  by-twos rows equal; s2500: 1 ; s2900: 4 high; "
      "s9000: 4  by-twos rows equal; unknown-code 1715; other-case 1715; other-case 2015; other-case 2015; "
      "unknown-code 2915; other-case 9015; ";
  CHECK(told(1) == expected);
  CHECK(told(3) == expected);
}
