#include "edit/work_homes.hpp"

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// What a new piece with this head says itself in the file, as "class: 3A school: Lincoln"; "none" where it
// fits no part of it.
std::string said(const std::string& file, const std::string& rosters, const Value& head,
                 const std::string& student) {
  Diagnostics problems;
  const Tree tree = read_tree("f", file, problems);
  const Study context = study_of(rosters);
  Value own;
  if (home_for(work_homes(tree), tree, context, head, student, own) == nullptr) return "none";
  std::string out;
  for (const char* key : {"date", "class", "school"}) {
    if (const auto text = own.text_or_empty(key); !text.empty()) out += std::string(key) + ": " + text + " ";
  }
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
  CHECK(said(part + "---\n" + part, "", {{"task", "t"}, {"date", "2026-11-16"}}, "a") == "");
}

TEST_CASE("a piece that could stand in two parts of a file needs to be told more") {
  const std::string file =
      "work:\n  task: t\n  date: 2026-11-16\n  pieces:\n    - {student: z}\n---\n"
      "work:\n  task: t\n  date: 2026-11-17\n  pieces:\n    - {student: z}\n";
  CHECK_THROWS_WITH_AS(said(file, "", {{"task", "t"}}, "a"),
                       "the new piece of student 'a' could belong to more than one part of the file",
                       Problem);
  CHECK(said(file, "", {{"task", "t"}, {"date", "2026-11-17"}}, "a") == "");
}
