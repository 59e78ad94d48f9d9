// Where each key and value stands, how long it is and what follows it: what messages point at and edits
// change.
#include <string>
#include <string_view>

#include "reading.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

std::string spot_said(const Spot& spot) {
  return fmt::format("{}:{}+{}", spot.line, spot.column, spot.width);
}

// "SPOT @OFFSET+LENGTH TEXT" of a node and of those in it, with what follows it.
std::string node_said(const Tree& tree, std::uint32_t index) {
  const Node& node = tree[index];
  std::string out = fmt::format("{} @{}+{}", spot_said(node.spot), node.offset, node.length);
  constexpr const char* k_trailers[] = {"", " # ", " #! "};
  if (node.trailer != Trailer::none)
    out += k_trailers[static_cast<std::size_t>(node.trailer)] + spot_said(node.trailer_spot);
  if (node.kind == NodeKind::missing) return out + (node.refused ? " !" : " ?");
  if (node.kind == NodeKind::text) {
    constexpr const char* k_signs[] = {"", "'", "|"};
    const char* const sign = k_signs[static_cast<std::size_t>(node.style)];
    return out + fmt::format(" {}{}{}", sign, node.text, sign);
  }
  std::string inside;
  for (std::uint32_t child = node.first_child; child != 0; child = tree[child].next)
    inside += (inside.empty() ? "" : "; ") + node_said(tree, child);
  const bool list = node.kind == NodeKind::list;
  out += node.refused ? " !" : "";
  return out + fmt::format(" {}{}{}{}{}", node.flow ? "~" : "", node.children, list ? "[" : "{", inside,
                           list ? "]" : "}");
}

// All nodes, as the parser gives them.
std::string nodes(std::string_view text) {
  TreeLimits limits;
  limits.by_parser = true;
  const auto reading = test::read(text, limits);
  std::string out = join(reading.spots(), "; ");
  if (!out.empty()) out += " -> ";
  for (const auto root : reading.tree.documents)
    out += (root == reading.tree.documents.front() ? "" : " --- ") + node_said(reading.tree, root);
  return out;
}

}  // namespace

TEST_CASE("keys and values in one line and in several, in one document and in the next") {
  CHECK(nodes("a: b\nc:  dd # e\n") ==
        "1:1+1 @0+0 4{1:1+1 @0+1 a; 1:4+1 @3+1 b; 2:1+1 @5+1 c; 2:5+2 @9+2 # 2:8+3 dd}");
  CHECK(nodes("- a\n-  b\n-\n- c: d\n  e: f\n") ==
        "1:1+1 @0+0 4[1:3+1 @2+1 a; 2:4+1 @7+1 b; 3:1+1 @9+0 ?; 4:3+1 @13+0 4{4:3+1 @13+1 c; 4:6+1 @16+1 d; "
        "5:3+1 @20+1 e; 5:6+1 @23+1 f}]");
  CHECK(nodes("a: b\n---\nc: d\n--- \n- e\n") ==
        "1:1+1 @0+0 2{1:1+1 @0+1 a; 1:4+1 @3+1 b} --- 3:1+1 @9+0 2{3:1+1 @9+1 c; 3:4+1 @12+1 d} --- 5:1+1 "
        "@19+0 1[5:3+1 @21+1 e]");
  CHECK(nodes("# a\n\n---\n# b\nc:\n  - d\n...\n---\ne: f\n") ==
        "5:1+1 @13+0 2{5:1+1 @13+1 c; 6:3+1 @18+0 1[6:5+1 @20+1 d]} --- 9:1+1 @30+0 2{9:1+1 @30+1 e; 9:4+1 "
        "@33+1 f}");
  CHECK(nodes("\u00E9: \u00FC\u00FC # \u00E4\u00E4\n\u00F6: [\u00E9, \u00FC\u00FC, {\u00E4: \u00F6}]\n") ==
        "1:1+1 @0+0 4{1:1+1 @0+2 \u00E9; 1:4+2 @4+4 # 1:7+4 \u00FC\u00FC; 2:1+1 @16+2 \u00F6; 2:4+1 @20+0 "
        "~3[2:5+1 @21+2 \u00E9; 2:8+2 @25+4 \u00FC\u00FC; 2:12+1 @31+0 ~2{2:13+1 @32+2 \u00E4; 2:16+1 @36+2 "
        "\u00F6}]}");
  CHECK(nodes("a: b\n  cc\n\n  d # e\nf: g\n") ==
        "1:1+1 @0+0 4{1:1+1 @0+1 a; 1:4+1 @3+11 # 4:5+3 b cc\nd; 5:1+1 @19+1 f; 5:4+1 @22+1 g}");
  CHECK(nodes("a: \u00FC\n  cc\n   d #e\nf: g\n") ==
        "1:1+1 @0+0 4{1:1+1 @0+1 a; 1:4+1 @3+12 #! 3:6+2 \u00FC cc d; 4:1+1 @19+1 f; 4:4+1 @22+1 g}");
  CHECK(nodes("a: b\n  # c\n  # d\ne: f\n  #g\n") ==
        "1:1+1 @0+0 4{1:1+1 @0+1 a; 1:4+1 @3+1 b; 4:1+1 @17+1 e; 4:4+1 @20+1 #! 5:3+2 f}");
  CHECK(nodes("a: b\n# c\ne: f#g\nh: i #j\n") ==
        "1:1+1 @0+0 6{1:1+1 @0+1 a; 1:4+1 @3+1 b; 3:1+1 @9+1 e; 3:4+3 @12+3 f#g; 4:1+1 @16+1 h; 4:4+1 @19+1 "
        "#! 4:6+2 i}");
  CHECK(nodes("a: |\n  b\n  c\nd: >-\n  e\n\n  f\ng: h\n") ==
        "1:1+1 @0+0 6{1:1+1 @0+1 a; 1:4+1 @3+0 |b\nc\n|; 4:1+1 @13+1 d; 4:4+2 @16+0 |e\nf|; 8:1+1 @28+1 g; "
        "8:4+1 @31+1 h}");
  CHECK(nodes("a: 'b''c'  # d\ne: \"f\\tg\"\nh: \"i\n  j\"\nk: 'l'\n") ==
        "1:1+1 @0+0 8{1:1+1 @0+1 a; 1:4+6 @3+6 'b'c'; 2:1+1 @15+1 e; 2:4+6 @18+6 'f\tg'; 3:1+1 @25+1 h; "
        "3:4+2 @28+7 'i j'; 5:1+1 @36+1 k; 5:4+3 @39+3 'l'}");
  CHECK(nodes("'a' : b\n\"c\\td\": e\n") == "2:1+9 bad-key -> 1:1+1 @0+0 ! 2{1:1+3 @0+3 'a'; 1:7+1 @6+1 b}");
}

TEST_CASE("lists and maps in brackets, on a line and on several") {
  CHECK(nodes("a: [b, cc,  d]\n") ==
        "1:1+1 @0+0 2{1:1+1 @0+1 a; 1:4+1 @3+0 ~3[1:5+1 @4+1 b; 1:8+2 @7+2 cc; 1:13+1 @12+1 d]}");
  CHECK(nodes("a: {b: c, d: , e, 'f': g}\n") ==
        "1:1+1 @0+0 2{1:1+1 @0+1 a; 1:4+1 @3+0 ~8{1:5+1 @4+1 b; 1:8+1 @7+1 c; 1:11+1 @10+1 d; 1:11+1 @10+0 "
        "?; 1:16+1 @15+1 e; 1:16+1 @15+0 ?; 1:19+3 @18+3 'f'; 1:24+1 @23+1 g}}");
  CHECK(nodes("a: [b,\n  c c,\n  \u00FC, {d:\n  e}]\nf: g\n") ==
        "1:1+1 @0+0 4{1:1+1 @0+1 a; 1:4+1 @3+0 ~4[1:5+1 @4+1 b; 2:3+3 @9+3 c c; 3:3+1 @16+2 \u00FC; 3:6+1 "
        "@20+0 ~2{3:7+1 @21+1 d; 4:3+1 @26+1 e}]; 5:1+1 @30+1 f; 5:4+1 @33+1 g}");
  CHECK(nodes("- [a, [b], {}]\n- {c: [], d: {e: f}}\n- []\n") ==
        "1:1+1 @0+0 3[1:3+1 @2+0 ~3[1:4+1 @3+1 a; 1:7+1 @6+0 ~1[1:8+1 @7+1 b]; 1:12+1 @11+0 ~0{}]; 2:3+1 "
        "@17+0 ~4{2:4+1 @18+1 c; 2:7+1 @21+0 ~0[]; 2:11+1 @25+1 d; 2:14+1 @28+0 ~2{2:15+1 @29+1 e; 2:18+1 "
        "@32+1 f}}; 3:3+1 @38+0 ~0[]]");
  CHECK(nodes("[a, ~, , null]\n") ==
        "1:1+1 @0+0 ~4[1:2+1 @1+1 a; 1:5+1 @4+1 ~; 1:8+1 @7+0 ?; 1:10+4 @9+4 null]");
}

TEST_CASE("nothing, and words that mean nothing") {
  CHECK(nodes("a:\nb: ~\nc: null\nd:\n  # e\nf:\n") ==
        "1:1+1 @0+0 10{1:1+1 @0+1 a; 1:1+1 @0+0 ?; 2:1+1 @3+1 b; 2:4+1 @6+1 ~; 3:1+1 @8+1 c; 3:4+4 @11+4 "
        "null; 4:1+1 @16+1 d; 4:1+1 @16+0 ?; 6:1+1 @25+1 f; 6:1+1 @25+0 ?}");
  CHECK(nodes("a:\n  -\n  - ~\n  -\n   -\nb:\n") ==
        "1:1+1 @0+0 4{1:1+1 @0+1 a; 2:3+1 @5+0 3[2:3+1 @5+0 ?; 3:5+1 @11+1 ~; 5:4+1 @20+0 1[5:4+1 @20+0 ?]]; "
        "6:1+1 @22+1 b; 6:1+1 @22+0 ?}");
  CHECK(nodes("a:\nnull: b\n") == "1:1+1 @0+0 4{1:1+1 @0+1 a; 1:1+1 @0+0 ?; 2:1+4 @3+4 null; 2:7+1 @9+1 b}");
  CHECK(nodes("- a:\n- ~: b\n- null\n") ==
        "1:1+1 @0+0 3[1:3+1 @2+0 2{1:3+1 @2+1 a; 1:3+1 @2+0 ?}; 2:3+1 @7+0 2{2:3+1 @7+1 ~; 2:6+1 @10+1 b}; "
        "3:3+4 @14+4 null]");
  CHECK(nodes("~\n") == "1:1+1 @0+1 ~");
  CHECK(nodes("a: !!str\nb: !!str c\nd: !!str 'e'\nf: !!str [g]\n") ==
        "4:4+9 no-tags -> 1:1+1 @0+0 8{1:1+1 @0+1 a; 1:4+1 @3+0 ; 2:1+1 @9+1 b; 2:10+1 @18+1 c; 3:1+1 @20+1 "
        "d; 3:10+3 @29+3 'e'; 4:1+1 @33+1 f; 4:1+1 @36+0 !}");
  CHECK(nodes("- !!str\n- !!str a\n- b\n") == "1:1+1 @0+0 3[1:3+1 @2+0 ; 2:9+1 @16+1 a; 3:3+1 @20+1 b]");
}

TEST_CASE("what is refused keeps its place, and so does what comes behind it") {
  CHECK(nodes("a: b\na: c\nd: e\n") ==
        "2:1+1 duplicate-key -> 1:1+1 @0+0 4{1:1+1 @0+1 a; 1:4+1 @3+1 b; 3:1+1 @10+1 d; 3:4+1 @13+1 e}");
  CHECK(nodes("- a: b\n  a: c\n  d: e\n- f\n") ==
        "2:3+1 duplicate-key -> 1:1+1 @0+0 2[1:3+1 @2+0 4{1:3+1 @2+1 a; 1:6+1 @5+1 b; 3:3+1 @16+1 d; 3:6+1 "
        "@19+1 e}; 4:3+1 @23+1 f]");
  CHECK(nodes("a: &x b\nc: *x\nd: e\n") ==
        "1:4+4 no-anchors; 2:4+2 no-aliases -> 1:1+1 @0+0 6{1:1+1 @0+1 a; 1:1+1 @3+0 !; 2:1+1 @8+1 c; 2:1+1 "
        "@11+0 !; 3:1+1 @14+1 d; 3:4+1 @17+1 e}");
  CHECK(nodes("a: [1,234, 5]\nb: c\n") ==
        "1:5+5 needs-quotes -> 1:1+1 @0+0 4{1:1+1 @0+1 a; 1:4+1 @3+0 ~3[1:5+1 @4+0 !; 1:7+1 @6+0 !; 1:12+1 "
        "@11+1 5]; 2:1+1 @14+1 b; 2:4+1 @17+1 c}");
  CHECK(nodes("a: b\n<<: c\nd: e\n") ==
        "2:1+2 no-merge-keys -> 1:1+1 @0+0 ! 4{1:1+1 @0+1 a; 1:4+1 @3+1 b; 3:1+1 @11+1 d; 3:4+1 @14+1 e}");
  CHECK(nodes("a: b\n---\nc: @d\ne: f\n---\ng: h\n") ==
        "3:4+2 needs-quotes -> 1:1+1 @0+0 2{1:1+1 @0+1 a; 1:4+1 @3+1 b} --- 3:1+1 @9+0 4{3:1+1 @9+1 c; 3:1+1 "
        "@12+0 !; 4:1+1 @15+1 e; 4:4+1 @18+1 f} --- 6:1+1 @24+0 2{6:1+1 @24+1 g; 6:4+1 @27+1 h}");
  CHECK(nodes("\u00FC: \u00E9\n---\n\u00F6: @d\n\u00E4: \u00E9 #\u00E9\u00E9\n") ==
        "3:4+2 needs-quotes -> 1:1+1 @0+0 2{1:1+1 @0+2 \u00FC; 1:4+1 @4+2 \u00E9} --- 3:1+1 @11+0 4{3:1+1 "
        "@11+2 \u00F6; 3:1+1 @15+0 !; 4:1+1 @18+2 \u00E4; 4:4+1 @22+2 #! 4:6+3 \u00E9}");
  CHECK(nodes("- a: b\n  c: \"d\n- e: f\n---\ng: h\n") ==
        "2:6+2 unclosed-quote -> 1:1+1 @0+0 ! 1[3:3+1 @17+0 2{3:3+1 @17+1 e; 3:6+1 @20+1 f}] --- 5:1+1 @26+0 "
        "2{5:1+1 @26+1 g; 5:4+1 @29+1 h}");
  CHECK(nodes("a: {b: c, ? d, e: f}\ng: h\n") ==
        "1:1+1 @0+0 4{1:1+1 @0+1 a; 1:4+1 @3+0 ~6{1:5+1 @4+1 b; 1:8+1 @7+1 c; 1:13+1 @12+1 d; 1:13+1 @12+0 "
        "?; 1:16+1 @15+1 e; 1:19+1 @18+1 f}; 2:1+1 @21+1 g; 2:4+1 @24+1 h}");
  CHECK(nodes("a: \"b\"#c\nd: e\n") ==
        "1:4+5 needs-quotes -> 1:1+1 @0+0 4{1:1+1 @0+1 a; 1:1+1 @3+0 !; 2:1+1 @9+1 d; 2:4+1 @12+1 e}");
  CHECK(nodes("a: #b\n  c\nd: e\n") ==
        "1:4+2 needs-quotes -> 1:1+1 @0+0 4{1:1+1 @0+1 a; 1:1+1 @8+0 !; 3:1+1 @10+1 d; 3:4+1 @13+1 e}");
  CHECK(nodes("[a]: b\nc: d\n") == "1:1+6 bad-key -> 1:1+1 @0+0 ! 2{2:1+1 @7+1 c; 2:4+1 @10+1 d}");
}
