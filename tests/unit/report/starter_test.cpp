#include "worksort/report/data/starter.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/writing.hpp"

#include <algorithm>

#include "../studies.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// The starter files read back, with everything that check would say.
Study starter(const std::string& codebook, const StarterOptions& options, Diagnostics& diagnostics) {
  const ScratchFolder folder;
  for (const auto file : {StarterFile::task, StarterFile::exemplar, StarterFile::roster, StarterFile::work}) {
    write_file(folder.path(starter_name(file) + ".yaml"),
               starter_text(file, *shipped_codebook(codebook), options), false);
  }
  ReadOptions read;
  read.thorough = true;
  return read_study({folder.path()}, read, diagnostics);
}

}  // namespace

TEST_CASE("a folder to start with has nothing to mend, whatever the codebook") {
  for (const auto& id : shipped_codebook_ids()) {
    CAPTURE(id);
    StarterOptions options;
    options.classes.emplace_back().class_id = "3B";
    options.classes[0].students = numbered_students(3);
    options.schema = "worksort.schema.json";
    Diagnostics diagnostics;
    const Study study = starter(id, options, diagnostics);
    CHECK(diagnostics.empty());
    CHECK(study.pieces.size() == 3);
    CHECK(std::all_of(study.readings.begin(), study.readings.end(),
                      [](const Reading& r) { return r.is_blank; }));
    CHECK(study.task_info("first-task")->codebook->id == id);
    CHECK(study.task_info("first-task")->look_fors.size() == 3);
    CHECK(study.students.size() == 3);
  }
}

TEST_CASE("names and ids come through exactly, whatever they hold") {
  StarterOptions options;
  options.task = "1/2 of it";
  options.classes.emplace_back().class_id = "no";
  options.classes[0].school = "#2";
  const std::vector<std::string> names = {"O'Neil, Bo", "say \"hi\"", "#5",  "- x",        "null",
                                          "\xC3\x89va", "a: b",       "{x}", "back\\slash"};
  for (const auto& name : names) {
    RosterStudent student;
    student.id = name;
    student.name = name;
    student.served_by = {name, "classroom"};
    options.classes[0].students.push_back(student);
  }
  Diagnostics diagnostics;
  const Study study = starter("fractions", options, diagnostics);
  CHECK(diagnostics.errors() == 0);
  REQUIRE(study.rosters.size() == 1);
  CHECK(study.rosters[0].class_id == "no");
  CHECK(study.rosters[0].school == "#2");
  REQUIRE(study.rosters[0].students.size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    CHECK(study.rosters[0].students[i].id == names[i]);
    CHECK(study.rosters[0].students[i].name == names[i]);
    CHECK(study.rosters[0].students[i].served_by.front() == names[i]);
  }
  CHECK(study.pieces.size() == names.size());
  CHECK(study.task_info("1/2 of it")->task != nullptr);
}

TEST_CASE("made ids have two digits, or more where there are more students") {
  CHECK(numbered_students(7).front().id == "s01");
  CHECK(numbered_students(100).back().id == "s100");
  CHECK(numbered_students(100).front().id == "s001");
  CHECK(numbered_students(2, 99).front().id == "s099");
  CHECK(numbered_students(2, 9).back().id == "s10");
}
