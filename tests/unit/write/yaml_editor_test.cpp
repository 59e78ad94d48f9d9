#include "edit/yaml_editor.hpp"

#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

// Ways in which people lay a piece out; every comment is different.
const std::vector<std::string> k_layouts = {
    "work:\n  task: t # c1\n  pieces: # c2\n    # c3\n    - student: a # c4\n      answer: 'x' # c5\n    # "
    "c6\n",
    "work:\n  pieces:\n  - student: a\n    strategy: # c1\n      - one # c2\n      # c3\n      - two\n    "
    "x-y: 1",
    "work:\n  pieces:\n  - {student: a, strategy: [one, two], answer: \"5\"} # c1\n# c2\n",
    "work:\n  pieces: [{student: a}, # c1\n    {student: b,\n    answer: 7 # c2\n    }]\n# c3\n",
    "work:\n  pieces:\n    -\n      # c1\n      student: a\n      evidence: |- # c2\n        deep\n\n       "
    "  er\n\n"
    "      quote: >\n        folded\n        text\n      # c3\n",
    "work:\n  pieces:\n    - student: \"a\"\n      answer: \"two\n        lines\" # c1\n      strategy:\n"
    "      note: # c2\n---\n# c3\nroster: {class: 3B}\n",
    "work: {task: t, pieces: [{student: a, strategy: one}]} # c1\n",
};

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
  return out;
}

class Chance {
 public:
  explicit Chance(unsigned seed) : m_random(seed) {}
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(m_random); }
  std::string text() {
    static const std::vector<std::string> k_texts = {"",       "24",          "3/4",  "yes",         "a # b",
                                                     "it's",   "\"q",         "a\nb", "- x",         "=1",
                                                     "[1, 2]", "plain words", "~",    "caf\xC3\xA9", "a: b"};
    return k_texts[below(k_texts.size())];
  }

 private:
  std::mt19937 m_random;
};

void change_at_random(YamlEditor& edit, std::uint32_t piece, Chance& chance) {
  const auto set = [&](const char* key, const Value& value) {
    if (chance.below(2) == 0) edit.set({piece, "piece", key, value});
  };
  const std::vector<std::vector<std::string>> lists = {
      {}, {"one"}, {"two"}, {"three"}, {"two", "one"}, {"one", "three", "two"}, {"one", "two", "x y"}};
  set("strategy", lists[chance.below(lists.size())]);
  for (const char* key : {"answer", "evidence", "quote"}) set(key, chance.text());
  set("unsure", chance.below(2) == 0);
  set("note", chance.text());
}

// The nodes of the key pieces and of its value.
NewItem pieces_of(const Tree& tree) {
  const std::uint32_t work = tree[tree[tree.documents[0]].first_child].next;
  for (std::uint32_t k = tree[work].first_child; k != 0; k = tree[tree[k].next].next) {
    if (tree[k].text == "pieces") return {k, tree[k].next, {}};
  }
  return {};
}

// The file with the piece {student: c} behind its others.
std::string with_entry(const std::string& bytes) {
  Diagnostics problems;
  const Tree tree = read_tree("f", bytes, problems);
  NewItem added = pieces_of(tree);
  added.item = {{"student", "c"}};
  YamlEditor edit(bytes, tree);
  edit.append_item(added);
  return patched(bytes, edit.checked_patches());
}

}  // namespace

TEST_CASE("changes say what was meant in every layout, and comments stay") {
  for (unsigned seed = 0; seed < 4000; ++seed) {
    Chance chance(seed);
    std::string bytes = k_layouts[seed % k_layouts.size()];
    if (chance.below(4) == 0) bytes = with_crlf(bytes);
    CAPTURE(bytes);
    CAPTURE(seed);
    Diagnostics problems;
    const Tree tree = read_tree("f", bytes, problems);
    REQUIRE(problems.errors() == 0);
    YamlEditor edit(bytes, tree);
    NewItem added = pieces_of(tree);
    REQUIRE(added.list != 0);
    for (std::uint32_t i = tree[added.list].first_child; i != 0; i = tree[i].next)
      change_at_random(edit, i, chance);
    for (std::size_t i = chance.below(3); i > 0; --i) {
      added.item = {{"student", "n"}, {"strategy", {"one", "two"}}, {"answer", chance.text() + "."}};
      edit.append_item(added);
    }
    if (chance.below(3) == 0)
      edit.append_document(Value{{"work", {{"task", "u"}, {"pieces", Value::array()}}}});
    const std::string after = patched(bytes, edit.patches());
    CAPTURE(after);
    REQUIRE(edit.is_meant(after));  // which includes the comments
  }
}

TEST_CASE("a new entry keeps the distance that stands between the others") {
  const auto with_one_more = [](const std::string& entries) {
    const std::string bytes = "work:\n  pieces:\n" + entries;
    return with_entry(bytes).substr(bytes.size());
  };
  CHECK(with_one_more("    - student: a\n    - student: b\n") == "    - student: c\n");
  CHECK(with_one_more("    - student: a\n\n    - student: b\n") == "\n    - student: c\n");
  CHECK(with_one_more("\n    - student: a\n") == "    - student: c\n");
  CHECK(with_one_more("    - student: a\n    -\n") == "    - student: c\n");
  CHECK(with_one_more("    - student: a\n        \n    - student: b\n") == "\n    - student: c\n");
  CHECK(with_one_more("    - student: a\n#\n    - student: b\n") == "    - student: c\n");
}

TEST_CASE("a new entry goes behind the comments of the last one, and before others") {
  const std::string last = "work:\n  pieces:\n    - student: a\n";
  const std::string entry = "    - student: c\n";
  CHECK(with_entry(last + "      # of a\n      # too\n") == last + "      # of a\n      # too\n" + entry);
  CHECK(with_entry(last + "      # of a") == last + "      # of a\n" + entry);
  CHECK(with_entry(last + "    # of all\n") == last + entry + "    # of all\n");
  CHECK(with_entry(last + "        \n") == last + entry + "        \n");
  CHECK(with_entry(last + "\n# done\n") == last + entry + "\n# done\n");
}

TEST_CASE("the first entry of a list stands deeper than its key") {
  const std::string before = "work:\n  task: t\n  pieces:";
  CHECK(with_entry(before) == before + "\n    - student: c\n");
  CHECK(with_entry(before + "\n---\n") == before + "\n    - student: c\n---\n");
  CHECK(with_entry(before + " []  # none\n") == before + "  # none\n    - student: c\n");
}

TEST_CASE("a number or a date that stands without quotes gets none") {
  const std::string bytes = "work:\n  pieces:\n    - {student: a, answer: 7}\n";
  Diagnostics problems;
  const Tree tree = read_tree("f", bytes, problems);
  for (const std::string text : {"0", "9", "9/10", "2026-11-16", "4.5", "7z"}) {
    YamlEditor edit(bytes, tree);
    edit.set({tree[pieces_of(tree).list].first_child, "piece", "answer", text});
    CHECK(patched(bytes, edit.checked_patches()).find("answer: " + text + "}") != std::string::npos);
  }
}

TEST_CASE("a document is put into an empty file without anything before it") {
  const std::string bytes;
  Diagnostics problems;
  const Tree tree = read_tree("f", bytes, problems);
  YamlEditor edit(bytes, tree);
  edit.append_document(Value{{"work", {{"task", "t"}}}});
  CHECK(patched(bytes, edit.checked_patches()) == "work:\n  task: t\n");
}

TEST_CASE("without a change the bytes stay, and a change that is not made is noticed") {
  const std::string bytes = k_layouts[0];
  Diagnostics problems;
  const Tree tree = read_tree("f", bytes, problems);
  YamlEditor edit(bytes, tree);
  CHECK(edit.patches().empty());
  CHECK(edit.is_meant(bytes));
  edit.set({tree[pieces_of(tree).list].first_child, "piece", "answer", "y"});
  CHECK_FALSE(edit.is_meant(bytes));
  CHECK(patched(bytes, edit.patches()).find("answer: 'y' # c5") != std::string::npos);
}

namespace {

// The list of codes in `text` with the items at these places taken out.
std::string without(const std::string& text, const std::vector<std::size_t>& places) {
  Diagnostics problems;
  const Tree tree = read_tree("f", text, problems);
  REQUIRE(problems.errors() == 0);
  YamlEditor edit(text, tree);
  const std::uint32_t list = tree[tree[tree.documents[0]].first_child].next;
  std::vector<std::uint32_t> items;
  for (std::uint32_t i = tree[list].first_child; i != 0; i = tree[i].next) items.push_back(i);
  for (const auto place : places) edit.drop(list, items.at(place));
  return patched(text, edit.checked_patches());
}

}  // namespace

TEST_CASE("items that are taken out of a list leave their comments") {
  CHECK(without("x-a: [aa,  # twice\n  bb]\n", {0}) == "x-a: [  # twice\n  bb]\n");
  CHECK(without("x-a: [aa,# twice\n  bb]\n", {0}) == "x-a: [# twice\n  bb]\n");
  CHECK(without("x-a: [aa,  # one\n  # two\n  bb]\n", {0}) == "x-a: [  # one\n  # two\n  bb]\n");
  CHECK(without("x-a: [aa,  # one\n  bb,\n  # two\n  cc]\n", {1, 2}) == "x-a: [aa  # one\n    # two\n  ]\n");
  CHECK(without("x-a: [aa, bb, cc, dd]\n", {0, 1}) == "x-a: [cc, dd]\n");
  CHECK(without("x-a: [aa, bb, cc, dd]\n", {0, 2, 3}) == "x-a: [bb]\n");
  CHECK(without("x-a:\n  - aa  # one\n  - bb\n", {0}) == "x-a:\n  # one\n  - bb\n");
  CHECK(without("x-a:\n  -\n    # why\n    id: aa  # one\n    name: \"# no\"\n  - bb\n", {0}) ==
        "x-a:\n    # why\n  # one\n  - bb\n");
}

TEST_CASE("a change that would cost a comment or leave a file that nobody can read is noticed") {
  const std::string bytes = "x-a: [aa,  # twice\n  bb]\n";
  Diagnostics problems;
  const Tree tree = read_tree("f", bytes, problems);
  const YamlEditor edit(bytes, tree);
  CHECK(edit.is_meant("x-a: [aa, bb]  # twice\n"));
  CHECK_FALSE(edit.is_meant("x-a: [aa, bb]\n"));
  CHECK_FALSE(edit.is_meant("x-a: [aa,  # twice\n  bb\n"));
}

namespace {

// The file with a value of the first piece set, or why that is refused.
std::string with_set(const std::string& piece, const std::string& key, const Value& value) {
  const std::string bytes = "work:\n  pieces:\n" + piece;
  Diagnostics problems;
  const Tree tree = read_tree("f", bytes, problems);
  YamlEditor edit(bytes, tree);
  try {
    edit.set({tree[pieces_of(tree).list].first_child, "piece", key, value});
    return patched(bytes, edit.checked_patches()).substr(bytes.find("    -"));
  } catch (const Problem& problem) {
    return problem.what();
  }
}

}  // namespace

TEST_CASE("codes are put at the beginning of a list in brackets, or into an empty one") {
  const Value three = std::vector<std::string>{"one", "two", "x y"};
  CHECK(with_set("    - {student: a, strategy: [two, x y]}\n", "strategy", three) ==
        "    - {student: a, strategy: [one, two, x y]}\n");
  CHECK(with_set("    - {student: a, strategy: []}\n", "strategy", three) ==
        "    - {student: a, strategy: [one, two, x y]}\n");
  CHECK(with_set("    - student: a\n      strategy:\n        - x y\n", "strategy", three) ==
        "    - student: a\n      strategy:\n        - one\n        - two\n        - x y\n");
}

TEST_CASE("a comment behind the sign of a text of several lines stays, with a blank before it or none") {
  for (const std::string sign : {"| # why", ">- # why", "|#why"}) {
    const std::string comment = sign.substr(sign.find('#'));
    CHECK(with_set("    - student: a\n      note: " + sign + "\n        one\n", "note", "two") ==
          "    - student: a\n      note: two " + comment + "\n");
  }
}

TEST_CASE("what is no text and no list where one belongs is not written over") {
  const Value two = std::vector<std::string>{"one", "two"};
  CHECK(with_set("    - {student: a, answer: {b: c}}\n", "answer", "24") ==
        "line 3: what stands here cannot be changed");
  CHECK(with_set("    - student: a\n      strategy:\n        b: c\n", "strategy", two) ==
        "line 5: what stands here cannot be changed");
  CHECK(with_set("    - student: a\n      strategy:\n        - {b: c}\n", "strategy", two) ==
        "line 5: what stands here cannot be changed");
  CHECK(with_set("    - student: a\n      strategy: |  # why\n        one\n", "strategy", two) ==
        "it is written in a way that cannot be changed safely");
}

TEST_CASE("an item with nothing in it is taken out of a list with its dash") {
  CHECK(without("x-a:\n  - aa\n  -\n  - bb\n", {1}) == "x-a:\n  - aa\n  - bb\n");
  CHECK(without("x-a:\n  - aa\n  -\n", {1}) == "x-a:\n  - aa\n");
}
