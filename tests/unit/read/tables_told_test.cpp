// What is said of tables of work, class lists and earlier pairs, each with its place and the line shown.
#include "worksort/read/import/import.hpp"
#include "worksort/read/table/csv_work.hpp"
#include "worksort/read/table/pairs_csv.hpp"
#include "worksort/read/table/roster_csv.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <string>

#include "../studies.hpp"
#include "read/study/content.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// "ID LINE:COLUMN+WIDTH MESSAGE <LINE OF THE FILE>" of each.
std::string told_lines(Diagnostics& diagnostics) {
  std::string out;
  for (const auto& d : diagnostics.items())
    out += fmt::format("{} {}:{}+{} {} <{}>; ", d.id, d.spot.line, d.spot.column, d.spot.width, d.message,
                       d.id == "invalid-utf8" ? "" : d.source_line);
  return out;
}

std::string of_work(const std::string& bytes) {
  Diagnostics diagnostics;
  const FileContent content = read_csv_content("w.csv", bytes, diagnostics);
  return told_lines(diagnostics) + fmt::format("{} read, {} not, {} empty", content.readings.size(),
                                               content.unread, content.empty_works);
}

std::string of_roster(const std::string& bytes) {
  Diagnostics diagnostics;
  std::string out;
  try {
    const RosterTable table = read_roster("r.csv", bytes, diagnostics);
    for (const auto& student : table.students)
      out += fmt::format("{}/{}/{}@{} ", student.id, student.name, join(student.served_by, "+"),
                         student.spot.line);
    for (const auto& remark : table.remarks) out += "/ " + remark + " ";
  } catch (const Problem& problem) {
    out = fmt::format("! {} ({}) ", problem.what(), problem.hint);
  }
  return told_lines(diagnostics) + out;
}

std::string of_pairs(const std::string& bytes) {
  Diagnostics diagnostics;
  std::string out;
  for (const auto& pair : read_pairs_csv("p.csv", bytes, diagnostics))
    out += fmt::format("{}/{}/{} ", pair.school, pair.student, pair.partner);
  return told_lines(diagnostics) + out;
}

// The same of a table that is imported, with what is remarked.
std::string of_import(const std::string& table, const ImportOptions& options = {}) {
  const ScratchFolder folder;
  write_file(folder.path("t.csv"), table, true);
  const Study context = study_of(
      "codebook: {id: cb, strategies: [hops]}\n---\ncodebook: {id: other, strategies: [march]}\n---\n"
      "task: {id: trays, title: Rolls in trays, codebook: cb, answers: [\"2.5\"]}\n");
  Diagnostics diagnostics;
  std::string out;
  try {
    for (const auto& remark : import_tables({folder.path("t.csv")}, context, options, diagnostics).remarks)
      out += "/ " + remark + " ";
  } catch (const Problem& problem) {
    out = fmt::format("! {} ({}) ", problem.what(), problem.hint);
  }
  out = told_lines(diagnostics) + out;
  const std::string path = folder.path("t.csv");
  for (auto at = out.find(path); at != std::string::npos; at = out.find(path))
    out.replace(at, path.size(), "t.csv");
  return out;
}

}  // namespace

TEST_CASE("tables of work: headings, lengths, bytes and columns") {
  CHECK(of_work("weg,strategy\ns1,x\n") ==
        "missing-column 1:1+1 a table of work has a column 'student', and this one has none <weg,strategy>; "
        "0 read, 1 not, 0 empty");
  CHECK(of_work("") ==
        "missing-column 1:1+1 a table of work has a column 'student', and this one has none <>; 0 read, 1 "
        "not, 0 empty");
  CHECK(of_work("student,strategy\n") == "0 read, 0 not, 1 empty");
  CHECK(of_work("student,strategy\n,\n") == "0 read, 0 not, 0 empty");
  CHECK(of_work("Class 3B\nstudent,strategy\ns1,x\n") ==
        "headings-below 2:1+1 the headings stand here; the lines above are not read <student,strategy>; 1 "
        "read, 0 not, 0 empty");
  CHECK(of_work("student,strategy\ns1\ns2,x,y\n") ==
        "long-row 3:6+1 this row has more cells than the header, and what stands from here on is not used "
        "<s2,x,y>; short-row 2:1+1 this row has fewer cells than the header; the others are taken as empty "
        "<s1>; 2 read, 0 not, 0 empty");
  CHECK(of_work("student,strategy\ns1,\"x\n") ==
        "unclosed-quote 2:4+2 the quote that opens here is not closed <s1,\"x>; 1 read, 0 not, 0 empty");
  CHECK(of_work("student,strategy\ns1,caf\xE9,x\n") ==
        "invalid-utf8 2:7+1 this file is not in UTF-8; in Windows-1252 this cell would be 'caf\u00E9' <>; 0 "
        "read, 1 not, 0 empty");
  CHECK(of_work("\xC3\xA9,student\ns1,x\r\n\xC3\xA9; caf\xE9;y\n") ==
        "invalid-utf8 3:7+1 this file is not in UTF-8; in Windows-1252 this cell would be ' caf\u00E9' <>; 0 "
        "read, 1 not, 0 empty");
  CHECK(
      of_work("student,mood,strategy\ns1,so,x\n") ==
      "unknown-column 1:9+4 this column is not read: 'mood' <student,mood,strategy>; 1 read, 0 not, 0 empty");
  CHECK(of_work("Respondent ID,student,strategy\n,Response,Response\n1,s1,x\n") ==
        "headings-below 1:1+1 the headings take two lines; the second is not read <Respondent "
        "ID,student,strategy>; unknown-column 1:1+13 this column is not read: 'Respondent ID' <Respondent "
        "ID,student,strategy>; 1 read, 0 not, 0 empty");
}

TEST_CASE("class lists: rows that are no students, bad ids and names alone") {
  CHECK(of_roster("id,name\ns1,Ana\nTotal,1\ns2;s3,Bo\n,\n,Cem\n") ==
        "bad-code 4:1+1 the id 's2;s3' holds a semicolon; the row is left out <s2;s3,Bo>; missing-key 6:1+1 "
        "'Cem' has no id, and others have one; the row is left out <,Cem>; not-a-student 3:1+1 'Total' is no "
        "student; the row is left out <Total,1>; s1/Ana/@2 ");
  CHECK(of_roster("id,name\ns1,Ana\ns1,Bo\n") ==
        "duplicate-id 3:1+1 the id 's1' stands in line 2 already; the row is left out <s1,Bo>; s1/Ana/@2 ");
  CHECK(of_roster("id,first name,last name,served by\ns1,Ana,Cruz,\"art; music\"\ns2,Bo,,art\n") ==
        "s1/Ana Cruz/art+music@2 s2/Bo/art@3 ");
  CHECK(of_roster("name\nAna\nAna\n") == "s01/Ana/@2 s02/Ana/@3 ");
  CHECK(of_roster("weg,mood\nx,y\n") ==
        "! r.csv has no column of ids or names: weg, mood (call the columns id, name and served_by) ");
}

TEST_CASE("earlier pairs") {
  CHECK(of_pairs("weg,partner\ns1,s2\n") ==
        "missing-column 1:1+1 earlier pairs need the columns 'student' and 'partner' <weg,partner>; ");
  CHECK(of_pairs("student,partner,school\ns1,s2; s3,L\ns4,\n") ==
        "short-row 3:1+1 this row has fewer cells than the header; the others are taken as empty <s4,>; "
        "L/s1/s2 L/s1/s3 L/s2/s3 ");
  CHECK(of_pairs("") == "missing-column 1:1+1 earlier pairs need the columns 'student' and 'partner' <>; ");
}

TEST_CASE("an import says what does not fit the task, the options and the headings") {
  const std::string head = "student,task,codebook,answer,strategy\n";
  CHECK(of_import(head + "a,trays,cb,\"2,5\",hops\nb,trays,other,2.5,hops\nc,trays,,\"2,5\",hops\n") ==
        "codebook-differs 3:1+1 task 'trays' is coded with 'cb', but this row names codebook 'other' "
        "<b,trays,other,2.5,hops>; spreadsheet-value 2:1+1 the answer '2,5' has a decimal comma, and the "
        "answer of task 'trays' is '2.5' (2 times, first here) <a,trays,cb,\"2,5\",hops>; ");
  CHECK(of_import(head + "a,Rolls in trays,,,\nb,tray,,,\nc,weg,,,\nd,tray,,,\n") ==
        "/ 'Rolls in trays' is the title of task 'trays', not its id; --value 'task:Rolls in trays=trays' "
        "changes it / no file describes task 'tray'; did you mean 'trays'? ");
  CHECK(of_import("student,kim,way,way\na,x,y,z\n",
                  [] {
                    ImportOptions options;
                    options.coders = {"kim"};
                    options.set = {{WorkField::strategy, "x"}};
                    options.values = {{WorkField::strategy, "q", "x"}};
                    return options;
                  }()) ==
        "/ --value: no cell of strategy is 'q' / --set strategy is not used where a column of its own says "
        "it / no column names the task; --set task=ID does for all rows ");
  const auto with_column = [](const std::string& column) {
    ImportOptions options;
    options.columns = {{WorkField::strategy, column}};
    return of_import("student,way,Way,mood\na,x,y,z\n", options);
  };
  CHECK(with_column("way") == "/ no column names the task; --set task=ID does for all rows ");
  CHECK(with_column("way#2") == "/ no column names the task; --set task=ID does for all rows ");
  CHECK(with_column("way#3") == "! no column is headed 'way#3' (2 columns are headed 'way') ");
  CHECK(with_column("mod") == "! no column is headed 'mod' (did you mean 'mood'?) ");
  CHECK(with_column("#4") == "/ no column names the task; --set task=ID does for all rows ");
  CHECK(with_column("#5") == "! no column is headed '#5' (the table has 4 columns) ");
  CHECK(
      of_import("weg,mood\na,b\n") ==
      "! no column of t.csv is known to name the students (say which one does with --column student=HEADER; "
      "its headers are 'weg', 'mood'; if these are no headings, write a line of headings above them) ");
  CHECK(of_import("\n") == "! t.csv is empty (the first line of a table holds the headers) ");
  CHECK(of_import(",,\n") ==
        "! t.csv has nothing but empty cells (the first line of a table holds the headers) ");
}

TEST_CASE("what is said of several tables is said once, and only where it holds for all of them") {
  const auto of_two = [](const std::string& first, const std::string& second, const ImportOptions& options) {
    const ScratchFolder folder;
    write_file(folder.path("a.csv"), first, true);
    write_file(folder.path("b.csv"), second, true);
    Diagnostics diagnostics;
    std::string out;
    try {
      const Imported found = import_tables({folder.path("a.csv"), folder.path("b.csv")},
                                           study_of("task: {id: t}\n"), options, diagnostics);
      for (const auto& r : found.study.readings)
        out += fmt::format("{}@{}.{} ", found.study.text(r.student), r.file, r.line);
      out += fmt::format("{}+{} ", found.pieces, found.duplicates);
      for (const auto& remark : found.remarks) out += "/ " + remark + " ";
    } catch (const Problem& problem) {
      out = fmt::format("! {} ({})", problem.what(), problem.hint);
    }
    return with_all(told_lines(diagnostics) + out, folder.path(), "");
  };
  ImportOptions options;
  options.set = {{WorkField::task, "t"}};
  options.columns = {{WorkField::strategy, "way"}};
  CHECK(of_two("student,way\na,x\n", "student,way\nb,y\n", options) == "a@0.2 b@1.2 2+0 ");
  CHECK(of_two("student,way\na,x\n", "student,mood\nb,y\n", options) == "a@0.2 b@1.2 2+0 ");
  CHECK(of_two("student,mood\na,x\n", "student,mood\nb,y\n", options) ==
        "! no column is headed 'way' (its headers are 'student', 'mood')");
  CHECK(
      of_two("student,way\na,x\n", "weg,way\nb,y\n", options) ==
      "! no column of b.csv is known to name the students (say which one does with --column student=HEADER; "
      "its headers are 'weg', 'way'; if these are no headings, write a line of headings above them)");
  CHECK(of_two("student,way\na,x\n", "student,way\na,y\n", options) ==
        "duplicate-piece 2:1+1 the work of student 'a' on task 't' is coded in line 2 of a.csv already "
        "<a,y>; a@0.2 1+1 ");
  options.on_duplicate = OnDuplicate::last;
  CHECK(of_two("student,way\na,x\nb,x\n", "student,way\na,y\n", options) == "b@0.3 a@1.2 2+1 ");
  options.on_duplicate = OnDuplicate::readers;
  CHECK(of_two("student,way\na,x\nb,x\n", "student,way\na,y\n", options) ==
        "a@0.2 b@0.3 a@1.2 2+0 / no column names the readers: the first row of a piece is taken as of "
        "reader-1, the last as of reader-2 ");
  options.on_duplicate = OnDuplicate::join;
  options.set.push_back({WorkField::answer, "5"});
  CHECK(of_two("student,way,correct\na,x,right\n", "student,way,correct\na,y,wrong\n", options) ==
        "rows-differ 2:1+1 this row has another value of correct than line 2 of a.csv for the same piece; "
        "the first one counts <a,y,wrong>; a@0.2 1+1 ");
  options.set.pop_back();
  options.values = {{WorkField::strategy, "x", "hops"}, {WorkField::strategy, "z", "rows"}};
  options.on_duplicate = OnDuplicate::error;
  CHECK(of_two("student,way\na,x\n", "student,way\nb,y\n", options) ==
        "a@0.2 b@1.2 2+0 / --value: no cell of strategy is 'z' ");
  options.coders = {"kim"};
  options.columns.clear();
  CHECK(of_two("student,kim\na,x\n", "student,lee\nb,z\n", options) ==
        "a@0.2 b@1.2 2+0 / --value: no cell of strategy is 'z' ");
}
