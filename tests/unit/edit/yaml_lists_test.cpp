// Changes of keys and lists in YAML, compared byte by byte.
#include "worksort/util/problem.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "edit/yaml_editor.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

using Codes = std::vector<std::string>;

// The first piece of the work with the key set, or why that is refused. Line ends stand as they come.
std::string piece_with(const std::string& piece, const std::string& key, const Value& value) {
  const std::string head = "work:\n  pieces:\n";
  const std::string bytes = head + piece;
  Diagnostics problems;
  const Tree tree = read_tree("f", bytes, problems);
  REQUIRE(problems.errors() == 0);
  const std::uint32_t work = tree[tree[tree.documents[0]].first_child].next;
  const std::uint32_t list = tree[tree[work].first_child].next;
  YamlEditor edit(bytes, tree);
  try {
    edit.set({tree[list].first_child, "piece", key, value});
    return patched(bytes, edit.checked_patches()).substr(head.size());
  } catch (const Problem& problem) {
    return problem.what();
  }
}

std::string codes_set(const std::string& piece, const Codes& texts) {
  return piece_with(piece, "strategy", Value(texts));
}

}  // namespace

TEST_CASE("codes of a list in brackets are changed one by one, and those that are alike stay") {
  const std::string list = "    - {student: a, strategy: [k, \"l\",  m ]}  # c\n";
  CHECK(codes_set(list, {"k", "l", "m"}) == list);
  CHECK(codes_set(list, {"k", "l"}) == "    - {student: a, strategy: [k, \"l\" ]}  # c\n");
  CHECK(codes_set(list, {"l", "m"}) == "    - {student: a, strategy: [\"l\",  m ]}  # c\n");
  CHECK(codes_set(list, {"k", "m"}) == "    - {student: a, strategy: [k,  m ]}  # c\n");
  CHECK(codes_set(list, {"k"}) == "    - {student: a, strategy: [k ]}  # c\n");
  CHECK(codes_set(list, {"m"}) == "    - {student: a, strategy: [m ]}  # c\n");
  CHECK(codes_set(list, {"x", "l", "m"}) == "    - {student: a, strategy: [x, \"l\",  m ]}  # c\n");
  CHECK(codes_set(list, {"k", "x y", "m"}) == "    - {student: a, strategy: [k, \"x y\",  m ]}  # c\n");
  CHECK(codes_set(list, {"k", "l", "m", "o"}) == "    - {student: a, strategy: [k, \"l\",  m, o ]}  # c\n");
  CHECK(codes_set(list, {"o", "k", "l", "m"}) == "    - {student: a, strategy: [o, k, \"l\",  m ]}  # c\n");
  CHECK(codes_set(list, {"k", "o", "l", "m"}) == "    - {student: a, strategy: [k, o, \"l\",  m ]}  # c\n");
  CHECK(codes_set(list, {"x", "z"}) == "    - {student: a, strategy: [x, \"z\" ]}  # c\n");
  CHECK(codes_set(list, {"x", "z", "v", "w"}) == "    - {student: a, strategy: [x, \"z\",  v, w ]}  # c\n");
  CHECK(codes_set(list, {}) == "    - {student: a, strategy: [ ]}  # c\n");
}

TEST_CASE("codes of a list below its key are changed line by line") {
  const std::string list = "    - student: a\n      strategy:\n        - k  # c\n        - 'l'\n        - m";
  CHECK(codes_set(list, {"k", "l", "m"}) == list);
  CHECK(codes_set(list, {"k", "l"}) ==
        "    - student: a\n      strategy:\n        - k  # c\n        - 'l'\n");
  CHECK(codes_set(list, {"l", "m"}) ==
        "    - student: a\n      strategy:\n        # c\n        - 'l'\n        - m");
  CHECK(codes_set(list, {"k"}) == "    - student: a\n      strategy:\n        - k  # c\n");
  CHECK(codes_set(list, {"k", "x", "m"}) ==
        "    - student: a\n      strategy:\n        - k  # c\n        - 'x'\n        - m");
  CHECK(codes_set(list, {"k", "l", "m", "o"}) ==
        "    - student: a\n      strategy:\n        - k  # c\n        - 'l'\n        - m\n        - o\n");
  CHECK(codes_set(list, {"o", "k", "l", "m"}) ==
        "    - student: a\n      strategy:\n        - o\n        - k  # c\n        - 'l'\n        - m");
  CHECK(codes_set(list, {"k", "o", "l", "m"}) ==
        "    - student: a\n      strategy:\n        - k  # c\n        - o\n        - 'l'\n        - m");
  CHECK(codes_set(list, {}) == "    - student: a\n      strategy:\n        # c\n");
  CHECK(codes_set("    - student: a\n      strategy:\n      - k\n      - l\n      note: n\n", {"k"}) ==
        "    - student: a\n      strategy:\n      - k\n      note: n\n");
  CHECK(codes_set("    - student: a\n      strategy:\n      -\n        k\n      - l\n", {"l"}) ==
        "    - student: a\n      strategy:\n      - l\n");
}

TEST_CASE("one code in place of several, several in place of one or of none") {
  CHECK(codes_set("    - {student: a, strategy: k}\n", {"l"}) == "    - {student: a, strategy: l}\n");
  CHECK(codes_set("    - {student: a, strategy: k}\n", {"k", "l"}) ==
        "    - {student: a, strategy: [k, l]}\n");
  CHECK(codes_set("    - {student: a, strategy: \"k\"}\n", {"l"}) == "    - {student: a, strategy: \"l\"}\n");
  CHECK(codes_set("    - {student: a, strategy: }\n", {"l"}) == "    - {student: a, strategy: l }\n");
  CHECK(codes_set("    - student: a\n      strategy:\n", {"k", "l"}) ==
        "    - student: a\n      strategy: [k, l]\n");
  CHECK(codes_set("    - student: a\n      strategies: k\n", {"l"}) ==
        "    - student: a\n      strategies: l\n");
  CHECK(codes_set("    - student: a\n      strategies: [k]\n", {"k", "l"}) ==
        "    - student: a\n      strategies: [k, l]\n");
  CHECK(codes_set("    - {student: a}\n", {"l"}) == "    - {student: a, strategy: l}\n");
  CHECK(codes_set("    - student: a\n", {"k", "l"}) == "    - student: a\n      strategy: [k, l]\n");
  CHECK(codes_set("    - student: a", {"l"}) == "    - student: a\n      strategy: l\n");
}

TEST_CASE("a key goes behind those that stand before it in the format, whatever else is there") {
  CHECK(piece_with("    - student: a\n      note: n\n", "answer", "x") ==
        "    - student: a\n      answer: x\n      note: n\n");
  CHECK(piece_with("    - note: n\n      student: a\n", "answer", "x") ==
        "    - note: n\n      student: a\n      answer: x\n");
  CHECK(piece_with("    - {x-a: b, student: a, note: n}\n", "answer", "x") ==
        "    - {x-a: b, student: a, answer: x, note: n}\n");
  CHECK(piece_with("    - {x-a: b}\n", "answer", "x") == "    - {x-a: b, answer: x}\n");
  CHECK(piece_with("    - student: a  # c\n      # d\n      note: n\n", "answer", "x") ==
        "    - student: a  # c\n      answer: x\n      # d\n      note: n\n");
  CHECK(piece_with("    - student:\n      note: n\n", "answer", "x") ==
        "    - student:\n      answer: x\n      note: n\n");
  CHECK(piece_with("    -   student: a\n        strategy:\n          - k\n", "answer", "x") ==
        "    -   student: a\n        strategy:\n          - k\n        answer: x\n");
  CHECK(piece_with("    - student: a\n      strategy: |\n        k\n\n", "answer", "x") ==
        "    - student: a\n      strategy: |\n        k\n      answer: x\n\n");
}

TEST_CASE("a text keeps the quotes around it where it can") {
  const auto answer = [](const std::string& before, const std::string& text) {
    const std::string head = "    - student: a\n      answer: ";
    const std::string out = piece_with(head + before + "\n", "answer", text);
    return out.starts_with(head) ? out.substr(head.size(), out.size() - head.size() - 1) : out;
  };
  CHECK(answer("x", "y") == "\"y\"");
  CHECK(answer("x", "24") == "24");
  for (const std::string bare : {"0", "9", "7a", "7z", "7A", "7Z", "1-2", "1.2", "1/2"})
    CHECK(answer("x", bare) == bare);
  CHECK(answer("x", "7_") == "\"7_\"");
  CHECK(answer("x", "7{") == "\"7{\"");
  CHECK(answer("x", "7@") == "\"7@\"");
  CHECK(answer("x", "a: b") == "\"a: b\"");
  CHECK(answer("x", "") == "\"\"");
  CHECK(answer("x", "24 rolls") == "\"24 rolls\"");
  CHECK(answer("x", "-4") == "\"-4\"");
  CHECK(answer("x", "true") == "\"true\"");
  CHECK(answer("'x'", "y") == "'y'");
  CHECK(answer("'x'", "24") == "'24'");
  CHECK(answer("'x'", "it's") == "\"it's\"");
  CHECK(answer("'x'", "a\nb") == "\"a\\nb\"");
  CHECK(answer("\"x\"", "y") == "\"y\"");
  CHECK(answer("\"x\"", "a \"b\"") == "\"a \\\"b\\\"\"");
  CHECK(answer("\"x\"", "24") == "\"24\"");
  CHECK(answer("|\n        x", "24") == "\"24\"");
  CHECK(answer(">  # c\n        x", "y") == "\"y\" # c");
  CHECK(answer("x  # c", "y") == "\"y\"  # c");
  CHECK(piece_with("    - {student: a, unsure: true}\n", "unsure", false) ==
        "    - {student: a, unsure: false}\n");
  CHECK(piece_with("    - {student: a, unsure: 'true'}\n", "unsure", false) ==
        "    - {student: a, unsure: false}\n");
  CHECK(piece_with("    - {student: a, unsure: }\n", "unsure", true) ==
        "    - {student: a, unsure: true }\n");
  CHECK(piece_with("    - {student: a}\n", "unsure", true) == "    - {student: a, unsure: true}\n");
}
