// Whose work a piece is: students, classes and schools of rosters, work and tables put together.
#include "worksort/read/import/import.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <string>
#include <string_view>

#include "../studies.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

std::string whose_work(const Study& study, const Reading& r) {
  std::string out(study.text(r.student));
  if (r.class_id != k_no_text || r.school != k_no_text)
    out += fmt::format(" of {}/{}", study.text(r.class_id), study.text(r.school));
  return out;
}

void add_messages(const Diagnostics& diagnostics, std::string& out) {
  for (const auto& d : diagnostics.items()) {
    if (d.id == "undescribed-task" || d.id == "no-codebook") continue;
    out += fmt::format(" / {} {}", d.id, d.message);
    if (!d.hint.empty() && d.severity != Severity::error) out += fmt::format(" ({})", d.hint);
  }
}

// "STUDENT of CLASS/SCHOOL" of each reading, the students of rosters with their classes, and what is told.
std::string joined(const std::string& documents) {
  Diagnostics diagnostics;
  ReadOptions options;
  options.thorough = true;
  const Study study = read_text("f.yaml", documents, options, diagnostics);
  std::string out;
  for (const auto& r : study.readings) out += whose_work(study, r) + "; ";
  out += "|";
  for (const auto& student : study.students) {
    out += fmt::format(" {} {}", study.text(student.id), student.name);
    for (const Text class_id : student.classes)
      out += fmt::format(" {}/{}", study.text(class_id), study.text(student.school));
    if (student.shares_name) out += " (namesake)";
    out += ";";
  }
  add_messages(diagnostics, out);
  return out;
}

// The same of the rows of a table beside these rosters.
std::string imported_people(const std::string& table, const std::string& rosters) {
  const ScratchFolder folder;
  write_file(folder.path("t.csv"), table, true);
  const Study context = study_of(rosters);
  Diagnostics diagnostics;
  const Imported found = import_tables({folder.path("t.csv")}, context, {}, diagnostics);
  std::string out;
  for (const auto& r : found.study.readings) out += whose_work(found.study, r) + "; ";
  add_messages(diagnostics, out);
  return out;
}

std::string class_work(const std::string& head, const std::string& pieces) {
  return "---\nwork: {task: t, " + head + "pieces: [" + pieces + "]}\n";
}

constexpr const char* k_two_schools =
    "roster: {class: 3A, school: L, students: [{id: a, name: Ana Cruz}, {id: b, name: Bo}]}\n---\n"
    "roster: {class: 3B, school: L, students: [{id: c, name: Cem}, {id: a}]}\n---\n"
    "roster: {class: 3A, school: G, students: [{id: a, name: Amy}, {id: d, name: Bo}]}\n";

}  // namespace

TEST_CASE("a piece takes class and school from whom it is about, where these are sure") {
  const std::string rosters = k_two_schools;
  CHECK(joined(rosters + class_work("", "{student: b}, {student: c}, {student: a}, {student: z}")) ==
        "a; z; b of 3A/L; c of 3B/L; | a Ana Cruz 3A/L 3B/L; b Bo 3A/L (namesake); c Cem 3B/L; a Amy 3A/G; d "
        "Bo 3A/G (namesake); / ambiguous-student students of 2 schools have the id 'a': G, L (write school: "
        "and its name, or a class that one school has, into the work)");
  CHECK(joined(rosters + class_work("class: 3A, ", "{student: b}, {student: a}")) ==
        "a of 3A/; b of 3A/L; | a Ana Cruz 3A/L 3B/L; b Bo 3A/L (namesake); c Cem 3B/L; a Amy 3A/G; d Bo "
        "3A/G (namesake); / ambiguous-student students of 2 schools have the id 'a': G, L (write school: and "
        "its name, or a class that one school has, into the work)");
  CHECK(joined(rosters + class_work("class: 3B, ", "{student: c}, {student: a}")) ==
        "a of 3B/L; c of 3B/L; | a Ana Cruz 3A/L 3B/L; b Bo 3A/L (namesake); c Cem 3B/L; a Amy 3A/G; d Bo "
        "3A/G (namesake);");
  CHECK(joined(rosters + class_work("school: G, ", "{student: a}, {student: b}")) ==
        "b of /G; a of 3A/G; | a Ana Cruz 3A/L 3B/L; b Bo 3A/L (namesake); c Cem 3B/L; a Amy 3A/G; d Bo 3A/G "
        "(namesake);");
  CHECK(joined(rosters + class_work("class: 3A (G), ", "{student: a}")) ==
        "a of 3A/G; | a Ana Cruz 3A/L 3B/L; b Bo 3A/L (namesake); c Cem 3B/L; a Amy 3A/G; d Bo 3A/G "
        "(namesake);");
  CHECK(joined(rosters + class_work("class: 3A (G), school: L, ", "{student: a}")) ==
        "a of 3A (G)/L; | a Ana Cruz 3A/L 3B/L; b Bo 3A/L (namesake); c Cem 3B/L; a Amy 3A/G; d Bo 3A/G "
        "(namesake);");
  CHECK(joined(rosters + class_work("", "{student: Ana Cruz}, {student: cem}, {student: Bo}")) ==
        "Bo; a of 3A/L; c of 3B/L; | a Ana Cruz 3A/L 3B/L; b Bo 3A/L (namesake); c Cem 3B/L; a Amy 3A/G; d "
        "Bo 3A/G (namesake); / ambiguous-student 2 students on the rosters are named 'Bo'");
  CHECK(joined(rosters + class_work("school: G, ", "{student: Bo}, {student: Cem}")) ==
        "Cem of /G; d of 3A/G; | a Ana Cruz 3A/L 3B/L; b Bo 3A/L (namesake); c Cem 3B/L; a Amy 3A/G; d Bo "
        "3A/G (namesake);");
}

TEST_CASE("rosters of one school, of none, and the same list twice") {
  const std::string one = "roster: {class: 3A, school: L, students: [{id: a}, {id: b}]}\n";
  CHECK(joined(one + class_work("", "{student: a}, {student: z}")) ==
        "z of /L; a of 3A/L; | a  3A/L; b  3A/L;");
  CHECK(joined(one + "---\nroster: {class: 3A, school: L, students: [{id: b}, {id: c}]}\n") ==
        "| a  3A/L; b  3A/L; c  3A/L;");
  CHECK(joined(one + "---\nroster: {class: 3A, school: L, students: [{id: b, name: Bo}, {id: b}]}\n") ==
        "| a  3A/L; b Bo 3A/L; / duplicate-id student 'b' stands on the roster of class '3A' twice; the "
        "first one counts");
  CHECK(joined(one + "---\n" + one) == "| a  3A/L; b  3A/L;");
  CHECK(joined("roster: {class: 3A, students: [{id: a, name: Ana}]}\n---\n"
               "roster: {class: 3B, students: [{id: a, name: Amy}, {id: b, name: ana}]}\n") ==
        "| a Ana 3A/ 3B/ (namesake); b ana 3B/ (namesake); / student-two-names id 'a' has two names: 'Ana' "
        "and 'Amy'; the first one counts");
  const std::string none = "roster: {class: 3A, students: [{id: a}]}\n";
  CHECK(joined(none + class_work("class: 3A, school: L, ", "{student: a}")) == "a of 3A/L; | a  3A/L;");
  CHECK(joined(none + class_work("class: 3A, school: L, ", "{student: a}") +
               class_work("class: 3A, school: G, ", "{student: a}")) == "a of 3A/G; a of 3A/L; | a  3A/;");
  CHECK(joined(none + "---\n" + one + class_work("class: 3A, school: L, ", "{student: a}")) ==
        "a of 3A/L; | a  3A/; a  3A/L; b  3A/L;");
}

TEST_CASE("rows of tables name students by id or name, and schools where there are several") {
  CHECK(imported_people("student\na\nb\nc\nz\n", k_two_schools) ==
        "a; b of /L; c of /L; z;  / ambiguous-student students of 2 schools have the id 'a': L, G / "
        "not-on-roster student 'z' stands on no roster (did you mean 'a'?)");
  CHECK(imported_people("student,class\na,3A\na,3B\na,3A (G)\nb,3B\n", k_two_schools) ==
        "a of 3A/; a of 3B/L; a of 3A/G; b of 3B/L;  / ambiguous-student students of 2 schools have the id "
        "'a': L, G / class-differs student 'b' is in class '3A' on the rosters, and in '3B' here (--value "
        "class:OLD=NEW changes it; or add the student to the list of that class)");
  CHECK(imported_people("student,school\na,G\na,L\n", k_two_schools) == "a of /G; a of /L; ");
  CHECK(imported_people("student\nAna Cruz\nBo\nCem\n", k_two_schools) ==
        "a of /L; Bo; c of /L;  / ambiguous-student 2 students on the rosters are named 'Bo'");
  CHECK(imported_people("student,school\nBo,G\nCem,G\n", k_two_schools) ==
        "d of /G; Cem of /G;  / not-on-roster student 'Cem' stands on no roster of G (there is one of L; it "
        "stays as written unless the school or the class says so)");
  CHECK(imported_people("student,class\nBo,3A (L)\nCem,3A (L)\n", k_two_schools) ==
        "b of 3A/L; c of 3A/L;  / class-differs student 'c' is in class '3B' on the rosters, and in '3A' "
        "here (--value class:OLD=NEW changes it; or add the student to the list of that class)");
  const std::string one =
      "roster: {class: 3A, school: L, students: [{id: a, name: Ana}, {id: b, name: Bo}]}\n";
  CHECK(imported_people("student,class\na,\nBo,3A\nb,3C\n", one) ==
        "a; b of 3A/;  / class-differs student 'b' is in class '3A' on the rosters, and in '3C' here "
        "(--value class:OLD=NEW changes it; or add the student to the list of that class)");
  CHECK(imported_people("student id,name\na,Ana\na,Bo\nx,Bo\nx,Zoe\na,Zoe\n", one) ==
        "a; x;  / not-on-roster student 'x' stands on no roster (2 times, first here) (b is Bo on the "
        "roster; --column student=name goes by the names) / student-two-names the id 'a' is Ana's on the "
        "rosters, but this row names Bo; the id counts");
}
