// Tables as a whole: all that is read of each row, what became of each column, and all that is said of it.
#include "worksort/read/import/import.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <array>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "../studies.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

using enum WorkField;

const std::string k_context =
    "task: {id: t, codebook: cb, date: 2026-11-17, answers: [\"24\"]}\n---\n"
    "codebook:\n  id: cb\n  strategies: [{id: hops, name: Hops}, {id: rows, name: Rows, aliases: [array]}]\n"
    "  models: [{id: line}, {id: tray}]\n  issues: [{id: unit, name: Unit}]\n"
    "---\nexemplar: {task: t, look_fors: [{id: a, text: A}, {id: b, text: B}]}\n"
    "---\nroster: {class: 3B, school: L, students: [{id: s1, name: Ana Cruz}, {id: s2, name: Bo Lind}]}\n";

Imported whole_import(const std::string& table, const ImportOptions& options, const std::string& yaml,
                      Diagnostics& diagnostics) {
  const ScratchFolder folder;
  write_file(folder.path("t.csv"), table, true);
  return import_tables({folder.path("t.csv")}, study_of(yaml), options, diagnostics);
}

std::string codes_at(const Study& study, std::span<const CodeRef> codes) {
  std::string out;
  for (const CodeRef& c : codes) out += fmt::format(" {}@{}:{}+{}", study.text(c), c.line, c.column, c.width);
  return out;
}

// All of each reading but what is not said: "LINE STUDENT@PLACE KEY=VALUE ...".
std::string readings_said(const Imported& found) {
  const Study& study = found.study;
  std::string out;
  for (const Reading& r : study.readings) {
    out += fmt::format("{}{}", r.line, codes_at(study, std::array{r.student}));
    if (r.task.code != k_no_text) out += " t" + codes_at(study, std::array{r.task});
    if (r.success.code != k_no_text) out += " success" + codes_at(study, std::array{r.success});
    if (r.date != k_undated) out += " " + to_string(Date{r.date});
    using Told = std::pair<const char*, Text>;
    for (const auto& [key, value] : {Told{"class", r.class_id},
                                     {"school", r.school},
                                     {"coder", r.coder},
                                     {"answer", r.answer},
                                     {"evidence", r.evidence},
                                     {"quote", r.quote},
                                     {"image", r.image},
                                     {"note", r.note}})
      if (value != k_no_text) out += fmt::format(" {}={}", key, study.text(value));
    if (r.attempt != 0) out += fmt::format(" #{}", r.attempt);
    if (r.correct_given) out += fmt::format(" {}", to_string(r.correct));
    out += fmt::format("{}{}{}", r.bright_spot ? " bright" : "", r.unsure ? " unsure" : "",
                       r.is_blank ? " blank" : "");
    out += codes_at(study, study.strategies(r));
    if (r.models > 0) out += " m" + codes_at(study, study.models(r));
    if (r.issues > 0) out += " i" + codes_at(study, study.issues(r));
    if (r.shows > 0) out += " s" + codes_at(study, study.shows(r));
    out += "; ";
  }
  return out;
}

// Rows and columns: "3 rows: 2 read ...; HEADING FIELD FILLED, ...".
std::string uses_said(const Imported& found) {
  const TableUse& use = found.tables.at(0);
  std::string out = fmt::format("{} rows {} read {} empty {} none {} unnamed {} untasked:", use.rows,
                                use.read, use.empty, use.no_students, use.without_student, use.without_task);
  for (const ColumnUse& c : use.columns)
    out += fmt::format(" {}={} {},", c.header, c.field.empty() ? "-" : c.field, c.filled);
  for (const auto& one : found.unknown) out += fmt::format(" {}?{}", one.text, one.close);
  return out;
}

std::string rows_said(const std::string& table, const ImportOptions& options = {},
                      const std::string& yaml = k_context) {
  Diagnostics diagnostics;
  const Imported found = whole_import(table, options, yaml, diagnostics);
  return readings_said(found) + "| " + uses_said(found);
}

std::string problems_said(const std::string& table, const ImportOptions& options = {},
                          const std::string& yaml = k_context) {
  Diagnostics diagnostics;
  const Imported found = whole_import(table, options, yaml, diagnostics);
  std::string out;
  for (const auto& d : diagnostics.items()) {
    out += fmt::format("{}:{}+{} {}: {}", d.spot.line, d.spot.column, d.spot.width, d.id, d.message);
    if (!d.hint.empty()) out += fmt::format(" ({})", d.hint);
    out += "; ";
  }
  for (const auto& remark : found.remarks) out += "/ " + remark;
  return out;
}

ImportOptions with(const std::function<void(ImportOptions&)>& change) {
  ImportOptions out;
  change(out);
  return out;
}

}  // namespace

TEST_CASE("each cell of a row is read in its column, at its place") {
  CHECK(rows_said("student,task,strategy,model,issues,shows,answer\n"
                  "s1,t,Hops; rows,line;tray,Unit,\"a, b\",24\ns2,t,\"array, hops\",,unit,b,\n") ==
        "2 s1@2:1+2 t t@2:4+1 answer=24 hops@2:6+4 rows@2:12+4 m line@2:17+4 tray@2:22+4 i unit@2:27+4 s "
        "a@2:33+4 b@2:33+4; 3 s2@3:1+2 t t@3:4+1 rows@3:7+11 hops@3:7+11 i unit@3:21+4 s b@3:26+1; | 2 rows "
        "2 read 0 empty 0 none 0 unnamed 0 untasked: student=student 2, task=task 2, strategy=strategy 2, "
        "model=model 1, issues=issues 2, shows=shows 2, answer=answer 1,");
  CHECK(rows_said("student,task,strategy,attempt,correct,unsure,bright spot,quote,note\n"
                  "Ana Cruz,t,hops,2.0,Right,x,no,so,n1\nBo Lind,t,,2,none,,yes,,\n") ==
        "2 s1@2:1+8 t t@2:10+1 quote=so note=n1 #2 right unsure hops@2:12+4; 3 s2@3:1+7 t t@3:9+1 #2 none "
        "bright; | 2 rows 2 read 0 empty 0 none 0 unnamed 0 untasked: student=student 2, task=task 2, "
        "strategy=strategy 1, attempt=attempt 2, correct=correct 2, unsure=unsure 1, bright spot=bright_spot "
        "2, quote=quote 1, note=note 1,");
  CHECK(rows_said("student,strategy\ns1,odd way\ns2,hop\n,\ns3\nTotal,2\n") ==
        "2 s1@2:1+2 note=odd way; 3 s2@3:1+2 hop@3:4+3; 5 s3@5:1+2 blank; | 5 rows 3 read 1 empty 1 none 0 "
        "unnamed 0 untasked: student=student 4, strategy=strategy 3, hop?hops odd way?");
  CHECK(rows_said("\xC3\xA9l\xC3\xA8ve,student,strategy\n\xC3\xA9,s\xC3\xA9,\xC3\xA9\xC3\xA9; x\n", {},
                  "task: {id: t}\n") ==
        "2 s\u00E9@2:3+2 \u00E9\u00E9@2:6+2 x@2:10+1; | 1 rows 1 read 0 empty 0 none 0 unnamed 0 untasked: "
        "\u00E9l\u00E8ve=- 1, student=student 1, strategy=strategy 1,");
  CHECK(rows_said("first name,last name,strategy\nAna,Cruz,hops\n,Lind,rows\nBo,,x\n") ==
        "2 s1@2:1+3 hops@2:10+4; 3 Lind@3:2+4 rows@3:7+4; 4 Bo@4:1+2 x@4:5+1; | 3 rows 3 read 0 empty 0 none "
        "0 unnamed 0 untasked: first name=name 2, last name=name 2, strategy=strategy 3, x?");
  CHECK(rows_said("student,date,task\ns1,2026-11-16,t\ns2,,t\n") ==
        "2 s1@2:1+2 t t@2:15+1 2026-11-16 blank; 3 s2@3:1+2 t t@3:5+1 blank; | 2 rows 2 read 0 empty 0 none "
        "0 unnamed 0 untasked: student=student 2, date=date 1, task=task 2,");
  CHECK(rows_said("student,image,evidence\ns1,a.jpg; b.jpg,so; and\n") ==
        "2 s1@2:1+2 evidence=so; and image=a.jpg\nb.jpg; | 1 rows 1 read 0 empty 0 none 0 unnamed 0 "
        "untasked: student=student 1, image=image 1, evidence=evidence 1,");
}

TEST_CASE("ids of the rosters are taken from a column that is called so, beside one of students") {
  const std::string rows = ",Strategy\nAna Cruz,s1,hops\nBo,s2,rows\n";
  CHECK(
      rows_said("Student,Student ID" + rows) ==
      "2 s1@2:10+2 hops@2:13+4; 3 s2@3:4+2 rows@3:7+4; | 2 rows 2 read 0 empty 0 none 0 unnamed 0 untasked: "
      "Student=name 2, Student ID=student 2, Strategy=strategy 2,");
  CHECK(rows_said("Student,Login" + rows) ==
        "2 s1@2:1+8 hops@2:13+4; 3 Bo@3:1+2 rows@3:7+4; | 2 rows 2 read 0 empty 0 none 0 unnamed 0 untasked: "
        "Student=student 2, Login=- 2, Strategy=strategy 2,");
  CHECK(rows_said("Student,Student ID,Strategy\ns1,s1,hops\ns2,s2,rows\n") ==
        "2 s1@2:4+2 hops@2:7+4; 3 s2@3:4+2 rows@3:7+4; | 2 rows 2 read 0 empty 0 none 0 unnamed 0 untasked: "
        "Student=name 2, Student ID=student 2, Strategy=strategy 2,");
}

TEST_CASE("options say which column is what, what stands for nothing, and what for something else") {
  CHECK(rows_said("student,way,task\ns1,-,t\ns2,H,t\ns1,n/a; H,t\n", with([](auto& o) {
                    o.columns = {{strategy, "way"}};
                    o.na = {"-", "n/a"};
                    o.values = {{strategy, "H", "hops"}, {strategy, "h", "rows"}};
                    o.on_duplicate = OnDuplicate::join;
                  })) ==
        "2 s1@2:1+2 t t@2:6+1 hops@4:4+6; 3 s2@3:1+2 t t@3:6+1 hops@3:4+1; | 3 rows 3 read 0 empty 0 "
        "none 0 unnamed 0 untasked: student=student 3, way=strategy 3, task=task 3,");
  CHECK(rows_said("student,kim,Ortiz way,Ortiz note\ns1,hops,rows,n\ns2,,rows,\ns3,,,\n", with([](auto& o) {
                    o.coders = {"kim", "Ortiz=Ortiz way", "Ortiz:note=Ortiz note"};
                    o.set = {{task, "t"}};
                  })) ==
        "2 s1@2:1+2 t t@0:0+1 coder=kim hops@2:4+4; 2 s1@2:1+2 t t@0:0+1 coder=Ortiz note=n rows@2:9+4; 3 "
        "s2@3:1+2 t t@0:0+1 coder=Ortiz rows@3:5+4; 4 s3@4:1+2 t t@0:0+1 blank; | 3 rows 3 read 0 empty 0 "
        "none 0 unnamed 0 untasked: student=student 3, kim=strategy, read by kim 1, Ortiz way=strategy, read "
        "by Ortiz 2, Ortiz note=note, read by Ortiz 1,");
  CHECK(rows_said("student,q1,q2,q2 how\ns1,hops,,\ns2,,rows,started\ns3,,,\n", with([](auto& o) {
                    o.tasks = {"t=q1", "u=q2", "u:success=q2 how"};
                  })) ==
        "2 s1@2:1+2 t t@0:0+0 hops@2:4+4; 3 s2@3:1+2 t u@0:0+0 success started@3:10+7 rows@3:5+4; | 3 rows 2 "
        "read 0 empty 0 none 0 unnamed 1 untasked: student=student 3, q1=strategy, on task t 1, q2=strategy, "
        "on task u 1, q2 how=success, on task u 1,");
  CHECK(rows_said("student,H,Rows?,Unit\ns1,1,x,0\ns2,,Rows?,yes\ns1,no,,\n", with([](auto& o) {
                    o.ones = {{strategy, "hops=H"}, {strategy, "Rows?"}, {issues, "unit=Unit"}};
                    o.set = {{task, "t"}, {strategy, "line"}};
                    o.on_duplicate = OnDuplicate::first;
                  })) ==
        "2 s1@2:1+2 t t@0:0+1 line@0:0+1 hops@2:4+1 Rows?@2:6+1; 3 s2@3:1+2 t t@0:0+1 line@0:0+1 Rows?@3:5+5 "
        "i unit@3:11+3; | 3 rows 3 read 0 empty 0 none 0 unnamed 0 untasked: student=student 3, H=strategy, "
        "hops 2, Rows?=strategy, Rows? 2, Unit=issues, unit 2, Rows??rows line?");
  CHECK(rows_said("student,a,b\ns1,x,y\ns2,,y\ns3,x\n", with([](auto& o) {
                    o.columns = {{note, "a,b"}};
                    o.set = {{strategy, "hops; rows"}, {model, "line"}};
                  })) ==
        "2 s1@2:1+2 note=x; y hops@0:0+1 rows@0:0+1 m line@0:0+1; 3 s2@3:1+2 note=y hops@0:0+1 rows@0:0+1 m "
        "line@0:0+1; 4 s3@4:1+2 note=x hops@0:0+1 rows@0:0+1 m line@0:0+1; | 3 rows 3 read 0 empty 0 none 0 "
        "unnamed 0 untasked: student=student 3, a=note 2, b=note 2,");
  CHECK(rows_said("student,answer\n'=s1,'=2\n", with([](auto& o) { o.raw = true; })) ==
        "2 '=s1@2:1+4 answer='=2; | 1 rows 1 read 0 empty 0 none 0 unnamed 0 untasked: student=student 1, "
        "answer=answer 1,");
  CHECK(rows_said("student,answer\n'=s1,'=2\n") ==
        "2 =s1@2:2+3 answer==2; | 1 rows 1 read 0 empty 0 none 0 unnamed 0 untasked: student=student 1, "
        "answer=answer 1,");
}

TEST_CASE("rows that are joined put all together that they say, and what they say twice is told") {
  const auto joined = [](const std::string& rows) {
    ImportOptions options;
    options.on_duplicate = OnDuplicate::join;
    options.set = {{task, "t"}};
    const std::string table =
        "student,strategy,model,issues,shows,success,answer,correct,evidence,quote,note,unsure,bright_spot,"
        "image\n" +
        rows;
    return rows_said(table, options) + problems_said(table, options);
  };
  CHECK(
      joined("s1,hops,line,unit,a,,,,so,,n1,yes,,\ns1,rows,tray,,b,partly,24,right,and,q,n2,,yes,p.jpg\n") ==
      "2 s1@2:1+2 t t@0:0+1 success partly@3:17+6 answer=24 evidence=so; and quote=q image=p.jpg note=n1; n2 "
      "right bright unsure hops@2:4+4 rows@3:4+4 m line@2:9+4 tray@3:9+4 i unit@2:14+4 s a@2:19+1 b@3:15+1; "
      "| 2 rows 2 read 0 empty 0 none 0 unnamed 0 untasked: student=student 2, strategy=strategy 2, "
      "model=model 2, issues=issues 1, shows=shows 2, success=success 1, answer=answer 1, correct=correct 1, "
      "evidence=evidence 2, quote=quote 1, note=note 2, unsure=unsure 1, bright_spot=bright_spot 1, "
      "image=image 1,");
  CHECK(joined("s1,hops; rows,tray; line,unit,a; b,,,,,,,,,\ns1,rows; hops,line,unit,b,,,,,,,,,\n") ==
        "2 s1@2:1+2 t t@0:0+1 hops@2:4+4 rows@2:10+4 m tray@2:15+4 line@2:21+4 i unit@2:26+4 s a@2:31+1 "
        "b@2:34+1; | 2 rows 2 read 0 empty 0 none 0 unnamed 0 untasked: student=student 2, strategy=strategy "
        "2, model=model 2, issues=issues 2, shows=shows 2, success=success 0, answer=answer 0, "
        "correct=correct 0, evidence=evidence 0, quote=quote 0, note=note 0, unsure=unsure 0, "
        "bright_spot=bright_spot 0, image=image 0,");
  CHECK(joined("s1,,,,,started,24,right,so,,,,,a.jpg\ns1,,,,,partly,25,wrong,so,,,,,b.jpg\n") ==
        "2 s1@2:1+2 t t@0:0+1 success started@2:8+7 answer=24 evidence=so image=a.jpg right; | 2 rows 2 read "
        "0 empty 0 none 0 unnamed 0 untasked: student=student 2, strategy=strategy 0, model=model 0, "
        "issues=issues 0, shows=shows 0, success=success 2, answer=answer 2, correct=correct 2, "
        "evidence=evidence 2, quote=quote 0, note=note 0, unsure=unsure 0, bright_spot=bright_spot 0, "
        "image=image 2,3:1+2 rows-differ: this row has another answer than line 2 for the same piece; the "
        "first one counts (a second response needs an attempt, a second reader a coder); 3:1+2 rows-differ: "
        "this row has another image than line 2 for the same piece; the first one counts (a second response "
        "needs an attempt, a second reader a coder); 3:1+2 rows-differ: this row has another value of "
        "correct than line 2 for the same piece; the first one counts (a second response needs an attempt, a "
        "second reader a coder); 3:1+2 rows-differ: this row has another success than line 2 for the same "
        "piece; the first one counts (a second response needs an attempt, a second reader a coder); ");
  CHECK(joined("s1,hops,,,,,,,,,,,,\ns2,rows,line,,,,,,,,,,,\ns1,,,unit,,,,,,,,,,\n") ==
        "2 s1@2:1+2 t t@0:0+1 hops@2:4+4 i unit@4:6+4; 3 s2@3:1+2 t t@0:0+1 rows@3:4+4 m line@3:9+4; | 3 "
        "rows 3 read 0 empty 0 none 0 unnamed 0 untasked: student=student 3, strategy=strategy 2, "
        "model=model 1, issues=issues 1, shows=shows 0, success=success 0, answer=answer 0, correct=correct "
        "0, evidence=evidence 0, quote=quote 0, note=note 0, unsure=unsure 0, bright_spot=bright_spot 0, "
        "image=image 0,");
}

TEST_CASE("what cannot be used is said with its column, its place and what to write") {
  CHECK(
      problems_said("student,task,date,attempt,correct,unsure,answer,strategy\n"
                    "s1,t,17.11.2026,two,maybe,perhaps,4-Mar,hops\n"
                    "s2,t,45612,0,partial,2,#REF!,#N/A\n") ==
      "2:6+10 bad-date: '17.11.2026' is not a date written as YYYY-MM-DD, and is left out (--date-format "
      "D.M.YYYY of 'worksort import' reads 1 of the 2 filled cells of this column); 3:6+5 bad-date: '45612' "
      "is 2024-11-16 "
      "as a spreadsheet counts days, and is left out (show the column as dates there and save it again, or "
      "change it: --value date:45612=2024-11-16); 2:27+7 bad-flag: 'perhaps' is neither true nor false, and "
      "unsure is left out (write true or false); 3:22+1 bad-flag: '2' is neither true nor false, and unsure "
      "is left out (write true or false); 2:17+3 bad-number: 'two' is not a whole number, and the attempt is "
      "left out (write a number such as 2); 3:12+1 bad-number: '0' is not a number from 1 to 60000, and the "
      "attempt is left out; 2:35+5 spreadsheet-value: the answer '4-Mar' looks as if a spreadsheet had "
      "changed it (look at the page; an answer such as 3/4 stays itself in a column that is formatted as "
      "text); 3:24+5 spreadsheet-value: the answer '#REF!' is what a spreadsheet shows where a formula fails "
      "(look at the page for what the student wrote); 3:30+4 spreadsheet-value: '#N/A' is what a spreadsheet "
      "shows where a formula fails, and is left out (write what belongs there, or leave the cell empty); "
      "2:21+5 unknown-word: 'maybe' is not a value of correct, and is left out (it takes right, partly, "
      "wrong or none; 'worksort import' changes it with --value correct:maybe=WORD); 3:14+7 unknown-word: "
      "'partial' is not a value of correct, and is left out (it takes right, partly, wrong or none; "
      "'worksort import' changes it with --value correct:partial=partly); ");
  CHECK(problems_said("student,task,date\ns1,t,3/4/2026\ns2,t,25/12/2026\ns1,t,2026-02-30\n",
                      with([](auto& o) { o.on_duplicate = OnDuplicate::first; })) ==
        "2:6+8 bad-date: '3/4/2026' is not a date written as YYYY-MM-DD, and is left out (--date-format "
        "D/M/YYYY of 'worksort import' reads 2 of the 3 filled cells of this column); 3:6+10 bad-date: "
        "'25/12/2026' is not "
        "a date written as YYYY-MM-DD, and is left out (--date-format D/M/YYYY of 'worksort import' reads "
        "2 of the 3 filled cells of this column); 4:6+10 bad-date: there is no day '2026-02-30', and it is "
        "left out (look "
        "up the day in a calendar); / no column holds strategies, so the pieces are uncoded; --column "
        "strategy=HEADER names one/ 1 empty row is left out: another row of the piece says more");
  CHECK(problems_said("student,task,correct\na,t,\xE2\x9C\x93\nb,t,5/6\nc,t,half\nd,t,Not right\ne,t,no "
                      "answer\nf,t,0\n") ==
        "2:1+1 not-on-roster: student 'a' stands on no roster (it stays as written; add the student to the "
        "class list); 3:1+1 not-on-roster: student 'b' stands on no roster (it stays as written; add the "
        "student to the class list); 4:1+1 not-on-roster: student 'c' stands on no roster (it stays as "
        "written; add the student to the class list); 5:1+1 not-on-roster: student 'd' stands on no roster "
        "(it stays as written; add the student to the class list); 6:1+1 not-on-roster: student 'e' stands "
        "on no roster (it stays as written; add the student to the class list); 7:1+1 not-on-roster: student "
        "'f' stands on no roster (it stays as written; add the student to the class list); 2:5+1 "
        "unknown-word: '\u2713' is not a value of correct, and is left out (it takes right, partly, wrong or "
        "none; 'worksort import' changes it with --value 'correct:\u2713=right'); 3:5+3 unknown-word: '5/6' "
        "is not a value of correct, and is left out (it takes right, partly, wrong or none; 'worksort "
        "import' changes it with --value correct:5/6=partly); 4:5+4 unknown-word: 'half' is not a value of "
        "correct, and is left out (it takes right, partly, wrong or none; 'worksort import' changes it with "
        "--value correct:half=partly); 5:5+9 unknown-word: 'Not right' is not a value of correct, and is "
        "left out (it takes right, partly, wrong or none; 'worksort import' changes it with --value "
        "'correct:Not right=wrong'); 6:5+9 unknown-word: 'no answer' is not a value of correct, and is left "
        "out (it takes right, partly, wrong or none; 'worksort import' changes it with --value 'correct:no "
        "answer=none'); 7:5+1 unknown-word: '0' is not a value of correct, and is left out (it takes right, "
        "partly, wrong or none; 'worksort import' changes it with --value correct:0=wrong); / no column "
        "holds strategies, so the pieces are uncoded; --column strategy=HEADER names one");
  CHECK(problems_said("student,task,strategy,success\ns1,t,hopps,startd\ns2,t,some long way,weg\n") ==
        "3:6+13 text-not-code: 'some long way' is no strategy of cb and stands in the note now (if it is a "
        "code: --value 'strategy:some long way=CODE'); 2:12+6 unknown-code: 'startd' is no success word of "
        "cb and is kept as written (did you mean 'started'? --value success:startd=started changes it); "
        "2:6+5 unknown-code: 'hopps' is no strategy of cb and is kept as written (did you mean 'hops'? "
        "--value strategy:hopps=hops changes it); 3:20+3 unknown-code: 'weg' is no success word of cb and is "
        "kept as written (it takes started, partly, carried-through; change it: --value success:weg=WORD); ");
  CHECK(problems_said("student,H\ns1,perhaps\n", with([](auto& o) {
                        o.ones = {{strategy, "hops=H"}};
                      })) ==
        "2:4+7 bad-flag: 'perhaps' does not say whether 'hops' is on the page, and is left out (write 1 or "
        "0; --value changes other words); / no column names the task; --set task=ID does for all rows");
  CHECK(
      problems_said("student,strategy\n\"a;b\",x\n,y\n#REF!,z\nAverage,\n") ==
      "2:2+3 bad-code: 'a;b' holds a ;, which separates codes, so this row is not used (write the student's "
      "id or name into it; each student has a row of its own); 3:1+1 missing-key: this row names no student "
      "and is not used (write the student's id or name into it, or leave the row out); 5:1+7 not-a-student: "
      "'Average' is no student; the row is left out; 4:1+5 spreadsheet-value: '#REF!' is what a spreadsheet "
      "shows where a formula fails, so this row is not used (write the student's id or name into it; each "
      "student has a row of its own); / no column names the task; --set task=ID does for all rows");
  CHECK(problems_said("student,weg,strategy,note\ns1,1,hops,rows\ns2,,x\n") ==
        "3:1+1 short-row: this row has fewer cells than the header; the others are taken as empty; 3:5+1 "
        "unknown-code: 'x' is no strategy of cb and is kept as written (add it to the codebook, or change "
        "it: --value strategy:x=CODE); / no column names the task; --set task=ID does for all rows");
}
