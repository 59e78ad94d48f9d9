// Mistakes in [ ] and { }: what is left out, and what is no mistake beside one.
#include <string>

#include "reading.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using test::read;
using test::Spots;

namespace {

// What is read of `lines` in a file with another mistake, for which it is looked at line by line.
std::string beside_mistake(const std::string& lines) {
  const auto reading = read("mistake: @1\n" + lines);
  CHECK(reading.spots() == Spots{"1:10+2 needs-quotes"});
  return reading.shape();
}

}  // namespace

TEST_CASE(
    "a text in braces that needs quotes is lost with all of it, commas in its own quotes and brackets too") {
  const auto problem = [](const std::string& value) {
    const auto reading = read("- {student: s1, quote: " + value + ", answer: 2}\n- {student: s2}\n");
    CHECK(reading.shape() == "[{student: <s1>, quote: !, answer: <2>}, {student: <s2>}]");
    REQUIRE(reading.diagnostics.items().size() == 1);
    return reading.diagnostics.items()[0].hint;
  };
  CHECK(problem("a: \"b, c\"") == "write quote: 'a: \"b, c\"'");
  CHECK(problem("a: 'b, c'") == "write quote: \"a: 'b, c'\"");
  CHECK(problem("a: [b, c]") == "write quote: \"a: [b, c]\"");
  CHECK(problem("\"6, 7\" sixes") == "write quote: '\"6, 7\" sixes'");
  CHECK(problem("'it' is: \"so, yes\"") == "write quote: '''it'' is: \"so, yes\"'");
  const auto key = read("- {student: s1, @quote: \"a, b\", answer: 2}\n- {student: s2}\n");
  CHECK(key.spots() == Spots{"1:17+14 needs-quotes"});
  CHECK(key.shape() == "[{student: <s1>, answer: <2>}, {student: <s2>}]");
  CHECK(read("a: {wh?y: b, c: d}\n").spots() == Spots{"1:5+4 needs-quotes"});
  CHECK(read("a: {?x: 1, b: 2}\n").spots() == Spots{"1:5+5 needs-quotes"});
  CHECK(read("a: [wh?y: \"b, c\", d]\n").shape() == "{a: [!, <d>]}");
}

TEST_CASE("what is right in brackets stays beside a mistake") {
  CHECK(beside_mistake("a: {\"k\": v, \"l\": [w], \"m\":\"why?\", \"n\":[x], \"o\":, \"p\":}\n") ==
        "{mistake: !, a: {k: <v>, l: [<w>], m: <why?>, n: [<x>], o: ?, p: ?}}");
  CHECK(beside_mistake("a: {k: \"v, w\", l: 'm'}\n") == "{mistake: !, a: {k: <v, w>, l: <m>}}");
  CHECK(beside_mistake("a: {k:, l: 1, m: , n:}\n") == "{mistake: !, a: {k: ?, l: <1>, m: ?, n: ?}}");
  CHECK(beside_mistake("a: [x# 5, 5 - 3, -4]\n") == "{mistake: !, a: [<x# 5>, <5 - 3>, <-4>]}");
  CHECK(beside_mistake("a: [x] # c\n") == "{mistake: !, a: [<x>]}");
}

TEST_CASE("comments in brackets stay comments beside a mistake") {
  CHECK(beside_mistake("a: [x,\n #note\n y, # c, d\n z, #tight\n#left, out\n w]\n") ==
        "{mistake: !, a: [<x>, <y>, <z>, <w>]}");
  CHECK(beside_mistake("a: [x # see [1] and {2}\n  , y]\n") == "{mistake: !, a: [<x>, <y>]}");
  CHECK(beside_mistake("a: {k: row,  # of {3}\n  l: 3B}\n") == "{mistake: !, a: {k: <row>, l: <3B>}}");
}

TEST_CASE("a # that cuts off the closing bracket is found before whatever comes below") {
  const auto last = read("a: {task: row # 3}\n");
  CHECK(last.spots() == Spots{"1:11+7 needs-quotes"});
  CHECK(last.shape() == "{a: {task: !}}");
  CHECK(read("a: [x # 3]\n---\nb: 1\n").shape() == "{a: [!]} --- {b: <1>}");
  CHECK(read("a: [\n [x # 3],\n [y]\n ]\n").shape() == "{a: [[!], [<y>]]}");
  CHECK(read("a: [\n  {k: x # 3},\n  {k: y}\n ]\n").shape() == "{a: [{k: !}, {k: <y>}]}");
  CHECK(read("a: [row # 3, b]\n").diagnostics.items().at(0).hint == "write \"row # 3\"");
}

TEST_CASE("a bracket that is not closed takes nothing from the next key or document") {
  const auto key = read("a: [x\nb: y]\n");
  CHECK(key.spots() == Spots{"1:4+1 unclosed-bracket"});
  CHECK(key.shape() == "{b: <y]>}");
  CHECK(read("a: [x,\n---\nb: y]\n").shape() == "{} --- {b: <y]>}");
}

TEST_CASE("brackets with a colon behind them are no key, even where another mistake stands") {
  CHECK(read("[a]: b\nc: \"x\n").spots().at(0) == "1:1+6 bad-key");
  const auto inside = read("a: {[b]: c, d: 1}\ne: \"x\n");
  CHECK(inside.spots() == Spots{"1:5+13 bad-key", "2:4+2 unclosed-quote"});
  CHECK(inside.shape() == "{a: {d: <1>}}");
}

TEST_CASE("texts in quotes in a list belong to no key") {
  CHECK(read("b: {a: [\"x\" y, z]}\n").diagnostics.items().at(0).hint == "write '\"x\" y'");
  CHECK(read("a: [\"5\"#1, x]\n").shape() == "{a: [!, <x>]}");
}
