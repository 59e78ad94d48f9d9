#include "worksort/edit/class_update.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/writing.hpp"

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

constexpr std::size_t k_enough = 1000000;

// A class of the study with one student more.
Newcomers one_more(const Study& study, std::string_view school, std::string_view class_id,
                   std::string_view task = "", const std::string& name = "") {
  Newcomers out{{*study.texts.find(school), *study.texts.find(class_id)}, k_no_text, {{}}};
  if (!task.empty()) out.task = *study.texts.find(task);
  out.students.front().id = "new";
  out.students.front().name = name;
  return out;
}

}  // namespace

TEST_CASE(
    "a new student is put into the list of the class in its own school, whatever stands in other files") {
  const ScratchFolder folder;
  const auto list = [&](const std::string& file, const std::string& class_id, const std::string& school) {
    write_file(folder.path(file),
               "roster:\n  class: " + class_id + "\n  school: " + school +
                   "\n  students:\n    - {id: " + file + "}\n",
               true);
  };
  list("a.yaml", "3A", "Lincoln");
  list("b.yaml", "3B", "Grant");
  list("c.yaml", "3B", "Lincoln");
  Diagnostics problems;
  const Study study = read_study({folder.path()}, {}, problems);
  REQUIRE(problems.errors() == 0);
  const auto files = add_to_classes(study, {one_more(study, "Lincoln", "3B")}, k_enough);
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == folder.path("c.yaml"));
  CHECK(files[0].bytes == *files[0].was + "    - {id: new}\n");
}

TEST_CASE(
    "a new student gets a line in the latest work of the class on the task, and the file keeps its "
    "beginning") {
  const std::string roster = "\xEF\xBB\xBFroster: {class: 3B, school: Lincoln, students: [{id: a}]}\n";
  const std::string before =
      "---\nwork:\n  task: t\n  date: 2026-11-03\n  class: 3B\n  pieces:\n    - {student: a}\n";
  const std::string latest =
      "---\nwork:\n  task: t\n  date: 2026-11-10\n  class: 3B\n  pieces:\n    - {student: a}\n";
  const std::string elsewhere =
      "---\nwork:\n  task: t\n  date: 2026-11-11\n  class: 3A\n  pieces:\n    - {student: b}\n";
  const std::string other =
      "---\nwork:\n  task: u\n  date: 2026-11-12\n  class: 3B\n  pieces:\n    - {student: a}\n";
  const ScratchFolder folder;
  write_file(folder.path("study.yaml"), roster + before + latest + elsewhere + other, true);
  Diagnostics problems;
  const Study study = read_study({folder.path()}, {}, problems);
  const auto files = add_to_classes(study, {one_more(study, "Lincoln", "3B", "t")}, k_enough);
  REQUIRE(files.size() == 1);
  const std::string& bytes = files[0].bytes;
  const std::size_t list = bytes.find("---");
  CHECK(bytes.substr(0, list) ==
        "\xEF\xBB\xBFroster: {class: 3B, school: Lincoln, students: [{id: a}, {id: new}]}\n");
  CHECK(bytes.substr(list, before.size()) == before);
  CHECK(bytes.substr(list + before.size()).starts_with(latest + "    - {student: new"));
  CHECK(bytes.ends_with(elsewhere + other));
}

TEST_CASE("behind the line of a new student stands the name, whatever the file ends its lines with") {
  const std::string roster = "roster: {class: 3B, school: Lincoln, students: [{id: a}]}\n---\n";
  const std::string work = "work:\n  task: t\n  class: 3B\n  pieces:\n    - {student: a}\n";
  const std::string entry =
      "    - {student: new, strategy: \"\", success: \"\", answer: \"\"}   # Ana Cruz\n";
  const std::string later = "---\nwork: {task: u, class: 3B, pieces: [{student: a}]}\n";
  for (const std::string line_end : {"\n", "\r\n"}) {
    const ScratchFolder folder;
    write_file(folder.path("a.yaml"), with_all(roster + work + later, "\n", line_end), true);
    Diagnostics problems;
    const Study study = read_study({folder.path()}, {}, problems);
    const Newcomers added = one_more(study, "Lincoln", "3B", "t", "Ana Cruz");
    const auto files = add_to_classes(study, {added}, k_enough);
    REQUIRE(files.size() == 1);
    const std::string list = "students: [{id: a}, {id: new, name: Ana Cruz}]";
    const std::string wanted = with_all(roster, "students: [{id: a}]", list) + work + entry + later;
    CHECK(files[0].bytes == with_all(wanted, "\n", line_end));
  }
}

TEST_CASE("a name stands behind its entry too where the last line of the file has no end") {
  const ScratchFolder folder;
  const std::string bytes =
      "roster: {class: 3B, school: Lincoln, students: [{id: a}]}\n---\nwork:\n  task: t\n  class: 3B\n"
      "  pieces:\n    - {student: a}";
  write_file(folder.path("a.yaml"), bytes, true);
  Diagnostics problems;
  const Study study = read_study({folder.path()}, {}, problems);
  const Newcomers added = one_more(study, "Lincoln", "3B", "t", "Ana Cruz");
  const auto files = add_to_classes(study, {added}, k_enough);
  REQUIRE(files.size() == 1);
  CHECK(
      files[0].bytes.ends_with("    - {student: a}\n    - {student: new, strategy: \"\", success: \"\", "
                               "answer: \"\"}   # Ana Cruz\n"));
}

TEST_CASE("students of two schools with one id are each called by their own name") {
  const auto part = [](const std::string& school, const std::string& student) {
    return "roster: {class: 3B, school: " + school + ", students: [{id: " + student +
           "}]}\n---\nwork:\n  task: t\n  school: " + school +
           "\n  class: 3B\n  pieces:\n    - {student: " + student + "}\n";
  };
  const ScratchFolder folder;
  write_file(folder.path("a.yaml"), part("Lincoln", "a") + "---\n" + part("Grant", "b"), true);
  Diagnostics problems;
  const Study study = read_study({folder.path()}, {}, problems);
  const Newcomers grant = one_more(study, "Grant", "3B", "t", "Bo Ek");
  Newcomers lincoln = one_more(study, "Lincoln", "3B", "t", "Ana Cruz");
  lincoln.students.emplace_back().id = "other";
  const auto files = add_to_classes(study, {grant, lincoln}, k_enough);
  REQUIRE(files.size() == 1);
  std::string names;
  for (auto at = files[0].bytes.find("   # "); at != std::string::npos;
       at = files[0].bytes.find("   # ", at + 1))
    names += files[0].bytes.substr(at + 5, files[0].bytes.find('\n', at) - at - 5) + ", ";
  CHECK(names == "Ana Cruz, Bo Ek, ");
  CHECK(files[0].bytes.find("{student: other, strategy: \"\", success: \"\", answer: \"\"}\n") !=
        std::string::npos);
}

TEST_CASE("who else works with a new student stands in the list") {
  const ScratchFolder folder;
  write_file(folder.path("a.yaml"), "roster:\n  class: 3A\n  students:\n    - {id: a}\n", true);
  Diagnostics problems;
  const Study study = read_study({folder.path()}, {}, problems);
  Newcomers added{{k_no_text, *study.texts.find("3A")}, k_no_text, {{}}};
  added.students.front().id = "new";
  added.students.front().name = "Ana";
  added.students.front().served_by = {"speech", "multilingual: Ms K"};
  const auto files = add_to_classes(study, {added}, k_enough);
  REQUIRE(files.size() == 1);
  CHECK(files[0].bytes ==
        *files[0].was + "    - {id: new, name: Ana, served_by: [speech, \"multilingual: Ms K\"]}\n");
}

TEST_CASE("nobody is added where the list is not there, has errors or has changed meanwhile") {
  const std::string list = "roster: {class: 3A, school: Lincoln, students: [{id: a}]}\n";
  const std::string work = "---\nwork: {task: t, school: Lincoln, class: 3Z, pieces: [{student: z}]}\n";
  const auto problem = [&](std::string_view class_id, const std::string& now) -> std::string {
    const ScratchFolder folder;
    write_file(folder.path("a.yaml"), list + work, true);
    Diagnostics problems;
    const Study study = read_study({folder.path()}, {}, problems);
    write_file(folder.path("a.yaml"), now, true);
    try {
      add_to_classes(study, {one_more(study, "Lincoln", class_id)}, k_enough);
    } catch (const Problem& why) {
      const std::string text = why.what();
      const auto at = text.find(folder.path());
      return at == std::string::npos ? text : std::string(text).replace(at, folder.path().size(), "");
    }
    return "";
  };
  CHECK(problem("3A", list) == "");
  CHECK(problem("3Z", list + work) == "class '3Z' has no list that students could be added to");
  CHECK(problem("3A", list + "---\nwork: {task: [\n") == "a.yaml has errors, so nobody is added to it");
  CHECK(problem("3A", "--- a text\n---\nroster: none\n" + work) ==
        "the list of class '3A' in a.yaml cannot be added to");
  CHECK(problem("3A", "roster: {class: 3A, school: Grant, students: [{id: a}]}\n") ==
        "the list of class '3A' in a.yaml cannot be added to");
}
