// Lines that stand in the wrong column or in the way: they cost no more than they have to.
#include <string>

#include "reading.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using test::read;
using test::Spots;

namespace {

// What is read of a first piece that holds `lines`; the second one and what is behind it always are.
std::string piece_with(std::string_view lines) {
  const auto reading = read(fmt::format("- student: s1\n{}  answer: 1\n- student: s2\n", lines));
  CHECK(reading.diagnostics.items().size() == 1);
  CHECK(reading.tree.unread_entries == 0);
  const std::string shape = reading.shape();
  const std::string_view begin = "[{student: <s1>, ";
  const std::string_view end = ", answer: <1>}, {student: <s2>}]";
  REQUIRE(shape.starts_with(begin));
  REQUIRE(shape.ends_with(end));
  return shape.substr(begin.size(), shape.size() - begin.size() - end.size());
}

}  // namespace

TEST_CASE("a line without a dash in a list inside of a piece costs only itself") {
  CHECK(piece_with("  shows:\n    - a\n    b: c\n") == "shows: [<a>]");
  CHECK(piece_with("  shows:\n    - a\n    -b\n    - c\n") == "shows: [<a>, ?, <c>]");
  CHECK(piece_with("  x-notes:\n    more:\n      - k: a\n      b: c\n") == "x-notes: {more: [{k: <a>}]}");
  CHECK(piece_with("  x-n:\n    - k: a\n    - l: b\n  note: x\n      m: 3\n") ==
        "x-n: [{k: <a>}, {l: <b>, m: <3>}]");
}

TEST_CASE("an entry of a list inside of a piece goes with the lines that belong to it") {
  CHECK(piece_with("  x-n:\n    - k: a\n      l: \"open\n  note: x\n      m: 3\n") == "x-n: []");
}

TEST_CASE("a dash that is one column off costs the piece, not the class") {
  const auto reading = read("- student: s1\n  shows:\n    - rows\n   - groups\n- student: s2\n");
  CHECK(reading.spots() == Spots{"4:4+8 yaml-syntax"});
  CHECK(reading.shape() == "[{student: <s2>}]");
  CHECK(reading.diagnostics.items()[0].message ==
        "this line is indented less than the one above, but lines up with nothing further up");
}

TEST_CASE("--- and ... that are indented end nothing") {
  const auto reading = read("work:\n  pieces:\n    - student: s1\n    ---\n    - student: s2\n    ...\n");
  CHECK(reading.spots() == Spots{"4:5+3 yaml-syntax", "6:5+3 yaml-syntax"});
  CHECK(reading.shape() == "{work: {pieces: [{student: <s1>}, {student: <s2>}]}}");
}

TEST_CASE("a key that lines up with nothing goes with its lines, and no others") {
  const auto reading = read("task:\n  id: t\n goal: g\n  title: b\nwork:\n  task: t\n");
  CHECK(reading.spots() == Spots{"3:2+7 yaml-syntax"});
  CHECK(reading.shape() == "{task: {id: <t>}, work: {task: <t>}}");
}

TEST_CASE("a line that is indented with a tab outside of lists costs only itself and what belongs to it") {
  const auto key = read("task:\n  id: t\n\tgoal:\n\t  of: x\n  title: b\nwork:\n  task: t\n");
  CHECK(key.spots() == Spots{"3:1+1 tab-indent"});
  CHECK(key.shape() == "{task: {id: <t>, title: <b>}, work: {task: <t>}}");
  CHECK(read("task: t\n\tnote: x\nwork: w\n").shape() == "{task: <t>, work: <w>}");
  CHECK(read("a: one\n\ttwo\nb: 1\n").shape() == "{a: <one>, b: <1>}");
  CHECK(read("a:\n  b: one\n  \ttwo\n  c: 1\n").shape() == "{a: {b: <one>, c: <1>}}");
  CHECK(read("quote: |\n\tI saw\nb: 1\n").shape() == "{quote: !, b: <1>}");
}

TEST_CASE("a tab below a key takes the value of that key") {
  const auto deep = read("task:\n  goal:\n\tof: x\n\tby: y\n  title: b\nwork: w\n");
  CHECK(deep.spots() == Spots{"3:1+1 tab-indent"});
  CHECK(deep.shape() == "{task: {goal: !, title: <b>}, work: <w>}");
  CHECK(read("task:\n  goal:\n    \tof: x\n  title: b\n").shape() == "{task: {goal: !, title: <b>}}");
}

TEST_CASE("further lines of a text are read beside a mistake, whatever they hold") {
  const auto reading = read("task: @x\nquote: I, too, saw\n  rows, and [two]\n  columns\n");
  CHECK(reading.spots() == Spots{"1:7+2 needs-quotes"});
  CHECK(reading.shape() == "{task: !, quote: <I, too, saw rows, and [two] columns>}");
}

TEST_CASE("dashes with nothing or a comment behind them begin entries beside a mistake") {
  const auto reading = read("a: @1\nb:\n  - -5\n  - ?x\n  -   # none\n  -\n    c: 1\n  - # Ana\n    c: 2\n");
  CHECK(reading.spots() == Spots{"1:4+2 needs-quotes"});
  CHECK(reading.shape() == "{a: !, b: [<-5>, <?x>, ?, {c: <1>}, {c: <2>}]}");
  CHECK(reading.tree.unread_entries == 0);
}

TEST_CASE("long texts and tags of texts are read beside a mistake") {
  const auto reading = read(
      "--- # our class\na: @1\nb: |-\n  I saw\nc: >-  # d\n  it\ne: !!str 007\nf: !!str \"x\" y\ng: |# h\n");
  CHECK(reading.spots() == Spots{"2:4+2 needs-quotes", "8:10+5 needs-quotes", "9:4+4 needs-quotes"});
  CHECK(reading.shape() == "{a: !, b: <I saw>, c: <it>, e: <007>, f: !, g: !}");
}

TEST_CASE("a key that lacks its closing quote, and a key below a text, cost only themselves") {
  const auto key = read("a: 1\n\"b\nc: 2\n");
  CHECK(key.spots() == Spots{"2:1+2 unclosed-quote"});
  CHECK(key.shape() == "{a: <1>, c: <2>}");
  const auto below = read("- \"s1\"\n  answer: 1\n- s2\n");
  CHECK(below.spots() == Spots{"2:3+9 yaml-syntax"});
  CHECK(below.shape() == "[<s2>]");
}

TEST_CASE("a control character costs the smallest part that holds it") {
  CHECK(read("- answer: 2\x07\n    more\n  model: x\n- c: 1\n").shape() ==
        "[{answer: !, model: <x>}, {c: <1>}]");
  CHECK(read("a: x, y # \x07z\nb: 1 #\x07\n# \x07\n").shape() == "{a: <x, y>, b: <1>}");
  CHECK(read("a: 1\n---\n- s: 1\n  \x07k: 2\n- c: 3\n").shape() == "{a: <1>} --- [{c: <3>}]");
  CHECK(read("- -5\x07\n- 6\n").shape() == "[<6>]");
}

TEST_CASE("a text with commas and brackets is shown to its end") {
  const auto hint = [](const char* text) { return read(text).diagnostics.items().at(0).hint; };
  CHECK(hint("goal: #5, or 6\n") == "write goal: \"#5, or 6\"");
  CHECK(hint("quote: rows, so: three\n") == "write quote: \"rows, so: three\"");
  CHECK(hint("quote: |3, or 4\n") == "write quote: \"|3, or 4\"");
  CHECK(hint("title: \"b\" c, d\n") == "write title: '\"b\" c, d'");
  CHECK(read("quote: I saw, and # cut\n  more of it\n").diagnostics.items().at(0).message ==
        "a # cuts the text 'I saw, and' off, and the rest of it would be lost");
}

TEST_CASE("a text that begins with # and goes on below is quoted as a whole or not at all") {
  const auto reading = read("quote: #1 reason\n  is this\nb: 1\n");
  CHECK(reading.spots() == Spots{"1:8+9 needs-quotes"});
  CHECK(reading.diagnostics.items()[0].message.starts_with("'#1 reason' without quotes"));
  CHECK(reading.diagnostics.items()[0].hint == "put the whole text in quotes");
  CHECK(reading.shape() == "{quote: !, b: <1>}");
}

TEST_CASE("a further line of a text that looks like an entry is none that was lost") {
  const auto reading = read(
      "work:\n  pieces:\n    - student: s1\n      evidence: I saw\n        - student:s9 there\n"
      "      answer: >5\n");
  CHECK(reading.spots() == Spots{"6:15+2 needs-quotes"});
  CHECK(reading.tree.unread_entries == 0);
}

TEST_CASE("only what has a dash counts as an entry below a key that has its value") {
  const auto reading = read("work:\n  class: 3B\n    student: Ana\n    - student: s2\n    - student: s3\n");
  CHECK(reading.shape() == "{work: {class: <3B>}}");
  CHECK(reading.tree.unread_entries == 2);
}

TEST_CASE("mistakes beyond a thousand are counted also where each is left out by itself") {
  std::string text;
  for (int i = 0; i < 1003; ++i) text += fmt::format("k{}: \"open\n", i);
  const auto reading = read(text);
  REQUIRE(reading.diagnostics.items().size() == 1001);
  CHECK(reading.diagnostics.items().back().message == "3 more mistakes in this file are not shown");
}

TEST_CASE(
    "several lines of an entry in the column of its dash are one mistake, and one among deeper ones costs "
    "itself") {
  const auto entry = [](const std::string& lines) {
    return read("work:\n  pieces:\n    - student: s1\n" + lines + "    - student: s2\n");
  };
  const auto slipped = entry("    strategy: x\n    answer: b\n    note: c\n");
  CHECK(slipped.spots() == Spots{"4:5+11 yaml-syntax"});
  CHECK(slipped.shape() == "{work: {pieces: [{student: <s2>}]}}");
  CHECK(slipped.tree.unread_entries == 1);
  const auto deeper = entry("    strategy: x\n      answer: b\n");
  CHECK(deeper.spots() == Spots{"4:5+11 yaml-syntax"});
  CHECK(deeper.shape() == "{work: {pieces: [{student: <s1>, answer: <b>}, {student: <s2>}]}}");
}
