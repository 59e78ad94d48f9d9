#include "edit/work_homes.hpp"

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// What a new piece with this head says itself in the file, as "class: 3A school: Lincoln"; "none" where it
// fits no part of it. With the number of the part, of several.
std::string said(const std::string& file, const std::string& rosters, const Value& head,
                 const std::string& student) {
  Diagnostics problems;
  const Tree tree = read_tree("f", file, problems);
  const Study context = study_of(rosters);
  Value own;
  const auto homes = work_homes(tree);
  const WorkHome* home = home_for(homes, tree, context, head, student, own);
  if (home == nullptr) return "none";
  std::string out = homes.size() > 1 ? std::to_string(home - homes.data()) + " " : "";
  for (const auto& [key, value] : own.items()) out += key + ": " + value.text() + " ";
  return out;
}

}  // namespace

TEST_CASE("a new piece says its class and school unless the rosters say the same of its student") {
  const std::string file = "work: {x-a: b}\n---\nwork:\n  task: t\n  pieces:\n    - {student: z}\n";
  const std::string rosters =
      "task: {id: t, date: 2026-11-16}\n---\n"
      "roster: {class: 3A, school: Lincoln, students: [{id: a}, {id: both}]}\n---\n"
      "roster: {class: 3B, school: Lincoln, students: [{id: both}, {id: twin}]}\n---\n"
      "roster: {class: 3A, school: Grant, students: [{id: twin}]}\n";
  const Value head = {{"task", "t"}, {"class", "3A"}, {"school", "Lincoln"}};
  CHECK(said(file, rosters, head, "a") == "");
  CHECK(said(file, rosters, head, "both") == "class: 3A ");
  CHECK(said(file, rosters, head, "twin") == "class: 3A school: Lincoln ");
  CHECK(said(file, rosters, head, "new") == "class: 3A school: Lincoln ");
  CHECK(said(file, rosters, {{"task", "t"}, {"class", "3B"}, {"school", "Grant"}}, "a") ==
        "class: 3B school: Grant ");
}

TEST_CASE("the day of the task is the day of work that has none of its own") {
  const std::string file = "work:\n  task: t\n  pieces:\n    - {student: z}\n";
  const std::string task = "task: {id: t, date: 2026-11-16}\n";
  CHECK(said(file, task, {{"task", "t"}, {"date", "2026-11-16"}}, "a") == "");
  CHECK(said(file, task, {{"task", "t"}, {"date", "2026-11-17"}}, "a") == "none");
  CHECK(said(file, "task: {id: t}\n", {{"task", "t"}, {"date", "2026-11-17"}}, "a") == "date: 2026-11-17 ");
}

TEST_CASE("of parts that say the same of task, day and reader the first gets a new piece") {
  const std::string part = "work:\n  task: t\n  date: 2026-11-16\n  pieces:\n    - {student: z}\n";
  CHECK(said(part + "---\n" + part, "", {{"task", "t"}, {"date", "2026-11-16"}}, "a") == "1 ");
}

TEST_CASE("a piece that could stand in two parts of a file needs to be told more") {
  const std::string file =
      "work:\n  task: t\n  date: 2026-11-16\n  pieces:\n    - {student: z}\n---\n"
      "work:\n  task: t\n  date: 2026-11-17\n  pieces:\n    - {student: z}\n";
  CHECK_THROWS_WITH_AS(said(file, "", {{"task", "t"}}, "a"),
                       "the new piece of student 'a' could belong to more than one part of the file",
                       Problem);
  CHECK(said(file, "", {{"task", "t"}, {"date", "2026-11-17"}}, "a") == "1 ");
}

TEST_CASE("a piece goes where most of its words stand already, into a list on lines of its own") {
  const std::string task = "work:\n  task: t\n  pieces:\n    - {student: z}\n---\n";
  const std::string dated =
      "work:\n  task: t\n  date: 2026-11-16\n  coder: ana\n  pieces:\n    - {student: z}\n";
  const Value head = {{"task", "t"}, {"date", "2026-11-16"}, {"coder", "ana"}, {"class", "3B"}};
  CHECK(said(task + dated, "", head, "a") == "1 class: 3B ");
  CHECK(said(task + dated, "", {{"task", "t"}, {"coder", "bo"}}, "a") == "0 coder: bo ");
  CHECK(said(task + dated, "", {{"task", "u"}}, "a") == "none");
  CHECK(said(task + dated, "", {{"class", "3B"}, {"task", "t"}, {"date", "2026-11-17"}, {"coder", "ana"}},
             "a") == "0 date: 2026-11-17 class: 3B coder: ana ");
  struct Pieces {
    const char* file;
    const char* said;
  };
  for (const auto& p : {Pieces{"work:\n  task: t\n  pieces: []\n", ""},
                        {"work:\n  task: t\n  pieces:\n", ""},
                        {"work:\n  task: t\n  pieces: some\n", "none"},
                        {"work:\n  task: t\n  pieces: {student: z}\n", "none"},
                        {"work: {task: t, pieces: []}\n", "none"},
                        {"work:\n  task: t\n", "none"},
                        {"work: t\n", "none"},
                        {"- work\n", "none"},
                        {"pieces:\n  - {student: z}\n", "none"}}) {
    CAPTURE(std::string(p.file));
    CHECK(said(p.file, "", {{"task", "t"}}, "a") == p.said);
  }
}
