// Class lists of an information system: a folder or a ZIP file of tables that refer to each other.
#include "worksort/read/table/roster_folder.hpp"

#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <filesystem>

#include "../studies.hpp"
#include "reading.hpp"
#include "zip_of.hpp"
#include <fmt/core.h>

using namespace worksort;
using test::Parts;

namespace {

using Lines = std::vector<std::string>;

// Files read as a folder or as a ZIP file, whose path is PATH in what is said.
struct ReadLists {
  Lines classes;  // "SCHOOL, CLASS: ID NAME, ID NAME"
  Lines remarks;
  std::string refused;
  std::string hint;

  explicit ReadLists(const Parts& files, bool zipped = false) {
    const ScratchFolder folder;
    const std::string path = folder.path(zipped ? "lists.zip" : "lists");
    if (zipped)
      write_file(path, test::zip_of(files), true);
    else
      write_files(path, files);
    CHECK(is_roster_folder(path));
    Diagnostics diagnostics;
    try {
      take(read_roster_folder(path, diagnostics), path);
    } catch (const Problem& problem) {
      refused = without(problem.what(), path);
      hint = problem.hint;
    }
  }

 private:
  static void write_files(const std::string& path, const Parts& files) {
    std::filesystem::create_directory(path);
    for (const auto& [name, text] : files) write_file(path + "/" + name, text, true);
  }

  static std::string without(std::string text, const std::string& path) {
    if (const auto at = text.find(path); at != std::string::npos) text.replace(at, path.size(), "PATH");
    return text;
  }

  void take(const RosterFolder& found, const std::string& path) {
    for (const auto& roster : found.classes) {
      Lines students;
      for (const auto& student : roster.students)
        students.push_back(fmt::format("{} {}", student.id, student.name));
      classes.push_back(fmt::format("{}, {}: {}", roster.school, roster.class_id, join(students, ", ")));
    }
    for (const auto& remark : found.remarks) remarks.push_back(without(remark, path));
  }
};

const Parts k_lists = {{"users.csv",
                        "sourcedId,identifier,givenName,familyName,enabledUser\nu1,11,Ana,Cruz,true\n"
                        "u2,12,Bo,adam,true\nu3,13,Cy,Dole,false\n"},
                       {"classes.csv",
                        "sourcedId,title,schoolSourcedId\nc1,3B,o1\nc2,3A,o1\nc3,3C,o1\n"
                        "c4,3B,o2\n"},
                       {"enrollments.csv",
                        "classSourcedId,userSourcedId,role\nc4,u1,student\nc1,u1,student\nc1,u2,student\n"
                        "c2,u2,student\nc2,u3,student\nc1,t1,teacher\n"},
                       {"orgs.csv", "sourcedId,name,type\no1,Lincoln,school\no2,Grant,school\n"}};

Parts without_file(const std::string& name) {
  Parts out = k_lists;
  std::erase_if(out, [&](const auto& file) { return file.first == name; });
  return out;
}

Parts with_file(const std::string& name, const std::string& text) {
  Parts out = without_file(name);
  out.emplace_back(name, text);
  return out;
}

}  // namespace

TEST_CASE("a folder and a ZIP file of class lists are read alike, by school, class and last name") {
  Parts inside;
  for (const auto& [name, text] : k_lists) inside.emplace_back("export/" + name, text);
  inside.emplace_back("export/readme.txt", "sourcedId,name,type\no1,Wrong,school\n");
  for (const ReadLists& lists : {ReadLists(k_lists), ReadLists(inside, true)}) {
    CHECK(lists.refused.empty());
    CHECK(lists.classes ==
          Lines{"Grant, 3B: 11 Ana Cruz", "Lincoln, 3A: 12 Bo adam", "Lincoln, 3B: 12 Bo adam, 11 Ana Cruz"});
    CHECK(lists.remarks == Lines{"PATH: OneRoster files: 3 classes of 2 schools with 2 students",
                                 "PATH: students have the ids that their school gives them",
                                 "PATH: 1 class has no students and is left out",
                                 "PATH: 1 student is marked as gone and left out"});
  }
}

TEST_CASE("headings of class lists are the same in words and in one") {
  const ReadLists read(with_file("orgs.csv", "Sourced ID,NAME,_type_\no1,Lincoln,school\no2,Grant,school\n"));
  CHECK(read.classes == ReadLists(k_lists).classes);
}

TEST_CASE("a number that two students have is the id of nobody, and schools without a list keep theirs") {
  Parts lists = with_file("users.csv",
                          "sourcedId,identifier,givenName,familyName\nu1,11,Ana,Cruz\nu2,11,Bo,Adam\n"
                          "u3,13,Cy,Dole\n");
  std::erase_if(lists, [](const auto& file) { return file.first == "orgs.csv"; });
  const ReadLists read(lists);
  CHECK(read.classes ==
        Lines{"o1, 3A: u2 Bo Adam, u3 Cy Dole", "o1, 3B: u2 Bo Adam, u1 Ana Cruz", "o2, 3B: u1 Ana Cruz"});
  CHECK(read.remarks == Lines{"PATH: OneRoster files: 3 classes of 2 schools with 3 students",
                              "PATH: there is no orgs.csv, so schools stand with their numbers",
                              "PATH: 1 class has no students and is left out"});
}

TEST_CASE("class lists of which something is missing are refused with what is missing") {
  const ReadLists nothing({{"users.csv", k_lists[0].second}});
  CHECK(nothing.refused == "there are no class lists in PATH");
  CHECK(nothing.hint.find("--roster FILE") != std::string::npos);
  for (const auto* name : {"users.csv", "classes.csv", "enrollments.csv"}) {
    const ReadLists lacking(without_file(name), true);
    CHECK(lacking.refused == fmt::format("the OneRoster files in PATH lack {}", name));
    CHECK(lacking.hint ==
          "it takes users.csv, classes.csv and enrollments.csv, and orgs.csv for the names of schools");
  }
  const ReadLists teachers(
      with_file("enrollments.csv", "classSourcedId,userSourcedId,role\nc1,u1,teacher\n"));
  CHECK(teachers.refused == "no class in PATH has students");
  CHECK(teachers.hint == "enrollments.csv says who is in which class");
}

TEST_CASE("rows of a school's export that name nobody known are counted and left out") {
  const std::string places = "classSourcedId,userSourcedId,role\nc1,u1,student\nc1,u9,student\n";
  const ReadLists one(with_file("enrollments.csv", places));
  CHECK(one.classes == Lines{"Lincoln, 3B: 11 Ana Cruz"});
  CHECK(one.remarks.back() ==
        "PATH: 1 row names a student or class that the other files do not have, and is left out");
  const ReadLists two(with_file("enrollments.csv", places + "c9,u1,student\n"));
  CHECK(two.classes == one.classes);
  CHECK(two.remarks.back() ==
        "PATH: 2 rows name a student or class that the other files do not have, and are left out");
}

TEST_CASE("of a school's export in which all classes have students nothing is said to be left out") {
  const ReadLists whole(with_file(
      "enrollments.csv",
      "classSourcedId,userSourcedId,role\nc1,u1,student\nc2,u1,student\nc3,u1,student\nc4,u1,student\n"));
  CHECK(join(whole.remarks, "; ") ==
        "PATH: OneRoster files: 4 classes of 2 schools with 1 student; PATH: students have the ids that "
        "their school gives them");
}
