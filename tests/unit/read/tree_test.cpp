// What is right stays as it is: texts, places and shapes of valid files.
#include "worksort/read/yaml/tree.hpp"

#include <string>

#include "reading.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using test::read;
using test::Spots;

namespace {

const char* const k_class = R"(# a class
work:
  task: bakery-trays
  pieces:
    - student: s07
      answer: "22"
      shows: [groups, 'labels']
    - {student: s08, answer: 007}
)";

std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

const char* const k_class_shape =
    "{work: {task: <bakery-trays>, pieces: [{student: <s07>, answer: <22>, shows: [<groups>, <labels>]}, "
    "{student: <s08>, answer: <007>}]}}";

}  // namespace

TEST_CASE("a valid file is read as written, with BOM and CRLF too") {
  for (const std::string& text :
       {std::string(k_class), with_crlf(k_class), "\xEF\xBB\xBF" + std::string(k_class),
        "\xEF\xBB\xBF" + with_crlf(k_class)}) {
    const auto reading = read(text);
    CHECK(reading.spots() == Spots{});
    CHECK(reading.shape() == k_class_shape);
    CHECK(reading.at("work/pieces/0/answer")->spot == Spot{6, 15, 4});
    CHECK(reading.at("work/pieces/1/answer")->spot == Spot{8, 30, 3});
    CHECK_FALSE(reading.tree.unreadable);
  }
}

TEST_CASE("each node knows its place, style and bytes") {
  const std::string text = k_class;
  const auto reading = read(text);
  const Node& quoted = *reading.at("work/pieces/0/answer");
  CHECK(quoted.style == TextStyle::quoted);
  CHECK(text.substr(quoted.offset, quoted.length) == "\"22\"");
  const Node& plain = *reading.at("work/task");
  CHECK(plain.style == TextStyle::plain);
  CHECK(text.substr(plain.offset, plain.length) == "bakery-trays");
  CHECK(plain.spot == Spot{3, 9, 12});
  const Node& list = *reading.at("work/pieces/0/shows");
  CHECK(list.flow);
  CHECK(list.children == 2);
  CHECK(list.spot == Spot{7, 14, 1});
  CHECK(text[list.offset] == '[');
  const Node& pieces = *reading.at("work/pieces");
  CHECK_FALSE(pieces.flow);
  CHECK(pieces.spot == Spot{5, 5, 1});
  CHECK(reading.at("work/pieces/1")->flow);
  CHECK(reading.at("work/pieces/1")->children == 4);
}

TEST_CASE("columns and widths count characters") {
  const auto reading = read("work:\n  école: {nàme: Zoë, b: \"ü\"} # ñ\n  quote: naïve #1\n");
  CHECK(reading.spots() == Spots{});
  CHECK(reading.at("work/école")->spot == Spot{2, 10, 1});
  CHECK(reading.at("work/école/nàme")->spot == Spot{2, 17, 3});
  CHECK(reading.at("work/école/b")->spot == Spot{2, 25, 3});
  CHECK(reading.at("work/quote")->trailer_spot == Spot{3, 16, 2});
}

TEST_CASE("no scalar is turned into anything else") {
  for (const std::string text :
       {"007", "1:30", "3/4",        "6.80", "yes", "no", "1e3", "~",    "null", "Null", "NULL", "K",
        "-5",  "0x1F", "2026-11-17", "5\"",  ".5",  "?",  "-",   "5' 3", "a:b",  "x=y",  "1,234"}) {
    INFO(text);
    const bool bare_dash = text == "-" || text == "?";
    const auto reading = read("answer: " + (bare_dash ? "\"" + text + "\"" : text) + "\n");
    CHECK(reading.spots() == Spots{});
    REQUIRE(reading.at("answer") != nullptr);
    CHECK(reading.at("answer")->kind == NodeKind::text);
    CHECK(reading.at("answer")->text == text);
  }
  const auto list = read("a: [~, null, \"\"]\nnull: x\n~: y\nb: {k: null, l: ~}\n");
  CHECK(list.spots() == Spots{});
  CHECK(list.shape() == "{a: [<~>, <null>, <>], null: <x>, ~: <y>, b: {k: <null>, l: <~>}}");
}

TEST_CASE("nothing after a key or a dash is missing, and the next word is not taken for it") {
  const auto reading = read(
      "a:\nnull: x\nb:\n  -\n  - # none\n  - null\n  -\n~: z\nc: \"\"\nd:   # later\ne: {f: , null: g}\n");
  CHECK(reading.spots() == Spots{});
  CHECK(reading.shape() ==
        "{a: ?, null: <x>, b: [?, ?, <null>, ?], ~: <z>, c: <>, d: ?, e: {f: ?, null: <g>}}");
  CHECK(reading.at("a")->spot == Spot{1, 1, 1});
  CHECK(reading.at("b/0")->spot == Spot{4, 3, 1});
  CHECK(reading.at("b/1")->spot == Spot{5, 3, 1});
  CHECK(reading.at("b/3")->spot == Spot{7, 3, 1});
  CHECK(reading.at("c")->style == TextStyle::quoted);
}

TEST_CASE("texts over several lines") {
  const auto reading = read(
      "prompt: |\n  one\n    two\n\n  # no comment\nfolded: >-\n  a\n  b\nplain: first\n  second\n  third\n"
      "quoted: \"first\n  second\"\nsingle: 'it''s\n  so'\nlast: x\n");
  CHECK(reading.spots() == Spots{});
  CHECK(reading.at("prompt")->text == "one\n  two\n\n# no comment\n");
  CHECK(reading.at("prompt")->style == TextStyle::block);
  CHECK(reading.at("folded")->text == "a b");
  CHECK(reading.at("plain")->text == "first second third");
  CHECK(reading.at("plain")->length == 22);
  CHECK(reading.at("quoted")->text == "first second");
  CHECK(reading.at("single")->text == "it's so");
  CHECK(reading.at("last")->spot == Spot{16, 7, 1});
}

TEST_CASE("flow style over several lines, comments everywhere") {
  const auto reading = read(
      "# top\nwork: # c\n  # c\n  list: [  # c\n    a, # c\n    \"b\" , {k: v,\n     l: [x]}\n  ] # c\n"
      "  again: [a\n    , b]\n\n# end\n  more:\n  - x # c\n  # c\n  - y\n");
  CHECK(reading.spots() == Spots{});
  CHECK(reading.shape() ==
        "{work: {list: [<a>, <b>, {k: <v>, l: [<x>]}], again: [<a>, <b>], more: [<x>, <y>]}}");
}

TEST_CASE("several documents") {
  const auto reading = read("---\na: 1\n---\nb: 2\n...\n# c\nc: 3\n...\n---\n---\nd: 4\n");
  CHECK(reading.spots() == Spots{});
  CHECK(reading.shape() == "{a: <1>} --- {b: <2>} --- {c: <3>} --- {d: <4>}");
  CHECK(reading.tree[reading.tree.documents[2]].spot == Spot{7, 1, 1});
}

TEST_CASE("files without anything") {
  for (const char* const text :
       {"", "\n\n", "# only a comment\n", "---\n", "...\n", "\xEF\xBB\xBF", " \t\n"}) {
    const auto reading = read(text);
    CHECK(reading.spots() == Spots{});
    CHECK(reading.tree.documents.empty());
    CHECK_FALSE(reading.tree.unreadable);
  }
}

TEST_CASE("!!str only says that a value is text") {
  const auto reading = read("a: !!str 007\nb: !!str \"x y\"\nc: !!str\nd: z\n");
  CHECK(reading.spots() == Spots{});
  CHECK(reading.shape() == "{a: <007>, b: <x y>, c: <>, d: <z>}");
  CHECK(reading.at("a")->spot == Spot{1, 10, 3});
}

TEST_CASE("the tree owns its texts") {
  test::Reading reading;
  {
    std::string text = "answer: " + std::string(5000, 'x') + "\nquote: \"" + std::string(20000, 'y') + "\"\n";
    reading = read(text);
    text.assign(text.size(), '#');
  }
  const auto moved = std::move(reading);
  CHECK(moved.at("answer")->text == std::string(5000, 'x'));
  CHECK(moved.at("quote")->text == std::string(20000, 'y'));
}

TEST_CASE("the source line comes with each diagnostic") {
  const auto reading = read("work:\r\n  answer: >5\r\n");
  REQUIRE(reading.diagnostics.items().size() == 1);
  CHECK(reading.diagnostics.items()[0].source_line == "  answer: >5");
  CHECK(reading.diagnostics.items()[0].file == "class.yaml");
}
