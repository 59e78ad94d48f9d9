#include "worksort/analyze/selection.hpp"

#include "worksort/util/problem.hpp"

#include "made_study.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using namespace worksort::test;

TEST_CASE("what a user types in other capitals is found, all of it, unless it stands there as it was typed") {
  const MadeStudy made(R"(
work:
  task: t
  school: Lincoln
  pieces:
    - {student: a, strategy: hops, coder: Kim}
    - {student: b, strategy: hops, coder: KIM}
    - {student: c, strategy: hops, coder: Lee}
)");
  const auto count = [&](std::vector<std::string> Filter::*list, const std::string& value) {
    return made.only(list, value).pieces().size();
  };
  CHECK(count(&Filter::coders, "kim") == 2);
  CHECK(count(&Filter::coders, "Kim") == 1);
  CHECK(count(&Filter::coders, "LEE") == 1);
  CHECK(count(&Filter::schools, "lincoln") == 3);
  CHECK(count(&Filter::strategies, "Hops") == 3);
  CHECK_THROWS_AS(count(&Filter::coders, "kimm"), Problem);
}

TEST_CASE("a code of another kind is not found") {
  const MadeStudy made(R"(
work:
  task: t
  pieces:
    - {student: a, strategy: hops, model: line, issues: [slips], coder: Kim}
)");
  const auto finds = [&](std::vector<std::string> Filter::*list, const std::string& value) {
    try {
      return made.only(list, value).pieces().size() == 1;
    } catch (const Problem&) {
      return false;
    }
  };
  const std::vector<std::pair<std::vector<std::string> Filter::*, std::string>> own = {
      {&Filter::tasks, "t"},         {&Filter::students, "a"},  {&Filter::coders, "Kim"},
      {&Filter::strategies, "hops"}, {&Filter::models, "line"}, {&Filter::issues, "slips"}};
  for (const auto& one : own) {
    for (const auto& other : own) {
      CAPTURE(one.second);
      CAPTURE(other.second);
      CHECK(finds(one.first, other.second) == (one.second == other.second));
    }
  }
}
