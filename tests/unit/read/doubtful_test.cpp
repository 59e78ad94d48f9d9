// What a check finds doubtful in files that can be read: students, days, answers, words, plans and goals.
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/diagnostic.hpp"

#include <string>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// "LINE:COLUMN ID: MESSAGE (HINT)" of each warning.
std::string doubts(const std::string& documents) {
  Diagnostics diagnostics;
  ReadOptions options;
  options.thorough = true;
  static_cast<void>(read_text("f.yaml", documents, options, diagnostics));
  diagnostics.sort();
  std::string out;
  for (const auto& d : diagnostics.items()) {
    if (d.id == "undescribed-task" || d.id == "no-codebook") continue;
    out +=
        fmt::format("{}{}:{} {}: {}", out.empty() ? "" : "; ", d.spot.line, d.spot.column, d.id, d.message);
    if (!d.hint.empty()) out += fmt::format(" ({})", d.hint);
  }
  return out;
}

const std::string k_roster_of_two =
    "roster: {class: 3B, school: L, students: [{id: s1, name: Ana Cruz}, {id: s2, name: Bo Lind}]}\n---\n";

}  // namespace

TEST_CASE("students whom the roster of their class does not have, each once") {
  const std::string head = k_roster_of_two + "work:\n  task: t\n  class: 3B\n  school: L\n  pieces:\n";
  CHECK(doubts(head + "    - {student: s1, strategy: x}\n") == "");
  CHECK(doubts(head + "    - {student: s3, strategy: x}\n    - {student: s3, attempt: 2, strategy: x}\n    - "
                      "{student: zed, strategy: y}\n") ==
        "8:17 not-on-roster: student 's3' is not on the roster of class '3B' (did you mean 's1'?); 10:17 "
        "not-on-roster: student 'zed' is not on the roster of class '3B'");
  CHECK(
      doubts(head + "    - {student: Ana Crus, strategy: x}\n") ==
      "8:17 not-on-roster: student 'Ana Crus' is not on the roster of class '3B' (did you mean 'Ana Cruz'?)");
  CHECK(doubts(k_roster_of_two +
               "work: {task: t, class: 3C, school: L, pieces: [{student: s3, strategy: x}]}\n") == "");
}

TEST_CASE("two readers who put a student's work on different days") {
  const auto read_twice = [](const std::string& first, const std::string& second) {
    return doubts("work: {task: t, pieces: [{student: a, " + first +
                  "}]}\n---\nwork: {task: t, pieces: [{student: a, " + second + "}]}\n");
  };
  CHECK(
      read_twice("coder: kim, strategy: x, date: 2026-11-16", "coder: lee, strategy: x, date: 2026-11-17") ==
      "3:26 dates-differ: lee has the work of student 'a' on 2026-11-17, and kim on 2026-11-16: is it one "
      "response? (date: is the day students did the work, not the day it was read)");
  CHECK(read_twice("coder: kim, strategy: x", "coder: lee, strategy: x, date: 2026-11-17") ==
        "3:26 dates-differ: lee has the work of student 'a' on 2026-11-17, and kim on no date: is it one "
        "response? (date: is the day students did the work, not the day it was read)");
  CHECK(read_twice("coder: kim, strategy: x, date: 2026-11-16",
                   "coder: kim, strategy: x, date: 2026-11-17") == "");
  CHECK(read_twice("coder: kim, date: 2026-11-16", "coder: lee, strategy: x, date: 2026-11-17") == "");
  CHECK(read_twice("coder: kim, strategy: x, date: 2026-11-16", "coder: lee, date: 2026-11-17") == "");
  CHECK(read_twice("coder: kim, strategy: x, date: 2026-11-16",
                   "coder: lee, strategy: x, date: 2026-11-16, attempt: 2") == "");
}

TEST_CASE("answers that count as wrong because the task does not list them") {
  const std::string head = "task: {id: t, answers: [\"24\"]}\n---\nwork:\n  task: t\n  pieces:\n";
  CHECK(doubts(head +
               "    - {student: a, answer: \"24\"}\n    - {student: b, answer: \"25\", correct: wrong}\n") ==
        "");
  CHECK(doubts(head + "    - {student: a, answer: \"24 rolls\"}\n    - {student: b, answer: \"25\"}\n    - "
                      "{student: c, answer: \"24 Rolls\"}\n") ==
        "6:7 unlisted-answer: answers that task 't' does not list count as wrong: '24 rolls' (2 times), '25' "
        "(add what is right to the task's answers, or write correct: on the piece)");
  CHECK(
      doubts("task: {id: t, answers: [\"24\"]}\n---\n"
             "work: {task: t, pieces: [{student: a, answer: \"5\"}, {student: b, answer: \"3\"}]}\n") ==
      "3:26 unlisted-answer: answers that task 't' does not list count as wrong: '3', '5' (add what is right "
      "to the task's answers, or write correct: on the piece)");
}

TEST_CASE("words that two entries of a codebook lay claim to, and numbers in questions") {
  CHECK(doubts("codebook:\n  id: cb\n  strategies:\n    - {id: hops, name: Hops, aliases: [jumps]}\n    - "
               "{id: skips, aliases: [Jumps, No Work, hops]}\n") ==
        "5:7 ambiguous-word: 'hops' can mean 'hops' and 'skips'; it is read as the former (keep the word "
        "with one of them); 5:7 ambiguous-word: 'jumps' can mean 'hops' and 'skips'; it is read as the "
        "former (keep the word with one of them); 5:7 ambiguous-word: 'no work' can mean 'skips' and "
        "'blank'; it is read as the former (keep the word with one of them)");
  CHECK(doubts("codebook:\n  id: cb\n  models: [{id: line, name: Way}, {id: tray, name: way}]\n  issues: "
               "[{id: unit, aliases: [way]}]\n  success: [{id: a, name: so}, {id: b, name: So}]\n") ==
        "3:35 ambiguous-word: 'way' can mean 'line' and 'tray'; it is read as the former (keep the word with "
        "one of them); 5:32 ambiguous-word: 'so' can mean 'a' and 'b'; it is read as the former (keep the "
        "word with one of them)");
  CHECK(
      doubts("codebook:\n  id: cb\n  strategies:\n    - {id: hops, ask: {assessing: [\"Why 3?\", \"Why?\"], "
             "advancing: [\"What of 12?\", \"Why 3?\"]}}\n  issues:\n    - {id: unit, ask: {assessing: "
             "[\"Why 3?\"]}}\n") ==
      "4:7 number-in-question: a question of 'hops' names a number: Why 3? (ask it so that it fits any task, "
      "or put it under the questions of the task); 4:7 number-in-question: a question of 'hops' names a "
      "number: What of 12? (ask it so that it fits any task, or put it under the questions of the task)");
}

TEST_CASE("plans for tasks and students that nobody knows, or for several") {
  const std::string head = k_roster_of_two +
                           "task: {id: trays}\n---\nwork: {task: trays, class: 3B, school: L, pieces: "
                           "[{student: s9, strategy: x}]}\n---\n";
  CHECK(
      doubts(
          head +
          "plan: {id: p, task: trays, class: 3B, students: [s1, Bo Lind, s9], reassess: {task: trays}}\n") ==
      "5:62 not-on-roster: student 's9' is not on the roster of class '3B' (did you mean 's1'?)");
  CHECK(
      doubts(
          head +
          "plan: {id: p, task: trey, class: 3B, students: [s3], partners: [s4], reassess: {task: tray}}\n") ==
      "5:62 not-on-roster: student 's9' is not on the roster of class '3B' (did you mean 's1'?); 7:21 "
      "unknown-task: no file describes task 'trey', and no work belongs to it; 7:49 unknown-student: student "
      "'s3' is on no roster and has no work; 7:65 unknown-student: student 's4' is on no roster and has no "
      "work; 7:87 unknown-task: no file describes task 'tray', and no work belongs to it (did you mean "
      "'trays'?)");
  CHECK(doubts(k_roster_of_two + "roster: {class: 3C, school: G, students: [{id: s1, name: Ana "
                                 "Cruz}]}\n---\nplan: {id: p, students: [s1, Ana Cruz]}\n") ==
        "5:26 ambiguous-student: 's1' can be 2 students: s1 of L, s1 of G; the first one counts (write the "
        "student's id, and school: or class: into the plan); 5:30 ambiguous-student: 'Ana Cruz' can be 2 "
        "students: s1 of L, s1 of G; the first one counts (write the student's id, and school: or class: "
        "into the plan)");
  CHECK(doubts(k_roster_of_two + "roster: {class: 3C, school: G, students: [{id: s1, name: Ana "
                                 "Cruz}]}\n---\nplan: {id: p, school: G, students: [s1]}\n") == "");
}

TEST_CASE("goals that count what there is none of") {
  const std::string head =
      k_roster_of_two +
      "codebook: {id: cb, strategies: [hops], issues: [unit]}\n---\ntask: {id: t, codebook: cb}\n---\nwork: "
      "{task: t, class: 3B, school: L, pieces: [{student: s1, strategy: hops}]}\n---\n";
  const auto goal = [&](const std::string& keys) {
    return doubts(head + "inquiry:\n  id: q\n  goals:\n    - {id: g, " + keys + "}\n");
  };
  CHECK(goal("measure: {strategy: hops}, where: {school: L, class: 3B, task: t}") == "");
  CHECK(goal("measure: {strategy: hops}, where: {school: M, class: 3A, task: u}") ==
        "10:3 unknown-class: goal 'g' counts work of school 'M', and there is none of that name; 10:3 "
        "unknown-class: goal 'g' counts work of class '3A', and there is none of that name; 10:3 "
        "unknown-task: goal 'g' counts work of task 'u', and there is none of that name");
  CHECK(goal("measure: {strategy: hobs}") ==
        "12:35 unknown-code: 'hobs' is no strategy of any codebook that work is coded with (did you mean "
        "'hops'?)");
  CHECK(goal("measure: {success: [partly, partially]}") ==
        "12:43 unknown-code: 'partially' is no success of any codebook that work is coded with");
  CHECK(goal("measure: {issue: unity}") ==
        "12:32 unknown-code: 'unity' is no issue of any codebook that work is coded with (did you mean "
        "'unit'?)");
  CHECK(goal("measure: {strategy: hops}, baseline: {since: 2026-11-17, until: 2026-11-17}") == "");
  CHECK(goal("measure: {strategy: hops}, baseline: {since: 2026-11-18, until: 2026-11-17}, current: {since: "
             "2026-12-02, until: 2026-12-01}") ==
        "10:3 bad-date: goal 'g' counts from 2026-11-18 on and up to 2026-11-17, and there is no such day; "
        "10:3 bad-date: goal 'g' counts from 2026-12-02 on and up to 2026-12-01, and there is no such day");
  CHECK(
      doubts("inquiry:\n  id: q\n  goals:\n    - {id: g, measure: {strategy: hobs}, where: {class: 3A}}\n") ==
      "");
}
