// What an editor does not change: where a value was left out of the file, nothing is put beside it.
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <string>

#include "edit/yaml_editor.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// The piece in braces or in lines with the key set; "refused" where it is not to be changed.
std::string with_key(const std::string& piece, const std::string& key, const Value& value) {
  const std::string bytes = "work:\n  pieces:\n    - " + piece + "\n";
  Diagnostics unheard;
  const Tree tree = read_tree("f", bytes, unheard);
  std::uint32_t map = 0;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i)
    if (tree[i].kind == NodeKind::map) map = i;  // the innermost
  YamlEditor editor(bytes, tree);
  try {
    editor.set({map, "piece", key, value});
    const std::string out = patched(bytes, editor.checked_patches());
    return out.substr(22, out.size() - 23);
  } catch (const Problem&) {
    return "refused";
  }
}

}  // namespace

TEST_CASE("a key is put behind those that come before it, and not behind a value that was left out") {
  const Value so("so");
  CHECK(with_key("{student: a}", "quote", so) == "{student: a, quote: so}");
  CHECK(with_key("{student: a, answer: 5}", "quote", so) == "{student: a, answer: 5, quote: so}");
  CHECK(with_key("{student: a, answer: @5}", "quote", so) == "refused");
  CHECK(with_key("{student: a, answer: @5}", "answer", so) == "refused");
  CHECK(with_key("{student: a, answer: }", "answer", so) == "{student: a, answer: so }");
  CHECK(with_key("{student: a, answer: [5]}", "answer", so) == "refused");
  CHECK(with_key("{note: x}", "quote", so) == "{note: x, quote: so}");
  CHECK(with_key("student: a\n      answer: @5", "quote", so) == "refused");
  CHECK(with_key("student: a\n      answer: @5\n      evidence: x", "quote", so) == "refused");
  CHECK(with_key("student: a\n      strategy: @5", "strategy", Value(std::vector<std::string>{"x", "y"})) ==
        "refused");
  CHECK(with_key("student: a\n      strategy: [@5, z]", "strategy",
                 Value(std::vector<std::string>{"x", "y"})) == "refused");
  CHECK(with_key("student: a\n      strategy: z", "strategy", Value(std::vector<std::string>{"x", "y"})) ==
        "student: a\n      strategy: [x, \"y\"]");
}
