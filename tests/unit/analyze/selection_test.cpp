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

TEST_CASE("a student is found by id, by name, by words of the name or by id and school, in this order") {
  const MadeStudy made(R"(
roster: {class: 3A, school: Lincoln, students: [{id: s1, name: Ana Cruz}, {id: s2, name: Bo Ek}, {id: s3, name: s1}]}
---
roster: {class: 3B, school: Grant, students: [{id: s1, name: Ana Lima}, {id: s4, name: Bo Ek}, {id: s5, name: Li Wu}]}
---
work:
  task: t
  class: 3A
  school: Lincoln
  pieces: [{student: s1}, {student: s2}, {student: s3}]
---
work:
  task: t
  class: 3B
  school: Grant
  pieces: [{student: s1}, {student: s4}, {student: s5}]
)");
  const auto found = [&](const std::string& typed) {
    std::string out;
    try {
      const Selection only = made.only(&Filter::students, typed);
      for (const auto piece : only.pieces())
        out += text(made.study, only.head(piece).student.code) + " of " +
               text(made.study, made.study.school_of(only.head(piece))) + "; ";
    } catch (const Problem& why) {
      out = std::string(why.what()) + " / " + why.hint;
    }
    return out;
  };
  CHECK(found("s1") == "s1 of Lincoln; s1 of Grant; ");
  CHECK(found("S1") == "s3 of Lincoln; ");  // a name in other capitals comes before an id
  CHECK(found("Ana Cruz") == "s1 of Lincoln; ");
  CHECK(found("bo ek") == "s2 of Lincoln; s4 of Grant; ");
  CHECK(found("Wu") == "s5 of Grant; ");
  CHECK(found("Ana") == "s1 of Lincoln; s1 of Grant; ");
  CHECK(found("Ek") == "--student 'Ek' can be 2 students / name one by the id: s2 (Bo Ek), s4 (Bo Ek)");
  CHECK(found("s1 (Grant)") == "s1 of Grant; ");
  CHECK(found("s2 (Grant)") == "--student 's2 (Grant)' stands nowhere in the files / ");
  CHECK(found("Ana Cruzz") == "--student 'Ana Cruzz' stands nowhere in the files / did you mean 'Ana Cruz'?");
  CHECK(found("nobody") == "--student 'nobody' stands nowhere in the files / ");
}

TEST_CASE("a code that a codebook has is found though nobody used it, by its name and in other words") {
  const MadeStudy made(R"(
codebook:
  id: c
  strategies: [{id: hops, name: Hops along, aliases: [jumps]}, {id: rows}]
  models: [{id: line}]
  issues: [{id: slips}]
---
work: {task: t, codebook: c, pieces: [{student: a, strategy: hops, model: line}, {student: b, strategy: hops}]}
)");
  const auto count = [&](std::vector<std::string> Filter::*list, const std::string& value) {
    return made.only(list, value).pieces().size();
  };
  CHECK(count(&Filter::strategies, "hops") == 2);
  CHECK(count(&Filter::strategies, "jumps") == 2);
  CHECK(count(&Filter::strategies, "Hops Along") == 2);
  CHECK(count(&Filter::strategies, "rows") == 0);
  CHECK(count(&Filter::strategies, "blank") == 0);  // known without a codebook
  CHECK(count(&Filter::models, "Line") == 1);
  CHECK(count(&Filter::issues, "slips") == 0);
  CHECK_THROWS_AS(count(&Filter::models, "rows"), Problem);
  CHECK_THROWS_AS(count(&Filter::issues, "line"), Problem);
  CHECK_THROWS_AS(count(&Filter::coders, "line"), Problem);
  CHECK_THROWS_WITH_AS(count(&Filter::strategies, "rovs"), "--strategy 'rovs' stands nowhere in the files",
                       Problem);
}
