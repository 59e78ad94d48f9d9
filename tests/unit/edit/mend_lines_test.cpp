// What mending makes of single lines, small signs and values that come one at a time.
#include "worksort/edit/mend.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

std::string mended_file(const std::string& bytes, const MendOptions& options = {}) {
  std::vector<MendedFile> files = {{"f.yaml", bytes, {}}};
  mend_files(files, options);
  return files.front().mended;
}

// What becomes of a piece with these lines behind its student; "same" where nothing does.
std::string mended_piece(const std::string& lines) {
  const std::string head =
      "work:\n  task: t\n  codebook: multiplication-division\n  pieces:\n    - student: a\n";
  const std::string out = mended_file(head + lines + "\n");
  CHECK(out.starts_with(head));
  const std::string rest = out.substr(head.size());
  return rest == lines + "\n" ? "same" : rest.substr(0, rest.size() - 1);
}

// What becomes of the value of a key in a piece in braces.
std::string in_braces(const std::string& value, const std::string& key = "quote") {
  const std::string head = "work:\n  task: t\n  pieces:\n    - {student: a, " + key + ": ";
  const std::string out = mended_file(head + value + "}\n");
  CHECK(out.starts_with(head));
  const std::string rest = out.substr(head.size());
  return rest == value + "}\n" ? "same" : rest.substr(0, rest.size() - 2);
}

std::string mended_date(const std::string& written, const MendOptions& options = {}) {
  const std::string head = "task: {id: t, date: ";
  const std::string out = mended_file(head + written + "}\n", options);
  return out == head + written + "}\n" ? "same" : out.substr(head.size(), out.size() - head.size() - 2);
}

}  // namespace

TEST_CASE("typographic quotes are plain ones where a value begins and ends with them") {
  CHECK(mended_piece("      quote: \u201Cso\u201D") == "      quote: \"so\"");
  CHECK(mended_piece("      quote: \u201Cso\u201D # said") == "      quote: \"so\" # said");
  CHECK(mended_piece("      quote: \u201Cso\u201D#said") == "same");
  CHECK(mended_piece("      quote: \u201Cso\u201D, then") == "same");
  CHECK(mended_piece("      quote: \u2018it\u2019s so\u2019") == "      quote: \"it\u2019s so\"");
  CHECK(mended_piece("      quote: \u201C\u201D") == "      quote: \"\"");
  CHECK(mended_piece("      quote: \u201Cso") == "same");
  CHECK(mended_piece("      quote: \"so\u201D") == "      quote: \"so\"");
  CHECK(mended_piece("      quote: \"so\"") == "same");
  CHECK(mended_piece("      x-own: \u201Cso\u201D") == "same");
  CHECK(mended_piece("      quote:\u00A0so") == "      quote: so");
  CHECK(mended_piece("      x-own:\u00A0so") == "      x-own: so");
  CHECK(in_braces("\u201Cso\u201D") == "\"so\"");
  CHECK(in_braces("\u201Cso, and\u201D") == "\"so, and\"");
  CHECK(in_braces("\u201Cso\u201D, note: \u201Cand\u201D") == "\"so\", note: \"and\"");
  CHECK(in_braces("so \u201Cand\u201D") == "same");
  CHECK(in_braces("[\u201Ca\u201D, b, \u201Cc\u201D]", "strategy") == "[\"a\", b, \"c\"]");
  CHECK(in_braces("'x', note: \u201Cand\u201D") == "'x', note: \"and\"");
  CHECK(in_braces("'x'#, note: \u201Cand\u201D") == "\"'x'#\", note: \"and\"");
}

TEST_CASE("a blank that is missing behind a colon, where a key of the format stands") {
  CHECK(mended_piece("      strategy:\n      answer:24") == "      strategy:\n      answer: 24");
  CHECK(mended_piece("      answer:24\n      note:so") == "      answer: 24\n      note: so");
  CHECK(mended_piece("      wrong:24") == "same");
  CHECK(mended_piece("      x-own:24") == "same");
  CHECK(mended_piece("      note: so\n        answer:24") == "same");
  CHECK(mended_file("work:\n  task:t\n  pieces: [{student: a}]\n") ==
        "work:\n  task: t\n  pieces: [{student: a}]\n");
  CHECK(mended_file("work:\n  pieces:\n    - student:a\n    - student: b\n") ==
        "work:\n  pieces:\n    - student: a\n    - student: b\n");
}

TEST_CASE("a tab is one level in documents of which every indented line begins with one") {
  CHECK(mended_file("work:\n\ttask: t\n\tpieces:\n\t\t- student: a\n\t\t  answer: b\n") ==
        "work:\n  task: t\n  pieces:\n    - student: a\n      answer: b\n");
  CHECK(mended_file("work:\n\ttask: t\n---\ntask:\n  id: t\n") == "work:\n  task: t\n---\ntask:\n  id: t\n");
  CHECK(mended_file("work:\n\ttask: t\n  grade: 3\n") == "work:\n  task: t\n  grade: 3\n");
  CHECK(mended_file("task:\n  id: t\n---\nwork:\n\ttask: t\n\n\t \n\tpieces: []") ==
        "task:\n  id: t\n---\nwork:\n  task: t\n\n\t \n  pieces: []");
}

TEST_CASE("a text that is cut off or seems to be a list gets quotes where a person's words stand") {
  CHECK(mended_piece("      quote: so #3 is right") == "      quote: \"so #3 is right\"");
  CHECK(mended_piece("      quote: so # 3 is right") == "same");
  CHECK(mended_piece("      quote: so\n        so #3 is right") == "same");
  CHECK(mended_piece("      answer: [2] and {3}") == "      answer: \"[2] and {3}\"");
  CHECK(mended_piece("      answer: [2]") == "      answer: \"[2]\"");
  CHECK(mended_piece("      answer: {2}") == "      answer: \"{2}\"");
  CHECK(mended_piece("      answer: [2] # why") == "same");
  CHECK(mended_piece("      answer: [2,\n        3]") == "same");
  CHECK(mended_piece("      strategy: a #3") == "same");
  CHECK(mended_piece("      answer: \"so\" #3") == "same");
  CHECK(in_braces("[2]", "answer") == "same");
  CHECK(in_braces("so #3 is right") == "\"so #3 is right\"");
}

TEST_CASE("a key that is nearly one of the format, unless it is there or could be several") {
  CHECK(mended_piece("      anwser: b") == "      answer: b");
  CHECK(mended_piece("      answerr: b") == "      answer: b");
  CHECK(mended_piece("      answers: b") == "      answer: b");
  CHECK(mended_piece("      nswer: b") == "      answer: b");
  CHECK(mended_piece("      ansxyer: b") == "same");
  CHECK(mended_piece("      Answer: b") == "      answer: b");
  CHECK(mended_piece("      bright spot: true") == "      bright_spot: true");
  CHECK(mended_piece("      bright-spot: true") == "      bright_spot: true");
  CHECK(mended_piece("      not: b") == "same");
  CHECK(mended_piece("      nte: b") == "same");
  CHECK(mended_piece("      anwser: b\n      answer: c") == "same");
  CHECK(mended_piece("      strategys: x\n      strategies: [y]") == "same");
  CHECK(mended_piece("      strategie: x\n      strategy: y") == "same");
}

TEST_CASE("words, codes and lists of codes") {
  CHECK(mended_piece("      correct: rihgt") == "      correct: right");
  CHECK(mended_piece("      correct: ' right '") == "same");
  CHECK(mended_piece("      correct: righ") == "      correct: right");
  CHECK(mended_piece("      correct: rght") == "      correct: right");
  CHECK(mended_piece("      correct: reight") == "      correct: right");
  CHECK(mended_piece("      correct: riht g") == "same");
  CHECK(mended_piece("      strategy: Skip Counting") == "      strategy: skip-counting");
  CHECK(mended_piece("      strategy: skip-counting, repeated-addition") ==
        "      strategy: [skip-counting, repeated-addition]");
  CHECK(mended_piece("      strategy: skip-counting,") == "      strategy: skip-counting");
  CHECK(mended_piece("      strategy: skip counting, own way") == "same");
  CHECK(mended_piece("      strategies: Skip counting, repeated addition") ==
        "      strategies: [Skip counting, repeated-addition]");
  CHECK(mended_piece("      strategy: |\n        Skip Counting") == "same");
  CHECK(mended_piece("      strategy: 'Skip Counting'") == "      strategy: 'skip-counting'");
  CHECK(mended_piece("      attempt: 2,") == "      attempt: 2");
  CHECK(mended_piece("      answer: 2,") == "same");
  CHECK(mended_piece("      strategy: \"rows,\"") == "same");
}

TEST_CASE("dates of three numbers, and those that can be no other day") {
  CHECK(mended_date("17.11.2026") == "2026-11-17");
  CHECK(mended_date("11/17/2026") == "2026-11-17");
  CHECK(mended_date("12/12/2026") == "2026-12-12");
  CHECK(mended_date("12/13/2026") == "2026-12-13");
  CHECK(mended_date("13-12-2026") == "2026-12-13");
  CHECK(mended_date("11/12/2026") == "same");
  CHECK(mended_date("32.1.2026") == "same");
  CHECK(mended_date("17.11.26") == "same");
  CHECK(mended_date("17.11.02026") == "same");
  CHECK(mended_date("17..2026") == "same");
  CHECK(mended_date("1.17.11.2026") == "same");
  CHECK(mended_date("17 November 2026") == "2026-11-17");
  CHECK(mended_date("\"Nov 17, 2026\"") == "\"2026-11-17\"");
  CHECK(mended_date("17 November 2026?") == "\"17 November 2026?\"");
  CHECK(mended_date("2026\u201311\u201317") == "2026-11-17");
  CHECK(mended_date("2026-11-17T09:30") == "same");
  CHECK(mended_date("17 November 02026") == "same");
  CHECK(mended_date("2026/11/17") == "2026-11-17");
  CHECK(mended_date("03/04/2026", {"", DateFormat::parse("MM/DD/YYYY")}) == "2026-03-04");
  CHECK(mended_date("17/04/2026", {"", DateFormat::parse("MM/DD/YYYY")}) == "2026-04-17");
  CHECK(mended_date("' 17.11.2026 '") == "'2026-11-17'");
}

TEST_CASE("the lines of a file that are other behind mending are each one change") {
  std::vector<MendedFile> files = {{"f.yaml", "a\nb\nc", "a\nB\nc"}, {"g.yaml", "a\r\nb\r\n", "a\r\nb\r\n"}};
  REQUIRE(files[0].patches().size() == 1);
  CHECK(files[0].patches()[0].offset == 2);
  CHECK(files[0].patches()[0].length == 2);
  CHECK(files[0].patches()[0].text == "B\n");
  CHECK(files[1].patches().empty());
  CHECK(MendedFile{"f", "a", "b"}.patches()[0].text == "b");
}
