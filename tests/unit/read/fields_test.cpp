// What is said of the keys and values of a piece, a task and a plan, and where.
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/diagnostic.hpp"

#include <string>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// "ID LINE:COLUMN+WIDTH hint" of each, but for what is missing around it.
std::string said_of(const std::string& text) {
  Diagnostics diagnostics;
  static_cast<void>(read_text("f.yaml", text, {}, diagnostics));
  diagnostics.sort();
  std::string out;
  for (const auto& d : diagnostics.items()) {
    if (d.id == "undescribed-task" || d.id == "no-codebook") continue;
    out += fmt::format("{} {}:{}+{} {}; ", d.id, d.spot.line, d.spot.column, d.spot.width, d.hint);
  }
  return out;
}

std::string said_of_piece(const std::string& piece) {
  return said_of("work:\n  task: t\n  pieces:\n    - " + piece + "\n");
}

std::string said_of_task(const std::string& keys) {
  return said_of("task: {id: t, " + keys + "}\n");
}

}  // namespace

TEST_CASE("keys in braces without a colon, or that are none") {
  CHECK(said_of_piece("{student: s1, unsure}") == "missing-colon 4:21+6 write unsure: true; ");
  CHECK(said_of_piece("{student: s1, unsure: }") == "");
  CHECK(said_of_piece("{student: s1, answer}") ==
        "missing-colon 4:21+6 write a colon, a blank and the value behind it; inside { } a comma ends a "
        "value; ");
  CHECK(said_of_piece("{student, answer: 1}") ==
        "missing-colon 4:8+7 write a colon, a blank and the value behind it; inside { } a comma ends a "
        "value; ");
  CHECK(said_of_piece("{student s1, answer: 1}") ==
        "unknown-key 4:8+10 if student is a key, write student: s1; else inside { } a comma ends the value; "
        "put the whole value in quotes; ");
  CHECK(said_of_piece("{student = s1, answer: 1}") ==
        "unknown-key 4:8+12 if student is a key, write student: s1; else inside { } a comma ends the value; "
        "put the whole value in quotes; ");
  CHECK(said_of_piece("{student: s1, answer 24, 25}") ==
        "unknown-key 4:21+9 if answer is a key, write answer: 24; else inside { } a comma ends the value; "
        "put the whole value in quotes; unknown-key 4:32+2 inside { } a comma ends the value; put the whole "
        "value in quotes; ");
  CHECK(said_of_piece("{student: s1, weg}") ==
        "unknown-key 4:21+3 inside { } a comma ends the value; put the whole value in quotes; ");
  CHECK(said_of_piece("{student: s1, weg 5}") ==
        "unknown-key 4:21+5 inside { } a comma ends the value; put the whole value in quotes; ");
  CHECK(said_of_piece("{student: s1, x-weg: 5}") == "");
  CHECK(said_of_piece("{student: s1, anser: 5}") ==
        "unknown-key 4:21+5 did you mean 'answer'? keys of your own begin with x-; ");
  CHECK(said_of_piece("student: s1\n      anser:\n") ==
        "unknown-key 5:7+5 did you mean 'answer'? keys of your own begin with x-; ");
  CHECK(said_of_piece("{student: s1, answer: 2, answer: 3}") == "duplicate-key 4:32+6 keep one of the two; ");
  CHECK(said_of_piece("{student: s1, answer: 2, Answer: 3}") ==
        "unknown-key 4:32+6 did you mean 'answer'? keys of your own begin with x-; ");
}

TEST_CASE("values of another shape than their key takes") {
  CHECK(said_of_piece("{student: [s1]}") == "needs-quotes 4:17+4 write student: s1; ");
  CHECK(said_of_piece("{student: [s1, s2]}") ==
        "needs-quotes 4:17+8 only one belongs here; write an entry for each of them; ");
  CHECK(said_of_piece("{student: {id: s1}}") == "needs-quotes 4:17+8 write student: \"{id: s1}\"; ");
  CHECK(said_of_piece("{student: s1, note: [a]}") == "needs-quotes 4:27+3 write note: \"[a]\"; ");
  CHECK(said_of_piece("{student: s1, note: [a, b]}") == "needs-quotes 4:27+6 write note: \"[a, b]\"; ");
  CHECK(said_of_piece("{student: s1, answer: {a: b}}") == "needs-quotes 4:29+6 write answer: \"{a: b}\"; ");
  CHECK(said_of_piece("student: s1\n      answer:\n        a: b") == "wrong-shape 6:9+1 ; ");
  CHECK(said_of_piece("{student: s1, strategy: {a: b}}") ==
        "needs-quotes 4:31+6 write strategy: \"{a: b}\"; ");
  CHECK(said_of_piece("{student: s1, strategy: [a, [b], {c: d}]}") ==
        "needs-quotes 4:35+3 write strategy: b; needs-quotes 4:40+6 write strategy: \"{c: d}\"; ");
  CHECK(said_of_piece("{student: s1, strategy: []}") == "");
  CHECK(said_of("work: some\n") == "wrong-shape 1:7+4 write the keys of a work below it, indented; ");
  CHECK(said_of("work: task:t\n") == "missing-blank 1:7+6 write task: t; ");
  CHECK(said_of("work:\n  task: t\n  pieces: student:s1\n") == "missing-blank 3:11+10 write student: s1; ");
  CHECK(said_of("work:\n  task: t\n  pieces: [student: s1, answer: 2]\n") == "missing-key 3:25+1 ; ");
  CHECK(said_of("work: {task: t, pieces: [student]}\n") ==
        "wrong-shape 1:26+7 write the keys of a piece below it, indented; ");
  CHECK(said_of("work: [a]\n") == "wrong-shape 1:7+1 write work: a; ");
  CHECK(said_of("roster: {class: c, students: [s1, {id: s2, rename: x}]}\n") ==
        "unknown-key 1:44+6 did you mean 'name'? keys of your own begin with x-; ");
  CHECK(said_of("- student: s1\n") ==
        "wrong-shape 1:1+1 put a line such as 'work:' first and indent what belongs to it; ");
  CHECK(said_of("some words\n") == "not-worksort 0:0+1 ; ");
  CHECK(said_of("wrk:\n  pieces: [{student: s1}, {student: s2}]\n") ==
        "unknown-key 1:1+3 did you mean 'work'? keys of your own begin with x-; ");
}

TEST_CASE("words, days, numbers and flags that their keys do not take") {
  CHECK(said_of_piece("{student: s1, correct: Right}") ==
        "unknown-word 4:30+5 did you mean 'right'? it takes right, partly, wrong, none; ");
  CHECK(said_of_piece("{student: s1, correct: rihgt}") ==
        "unknown-word 4:30+5 did you mean 'right'? it takes right, partly, wrong, none; ");
  CHECK(said_of_piece("{student: s1, correct: 2}") ==
        "unknown-word 4:30+1 it takes right, partly, wrong, none; ");
  CHECK(said_of_piece("{student: s1, correct: ''}") == "");
  CHECK(said_of_piece("{student: s1, date: 17.11.2026}") == "bad-date 4:27+10 write it as 2026-11-17; ");
  CHECK(said_of_piece("{student: s1, date: 2026-11-31}") ==
        "bad-date 4:27+10 a date is a year of four digits, a month and a day, with - between them; ");
  CHECK(said_of_piece("{student: s1, attempt: 0}") == "bad-number 4:30+1 ; ");
  CHECK(said_of_piece("{student: s1, attempt: 1}") == "");
  CHECK(said_of_piece("{student: s1, attempt: two}") == "bad-number 4:30+3 write a number such as 20; ");
  CHECK(said_of_piece("{student: s1, attempt: 99999999999}") == "bad-number 4:30+11 ; ");
  CHECK(said_of_piece("{student: s1, unsure: yes}") == "");
  CHECK(said_of_piece("{student: s1, unsure: perhaps}") == "bad-flag 4:29+7 write true or false; ");
  CHECK(said_of_piece("{student: ''}") == "missing-key 4:8+7 ; ");
  CHECK(said_of_piece("{answer: 1}") == "missing-key 4:7+1 ; ");
  CHECK(said_of_task("grade: 3, date: 2026-02-29") ==
        "bad-date 1:31+10 a date is a year of four digits, a month and a day, with - between them; ");
  CHECK(said_of("worksort: 1\n") == "");
  CHECK(said_of("worksort: one\n") == "unknown-word 1:11+3 it takes 1; ");
  CHECK(said_of("worksort: 0\n") == "unknown-word 1:11+1 did you mean '1'? it takes 1; ");
  CHECK(said_of("worksort: 9\n") ==
        "newer-file 1:11+1 what it knows is read; a newer worksort reads all of it; ");
}

TEST_CASE("quotes of word processors and signs of comments in values") {
  CHECK(said_of_piece("{student: s1, answer: \u201C24\u201D}") == "stray-quote 4:29+4 write \"24\"; ");
  CHECK(said_of_piece("{student: s1, strategy: \u201C24\u201D}") == "");
  CHECK(said_of_piece("{student: s1, answer: '\u201C24\u201D'}") == "");
  CHECK(said_of_piece("{student: s1, note: \u201C24\u201D}") == "");
  CHECK(said_of_task("answers: [\u201824\u2019, 25]") == "stray-quote 1:25+4 write \"24\"; ");
  CHECK(said_of_piece("{student: \u2018s1\u2019}") == "stray-quote 4:17+4 write \"s1\"; ");
  CHECK(said_of_piece("student: s1\n      note: a #b") ==
        "comment-without-blank 5:15+2 put the value in quotes, or a blank after the #; ");
  CHECK(said_of_piece("student: s1\n      strategy: [a, b] #c") == "");
  CHECK(said_of_piece("student: s1\n      note: a # b") == "");
}

TEST_CASE("pieces that stand where none can be read are counted as unread") {
  const auto unread = [](const std::string& text) {
    Diagnostics diagnostics;
    return read_text("f.yaml", text, {}, diagnostics).input.unread;
  };
  CHECK(unread("work: {task: t, pieces: [{student: a}]}\n") == 0);
  CHECK(unread("work: {task: t, pieces: 5}\n") == 1);
  CHECK(unread("work: {task: t, pieces: {student: a}}\n") == 0);
  CHECK(unread("work: [[{student: a}, {student: b}]]\n") == 2);
  CHECK(unread("work: [a, b]\n") == 1);
  CHECK(unread("work: 5\n") == 1);
  CHECK(unread("work: [{student: a}, {student: b}]\n") == 2);
  CHECK(unread("work: {task: t, pieces: [[{student: a}], [{student: b}]]}\n") == 2);
  CHECK(unread("work: {task: t, pieces: [a, b]}\n") == 2);
  CHECK(unread("work:\n  -\n  -\n") == 0);
  CHECK(unread("work:\n  task: t\n  pieces:\n    -\n    -\n") == 0);
  CHECK(unread("wrk: [{student: a}, {student: b}]\nwork: {task: t}\n") == 2);
  CHECK(unread("- student: a\n- student: b\n") == 2);
}
