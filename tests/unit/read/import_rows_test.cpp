// Rows of a table that are about one piece: what stays, what is told, and what clashes with files.
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

Imported imported_rows(const std::string& table, OnDuplicate policy, const std::string& yaml,
                       Diagnostics& diagnostics) {
  const ScratchFolder folder;
  write_file(folder.path("t.csv"), table, true);
  const Study context = study_of(yaml);
  ImportOptions options;
  options.on_duplicate = policy;
  return import_tables({folder.path("t.csv")}, context, options, diagnostics);
}

// "STUDENT CODER STRATEGY;" of the rows that stay, the numbers of pieces and rows too many, and remarks.
std::string rows_left(const std::string& table, OnDuplicate policy,
                      const std::string& yaml = "task: {id: t}\n") {
  Diagnostics diagnostics;
  const Imported found = imported_rows(table, policy, yaml, diagnostics);
  const Study& study = found.study;
  std::string out;
  for (const Reading& r : study.readings) {
    out += study.text(r.student);
    if (r.coder != k_no_text) out += fmt::format(" {}", study.text(r.coder));
    for (const auto& code : study.strategies(r)) out += fmt::format(" {}", study.text(code));
    out += "; ";
  }
  CHECK(found.filled.size() == study.readings.size());
  out += fmt::format("{}+{}{}", found.pieces, found.duplicates, found.refused ? " refused" : "");
  for (const auto& remark : found.remarks)
    if (!remark.starts_with("no column names the task")) out += " / " + remark;
  return out;
}

// The messages about pieces that are there twice, and the hints of the first.
std::string clashes_told(const std::string& table, OnDuplicate policy,
                         const std::string& yaml = "task: {id: t}\n") {
  Diagnostics diagnostics;
  imported_rows(table, policy, yaml, diagnostics);
  std::string out;
  for (const auto& d : diagnostics.items()) {
    if (d.id != "duplicate-piece" && d.id != "rows-differ") continue;
    out += fmt::format("{}:{} {}", d.spot.line, d.spot.column, d.message);
    if (!d.hint.empty()) out += fmt::format(" ({})", d.hint);
    out += "; ";
  }
  return out;
}

}  // namespace

TEST_CASE("of rows about one piece the policy says which stay, wherever they stand") {
  const std::string table = "student,coder,strategy\na,,x\nb,,y\na,,z\na,kim,w\na,,v\n";
  CHECK(rows_left(table, OnDuplicate::error) == "a x; b y; a kim w; 2+2 refused");
  CHECK(rows_left(table, OnDuplicate::first) == "a x; b y; a kim w; 2+2");
  CHECK(rows_left(table, OnDuplicate::last) == "b y; a kim w; a v; 2+2");
  CHECK(rows_left(table, OnDuplicate::join) == "a x z v; b y; a kim w; 2+2");
  CHECK(rows_left(table, OnDuplicate::readers) ==
        "a reader-1 x; b reader-1 y; a reader-2 z; a kim w; a reader-3 v; 2+0 / no column names the readers: "
        "the first row of a piece is taken as of reader-1, the last as of reader-3");
  CHECK(rows_left("student,strategy\na,x\nb,y\n", OnDuplicate::error) == "a x; b y; 2+0");
  CHECK(rows_left("student,strategy\na,x\nb,y\nb,z\n", OnDuplicate::error) == "a x; b y; 2+1 refused");
  CHECK(rows_left("student,strategy\nb,x\na,y\nb,z\n", OnDuplicate::readers) ==
        "b reader-1 x; a reader-1 y; b reader-2 z; 2+0 / no column names the readers: the first row of a "
        "piece is taken as of reader-1, the last as of reader-2");
  CHECK(rows_left("student,strategy\nb,x\na,y\n", OnDuplicate::readers) == "b reader-1 x; a reader-1 y; 2+0");
  CHECK(rows_left("student,coder,strategy\na,kim,x\na,kim,y\na,,z\n", OnDuplicate::readers) ==
        "a kim x; a reader-1 z; 1+1 refused");
  CHECK(rows_left("student,strategy\n", OnDuplicate::readers) == "0+0");
}

TEST_CASE("another task, day, attempt or school is another piece, and the task's day is that of its work") {
  const std::string task = "task: {id: t, date: 2026-11-17}\n---\ntask: {id: u}\n";
  const std::string head = "student,task,date,attempt,school,strategy\na,t,,,,x\n";
  CHECK(rows_left(head + "a,u,,,,y\n", OnDuplicate::first, task) == "a x; a y; 2+0");
  CHECK(rows_left(head + "a,t,2026-11-17,,,y\n", OnDuplicate::first, task) == "a x; 1+1");
  CHECK(rows_left(head + "a,t,2026-11-18,,,y\n", OnDuplicate::first, task) == "a x; a y; 2+0");
  CHECK(rows_left(head + "a,t,,2,,y\n", OnDuplicate::first, task) == "a x; a y; 2+0");
  CHECK(rows_left(head + "a,t,,1,,y\n", OnDuplicate::first, task) == "a x; a y; 2+0");
  CHECK(rows_left(head + "a,t,,,Lincoln,y\n", OnDuplicate::first, task) == "a x; a y; 2+0");
  CHECK(rows_left(head + "b,t,,,,y\na,t,,,,z\n", OnDuplicate::last, task) == "b y; a z; 2+1");
}

TEST_CASE("a row with nothing but whose work it is makes way for one that says more") {
  CHECK(rows_left("student,strategy\na,x\na,\nb,\n", OnDuplicate::error) ==
        "a x; b; 2+0 / 1 empty row is left out: another row of the piece says more");
  CHECK(rows_left("student,strategy\na,\na,x\n", OnDuplicate::error) ==
        "a x; 1+0 / 1 empty row is left out: another row of the piece says more");
  CHECK(rows_left("student,strategy\na,\na,\nb,x\n", OnDuplicate::error) ==
        "a; b x; 2+0 / 1 empty row is left out: another row of the piece says more");
  CHECK(rows_left("student,strategy\na,\na,\na,x\nb,\n", OnDuplicate::error) ==
        "a x; b; 2+0 / 2 empty rows are left out: another row of the piece says more");
  CHECK(rows_left("student,coder,strategy\na,kim,\na,,x\n", OnDuplicate::error) == "a kim; a x; 1+0");
  CHECK(rows_left("student,strategy,class,what\na,x,,\na,,3B,so\n", OnDuplicate::error) ==
        "a x; 1+0 / 1 empty row is left out: another row of the piece says more");
  CHECK(rows_left("student,strategy,attempt\na,x,\na,,two\n", OnDuplicate::error) ==
        "a x; 1+0 / 1 empty row is left out: another row of the piece says more");
  CHECK(rows_left("student,strategy,correct\na,x,\na,,perhaps\n", OnDuplicate::error) == "a x; 1+1 refused");
}

TEST_CASE("of rows that clash it is told whose they are, and which column may tell them apart") {
  CHECK(clashes_told("student,strategy\na,x\na,y\n", OnDuplicate::error) ==
        "3:1 the work of student 'a' is coded in line 2 already (--on-duplicate join puts their codes "
        "together, readers takes them for two readers, first or last keeps one of them; a second response "
        "needs an attempt); ");
  CHECK(clashes_told("student,task,coder,strategy\na,t,kim,x\na,t,kim,y\n", OnDuplicate::error) ==
        "3:1 the work of student 'a' on task 't' is coded by kim in line 2 already (--on-duplicate join puts "
        "their codes together, first or last keeps one of them; a second response needs an attempt, a second "
        "reader a coder); ");
  CHECK(clashes_told("student,strategy,rater\na,x,k\na,y,l\n", OnDuplicate::error) == "");
  CHECK(clashes_told("student,strategy,one,two,three,four\na,x,1,2,3,4\na,y,2,3,4,5\n", OnDuplicate::error) ==
        "3:1 the work of student 'a' is coded in line 2 already (if 'one' or 'two' or 'three' says who read "
        "it: --column coder=one; --on-duplicate join puts their codes together, readers takes them for two "
        "readers, first or last keeps one of them; a second response needs an attempt); ");
  CHECK(clashes_told("student,strategy,one,two,three\na,x,1,2,\na,y,1,3,4\n", OnDuplicate::error) ==
        "3:1 the work of student 'a' is coded in line 2 already (if 'two' says who read it: --column "
        "coder=two; --on-duplicate join puts their codes together, readers takes them for two readers, first "
        "or last keeps one of them; a second response needs an attempt); ");
  CHECK(clashes_told("name,student id,pupil,strategy\nAna,1,,x\nAna,1,,y\n", OnDuplicate::error) ==
        "3:5 the work of student '1' is coded in line 2 already (--on-duplicate join puts their codes "
        "together, readers takes them for two readers, first or last keeps one of them; a second response "
        "needs an attempt); ");
  CHECK(clashes_told("student,strategy,date\na,x,soon\na,y,\n", OnDuplicate::error) ==
        "3:1 the work of student 'a' is coded in line 2 already (the date or attempt that could not be read "
        "may tell these rows apart: see to that first); ");
  CHECK(clashes_told("student,strategy,answer\na,x,24\na,x,25\n", OnDuplicate::join) ==
        "3:1 this row has another answer than line 2 for the same piece; the first one counts (a second "
        "response needs an attempt, a second reader a coder); ");
  CHECK(clashes_told("student,strategy,answer\na,x,24\na,y,\n", OnDuplicate::join) == "");
}

TEST_CASE("one warning for each file with pieces that its reader has coded already") {
  const std::string file =
      "task: {id: t}\n---\nwork: {task: t, school: Lincoln, pieces: [{student: a, strategy: x}, "
      "{student: b, strategy: x}, {student: c}]}\n";
  CHECK(clashes_told("student,task,strategy\na,t,y\nb,t,y\nc,t,y\nd,t,y\n", OnDuplicate::error, file) ==
        "2:1 2 rows code a piece that its reader has coded in study.yaml already, this one in line 3 "
        "(--update -o study.yaml changes what stands there; a second response needs an attempt, a second "
        "reader a coder); ");
  CHECK(
      clashes_told("student,task,strategy,school\na,t,y,Lincoln\nb,t,y,Grant\n", OnDuplicate::error, file) ==
      "2:1 1 row codes a piece that its reader has coded in study.yaml already, this one in line 3 "
      "(--update -o study.yaml changes what stands there; a second response needs an attempt, a second "
      "reader a coder); ");
  CHECK(clashes_told("student,task,strategy\na,u,y\nb,t,\n", OnDuplicate::error, file) == "");
  for (const auto* rows : {"a,t,#REF!\na,t,y\n", "a,t,y\na,t,#REF!\n"}) {
    CAPTURE(std::string(rows));
    CHECK(clashes_told(std::string("student,task,strategy\n") + rows, OnDuplicate::join, file) ==
          "2:1 1 row codes a piece that its reader has coded in study.yaml already, this one in line 3 "
          "(--update -o study.yaml changes what stands there; a second response needs an attempt, a second "
          "reader a coder); ");
  }
}
