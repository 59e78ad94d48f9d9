#include "worksort/analyze/share/own_words.hpp"

#include "made_study.hpp"
#include <doctest/doctest.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr std::string_view k_study = R"(
roster: {class: 3A, school: Lincoln, students: [{id: a}]}
---
work:
  task: t
  class: Ms Rivera
  school: Old Mill
  pieces:
    - {student: a, strategy: [our way, absurd], model: [tiles, blank], shows: our sign}
    - {student: b, strategy: blank}
)";

// "blank" of the first piece of a student.
std::string codes_of(const Study& study, std::string_view student) {
  for (const auto& r : study.readings) {
    if (study.text(r.student) != student) continue;
    std::vector<std::string> out;
    for (const auto& codes : {study.strategies(r), study.models(r), study.shows(r)})
      for (const auto& code : codes) out.emplace_back(study.text(code));
    return join(out, " ");
  }
  return "";
}

}  // namespace

TEST_CASE("words that no codebook has become their kind and a number, and a blank page stays one") {
  Study study = made_study(k_study);
  REQUIRE(codes_of(study, "a") == "our way absurd tiles blank our sign");
  OwnWords().replace_in(study);
  CHECK(codes_of(study, "a") == "strategy-2 strategy-1 model-2 model-1 look-for-1");
  CHECK(codes_of(study, "b") == "blank");
}

TEST_CASE("a class with its school is asked for by what it is called outside the team") {
  Study study = made_study(k_study);
  OwnWords words;
  words.replace_in(study);
  Filter filter;
  filter.classes = {"Ms Rivera", "Ms Rivera (Old Mill)", "3A (Lincoln)", "3A"};
  CHECK(words.replaced(filter).classes == Lines{"class-1", "class-1 (school-1)", "3A (Lincoln)", "3A"});
}

TEST_CASE("a look-for that only an expected answer shows is a team's own word too") {
  Study study = made_study(R"(
exemplar:
  task: t
  responses: [{strategy: our way, model: tiles, shows: [Ana's sign]}]
---
work: {task: t, pieces: [{student: a, strategy: blank}]}
)");
  OwnWords().replace_in(study);
  const Response& expected = study.exemplars.at(0).responses.at(0);
  CHECK(expected.strategy.text == "strategy-1");
  CHECK(expected.models.at(0).text == "model-1");
  CHECK(expected.shows.at(0).text == "look-for-1");
}

TEST_CASE("look-fors that no page shows are a team's own words too") {
  Study study = made_study(R"(
exemplar: {task: t, look_fors: [{id: Bo's sign, text: what Bo drew}]}
---
exemplar: {task: u}
---
plan: {id: p, task: u, strategy: our way, students: [a], reassess: {look_fors: [Ana's sign]}}
---
work: {task: t, pieces: [{student: a, strategy: blank}]}
---
work: {task: u, pieces: [{student: a, strategy: our way}]}
)");
  OwnWords().replace_in(study);
  CHECK(study.plans.at(0).reassess_look_fors == Lines{"look-for-1"});
  CHECK(study.exemplars.at(0).look_fors.at(0).id == "look-for-2");
  CHECK(study.exemplars.at(0).look_fors.at(0).text == "Look for 2");
}

TEST_CASE("of a task, what names nobody is told: the grade as a number, practices and targets") {
  const auto told_grade = [](const std::string& written) {
    Study study = made_study("task: {id: t, title: Ana's rolls, grade: " + written +
                             ", practices: [SMP1, SMP8], target: [procedural], standards: [Ana.1]}\n");
    OwnWords().replace_in(study);
    const Task& task = study.tasks.at(0);
    CHECK(task.title == "T");
    CHECK(task.practices == Lines{"SMP1", "SMP8"});
    CHECK(task.target == Lines{"procedural"});
    CHECK(task.standards == Lines{"(words)"});
    return task.grade;
  };
  CHECK(told_grade("3") == "3");
  CHECK(told_grade("12") == "12");
  CHECK(told_grade("K") == "K");
  CHECK(told_grade("Ana") == "(words)");
  CHECK(told_grade("Bo") == "(words)");
  CHECK(told_grade("'123'") == "(words)");
}

TEST_CASE("a goal counts what it counted before, in words that may be seen") {
  Study study = made_study(std::string(k_study) + R"(
---
task: {id: one, codebook: multiplication-division}
---
task: {id: other, codebook: fractions}
---
roster: {class: 4A, school: Lincoln, students: [{id: b}]}
---
roster: {class: 4A, school: Grant, students: [{id: c}]}
---
inquiry:
  id: fall
  goals:
    - {id: a, measure: {strategy: [our way, Ana's dream, skip-counting, Skip counting]}}
    - {id: b, measure: {family: [Bo's, by-groups]}}
    - {id: c, measure: {model: [tiles, array]}, where: {class: [ms rivera, 3A, 4a, 4a (grant), Bo's class], school: [Lincoln, Old Mill, Bo's school]}}
    - {id: d, measure: {issue: [Ana slips, loses-count]}}
    - {id: e, measure: {success: [Ana wins, started]}}
    - {id: f, measure: {look-for: [our sign, Ana's sign]}}
    - {id: g, measure: {correct: [right, Ana is right]}}
)");
  OwnWords().replace_in(study);
  REQUIRE(study.inquiries.size() == 1);
  std::vector<std::string> measured;
  for (const auto& goal : study.inquiries[0].goals) measured.push_back(join(goal.measure.codes, ", "));
  CHECK(join(measured, "; ") ==
        "strategy-3, strategy-1, skip-counting, Skip counting; family-1, by-groups; model-2, array; "
        "issue-1, loses-count; step-1, started; look-for-2, look-for-1; right");  // "Ana is right" is refused
                                                                                  // when it is read
  CHECK(codes_of(study, "a") == "strategy-3 strategy-2 model-2 model-1 look-for-2");
  const Where& where = study.inquiries[0].goals[2].where;
  CHECK(join(where.classes, ", ") == "class-2, 3A, 4A, 4A (Grant), class-1");
  CHECK(join(where.schools, ", ") == "Lincoln, school-2, school-1");
}

TEST_CASE("of an agenda that a team wrote, only the name, the times and what is filled in stay") {
  Study study = made_study(R"(
protocol:
  id: our-talk
  title: Ana and Bo at the table
  source: Ms Rivera
  note: ask Ana
  roles: [Bo keeps time]
  norms: [let Ana finish]
  steps:
    - {title: Look at Ana, minutes: 5, who: Bo, say: Hello Ana, prompts: [What did Ana see?], produce: a list,
       not_yet: no names, note: Ana first, show: [task]}
    - {title: Close, minutes: 2}
---
protocol: {id: our-other, title: Bo again, note: ask Bo, steps: [{title: Thank Bo, minutes: 1}]}
)");
  REQUIRE(study.protocols.size() == 2);
  OwnWords().replace_in(study);
  const Protocol& agenda = study.protocols[0];
  CHECK(agenda.id == "our-talk");
  CHECK(agenda.title == "Agenda 1");
  CHECK(agenda.source + agenda.note == "");
  CHECK((agenda.roles.empty() && agenda.norms.empty()));
  REQUIRE(agenda.steps.size() == 2);
  const Step& step = agenda.steps[0];
  CHECK(step.title == "Step 1");
  CHECK(step.who + step.say + step.produce + step.not_yet + step.note == "");
  CHECK(step.prompts.empty());
  CHECK(step.minutes == 5);
  CHECK(step.show == Lines{"task"});
  CHECK(agenda.steps[1].title == "Step 2");
  const Protocol& other = study.protocols[1];
  CHECK(other.title + other.note + other.steps.at(0).title == "Agenda 2Step 1");
}
