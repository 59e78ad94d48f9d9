// What is said in full of the keys and values of files: the words, where they are, and what is left of them.
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/diagnostic.hpp"

#include <string>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// "LINE:COLUMN+WIDTH ID: message" of each, then how many pieces and tasks are read and how many entries are
// not.
std::string told_of(const std::string& text) {
  Diagnostics diagnostics;
  const Study study = read_text("f.yaml", text, {}, diagnostics);
  diagnostics.sort();
  std::string out;
  for (const auto& d : diagnostics.items()) {
    if (d.id == "undescribed-task" || d.id == "no-codebook") continue;
    out += fmt::format("{}:{}+{} {}: {}; ", d.spot.line, d.spot.column, d.spot.width, d.id, d.message);
  }
  return out +
         fmt::format("{}+{} read, {} not", study.readings.size(), study.tasks.size(), study.input.unread);
}

std::string told_of_piece(const std::string& piece) {
  return told_of("work:\n  task: t\n  pieces:\n    - " + piece + "\n");
}

}  // namespace

TEST_CASE("keys that are needed are named once, where nothing else says why they are not there") {
  CHECK(told_of_piece("{answer: 1}") ==
        "4:7+1 missing-key: a piece needs 'student': an id, or a name of the roster if only one student has "
        "it; 0+0 read, 1 not");
  CHECK(told_of_piece("{student: , answer: 1}") ==
        "4:8+7 missing-key: a piece needs 'student': an id, or a name of the roster if only one student has "
        "it; 0+0 read, 1 not");
  CHECK(told_of_piece("{student: ' ', answer: 1}") ==
        "4:8+7 missing-key: a piece needs 'student': an id, or a name of the roster if only one student has "
        "it; 0+0 read, 1 not");
  CHECK(told_of_piece("{student: [], answer: 1}") ==
        "4:17+2 needs-quotes: '[]' without quotes means something else in YAML, and the student would be "
        "lost; 0+0 read, 1 not");
  CHECK(told_of_piece("{student: [a], answer: 1}") ==
        "4:17+3 needs-quotes: '[a]' without quotes means something else in YAML, and the student would be "
        "lost; 0+0 read, 1 not");
  CHECK(told_of_piece("{student: @a, answer: 1}") ==
        "4:17+2 needs-quotes: '@a' without quotes means something else in YAML, and the student would be "
        "lost; 0+0 read, 1 not");
  CHECK(told_of_piece("{student, answer: 1}") ==
        "4:8+7 missing-colon: there is no colon behind 'student', so it says nothing; 0+0 read, 1 not");
  CHECK(told_of_piece("{student a, answer: 1}") ==
        "4:8+9 unknown-key: 'student a' is not a key of a piece; 0+0 read, 1 not");
  CHECK(told_of_piece("{studnt: a, answer: 1}") ==
        "4:7+1 missing-key: a piece needs 'student': an id, or a name of the roster if only one student has "
        "it; 4:8+6 unknown-key: 'studnt' is not a key of a piece; 0+0 read, 1 not");
  CHECK(told_of_piece("{answer: @1}") ==
        "4:7+1 missing-key: a piece needs 'student': an id, or a name of the roster if only one student has "
        "it; 4:16+2 needs-quotes: '@1' without quotes means something else in YAML, and the answer would be "
        "lost; 0+0 read, 1 not");
  CHECK(told_of_piece("{@student: a}") ==
        "4:8+11 needs-quotes: '@student: a' without quotes means something else in YAML, and the entry would "
        "be lost; 0+0 read, 1 not");
  CHECK(told_of("work: {pieces: [{student: a}]}\n") == "1+0 read, 0 not");
  CHECK(told_of("work: {task: t}\n") ==
        "1:7+1 missing-key: a work needs 'pieces': one entry for each student's response; 0+0 read, 0 not");
  CHECK(told_of("work: {task: t, pieces: }\n") ==
        "1:17+6 missing-key: a work needs 'pieces': one entry for each student's response; 0+0 read, 0 not");
  CHECK(told_of("work: {task: t, pieces: []}\n") == "0+0 read, 0 not");
  CHECK(told_of("work: {task: t, pieces: 5}\n") ==
        "1:25+1 wrong-shape: 'pieces' needs keys of its own here; 0+0 read, 1 not");
  CHECK(told_of("work: {task: t, pieces: [5]}\n") ==
        "1:26+1 wrong-shape: 'pieces' needs keys of its own here; 0+0 read, 1 not");
  CHECK(told_of("work: {task: '', pieces: [{student: a}]}\n") == "1+0 read, 0 not");
  CHECK(
      told_of("task: {title: x}\n") ==
      "1:7+1 missing-key: a task needs 'id': how work, exemplars and plans name this task; 0+0 read, 1 not");
  CHECK(told_of("task: {id: [t]}\n") ==
        "1:12+3 needs-quotes: '[t]' without quotes means something else in YAML, and the id would be lost; "
        "0+0 read, 1 not");
  CHECK(told_of("task: [{id: t}, {id: }, {title: x}]\n") ==
        "1:7+1 wrong-shape: 'task' takes keys and values here; 0+0 read, 0 not");
  CHECK(told_of("roster: {class: c}\n") == "0+0 read, 0 not");
  CHECK(told_of("roster: {class: c, students: []}\n") == "0+0 read, 0 not");
  CHECK(told_of("roster: {class: c, students: [{name: x}, {id: s1}]}\n") ==
        "1:31+1 missing-key: a student needs 'id': the id that work uses; 0+0 read, 1 not");
  CHECK(told_of("roster: {class: c, students: x}\n") == "0+0 read, 0 not");
}

TEST_CASE("the limits and words of values") {
  CHECK(told_of_piece("{student: a, attempt: 60000}") == "1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, attempt: 60001}") ==
        "4:29+5 bad-number: attempt takes a number from 1 to 60000, not '60001'; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, attempt: -1}") ==
        "4:29+2 bad-number: '-1' is not a whole number; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, attempt: 1.0}") ==
        "4:29+3 bad-number: '1.0' is not a whole number; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, correct: right|partly}") ==
        "4:29+12 unknown-word: 'right|partly' is not a value of correct; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, correct: '|'}") ==
        "4:29+3 unknown-word: '|' is not a value of correct; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, correct: art}") ==
        "4:29+3 unknown-word: 'art' is not a value of correct; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, correct: none}") == "1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, unsure: No, bright_spot: FALSE}") == "1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, strategy: 'a;b'}") ==
        "4:30+5 bad-code: 'a;b' holds a ;, which separates codes in spreadsheets; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, strategy: [b, 'c;d']}") ==
        "4:34+5 bad-code: 'c;d' holds a ;, which separates codes in spreadsheets; 1+0 read, 0 not");
  CHECK(told_of_piece("student: a\n      strategy: b,") ==
        "5:17+2 bad-code: 'b,' ends with a comma, which parts nothing here; 1+0 read, 0 not");
  CHECK(told_of_piece("student: a\n      strategy: 'b,'") == "1+0 read, 0 not");
  CHECK(told_of_piece("student: a\n      note: b,") == "1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, success: [b, c]}") ==
        "4:29+6 needs-quotes: '[b, c]' without quotes means something else in YAML, and the success would be "
        "lost; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, coder: [b, c]}") ==
        "4:27+6 needs-quotes: '[b, c]' without quotes means something else in YAML, and the coder would be "
        "lost; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, answer: 1,234}") ==
        "4:30+3 unknown-key: '234' is not a key of a piece; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, answer: \"1\",234}") ==
        "4:32+3 unknown-key: '234' is not a key of a piece; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, note: so, and on}") ==
        "4:30+6 unknown-key: 'and on' is not a key of a piece; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, answer: [1,\n       2]}") ==
        "4:28+3 needs-quotes: '[1,' without quotes means something else in YAML, and the answer would be "
        "lost; 1+0 read, 0 not");
  CHECK(told_of_piece("{student: a, quote: so # then\n      }") ==
        "4:27+9 needs-quotes: what follows the # would be lost: 'so # then' needs quotes; 1+0 read, 0 not");
  CHECK(told_of_piece("student: a\n      quote: so # then") ==
        "5:14+9 needs-quotes: what follows the # would be lost: 'so # then' needs quotes; 1+0 read, 0 not");
  CHECK(told_of_piece("student: a\n      strategy: so # then") == "1+0 read, 0 not");
  CHECK(
      told_of_piece("student: a\n      strategy: so #then") ==
      "5:20+5 comment-without-blank: this # begins a comment, and what follows is not read; 1+0 read, 0 not");
  CHECK(
      told_of_piece("student: a\n      x-own: [so, {a: b #then\n        }]") ==
      "5:25+5 comment-without-blank: this # begins a comment, and what follows is not read; 1+0 read, 0 not");
  CHECK(told_of_piece("student: a\n      strategies: b\n      strategy: c") ==
        "6:7+8 duplicate-key: 'strategies' and 'strategy' are the same key; 1+0 read, 0 not");
  CHECK(told_of_piece("student: a\n      note: b\n      note: c") ==
        "6:7+4 duplicate-key: 'note' is already given above; this second value is not used; 1+0 read, 0 not");
  CHECK(told_of_piece("student: a\n      note:\n        - b") ==
        "6:9+1 wrong-shape: 'note' takes one value, not a list here; 1+0 read, 0 not");
  CHECK(told_of_piece("student: a\n      note: &b c") ==
        "5:13+4 no-anchors: '&b c' begins with a YAML anchor; files hold plain text only; 1+0 read, 0 not");
  CHECK(told_of("worksort: 2\ntask: {id: t}\n") ==
        "1:11+1 newer-file: this file is of version 2 of the format, and this program knows version 1; 0+1 "
        "read, 0 not");
  CHECK(told_of("worksort: [1]\ntask: {id: t}\n") ==
        "1:11+3 needs-quotes: '[1]' without quotes means something else in YAML, and the worksort would be "
        "lost; 0+1 read, 0 not");
  CHECK(told_of("task: {id: t, answers: [1, [2], {a: 3}]}\n") ==
        "1:28+3 needs-quotes: '[2]' without quotes means something else in YAML, and the answers would be "
        "lost; 1:33+6 needs-quotes: '{a: 3}' without quotes means something else in YAML, and the answers "
        "would be lost; 0+1 read, 0 not");
  CHECK(told_of("task: {id: t, anticipate: [a]}\n") ==
        "1:27+1 wrong-shape: 'anticipate' takes keys and values here; 0+1 read, 0 not");
  CHECK(told_of("task: {id: t, anticipate: [strategies: a]}\n") ==
        "1:27+1 wrong-shape: 'anticipate' takes keys and values here; 0+1 read, 0 not");
  CHECK(told_of("task: {id: t, anticipate: strategies}\n") ==
        "1:27+10 wrong-shape: 'anticipate' needs keys of its own here; 0+1 read, 0 not");
  CHECK(told_of("note: [a]\ntask: {id: t, note: {b: c}}\n") ==
        "1:7+3 needs-quotes: '[a]' without quotes means something else in YAML, and the note would be lost; "
        "2:21+6 needs-quotes: '{b: c}' without quotes means something else in YAML, and the note would be "
        "lost; 0+1 read, 0 not");
}

TEST_CASE("a file is ours where a document has our keys, or pieces of students however they stand") {
  CHECK(told_of("- a\n- b\n") ==
        "0:0+1 not-worksort: passed over: none of its keys is a worksort key; 0+0 read, 0 not");
  CHECK(told_of("- student: a\n") ==
        "1:1+1 wrong-shape: a worksort document has keys such as work: or task: at its top; 0+0 read, 1 not");
  CHECK(told_of("pieces: []\n") ==
        "0:0+1 not-worksort: passed over: none of its keys is a worksort key; 0+0 read, 0 not");
  CHECK(told_of("pieces: [a]\n") ==
        "0:0+1 not-worksort: passed over: none of its keys is a worksort key; 0+0 read, 0 not");
  CHECK(told_of("pieces: [{student: a}]\n") ==
        "1:1+6 unknown-key: 'pieces' is not a key of a document; 0+0 read, 1 not");
  CHECK(told_of("mine: [{student: a}]\n") ==
        "0:0+1 not-worksort: passed over: none of its keys is a worksort key; 0+0 read, 0 not");
  CHECK(told_of("mine: {pieces: []}\n") ==
        "1:1+4 unknown-key: 'mine' is not a key of a document; 0+0 read, 0 not");
  CHECK(told_of("taks: {id: t}\n") ==
        "1:1+4 unknown-key: 'taks' is not a key of a document; 0+0 read, 0 not");
  CHECK(told_of("taks: t\n") ==
        "0:0+1 not-worksort: passed over: none of its keys is a worksort key; 0+0 read, 0 not");
  CHECK(told_of("tasks: [{id: t}]\n") ==
        "1:1+5 unknown-key: 'tasks' is not a key of a document; 0+0 read, 0 not");
  CHECK(told_of("input: {}\ntaks: {id: t}\n") ==
        "0:0+1 not-worksort: passed over: none of its keys is a worksort key; 0+0 read, 0 not");
  CHECK(told_of("input: {}\ntask: {id: t}\n") ==
        "1:1+5 unknown-key: 'input' is not a key of a document; 0+1 read, 0 not");
  CHECK(told_of("release: []\n") == "0+0 read, 0 not");
  CHECK(told_of("release: []\nmore: 1\n") ==
        "0:0+1 not-worksort: passed over: none of its keys is a worksort key; 0+0 read, 0 not");
  CHECK(told_of("mine: @a\n") ==
        "0:0+1 not-worksort: passed over: none of its keys is a worksort key; 0+0 read, 0 not");
  CHECK(told_of("mine: a\nwork: @a\n") ==
        "1:1+4 unknown-key: 'mine' is not a key of a document; 2:7+2 needs-quotes: '@a' without quotes means "
        "something else in YAML, and the work would be lost; 0+0 read, 0 not");
  CHECK(told_of("a b\n") ==
        "0:0+1 not-worksort: passed over: none of its keys is a worksort key; 0+0 read, 0 not");
  CHECK(told_of("") == "0+0 read, 0 not");
}
