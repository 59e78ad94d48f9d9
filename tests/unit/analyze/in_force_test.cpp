// What readings of a piece say together, which pieces a filter takes, and which of a student's is the latest.
#include "worksort/analyze/selection.hpp"
#include "worksort/util/problem.hpp"

#include <functional>
#include <string>
#include <vector>

#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

std::string words_of_list(const Study& study, const std::vector<Text>& list) {
  std::vector<std::string> out;
  for (const Text one : list) out.push_back(text(study, one));
  return join(out, "+");
}

// All that is in force of one piece read by as many: "STANDING strategies/models/issues/shows success answer
// correct ...".
std::string in_force_of(const std::vector<std::string>& readings,
                        const std::vector<std::string>& coders = {}) {
  std::string documents = "task: {id: t}\n";
  for (std::size_t i = 0; i < readings.size(); ++i)
    documents +=
        fmt::format("---\nwork: {{task: t, coder: r{}, pieces: [{{student: s, {}}}]}}\n", i, readings[i]);
  const Study study = made_study(documents);
  REQUIRE(study.pieces.size() == 1);
  Filter filter;
  filter.coders = coders;
  const Selection chosen(study, filter);
  const InForce now = chosen.in_force(0);
  constexpr const char* k_standing[] = {"coded", "not-enough", "absent", "uncoded", "differ"};
  std::string out =
      fmt::format("{} {}/{}/{}/{} {} {} {} {}", k_standing[static_cast<std::size_t>(now.standing)],
                  words_of_list(study, now.strategies), words_of_list(study, now.models),
                  words_of_list(study, now.issues), words_of_list(study, now.shows), text(study, now.success),
                  text(study, now.answer), to_string(now.correct), now.sources.size());
  out += fmt::format("{}{}{}{}{}", now.unsure ? " unsure" : "", now.is_blank ? " blank" : "",
                     now.success_differs ? " apart" : "", now.bright_spot() ? " bright" : "",
                     now.is_told_of() ? " told" : "");
  return out + fmt::format("{} of {}", now.was_handed_in() ? "" : " away", chosen.reading_count());
}

constexpr const char* k_days = R"(
roster: {class: 3A, school: L, students: [{id: a, name: Ana Cruz}, {id: b, name: Bo Ek}]}
---
roster: {class: 3B, school: L, students: [c]}
---
roster: {class: 3A, school: G, students: [a, d]}
---
work: {task: t, class: 3A, school: L, date: 2026-11-16, coder: kim, pieces: [{student: a, strategy: x, model: m}, {student: b, strategy: [y, x], issues: i}]}
---
work: {task: t, class: 3A, school: L, date: 2026-11-16, coder: lee, pieces: [{student: a, strategy: x}]}
---
work: {task: t, class: 3B, school: L, date: 2026-11-17, coder: kim, pieces: [{student: c, strategy: absent}]}
---
work: {task: u, class: 3A, school: G, date: 2026-11-22, coder: lee, pieces: [{student: a, strategy: y, model: n}, {student: d}]}
---
work: {task: u, class: 3A, school: L, coder: kim, pieces: [{student: a, strategy: z, issues: [j, i]}]}
)";

// "STUDENT@SCHOOL DAY" of what the filter takes.
std::string taken(const std::function<void(Filter&)>& change) {
  const Study study = made_study(k_days);
  Filter filter;
  change(filter);
  try {
    const Selection chosen(study, filter);
    std::string out;
    for (const auto piece : chosen.pieces()) {
      const Reading& head = chosen.head(piece);
      out += fmt::format("{}@{} {} {}; ", study.text(head.student), study.text(study.school_of(head)),
                         study.text(head.task), head.date == k_undated ? "-" : to_string(Date{head.date}));
    }
    return out + fmt::format("{}", chosen.reading_count());
  } catch (const Problem& problem) {
    return fmt::format("{} / {}", problem.what(), problem.hint);
  }
}

// "ATTEMPT or DAY of the latest | of the others" of a student's pieces.
std::string latest_of(const std::string& pieces) {
  const Study study = made_study("work:\n  task: t\n  pieces:\n" + pieces);
  const Selection all(study, {});
  const Latest found = latest_pieces(all, all.pieces());
  std::string out;
  for (const auto* list : {&found.latest, &found.earlier}) {
    for (const auto piece : *list) {
      const Reading& head = all.head(piece);
      out += fmt::format("{}{}{} ", study.text(head.student), head.attempt,
                         head.date == k_undated ? "" : to_string(Date{head.date}).substr(7));
    }
    out += "| ";
  }
  return out;
}

}  // namespace

TEST_CASE("readings in force are those that name the strategy that most name first") {
  CHECK(in_force_of({"strategy: x, model: [m, n], success: partly, answer: \"5\", shows: a"}) ==
        "coded x/m+n//a partly 5  1 of 1");
  CHECK(in_force_of({"strategy: [x, y], model: m, issues: i",
                     "strategy: [x, z], model: [n, m], issues: [j, i]"}) == "coded x+y+z/m+n/i+j/    2 of 2");
  CHECK(in_force_of({"strategy: x, unsure: true, bright_spot: true", "strategy: y"}) ==
        "differ ///    2 unsure told of 2");
  CHECK(in_force_of({"strategy: x", "strategy: y, model: m, unsure: true",
                     "strategy: x, model: n, bright_spot: true"}) == "coded x/n//    2 bright told of 3");
  CHECK(in_force_of({"strategy: x", "strategy: y", "strategy: x", "strategy: y"}) == "differ ///    4 of 4");
  CHECK(in_force_of({"strategy: x", "strategy: y", "strategy: z", "strategy: z"}) == "coded z///    2 of 4");
  CHECK(in_force_of({"strategy: z", "strategy: z", "strategy: x", "strategy: y"}) == "coded z///    2 of 4");
  CHECK(in_force_of({"strategy: x", "model: m", "note: so"}) == "coded x///    1 of 3");
  CHECK(in_force_of({"model: m", "model: [n, m], success: started"}) == "uncoded /m+n// started   2 of 2");
  CHECK(in_force_of({"strategy: absent", "strategy: absent"}) == "absent absent///    2 away of 2");
  CHECK(in_force_of({"strategy: blank", "strategy: [blank, x]"}) == "not-enough blank+x///    2 of 2");
  CHECK(in_force_of({"strategy: unclear", "strategy: x"}) == "differ ///    2 of 2");
  CHECK(in_force_of({"attempt: 1"}) == "uncoded ///    1 blank away of 1");
  CHECK(in_force_of({"strategy: ''", "strategy: x"}) == "coded x///    1 of 1");
  CHECK(in_force_of({"strategy: x, success: partly", "strategy: x, success: started"}) ==
        "coded x///    2 apart of 2");
  CHECK(in_force_of({"strategy: x, success: partly", "strategy: x, success: started",
                     "strategy: x, success: partly"}) == "coded x/// partly   3 of 3");
  CHECK(in_force_of({"strategy: x, success: partly, correct: right",
                     "strategy: x, answer: \"4\", correct: wrong",
                     "strategy: x, answer: \"5\", correct: wrong"}) == "coded x/// partly  wrong 3 of 3");
  CHECK(in_force_of({"strategy: x", "strategy: y", "strategy: y, unsure: true"}, {"r0"}) ==
        "coded x///    1 of 1");
  CHECK(in_force_of({"strategy: x", "strategy: y", "strategy: y, unsure: true"}, {"r0", "r2"}) ==
        "differ ///    2 unsure of 2");
}

TEST_CASE("what filters take of several schools, days, readers and codes") {
  CHECK(
      taken([](Filter&) {}) ==
      "a@L t 2026-11-16; b@L t 2026-11-16; c@L t 2026-11-17; a@L u -; a@G u 2026-11-22; d@G u 2026-11-22; 7");
  CHECK(taken([](Filter& f) { f.tasks = {"u"}; }) == "a@L u -; a@G u 2026-11-22; d@G u 2026-11-22; 3");
  CHECK(taken([](Filter& f) { f.classes = {"3A"}; }) ==
        "a@L t 2026-11-16; b@L t 2026-11-16; a@L u -; a@G u 2026-11-22; d@G u 2026-11-22; 6");
  CHECK(taken([](Filter& f) { f.classes = {"3A (G)"}; }) == "a@G u 2026-11-22; d@G u 2026-11-22; 2");
  CHECK(taken([](Filter& f) {
          f.classes = {"3B", "3A (G)"};
        }) == "c@L t 2026-11-17; a@G u 2026-11-22; d@G u 2026-11-22; 3");
  CHECK(taken([](Filter& f) { f.classes = {"3C"}; }) ==
        "--class '3C' stands nowhere in the files / did you mean '3A'?");
  CHECK(taken([](Filter& f) {
          f.schools = {"L"};
          f.classes = {"3A"};
        }) == "a@L t 2026-11-16; b@L t 2026-11-16; a@L u -; 4");
  CHECK(taken([](Filter& f) { f.students = {"a"}; }) == "a@L t 2026-11-16; a@L u -; a@G u 2026-11-22; 4");
  CHECK(taken([](Filter& f) { f.students = {"a (G)"}; }) == "a@G u 2026-11-22; 1");
  CHECK(taken([](Filter& f) {
          f.students = {"Ana Cruz", "d"};
        }) == "a@L t 2026-11-16; a@L u -; d@G u 2026-11-22; 4");
  CHECK(taken([](Filter& f) { f.students = {"e"}; }) ==
        "--student 'e' stands nowhere in the files / did you mean 'a'?");
  CHECK(taken([](Filter& f) { f.coders = {"lee"}; }) ==
        "a@L t 2026-11-16; a@G u 2026-11-22; d@G u 2026-11-22; 3");
  CHECK(taken([](Filter& f) { f.coders = {"lea"}; }) ==
        "--coder 'lea' stands nowhere in the files / did you mean 'lee'?");
  CHECK(taken([](Filter& f) { f.strategies = {"x"}; }) == "a@L t 2026-11-16; b@L t 2026-11-16; 3");
  CHECK(taken([](Filter& f) {
          f.strategies = {"x"};
          f.models = {"m"};
        }) == "a@L t 2026-11-16; 2");
  CHECK(taken([](Filter& f) { f.models = {"m", "n"}; }) == "a@L t 2026-11-16; a@G u 2026-11-22; 3");
  CHECK(taken([](Filter& f) { f.issues = {"i"}; }) == "b@L t 2026-11-16; a@L u -; 2");
  CHECK(taken([](Filter& f) { f.issues = {"k"}; }) ==
        "--issue 'k' stands nowhere in the files / did you mean 'i'?");
  CHECK(taken([](Filter& f) { f.strategies = {"absent"}; }) == "c@L t 2026-11-17; 1");
  CHECK(taken([](Filter& f) { f.since = parse_date("2026-11-17"); }) ==
        "c@L t 2026-11-17; a@G u 2026-11-22; d@G u 2026-11-22; 3");
  CHECK(taken([](Filter& f) { f.until = parse_date("2026-11-17"); }) ==
        "a@L t 2026-11-16; b@L t 2026-11-16; c@L t 2026-11-17; 4");
  CHECK(taken([](Filter& f) { f.since = f.until = parse_date("2026-11-17"); }) == "c@L t 2026-11-17; 1");
  CHECK(taken([](Filter& f) {
          f.weeks = {{*parse_date("2026-11-16"), *parse_date("2026-11-17")},
                     {*parse_date("2026-11-22"), *parse_date("2026-11-28")}};
        }) == "a@L t 2026-11-16; b@L t 2026-11-16; c@L t 2026-11-17; a@G u 2026-11-22; d@G u 2026-11-22; 6");
  CHECK(taken([](Filter& f) {
          f.weeks = {{*parse_date("2026-11-17"), *parse_date("2026-11-21")}};
          f.coders = {"kim"};
        }) == "c@L t 2026-11-17; 1");
}

TEST_CASE("the latest piece of a student is the last that says something") {
  CHECK(latest_of("    - {student: a, strategy: x}\n    - {student: a, attempt: 2, strategy: y}\n    - "
                  "{student: b, strategy: z}\n") == "a2 b0 | a0 | ");
  CHECK(latest_of("    - {student: a, strategy: x, date: 2026-11-17}\n    - {student: a, strategy: y, date: "
                  "2026-11-16, attempt: 3}\n") == "a0-17 | a3-16 | ");
  CHECK(latest_of("    - {student: a, strategy: x}\n    - {student: a, attempt: 2, strategy: absent}\n    - "
                  "{student: a, attempt: 3}\n") == "a0 | a2 a3 | ");
  CHECK(latest_of("    - {student: a, attempt: 1}\n    - {student: a, attempt: 2, strategy: absent}\n") ==
        "a2 | a1 | ");
  CHECK(latest_of("    - {student: a, attempt: 1}\n    - {student: a, attempt: 2}\n") == "a2 | a1 | ");
  CHECK(latest_of("    - {student: a, attempt: 1, strategy: x}\n    - {student: a, strategy: y}\n") ==
        "a1 | a0 | ");
}
