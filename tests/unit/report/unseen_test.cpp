#include "worksort/report/count/unseen.hpp"

#include "../analyze/made_study.hpp"

using namespace worksort;
using namespace worksort::test;

namespace {

const std::string k_documents = R"(
codebook:
  id: words
  strategies: [{id: zeal, name: Zealous counting}, amble, march, leap, crawl, guess]
  models: [picture, line]
---
task:
  id: t
  title: A task
  codebook: words
  anticipate: {strategies: [leap, march, zeal], models: [line, picture]}
  critical: [march, amble]
---
exemplar:
  task: t
  look_fors: [{id: b, text: B is there}, {id: a}, {id: c, text: C is there}]
  responses: [{strategy: crawl}]
---
task: {id: bare, codebook: words}
---
)";

}  // namespace

TEST_CASE("what nobody showed is told with who expected it, critical strategies first") {
  const MadeStudy made(k_documents + R"(
work:
  task: t
  pieces:
    - {student: s1, strategy: [guess, zeal], model: picture, shows: c}
    - {student: s2, strategy: crawl}
    - {student: s3, strategy: blank}
)");
  const Table table = unseen_table(made.all(), false);
  CHECK(column_names(table) == "task kind code name expected_by");
  CHECK(rows_of(table) == Lines{"t,strategy,amble,Amble,critical", "t,strategy,march,March,critical",
                                "t,strategy,leap,Leap,anticipated", "t,model,line,Line,anticipated",
                                "t,look-for,b,B is there,exemplar", "t,look-for,a,A,exemplar",
                                "t,not-anticipated,guess,Guess,"});
}

TEST_CASE("a code counts as used when any reader names it, in force or not") {
  const MadeStudy made(k_documents + R"(
work: {task: t, coder: kim, pieces: [{student: s1, strategy: march, shows: [a, b, c], model: [line, picture]}]}
---
work: {task: t, coder: ortiz, pieces: [{student: s1, strategy: [leap, amble]}]}
---
work: {task: t, coder: dey, pieces: [{student: s1, strategy: zeal}]}
)");
  CHECK(unseen_table(made.all(), false).rows.empty());
  const Selection kim = made.only(&Filter::coders, "kim");
  CHECK(rows_of(unseen_table(kim, false)) == Lines{"t,strategy,amble,Amble,critical",
                                                   "t,strategy,zeal,Zealous counting,anticipated",
                                                   "t,strategy,leap,Leap,anticipated"});
}

TEST_CASE("filters on codes do not change what nobody showed, other filters do") {
  const MadeStudy made(k_documents + R"(
work:
  task: t
  pieces:
    - {student: s1, class: x, strategy: march, shows: [a, b, c], model: [line, picture]}
    - {student: s2, class: y, strategy: [leap, amble, zeal]}
)");
  const Selection by_code = made.only(&Filter::strategies, "march");
  CHECK(unseen_table(by_code, false).rows.empty());
  const Selection by_class = made.only(&Filter::classes, "x");
  CHECK(unseen_table(by_class, false).rows.size() == 3);
  const Selection nobody = made.only(&Filter::tasks, "bare");
  CHECK(unseen_table(nobody, false).rows.empty());
}

TEST_CASE("where nothing was expected, nothing is missing and nothing is a surprise") {
  const MadeStudy made(k_documents + "work: {task: bare, pieces: [{student: s1, strategy: guess}]}\n");
  const Table table = unseen_table(made.all(), true);
  CHECK(column_names(table) == "task kind name expected_by");
  CHECK(table.rows.empty());
  REQUIRE(table.notes.size() == 1);
  CHECK(table.notes.front().find("Bare") != std::string::npos);
}
