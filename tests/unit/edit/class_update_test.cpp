#include "worksort/edit/class_update.hpp"

#include "worksort/read/study/study_reader.hpp"

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

constexpr std::size_t k_enough = 1000000;

// A class of the study with one student more.
Newcomers one_more(const Study& study, std::string_view school, std::string_view class_id,
                   std::string_view task = "") {
  Newcomers out{{*study.texts.find(school), *study.texts.find(class_id)}, k_no_text, {{}}};
  if (!task.empty()) out.task = *study.texts.find(task);
  out.students.front().id = "new";
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
  const std::string other =
      "---\nwork:\n  task: u\n  date: 2026-11-12\n  class: 3B\n  pieces:\n    - {student: a}\n";
  const ScratchFolder folder;
  write_file(folder.path("study.yaml"), roster + before + latest + other, true);
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
  CHECK(bytes.ends_with(other));
}
