// Two mistakes near each other, and mistakes at the first and last line: what is told of them and what is
// left.
#include <string>
#include <string_view>

#include "reading.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using test::read;

namespace {

// "SPOT id; SPOT id -> SHAPE".
std::string faults(std::string_view text) {
  const auto reading = read(text);
  return fmt::format("{} -> {}", join(reading.spots(), "; "), reading.shape());
}

// What is left of these lines in a file with another mistake, and what is told of them.
std::string faults_beside(const std::string& lines) {
  std::string out = faults("m: @1\n" + lines);
  for (const std::string_view part : {"1:4+2 needs-quotes; ", "1:4+2 needs-quotes", "{m: !, ", "{m: !}"})
    if (const auto at = out.find(part); at != std::string::npos) out.erase(at, part.size());
  return out;
}

}  // namespace

TEST_CASE("lines that line up with nothing, deeper or less deep than those around them") {
  CHECK(faults("a:\n  b: 1\n c: 2\n  d: 3\n") == "3:2+4 yaml-syntax -> {a: {b: <1>}}");
  CHECK(faults("a:\n  b: 1\n   c: 2\n  d: 3\n") == "3:4+4 yaml-syntax -> {a: {b: <1>, d: <3>}}");
  CHECK(faults("a:\n    b: 1\n  c: 2\n  d: 3\n") == "3:3+4 yaml-syntax -> {a: {b: <1>}}");
  CHECK(faults("a:\n    b: 1\n  c: 2\n    d: 3\ne: 4\n") == "3:3+4 yaml-syntax -> {a: {b: <1>}, e: <4>}");
  CHECK(faults("a:\n  b:\n    c: 1\n d: 2\ne: 3\n") == "4:2+4 yaml-syntax -> {a: {b: {c: <1>}}, e: <3>}");
  CHECK(faults("a:\n  b: 1\n   c: 2\n    d: 3\n  e: 4\n") == "3:4+4 yaml-syntax -> {a: {b: <1>, e: <4>}}");
  CHECK(faults("a: 1\n  b: 2\n") == "2:3+4 yaml-syntax -> {a: <1>}");
  CHECK(faults("a: 1\n  - b\n") == " -> {a: <1 - b>}");
  CHECK(faults("a: 1\n- b\nc: 2\n") == "2:1+3 yaml-syntax -> {a: <1>, c: <2>}");
  CHECK(faults("a: 1\n-b: 2\n") == "2:1+5 missing-blank -> {a: <1>}");
  CHECK(faults("  a: 1\nb: 2\n") == "2:1+4 yaml-syntax -> {a: <1>}");
  CHECK(faults(" a: 1\n b: 2\nc: 3\n") == "3:1+4 yaml-syntax -> {a: <1>, b: <2>}");
}

TEST_CASE("what goes with a broken entry, up to the next one or the end of its list") {
  CHECK(faults("- a: 1\n  b: \"x\n- a: 2\n") == "2:6+2 unclosed-quote -> [{a: <2>}]");
  CHECK(faults("- a: 1\n  b: @x\n   c: 3\n- a: 2\n") == "2:6+2 needs-quotes -> [{a: <1>, b: !}, {a: <2>}]");
  CHECK(faults("- a: 1\n b: 2\n- a: 3\n") == "2:2+4 yaml-syntax -> [{a: <3>}]");
  CHECK(faults("- a: 1\n b: 2\n  c: 4\n- a: 3\n") == "2:2+4 yaml-syntax -> [{a: <3>}]");
  CHECK(faults("k:\n  - a: 1\n    b: 2\n c: 3\n  - a: 4\nd: 5\n") ==
        "4:2+4 yaml-syntax -> {k: [{a: <4>}], d: <5>}");
  CHECK(faults("k:\n  - a: 1\n  b: 2\n  - a: 4\nd: 5\n") == "3:3+4 yaml-syntax -> {k: [{a: <4>}], d: <5>}");
  CHECK(faults("k:\n  - a: [1\n  - a: 4\nd: 5\n") == "2:8+1 unclosed-bracket -> {k: [{a: <4>}], d: <5>}");
  CHECK(faults("k:\n  - a: [1\n    b: 2\n  - a: 4\nd: [5\n") ==
        "2:8+1 unclosed-bracket; 5:4+1 unclosed-bracket -> {k: [{a: <4>}]}");
  CHECK(faults("k:\n  - - a: @1\n    - b\n  - c\n") == "2:10+2 needs-quotes -> {k: [[{a: !}, <b>], <c>]}");
  CHECK(faults("k:\n  - x: &a 1\n  - y: *a\n  - z: 3\n") ==
        "2:8+4 no-anchors; 3:8+2 no-aliases -> {k: [{x: !}, {y: !}, {z: <3>}]}");
  CHECK(faults("k:\n  - x\n  - y: 1\n     z: 2\n  - w\n") == "4:6+4 yaml-syntax -> {k: [<x>, <w>]}");
  CHECK(faults("k:\n  - x: 1\n\ty: 2\n  - x: 3\n") == "3:1+1 tab-indent -> {k: [{x: <3>}]}");
  CHECK(faults("k:\n  - x: 1\n  ---\n  - x: 3\n") == "3:3+3 yaml-syntax -> {k: [{x: <1>}, {x: <3>}]}");
  CHECK(faults("k:\n  - x: 1\n  ... \n  - x: 3\n") == "3:3+3 yaml-syntax -> {k: [{x: <1>}, {x: <3>}]}");
}

TEST_CASE("tabs below a key, below a value and in a list") {
  CHECK(faults("a:\n\tb: 1\nc: 2\n") == "2:1+1 tab-indent -> {a: !, c: <2>}");
  CHECK(faults("a: 1\n\tb: 1\n\tc: 3\nd: 2\n") == "2:1+1 tab-indent -> {a: <1>, d: <2>}");
  CHECK(faults("a:\n  b: 1\n\tc: 3\n  d: 2\n") == "3:1+1 tab-indent -> {a: {b: <1>, d: <2>}}");
  CHECK(faults("a:\n  - b\n\t- c\n  - d\n") == "3:1+1 tab-indent -> {a: [<d>]}");
  CHECK(faults("\ta: 1\nb: 2\n") == "1:1+1 tab-indent -> !");
  CHECK(faults("a: |\n\tb\nc: 2\n") == "1:4+1 needs-quotes; 2:1+1 tab-indent -> {a: !, c: <2>}");
}

TEST_CASE("brackets: what is no key, no text and no end") {
  CHECK(faults_beside("a: [b, {c: d}, [e]]\n") == " -> a: [<b>, {c: <d>}, [<e>]]}");
  CHECK(faults_beside("a: [b] c\nd: 1\n") == "2:4+5 needs-quotes -> a: !, d: <1>}");
  CHECK(faults_beside("a: [b]#c\nd: 1\n") == "2:4+5 needs-quotes -> a: !, d: <1>}");
  CHECK(faults_beside("a: [b] #c\nd: 1\n") == " -> a: [<b>], d: <1>}");
  CHECK(faults_beside("[a]: b\nd: 1\n") == "2:1+6 bad-key -> d: <1>}");
  CHECK(faults_beside("{a}: b\nd: 1\n") == "2:1+6 bad-key -> d: <1>}");
  CHECK(faults_beside("[a]:b\nd: 1\n") == "2:1+5 bad-key -> d: <1>}");
  CHECK(faults_beside("a: [b}\nd: 1\n") == "2:4+1 unclosed-bracket -> d: <1>}");
  CHECK(faults_beside("a: {b: c]\nd: 1\n") == "2:4+1 unclosed-bracket -> d: <1>}");
  CHECK(faults_beside("a: [b, [c]\nd: 1\n") == "2:4+1 unclosed-bracket -> d: <1>}");
  CHECK(faults_beside("a: [b,\n  c\nd: 1\n") == "2:4+1 unclosed-bracket -> d: <1>}");
  CHECK(faults_beside("a: [b,\n  c\n  ]\nd: 1\n") == " -> a: [<b>, <c>], d: <1>}");
  CHECK(faults_beside("a: [b,\n---\nd: 1\n") == "2:4+1 unclosed-bracket ->  --- {d: <1>}");
  CHECK(faults_beside("a: ['b' c, d]\n") == "2:5+5 needs-quotes -> a: [!, <d>]}");
  CHECK(faults_beside("a: ['b'#c, d]\n") == "2:5+5 needs-quotes -> a: [!, <d>]}");
  CHECK(faults_beside("a: ['b' #c, d\n ]\n") == "2:9+2 needs-quotes -> ");
  CHECK(faults_beside("a: [\"b\\q\", d]\n") == "2:7+2 bad-escape -> a: [!, <d>]}");
  CHECK(faults_beside("a: {'b':c, 'd': e}\n") == " -> a: {b: <c>, d: <e>}}");
  CHECK(faults_beside("a: {'b' : 'c', d : e}\n") == " -> a: {b: <c>, d: <e>}}");
  CHECK(faults_beside("a: {: b, c: d}\n") == "2:5+10 bad-key -> a: {c: <d>}}");
  CHECK(faults_beside("a: {b: @c, d: [@e, f]}\n") ==
        "2:8+2 needs-quotes; 2:16+2 needs-quotes -> a: {b: !, d: [!, <f>]}}");
  CHECK(faults_beside("a: [@b: c, d: @e]\n") == "2:5+5 needs-quotes; 2:15+2 needs-quotes -> a: [!, {d: !}]}");
  CHECK(faults_beside("a: {b: c: d, e: f}\n") == "2:8+4 needs-quotes -> a: {b: !, e: <f>}}");
  CHECK(faults_beside("a: {b: c [d, e], f: g}\n") == "2:8+8 needs-quotes -> a: {b: !, f: <g>}}");
  CHECK(faults_beside("a: {b: c #d, e: f}\ng: h\n") == "2:8+4 needs-quotes -> a: {b: !, e: <f>}, g: <h>}");
  CHECK(faults_beside("a: {b: c # d\n  , e: f}\ng: h\n") == " -> a: {b: <c>, e: <f>}, g: <h>}");
  CHECK(faults_beside("a: {b: #c, e: f}\ng: h\n") == "2:8+2 needs-quotes -> a: {b: !, e: <f>}, g: <h>}");
  CHECK(faults_beside("a: {b: # c\n  d}\ng: h\n") == " -> a: {b: <d>}, g: <h>}");
  CHECK(faults_beside("a: [b #c]\ng: h\n") == "2:5+4 needs-quotes -> a: [!], g: <h>}");
  CHECK(faults_beside("a: [b # c]\ng: h\n") == "2:5+5 needs-quotes -> a: [!], g: <h>}");
  CHECK(faults_beside("a: [b # c]\n  ]\ng: h\n") == " -> a: [<b>], g: <h>}");
  CHECK(faults_beside("a: [b # c]\n\n# d\n  {e}\ng: h\n") ==
        "2:5+5 needs-quotes; 5:3+3 yaml-syntax -> a: [!], g: <h>}");
}

TEST_CASE("numbers with a comma, and quotes that nothing opens, where a list or map holds them") {
  CHECK(faults("a: [1,234, 5]\n") == "1:5+5 needs-quotes -> {a: [!, !, <5>]}");
  CHECK(faults("a: [1,234,567]\n") == "1:5+9 needs-quotes -> {a: [!, !, !]}");
  CHECK(faults("a: [1,x, 2]\n") == " -> {a: [<1>, <x>, <2>]}");
  CHECK(faults("a: [x,1, 2]\n") == " -> {a: [<x>, <1>, <2>]}");
  CHECK(faults("a: [1, 234]\n") == " -> {a: [<1>, <234>]}");
  CHECK(faults("a: {b: 1,234}\n") == " -> {a: {b: <1>, 234: ?}}");
  CHECK(faults("a: ['1',2]\n") == " -> {a: [<1>, <2>]}");
  CHECK(faults("a: [[1],2]\n") == " -> {a: [[<1>], <2>]}");
  CHECK(faults("a: so\"\n") == "1:4+3 stray-quote -> {a: <so\">}");
  CHECK(faults("a: 5\"\nb: 5\" 6\"\nc: \"\n") == "3:4+1 unclosed-quote -> {a: <5\">, b: <5\" 6\">}");
}

TEST_CASE("nothing behind a key or a dash, and a sign of a comment there") {
  CHECK(faults("a: #b\nc: 1\n") == "1:4+2 needs-quotes -> {a: !, c: <1>}");
  CHECK(faults("a: # b\nc: 1\n") == " -> {a: ?, c: <1>}");
  CHECK(faults("a:\n  #b\n  c\n") == " -> {a: <c>}");
  CHECK(faults("a: #b\n  c\n") == "1:4+2 needs-quotes -> {a: !}");
  CHECK(faults("- #b\n- c\n") == "1:3+2 needs-quotes -> [!, <c>]");
  CHECK(faults("- # b\n- c\n-\n") == " -> [?, <c>, ?]");
  CHECK(faults("-\n- #5\n-\n") == "2:3+2 needs-quotes -> [?, !, ?]");
  CHECK(faults("a: ~\nb: null\nc: nullx\nd: [~, Null, , NULL]\n~: e\n") ==
        " -> {a: <~>, b: <null>, c: <nullx>, d: [<~>, <Null>, ?, <NULL>], ~: <e>}");
  CHECK(faults("a:\n~\n") == "2:1+1 missing-colon -> {a: ?}");
  CHECK(faults("{a:b, c:, d}\n") == "1:2+3 missing-blank -> {a:b: !, c: ?, d: ?}");
  CHECK(faults("{a, b: {c}, \"d:e\"}\n") == " -> {a: ?, b: {c: ?}, d:e: ?}");
  CHECK(faults("a: b\na: c\na:\nd: {e: f, e: g, e}\n") ==
        "2:1+1 duplicate-key; 3:1+1 duplicate-key; 4:11+1 duplicate-key -> {a: <b>, d: {e: <f>, e: ?}}");
  CHECK(faults(": a\nb: c\n") == "1:1+3 bad-key -> {b: <c>}");
  CHECK(faults("? a\nb: c\n") == "1:1+3 bad-key -> {b: <c>}");
}

TEST_CASE("texts of several lines beside a mistake end where they end") {
  CHECK(faults_beside("a: |\n  b\n c\nd: 1\n") == "4:2+1 yaml-syntax -> a: <b\n>, d: <1>}");
  CHECK(faults_beside("a: |2\n   b\n  c\nd: 1\n") == "2:4+2 needs-quotes -> a: !, d: <1>}");
  CHECK(faults_beside("a: |x\n  b\nd: 1\n") == "2:4+2 needs-quotes -> a: !, d: <1>}");
  CHECK(faults_beside("a: |\n\n\nd: 1\n") == "2:4+1 needs-quotes -> a: !, d: <1>}");
  CHECK(faults_beside("a: >5\n  b\nd: 1\n") == "2:4+2 needs-quotes -> a: !, d: <1>}");
  CHECK(faults_beside("a: b\n  c: d\ne: 1\n") == "3:3+4 yaml-syntax -> a: <b>, e: <1>}");
  CHECK(faults_beside("a: b\n  c\n  # d\n  e\nf: 1\n") == "2:4+1 needs-quotes -> a: !, f: <1>}");
  CHECK(faults_beside("a: \"b\n  c\"\nf: 1\n") == " -> a: <b c>, f: <1>}");
  CHECK(faults_beside("a: \"b\nc\"\nf: 1\n") == "2:4+2 unclosed-quote; 3:1+2 missing-colon -> f: <1>}");
  CHECK(faults_beside("a: \"b\" c\nf: 1\n") == "2:4+5 needs-quotes -> a: !, f: <1>}");
  CHECK(faults_beside("a: 'b''c' # d\nf: 1\n") == " -> a: <b'c>, f: <1>}");
  CHECK(faults_beside("a: \"b\\x\"\nf: 1\n") == "2:6+2 bad-escape -> a: !, f: <1>}");
  CHECK(faults_beside("a: b: c\nf: 1\n") == "2:4+4 needs-quotes -> a: !, f: <1>}");
  CHECK(faults_beside("a: - b\nf: 1\n") == "2:4+3 needs-quotes -> a: !, f: <1>}");
  CHECK(faults_beside("a: %b\nc: !d e\nf: 1\n") ==
        "2:4+2 needs-quotes; 3:4+4 no-tags -> a: !, c: !, f: <1>}");
  CHECK(faults_beside("a b\nf: 1\n") == "2:1+3 missing-colon -> f: <1>}");
  CHECK(faults_beside("f: 1\na b") == "3:1+3 missing-colon -> f: <1>}");
  CHECK(faults_beside("f: 1\na:") == " -> f: <1>, a: ?}");
  CHECK(faults_beside("f: 1\n-") == "3:1+1 yaml-syntax -> f: <1>}");
}

TEST_CASE("a byte that is no text costs the smallest part that holds it") {
  CHECK(faults("a: \x01"
               "b\nc: 1\n") == "1:4+1 control-character -> {a: !, c: <1>}");
  CHECK(faults("a: b\x01"
               "c\nc: 1\n") == "1:5+1 control-character -> {a: !, c: <1>}");
  CHECK(faults("a:\n  \x01"
               "b\nc: 1\n") == "2:3+1 control-character -> {a: {}, c: <1>}");
  CHECK(faults("a: # b\x01\nc: 1\n") == "1:7+1 control-character -> {a: ?, c: <1>}");
  CHECK(faults("a: b # \x01\nc: 1\n") == "1:8+1 control-character -> {a: <b>, c: <1>}");
  CHECK(faults("a: b #\x01\nc: 1\n") == "1:7+1 control-character -> {a: <b>, c: <1>}");
  CHECK(faults("# \x01\na: b\n") == "1:3+1 control-character -> {a: <b>}");
  CHECK(faults("a\x01: b\nc: 1\n") == "1:2+1 control-character -> {c: <1>}");
  CHECK(faults("\x01"
               "a: b\nc: 1\n") == "1:1+1 control-character -> {c: <1>}");
  CHECK(faults("  \x01\nc: 1\n") == "1:3+1 control-character -> {c: <1>}");
  CHECK(faults("- \x01\n- b\n") == "1:3+1 control-character -> [<b>]");
  CHECK(faults("- a: \x01\n  b: 2\n- c\n") == "1:6+1 control-character -> [{a: !, b: <2>}, <c>]");
  CHECK(faults("- - \x01\n  - b\n- c\n") == "1:5+1 control-character -> [<c>]");
  CHECK(faults("a: \x01 x\n  y\nc: 1\n") == "1:4+1 control-character -> {a: !, c: <1>}");
  CHECK(faults("a: 'x\x01'\nc: 1\n") == "1:6+1 control-character -> {a: !, c: <1>}");
  CHECK(faults("a: [b, \x01 c]\nd: 1\n") == "1:8+1 control-character -> {a: !, d: <1>}");
  CHECK(faults("a: |\n  b\n  \x01\nd: 1\n") == "3:3+1 control-character -> {a: <b\n \n>, d: <1>}");
  CHECK(faults("a: b\n---\nc: \x01\n--- \nd: e\n") ==
        "3:4+1 control-character -> {a: <b>} --- {c: !} --- {d: <e>}");
  CHECK(faults("a: b\n\x01---\nc: d\n") == "2:1+1 control-character -> {a: <b>, c: <d>}");
}
