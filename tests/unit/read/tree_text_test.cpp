// Texts that need quotes, trailers, and everything else that YAML would drop from what somebody wrote.
#include <string>

#include "reading.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using test::answer_problem;
using test::read;
using test::Spots;

TEST_CASE("texts that mean something else without quotes lose only themselves and say what to write") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {">5", "4:15+2 needs-quotes | write answer: \">5\""},
      {"> 5", "4:15+3 needs-quotes | write answer: \"> 5\""},
      {">=5", "4:15+3 needs-quotes | write answer: \">=5\""},
      {"|3", "4:15+2 needs-quotes | write answer: \"|3\""},
      {"|x| = 3", "4:15+7 needs-quotes | write answer: \"|x| = 3\""},
      {"#5", "4:15+2 needs-quotes | write answer: \"#5\""},
      {"!3", "4:15+2 needs-quotes | write answer: \"!3\""},
      {"!", "4:15+1 needs-quotes | write answer: \"!\""},
      {"@3", "4:15+2 needs-quotes | write answer: \"@3\""},
      {"`x`", "4:15+3 needs-quotes | write answer: \"`x`\""},
      {"%50", "4:15+3 needs-quotes | write answer: \"%50\""},
      {"*7", "4:15+2 needs-quotes | write answer: \"*7\""},
      {"* 7", "4:15+3 needs-quotes | write answer: \"* 7\""},
      {"&3", "4:15+2 needs-quotes | write answer: \"&3\""},
      {"- 3", "4:15+3 needs-quotes | write answer: \"- 3\""},
      {"-", "4:15+1 needs-quotes | write answer: \"-\""},
      {"? 5", "4:15+3 needs-quotes | write answer: \"? 5\""},
      {"?", "4:15+1 needs-quotes | write answer: \"?\""},
      {"a: b", "4:15+4 needs-quotes | write answer: \"a: b\""},
      {"ratio 3: 4 # c", "4:15+10 needs-quotes | write answer: \"ratio 3: 4\""},
      {"\"two\" sixes", "4:15+11 needs-quotes | write answer: '\"two\" sixes'"},
      {"\"a\" \"b\"", "4:15+7 needs-quotes | write answer: '\"a\" \"b\"'"},
      {"\"5\"#1", "4:15+5 needs-quotes | write answer: '\"5\"#1'"},
      {"'two' sixes", "4:15+11 needs-quotes | write answer: \"'two' sixes\""},
      {"'two' \"x\"", "4:15+9 needs-quotes | write answer: '''two'' \"x\"'"},
      {"[1,2] junk", "4:15+10 needs-quotes | write answer: \"[1,2] junk\""},
      {"{1} x", "4:15+5 needs-quotes | write answer: \"{1} x\""},
      {", 5", "4:15+3 needs-quotes | write answer: \", 5\""},
      {"] x", "4:15+3 needs-quotes | write answer: \"] x\""},
  };
  for (const auto& [text, wanted] : cases) {
    const std::string answer = text;
    INFO(answer);
    CHECK(answer_problem(text) == wanted);
  }
}

TEST_CASE("the hint is valid YAML that gives the text back") {
  for (const std::string text : {">5", "\"two\" sixes", "'two' \"x\"", "a: b", "\\frac: 1", "`x`", "* 7"}) {
    INFO(text);
    const auto broken = read("answer: " + text + "\n");
    REQUIRE(broken.diagnostics.items().size() == 1);
    const auto mended = read(broken.diagnostics.items()[0].hint.substr(6) + "\n");
    CHECK(mended.diagnostics.empty());
    CHECK(mended.at("answer")->text == text);
  }
}

TEST_CASE("the message names what would be lost") {
  const auto message = [](const char* text) { return read(text).diagnostics.items().at(0).message; };
  CHECK(message("answer: >5\n") ==
        "'>5' without quotes means something else in YAML, and the answer would be lost");
  CHECK(message("use_when: @x\n") ==
        "'@x' without quotes means something else in YAML, and the use when would be lost");
  CHECK(message("- >5\n") == "'>5' without quotes means something else in YAML, and the entry would be lost");
  CHECK(message("a: 'b' c\n") ==
        "\"'b' c\" without quotes means something else in YAML, and the a would be lost");
}

TEST_CASE("a key that stands inside a text may have lost its line") {
  const auto key_in = [](const std::string& text) {
    const std::string problem = answer_problem(text);
    const std::size_t at = problem.find("| if ");
    return at == std::string::npos
               ? ""
               : problem.substr(at + 5, problem.find(": is a key, give it a line", at) - at - 5);
  };
  CHECK(key_in("'a' note: b") == "note");
  CHECK(key_in("'a' note:") == "note");
  CHECK(key_in("'a' note:\tb") == "note");
  CHECK(key_in("'a' note:b") == "");
  CHECK(key_in("'a' note:5") == "");
  CHECK(key_in("'a' \"note\": b") == "note");
  CHECK(key_in("'a' 'note': b") == "note");
  CHECK(key_in("'a' xnote: b") == "");
  CHECK(key_in("'a' x_note: b") == "");
  CHECK(key_in("'a' weg: b") == "");
  CHECK(key_in("'a' weg: b, note: c") == "note");
  CHECK(key_in("'a' weg:b, note: c") == "note");
  CHECK(key_in("'a', note: c") == "note");
  CHECK(key_in("'a'note: c") == "note");
  CHECK(key_in("@note: c") == "note");
  CHECK(key_in("'a' bright_spot: true") == "bright_spot");
}

TEST_CASE("entries of lists") {
  const auto block = read("answers:\n  - >5\n  - @3\n  - \"7\"\n  - #1\n  - *2\n  - a: b: c\n");
  CHECK(block.spots() == Spots{"2:5+2 needs-quotes", "3:5+2 needs-quotes", "5:5+2 needs-quotes",
                               "6:5+2 needs-quotes", "7:8+4 needs-quotes"});
  CHECK(block.shape() == "{answers: [!, !, <7>, !, !, {a: !}]}");
  CHECK(block.diagnostics.items()[0].hint == "write - \">5\"");
  const auto flow = read("answers: [\"24\", @3, a]\nb: 1\n");
  CHECK(flow.spots() == Spots{"1:17+2 needs-quotes"});
  CHECK(flow.shape() == "{answers: [<24>, !, <a>], b: <1>}");
  CHECK(flow.diagnostics.items()[0].hint == "write \"@3\"");
}

TEST_CASE("flow style: what an unquoted text cannot hold there") {
  const auto at = [](const std::string& entry) {
    const auto reading = read("a: [x, " + entry + ", y]\nb: 1\n");
    return reading.shape() == "{a: [<x>, !, <y>], b: <1>}"
               ? test::read("a: [x, " + entry + ", y]\nb: 1\n").spots()
               : Spots{reading.shape()};
  };
  CHECK(at("why?") == Spots{"1:8+4 needs-quotes"});
  CHECK(at("f[1]") == Spots{"1:8+4 needs-quotes"});
  CHECK(at("\"a\" b") == Spots{"1:8+5 needs-quotes"});
  CHECK(at("'a' b") == Spots{"1:8+5 needs-quotes"});
  CHECK(at("- 3") == Spots{"1:8+3 needs-quotes"});
  CHECK(at("|3") == Spots{"1:8+2 needs-quotes"});
  CHECK(at(">5") == Spots{"1:8+2 needs-quotes"});
  CHECK(at("%5") == Spots{"1:8+2 needs-quotes"});
  CHECK(at("*7") == Spots{"1:8+2 needs-quotes"});
  CHECK(at("#5") == Spots{"1:8+2 needs-quotes"});
  CHECK(at("x #5") == Spots{"1:8+4 needs-quotes"});
  const auto map = read("- {student: s07, answer: @3, q: 'x' y, r: a: b, s: t}\n");
  CHECK(map.spots() == Spots{"1:26+2 needs-quotes", "1:33+5 needs-quotes", "1:43+4 needs-quotes"});
  CHECK(map.shape() == "[{student: <s07>, answer: !, q: !, r: !, s: <t>}]");
  CHECK(map.diagnostics.items()[1].hint == "write q: \"'x' y\"");
  CHECK(read("shows: {x: row: three # we talked\n  }\n").diagnostics.items().at(0).hint ==
        "write x: \"row: three\"");
}

TEST_CASE("a comma between two digits in a list") {
  const auto one = read("answers: [1,234]\n");
  CHECK(one.spots() == Spots{"1:11+5 needs-quotes"});
  CHECK(one.diagnostics.items()[0].hint ==
        "write \"1,234\", or put a blank after the comma if these are several");
  CHECK(one.shape() == "{answers: [!, !]}");
  CHECK(one.at("answers/0")->length == 0);
  CHECK(read("answers: [1,5]\n").spots() == Spots{"1:11+3 needs-quotes"});
  CHECK(read("answers: [a,5]\nb: {1,2}\n").spots() == Spots{});
  CHECK(read("answers: [1,234,567, 8]\n").spots() == Spots{"1:11+9 needs-quotes"});
  CHECK(read("answers: [1, 234]\nb: [a,b]\nc: [\"1\",2]\nd: 1,234\n").spots() == Spots{});
}

TEST_CASE("brackets where a text belongs are left to those who know the key") {
  const auto reading = read("answer: [2, 5]\nquote: {1, 2}\nz: {2, 2}\n");
  CHECK(reading.spots() == Spots{});
  CHECK(reading.at("answer")->flow);
  CHECK(reading.at("quote")->flow);
  CHECK(reading.at("quote")->kind == NodeKind::map);
  CHECK(reading.at("quote")->children == 4);
}

TEST_CASE("empty block texts") {
  const auto reading = read("prompt: |\nquote: >-\nb: |+\n\n\nc: |2\n    x\nd: |\n  text\n");
  CHECK(reading.spots() ==
        Spots{"1:9+1 needs-quotes", "2:8+2 needs-quotes", "3:4+2 needs-quotes", "6:4+2 needs-quotes"});
  CHECK(reading.diagnostics.items()[0].hint ==
        "write prompt: \"|\", or write the text on the lines below, indented");
  CHECK(reading.shape() == "{prompt: !, quote: !, b: !, c: !, d: <text\n>}");
}

TEST_CASE("what follows an unquoted text") {
  const auto reading = read(
      "a: 5 # c\nb: 5 #1\nc: 5#1\nd: \"5\" #1\ne: [x #c\n  , y # c\n  ]\nf: 5 #\ng: 5 ## c\nh: x\n  y # "
      "z\ni: 5\t#1\n");
  CHECK(reading.spots() == Spots{});
  CHECK(reading.at("a")->trailer == Trailer::comment);
  CHECK(reading.at("a")->trailer_spot == Spot{1, 6, 3});
  CHECK(reading.at("b")->trailer == Trailer::tight_comment);
  CHECK(reading.at("b")->trailer_spot == Spot{2, 6, 2});
  CHECK(reading.at("c")->trailer == Trailer::none);
  CHECK(reading.at("c")->text == "5#1");
  CHECK(reading.at("d")->trailer == Trailer::none);
  CHECK(reading.at("e/0")->trailer == Trailer::tight_comment);
  CHECK(reading.at("e/1")->trailer == Trailer::comment);
  CHECK(reading.at("f")->trailer == Trailer::comment);
  CHECK(reading.at("g")->trailer == Trailer::comment);
  CHECK(reading.at("h")->trailer == Trailer::comment);
  CHECK(reading.at("h")->trailer_spot == Spot{11, 5, 3});
  CHECK(reading.at("i")->trailer == Trailer::tight_comment);
}

TEST_CASE("comments on the lines below an unquoted text") {
  const auto reading =
      read("a: one\n  two\n  # cut\nb: one\n  #1 two\nc: one\n  # note\nd: one\n# note\n#5\ne: f\n");
  CHECK(reading.spots() == Spots{});
  CHECK(reading.at("a")->trailer == Trailer::comment);
  CHECK(reading.at("a")->trailer_spot == Spot{3, 3, 5});
  CHECK(reading.at("b")->trailer == Trailer::tight_comment);
  CHECK(reading.at("b")->trailer_spot == Spot{5, 3, 6});
  CHECK(reading.at("c")->trailer == Trailer::none);
  CHECK(reading.at("d")->trailer == Trailer::none);
  CHECK(read("a: one\n  two\n# note\nb: 1\n").at("a")->trailer == Trailer::none);
  CHECK(read("a: one\n  two\n  three # note\n").at("a")->trailer == Trailer::comment);
  const auto cut = read("quote: I saw\n  # note\n  it\nb: 1\n");
  CHECK(cut.spots() == Spots{"1:8+5 needs-quotes"});
  CHECK(cut.shape() == "{quote: !, b: <1>}");
  CHECK(read("quote: I saw #1\n  it\nb: 1\n").spots() == Spots{"1:8+5 needs-quotes"});
  CHECK(read("quote: #1 reason\n  is this\nb: 1\n").spots() == Spots{"1:8+9 needs-quotes"});
}

TEST_CASE("quotes that end a text but do not begin one") {
  const auto reading = read("a: I saw it\"\nb: 5\"\nc: 5' 3\"\nd: say \"it\"\ne: x\"y\n");
  CHECK(reading.spots() == Spots{"1:4+9 stray-quote"});
  CHECK(reading.diagnostics.items()[0].severity == Severity::warning);
  CHECK(reading.diagnostics.items()[0].hint == "write a: 'I saw it\"'");
  CHECK(reading.at("a")->text == "I saw it\"");
  CHECK(read("a: I saw it\" # so\n").spots() == Spots{"1:4+9 stray-quote"});
}

TEST_CASE("escapes") {
  const auto good = read(R"(a: "x\ty\n\"z\" \\ \/ \u00e9 \x41 \U0001F600"
b: 'c:\new'
)");
  CHECK(good.spots() == Spots{});
  CHECK(good.at("a")->text == "x\ty\n\"z\" \\ / \xC3\xA9 A \xF0\x9F\x98\x80");
  CHECK(good.at("b")->text == "c:\\new");
  const auto bad =
      read("a: \"\\frac\"\nb: \"\\e[31m\"\nc: \"\\0\"\nd: \"\\_\"\ne: \"\\N\"\nf: \"\\x7f\"\ng: \"\\r\"\n");
  CHECK(bad.spots() == Spots{"1:4+7 control-character", "2:4+8 control-character", "3:4+4 control-character",
                             "4:5+2 bad-escape", "5:4+4 invalid-utf8", "6:4+6 control-character",
                             "7:4+4 control-character"});
  CHECK(bad.shape() == "{a: !, b: !, c: !, d: !, e: !, f: !, g: !}");
  CHECK(bad.diagnostics.items()[0].hint ==
        "write a backslash that belongs to the text in single quotes: '\\frac'");
  const auto unknown = read("a: \"3 \\div 4\"\nb: [\"\\q\", x]\nc: \"\\u12\"\nd: 1\n");
  CHECK(unknown.spots() == Spots{"1:7+2 bad-escape", "2:6+2 bad-escape", "3:5+2 bad-escape"});
  CHECK(unknown.shape() == "{a: !, b: [!, <x>], c: !, d: <1>}");
  for (const std::string is_one : {"\\uD7FF", "\\uE000", "\\U0010FFFF"})
    CHECK(read("a: \"" + is_one + "\"\n").spots() == Spots{});
  for (const std::string is_none : {"\\uD800", "\\uDFFF", "\\U00110000"})
    CHECK(read("a: \"" + is_none + "\"\n").spots() == Spots{"1:5+2 bad-escape"});
}

TEST_CASE("of a long text the hint says only what to do") {
  const auto hint = [](std::size_t letters) {
    return read("a: @" + std::string(letters, 'x') + "\n").diagnostics.items()[0].hint;
  };
  CHECK(hint(3) == "write a: \"@xxx\"");
  CHECK(hint(300) == "put the whole text in quotes");
}

TEST_CASE("a tag that says that this is a text is no part of it") {
  const auto reading = read("a: !!str \"\"\nb: !!str ''\nc: !!str\nd: !!str 1\n");
  CHECK(reading.spots() == Spots{});
  CHECK(reading.shape() == "{a: <>, b: <>, c: <>, d: <1>}");
  CHECK(reading.at("a")->spot == Spot{1, 10, 2});
  CHECK(reading.at("b")->spot == Spot{2, 10, 2});
  CHECK(reading.at("c")->spot == Spot{3, 4, 1});
  CHECK(reading.at("d")->spot == Spot{4, 10, 1});
}

TEST_CASE("a comment at the beginning of the file is no value of what has no colon") {
  CHECK(read("#3B\nshows: [!!str a, b]\n").spots() == Spots{});
  CHECK(read(" #3B\nour class\n").spots() == Spots{});
  CHECK(read("b:\n-\n#3B\n- x\n").spots() == Spots{});
}

TEST_CASE("a text in quotes with a # behind it is quoted as a whole") {
  CHECK(read("\"5\"#1\n").spots() == Spots{"1:1+5 needs-quotes"});
  CHECK(read("a: \"5\"#1, or 2\n").spots() == Spots{"1:4+11 needs-quotes"});
}

TEST_CASE("a colon without a blank in braces is a mistake behind a word, and none in quotes or a ratio") {
  const auto word = read("- {a:b, answer: 5}\n");
  CHECK(word.spots() == Spots{"1:4+3 missing-blank"});
  CHECK(word.shape() == "[{a:b: !, answer: <5>}]");
  CHECK(read("a: {\"k:v\", 3:4, x}\n").spots() == Spots{});
}
