#include "analyze/share/piece_traits.hpp"

#include "made_study.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr std::string_view k_fall = R"(
codebook: {id: cb, strategies: [hops, adds], models: [line, array], issues: [slips], success: [low, high]}
---
task: {id: t, grade: 3, codebook: cb, answers: ["24"]}
---
work:
  task: t
  date: 2026-09-07
  class: 3B
  pieces:
    - {student: a, strategy: hops, answer: "24"}
    - {student: b, strategy: adds, model: [array, line], issues: slips, success: low, answer: "23"}
---
work:
  task: t
  date: 2026-11-02
  class: 3B
  pieces:
    - {student: a, strategy: adds, setting: classroom}
    - {student: b, strategy: adds}
)";

// The words of the pieces in their order, "-" for one that has none.
Lines words_of(const std::string& trait) {
  const Study study = made_study(k_fall);
  const PieceWords words = piece_words(Selection(study, {}), trait);
  Lines out;
  for (std::uint32_t piece = 0; piece < study.pieces.size(); ++piece) {
    const auto found = words.find(piece);
    out.push_back(found == words.end() ? "-" : found->second);
  }
  return out;
}

}  // namespace

TEST_CASE("a piece has the words under which counts of it are told") {
  CHECK(words_of("strategy") == Lines{"hops", "adds", "adds", "adds"});
  CHECK(words_of("grade") == Lines{"3", "3", "3", "3"});
  CHECK(words_of("model") == Lines{"", "array", "", ""});
  CHECK(words_of("any model") == Lines{"", "array\nline", "", ""});
  CHECK(words_of("issue") == Lines{"", "slips", "", ""});
  CHECK(words_of("success") == Lines{"", "low", "", ""});
  CHECK(words_of("setting") == Lines{"", "", "classroom", ""});
  CHECK(words_of("correct") == Lines{"right", "wrong", "none", "none"});
  CHECK(words_of("date") == Lines{"2026-09-07", "2026-09-07", "2026-11-02", "2026-11-02"});
}

TEST_CASE("of a later piece, where the thinking came from and whether it moved") {
  CHECK(words_of("from") == Lines{"-", "-", "hops", "adds"});
  CHECK(words_of("move") == Lines{"-", "-", "other", "same"});
}
