// Where values and comments of a YAML file stand in its bytes.
#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "edit/yaml_comments.hpp"
#include "edit/yaml_extent.hpp"
#include "edit/yaml_meaning.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

Tree tree_of(std::string_view bytes) {
  Diagnostics problems;
  Tree out = read_tree("f", bytes, problems);
  REQUIRE(problems.errors() == 0);
  return out;
}

void add_values(std::string_view bytes, const Tree& tree, const Node& parent, std::string& out) {
  const YamlExtent extent(bytes, tree);
  for (std::uint32_t at = parent.first_child; at != 0; at = tree[at].next) {
    const std::uint32_t key = parent.kind == NodeKind::map ? at : 0;
    if (key != 0) at = tree[at].next;
    const std::size_t begin =
        tree[at].kind == NodeKind::missing && key != 0 ? extent.after_colon(key) : tree[at].offset;
    out += fmt::format("<{}>", bytes.substr(begin, extent.end(at, key) - begin));
    add_values(bytes, tree, tree[at], out);
  }
}

// Every value as it stands in the bytes, those inside of another behind it.
std::string values(std::string_view bytes) {
  const Tree tree = tree_of(bytes);
  std::string out;
  for (const auto document : tree.documents) add_values(bytes, tree, tree[document], out);
  return out;
}

// The comments with the places where they begin.
std::string comments(std::string_view bytes) {
  const Tree tree = tree_of(bytes);
  std::string out;
  for (const auto& comment : yaml_comments(bytes, tree))
    out += fmt::format("{}<{}>", comment.begin, bytes.substr(comment.begin, comment.end - comment.begin));
  return out;
}

}  // namespace

TEST_CASE("a value ends behind its last character, comments aside") {
  CHECK(values("a: b") == "<b>");
  CHECK(values("a: b # c\nd: 'e' # f\n") == "<b><'e'>");
  CHECK(values("a: \"b\n  c\" # d\n") == "<\"b\n  c\">");
  CHECK(values("a :\nb: c\n") == "<><c>");
  CHECK(values("a:\n  - b # c\n  -\n  - d") == "<- b # c\n  -\n  - d><b><-><d>");
  CHECK(values("a:\n  -") == "<-><->");
  CHECK(values("a: {b: c, d: [e, f ] } # }\n") == "<{b: c, d: [e, f ] }><c><[e, f ]><e><f>");
  CHECK(values("a: [] # ]\nb: [c,  # ] d\n  e ]\n") == "<[]><[c,  # ] d\n  e ]><c><e>");
  CHECK(values("a: [b, # ]\n# ]\n]\n") == "<[b, # ]\n# ]\n]><b>");
  CHECK(values("a: {b: , c}\n") == "<{b: , c}><><>");
}

TEST_CASE("a text of several lines ends with its last line that says something") {
  CHECK(values("a: |\n  b\n   c\n\nd: e\n") == "<|\n  b\n   c><e>");
  CHECK(values("a: |- # b\n  c\n\n\n") == "<|- # b\n  c>");
  CHECK(values("a: |\r\n  b\r\n\r\nc: d\r\n") == "<|\r\n  b><d>");
  CHECK(values("a: >\n  b\n\n  c") == "<>\n  b\n\n  c>");
  CHECK(values("- |\n  a\n- b\n") == "<|\n  a><b>");
  CHECK(values("- a: |\n    b\n  c: d\n") == "<a: |\n    b\n  c: d><|\n    b><d>");
  CHECK(values("a:\n  b: |\n    c\n  d: |\n    e\n") == "<b: |\n    c\n  d: |\n    e><|\n    c><|\n    e>");
}

TEST_CASE("a comment begins with a sign that is in no text, and ends with its line") {
  CHECK(comments("") == "");
  CHECK(comments("#") == "0<#>");
  CHECK(comments("# a") == "0<# a>");
  CHECK(comments("# a\r\nb: c # d\r\n") == "0<# a>10<# d>");
  CHECK(comments("a: b#c # d\n") == "7<# d>");
  CHECK(comments("a: '# b' # c\nd: \"e # f\"\n") == "9<# c>");
  CHECK(comments("'# a': b # c\n") == "9<# c>");
  CHECK(comments("a: | # b\n  # c\n# d\ne: f\n") == "5<# b>15<# d>");
  CHECK(comments("a: >\n  b # c\n\n# d\n") == "14<# d>");
  CHECK(comments("a: |\n  b\n  # c") == "");
  CHECK(comments("- | # a\n  # b\n- c # d\n") == "4<# a>18<# d>");
  CHECK(comments("a: [b, # c\n  d # e\n] # f\n") == "7<# c>15<# e>21<# f>");
  CHECK(comments("# a # b\n\n## c\n") == "0<# a # b>9<## c>");
  CHECK(comment_texts("a: b # c\n# d", tree_of("a: b # c\n# d")) == std::vector<std::string>{"# c", "# d"});
}

TEST_CASE("what a file says does not depend on how it is written") {
  const auto meaning = [](std::string_view bytes) {
    std::string out;
    for (const Value& document : yaml_meaning(tree_of(bytes), {})) out += write_yaml_flow(document) + " ";
    return out;
  };
  CHECK(meaning("b: 1\na: [p, q]\n") == "{a: [p, q], b: \"1\"} ");
  CHECK(meaning("a: [x]\nb: []\nc:\nd: ''\n") == "{a: x} ");
  CHECK(meaning("a: [{b: c}]\n") == "{a: [{b: c}]} ");
  CHECK(meaning("a: [[b]]\n") == "{a: b} ");
  CHECK(meaning("a: [b, , c]\n") == "{a: [b, null, c]} ");
  CHECK(meaning("a:\n---\nb: c\n") == "{} {b: c} ");
}
