#include "yaml_edit.hpp"

#include "worksort/util/text.hpp"
#include "worksort/write/format.hpp"

#include <random>
#include <string>
#include <vector>

#include "work_homes.hpp"
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

void change_at_random(YamlEdit& edit, const Tree& tree, std::uint32_t piece, Chance& chance) {
  const Mapping& shape = mapping("piece");
  const auto raw = [&](std::uint32_t i) { return std::string(tree[i].text); };
  const std::vector<std::vector<std::string>> lists = {
      {}, {"one"}, {"two"}, {"three"}, {"two", "one"}, {"one", "three", "two"}, {"one", "two", "x y"}};
  if (chance.below(2) == 0) edit.set_list(piece, shape, "strategy", lists[chance.below(lists.size())], raw);
  if (chance.below(2) == 0) edit.set_text(piece, shape, "answer", chance.text());
  if (chance.below(2) == 0) edit.set_text(piece, shape, "evidence", chance.text());
  if (chance.below(2) == 0) edit.set_text(piece, shape, "quote", chance.text());
  if (chance.below(2) == 0) edit.set_text(piece, shape, "unsure", chance.below(2) == 0 ? "true" : "false");
  if (chance.below(2) == 0) edit.set_text(piece, shape, "note", chance.text());
}

// Comments that stay: all but those of items that leave a list in block style.
void check_comments(const std::string& before, const std::string& after) {
  for (const char* comment : {"# c1", "# c3", "# c4", "# c5", "# c6"})
    CHECK((before.find(comment) == std::string::npos || after.find(comment) != std::string::npos));
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
    YamlEdit edit(bytes, tree);
    const auto homes = work_homes(tree);
    REQUIRE(homes.size() == 1);
    for (std::uint32_t i = tree[homes[0].pieces].first_child; i != 0; i = tree[i].next)
      change_at_random(edit, tree, i, chance);
    for (std::size_t i = chance.below(3); i > 0; --i)
      edit.append_item(homes[0].pieces_key, homes[0].pieces,
                       Json{{"student", "n"}, {"strategy", {"one", "two"}}, {"answer", chance.text() + "."}});
    if (chance.below(3) == 0)
      edit.append_document(Json{{"work", {{"task", "u"}, {"pieces", Json::array()}}}});
    const std::string after = patched(bytes, edit.patches());
    CAPTURE(after);
    REQUIRE(edit.is_meant(after));
    check_comments(bytes, after);
  }
}

TEST_CASE("without a change the bytes stay, and a change that is not made is noticed") {
  const std::string bytes = k_layouts[0];
  Diagnostics problems;
  const Tree tree = read_tree("f", bytes, problems);
  YamlEdit edit(bytes, tree);
  CHECK(edit.patches().empty());
  CHECK(edit.is_meant(bytes));
  const auto home = work_homes(tree).front();
  edit.set_text(tree[home.pieces].first_child, mapping("piece"), "answer", "y");
  CHECK_FALSE(edit.is_meant(bytes));
  CHECK(patched(bytes, edit.patches()).find("answer: 'y' # c5") != std::string::npos);
}
