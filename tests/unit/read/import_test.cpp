#include "worksort/read/import/import.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/data/import.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"
#include "worksort/write/format.hpp"

#include <filesystem>
#include <unistd.h>

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// A folder of its own with files in it, gone afterwards.
class Folder {
 public:
  Folder()
      : m_path(std::filesystem::temp_directory_path() / ("worksort-import-" + std::to_string(::getpid()))) {
    std::filesystem::create_directory(m_path);
  }
  ~Folder() { std::filesystem::remove_all(m_path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string add(const std::string& name, const std::string& text) const {
    const std::string path = (m_path / name).string();
    write_file(path, text, true);
    return path;
  }

 private:
  std::filesystem::path m_path;
};

// One table imported, with what was said about it.
struct Import {
  Folder folder;
  Diagnostics diagnostics;
  Study context;
  Imported result;

  explicit Import(const std::string& table, const ImportOptions& options = {}, const std::string& yaml = "") {
    std::vector<std::string> paths;
    if (!yaml.empty()) paths.push_back(folder.add("context.yaml", yaml));
    Diagnostics unheard;
    context = read_study(paths, {}, unheard);
    result = import_tables({folder.add("t.csv", table)}, context, options, diagnostics);
  }

  // Rows as "student task coder: codes (note)".
  [[nodiscard]] std::vector<std::string> rows() const {
    std::vector<std::string> out;
    const Study& s = result.study;
    for (const auto& r : s.readings) {
      std::vector<std::string> codes;
      for (const auto& c : s.strategies(r)) codes.emplace_back(s.text(c));
      for (const auto& c : s.models(r)) codes.push_back("m:" + std::string(s.text(c)));
      for (const auto& c : s.issues(r)) codes.push_back("i:" + std::string(s.text(c)));
      std::string row = std::string(s.text(r.student)) + " " + std::string(s.text(r.task)) + " " +
                        std::string(s.text(r.coder)) + ": " + join(codes, "|");
      if (r.note != k_no_text) row += " (" + std::string(s.text(r.note)) + ")";
      out.push_back(row);
    }
    return out;
  }

  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (const auto& d : diagnostics.items()) out.push_back(d.id);
    return out;
  }
};

using Lines = std::vector<std::string>;
using enum WorkField;

const std::string k_roster =
    "roster:\n  class: 3B\n  students:\n    - {id: s07, name: Ana Cruz}\n    - {id: s08, name: Bo Lind}\n"
    "---\nroster:\n  class: 3C\n  students:\n    - {id: s20, name: Bo Lind}\n";

ImportOptions with_column(WorkField field, const std::string& header) {
  ImportOptions options;
  options.columns = {{field, header}};
  return options;
}

ImportOptions on_duplicate(OnDuplicate policy) {
  ImportOptions options;
  options.on_duplicate = policy;
  return options;
}

std::string context_problem(const std::string& table, const ImportOptions& options) {
  try {
    const Import done(table, options);
  } catch (const Problem& problem) {
    return std::string(problem.what()) + " / " + problem.hint;
  }
  return "";
}

}  // namespace

TEST_CASE("headers are recognised as people write them, and a form's time stamp is no date") {
  const Import i(
      "Timestamp,Student ID,Question,Strategy used,Correct?,Misconception,Scored by,Comments\n"
      "2026-11-17 9:30:00,7,q1,halving,right,loses count,kim,ok\n");
  CHECK(i.rows() == Lines{"7 q1 kim: halving|i:loses count (ok)"});
  CHECK(i.result.study.readings[0].date == k_undated);
  CHECK(i.result.tables[0].columns[0].field.empty());
  const Import told("Timestamp,student\n2026-11-17 9:30:00,7\n", with_column(date, "timestamp"));
  CHECK(told.result.study.readings[0].date == parse_date("2026-11-17")->days);
}

TEST_CASE("an id counts before a name, and a name alone will do") {
  const Import i("Name,Student ID\nAna,7\nBo,\n");
  CHECK(i.rows() == Lines{"7  : ", "Bo  : "});
}

TEST_CASE("names become ids of the roster, the class telling two of one name apart") {
  const Import i(
      "name,class,task\nana  CRUZ,,1\n\"Cruz, Ana\",,2\nBo Lind,3C,1\nBo Lind,,1\nMia,,1\ns08,,1\n", {},
      k_roster);
  CHECK(i.rows() == Lines{"s07 1 : ", "s07 2 : ", "s20 1 : ", "Bo Lind 1 : ", "Mia 1 : ", "s08 1 : "});
  CHECK(i.ids() == Lines{"ambiguous-student", "not-on-roster"});
}

TEST_CASE("without a codebook only a semicolon separates codes") {
  const Import i("student,strategy,issues\n1,\"linear, steep; quadratic\",\"domain is [0,1/2]; onto\"\n");
  CHECK(i.rows() == Lines{"1  : linear, steep|quadratic|i:domain is [0,1/2]|i:onto"});
}

TEST_CASE("with a codebook a comma separates codes where a part is one, and names become ids") {
  ImportOptions options;
  options.codebook = "multiplication-division";
  const Import i("student,strategy\n1,\"Skip counting, partial-products\"\n2,\"skip-counting, on a line\"\n",
                 options);
  CHECK(i.rows() == Lines{"1  : skip-counting|partial-products", "2  : skip-counting (on a line)"});
  CHECK(i.ids() == Lines{"text-not-code"});
}

TEST_CASE("a code that the codebook lacks is kept as written, and words that are no code go to the note") {
  ImportOptions options;
  options.codebook = "multiplication-division";
  const Import i(
      "student,strategy,note\n1,skip-couting; drew many circles,seen\n2,skip-couting,\n3,zigzag,\n", options);
  CHECK(i.rows() == Lines{"1  : skip-couting (seen; drew many circles)", "2  : skip-couting", "3  : zigzag"});
  REQUIRE(i.ids() == Lines{"text-not-code", "unknown-code", "unknown-code"});
  CHECK(i.diagnostics.errors() == 0);
  CHECK(i.diagnostics.items()[1].message.ends_with("(2 times, first here)"));
  CHECK(i.diagnostics.items()[1].hint.find("'skip-counting'") != std::string::npos);
}

TEST_CASE("values are changed before they are read, parts of a list too, and words for nothing are empty") {
  ImportOptions options;
  options.values = {
      {correct, "Y", "right"}, {correct, "-", ""}, {issues, "lc", "loses-count"}, {task, "q9", "q1"}};
  options.na = {"NA"};
  const Import i("student,correct,issues,note\n1, Y ,lc; other,NA\n2,-,NA,x\n3,wrong,NA; lc,\n", options);
  CHECK(i.rows() == Lines{"1  : i:loses-count|i:other", "2  :  (x)", "3  : i:loses-count"});
  CHECK(i.result.study.readings[0].correct == Correct::right);
  CHECK(i.result.study.readings[1].correct == Correct::unknown);
  CHECK(i.diagnostics.empty());
  REQUIRE_FALSE(i.result.remarks.empty());
  CHECK(i.result.remarks[0] == "--value: no cell of task is 'q9'");
}

TEST_CASE(
    "a value for every row stands in place of a column that was only recognised, and behind one that was "
    "named") {
  const std::string table = "student,class\n1,3A\n2,\n";
  ImportOptions options;
  options.set = {{class_id, "3B"}};
  const Import over(table, options);
  for (const auto& r : over.result.study.readings) CHECK(over.result.study.text(r.class_id) == "3B");
  options.columns = {{class_id, "class"}};
  const Import behind(table, options);
  CHECK(behind.result.study.text(behind.result.study.readings[0].class_id) == "3A");
  CHECK(behind.result.study.text(behind.result.study.readings[1].class_id) == "3B");
}

TEST_CASE("coders side by side become a reading each, and a row that nobody coded stays") {
  ImportOptions options;
  options.coders = {"kim", "Ortiz=second reader"};
  const Import i("student,kim,second reader,note\n1,a,b,n\n2,a,,\n3,,,\n", options);
  CHECK(i.rows() == Lines{"1  kim: a (n)", "1  Ortiz: b (n)", "2  kim: a", "3  : "});
  CHECK(i.result.pieces == 3);
}

TEST_CASE("a piece coded twice by one reader is settled as the option says") {
  const std::string table = "student,coder,strategy\n1,kim,a\n1,lee,b\n1,kim,c\n";
  const Import refused(table);
  CHECK(refused.result.refused);
  CHECK(refused.ids() == Lines{"duplicate-piece"});
  CHECK(refused.diagnostics.items()[0].spot.line == 4);
  const Import first(table, on_duplicate(OnDuplicate::first));
  CHECK(first.rows() == Lines{"1  kim: a", "1  lee: b"});
  const Import last(table, on_duplicate(OnDuplicate::last));
  CHECK(last.rows() == Lines{"1  lee: b", "1  kim: c"});
  CHECK(last.result.duplicates == 1);
  CHECK(last.result.pieces == 1);
}

TEST_CASE("rows clash with pieces of files that say as much, and with no others") {
  const std::string files =
      "task: {id: t}\n---\nwork: {task: t, date: 2026-11-17, coder: kim, pieces: [{student: a, strategy: x}, "
      "{student: b}]}\n";
  const auto clashes = [&](const std::string& row) {
    const Import i("student,task,date,coder,strategy,attempt,school\n" + row + "\n", {}, files);
    std::string out;
    for (const auto& d : i.diagnostics.items())
      if (d.id == "duplicate-piece") out += fmt::format("{}+{} ", d.spot.line, d.spot.width);
    return out;
  };
  CHECK(clashes("a,t,2026-11-17,kim,y") == "2+1 ");
  CHECK(clashes("zed,t,2026-11-17,kim,y\na,t,2026-11-17,kim,y") == "3+1 ");
  for (const auto* row :
       {"zed,t,2026-11-17,kim,y", "a,zed,2026-11-17,kim,y", "a,t,2026-11-17,zed,y", "a,t,2026-11-18,kim,y",
        "a,t,2026-11-17,,y", "a,t,2026-11-17,kim,", "b,t,2026-11-17,kim,y", "a,t,2026-11-17,kim,y,2"}) {
    CAPTURE(std::string(row));
    CHECK(clashes(row) == "");
  }
}

TEST_CASE("every row is accounted for") {
  const Import i("student,note\n1,a\n,b\n , \n2,c\n\n,\n");
  const TableUse& use = i.result.tables[0];
  CHECK(use.rows == 5);
  CHECK(use.empty == 2);
  CHECK(use.without_student == 1);
  CHECK(i.result.study.readings.size() == 2);
  CHECK(import_summary(i.result).back() == "5 rows: 2 read, 1 without a student and 2 empty -> 2 pieces");
}

TEST_CASE("an attempt has a number up to 60,000, as in a file") {
  const Import i("student,attempt\n1,60000\n2,60001\n");
  CHECK(i.ids() == Lines{"bad-number"});
  CHECK(i.result.study.readings[0].attempt == 60000);
  CHECK(i.result.study.readings[1].attempt == 0);
}

TEST_CASE("a day that no calendar has is told from what is written in another way") {
  const auto message = [](const std::string& day) {
    return Import("student,date\n1," + day + "\n").diagnostics.items().at(0).message;
  };
  CHECK(message("2026-02-30") == "there is no day '2026-02-30', and it is left out");
  for (const std::string day : {"2026/02/30", "2026-02/30", "2026-02-3x", "2026-2-30"})
    CHECK(message(day) == "'" + day + "' is not a date written as YYYY-MM-DD, and is left out");
}

TEST_CASE(
    "a column headed by a code says where the code is on the page, unless an option reads it as something "
    "else") {
  ImportOptions options;
  options.codebook = "multiplication-division";
  const std::string table = "student,Skip counting\n1,yes\n2,\n3\n4,\n";
  CHECK(Import(table, options).rows() == Lines{"1  : skip-counting", "2  : ", "3  : ", "4  : "});
  options.columns = {{bright_spot, "Skip counting"}};
  const Import told(table, options);
  CHECK(told.rows() == Lines{"1  : ", "2  : ", "3  : ", "4  : "});
  CHECK(told.result.study.readings[0].bright_spot);
}

TEST_CASE("an option's header that is not there, or a table without students, stops the import") {
  CHECK(context_problem("student,strategie\n1,a\n", with_column(strategy, "strategies")) ==
        "no column is headed 'strategies' / did you mean 'strategie'?");
  const std::string problem = context_problem("number,strategy\n1,a\n", {});
  CHECK(problem.find("is known to name the students") != std::string::npos);
  CHECK(problem.find("'number', 'strategy'") != std::string::npos);
}

TEST_CASE("nothing is invented: what the task or the roster could add is left to them") {
  const std::string yaml =
      k_roster +
      "---\ntask: {id: t1, date: 2026-11-17, codebook: multiplication-division, answers: [\"24\"]}\n";
  const Import i("name,task,answer\nAna Cruz,t1,24\n", {}, yaml);
  const auto work = imported_work(i.result);
  REQUIRE(work.size() == 1);
  CHECK(write_yaml_flow(work[0]) == R"({work: {task: t1, pieces: [{student: s07, answer: "24"}]}})");
  const auto companions = imported_companions(i.result, i.context);
  REQUIRE(companions.size() == 2);
  CHECK(companions[0].contains("task"));
  CHECK(companions[1]["roster"]["class"] == "3B");
}

TEST_CASE("a codebook that no task names stands at the head of the work") {
  ImportOptions options;
  options.codebook = "fractions";
  const Import i("student,task\n1,t1\n", options);
  CHECK(imported_work(i.result)[0]["work"]["codebook"] == "fractions");
}

TEST_CASE("work is written piece by piece as the tree of its documents is") {
  const Import i(
      "student,task,date,class,coder,strategy,attempt,correct,bright_spot,quote,note\n"
      "1,t1,2026-11-17,3b,kim,a; b,2,right,yes,\"first; second\",a: b\n"
      "2,t1,2026-11-17,3b,lee,a,,,no,\"it is \"\"4\"\"\",\n"
      "3,t1,2026-11-17,3b,kim,,,,,dos é más,yes\n"
      "4,,,,,,,,,,\n");
  REQUIRE(i.result.study.readings.size() == 4);
  const std::string text = write_work(i.result.study, imported_documents(i.result));
  CHECK(text == write_yaml_documents(imported_work(i.result)));
  CHECK(text.find("strategy: [a, b]") != std::string::npos);
}

TEST_CASE("what is said again and again in a table stays of its own column and task") {
  const Import i(
      "student,task,class,setting,strategy,model\n1,a,a,a,a; b,a\n2,b,a,b,a,a\n1,b,b,b,b,a\n2,b,b,b,b,b\n",
      [] {
        ImportOptions options;
        options.on_duplicate = OnDuplicate::last;
        return options;
      }());
  const Study& study = i.result.study;
  std::string told;
  for (const auto& r : study.readings) {
    told += fmt::format("{} {} {} {} ", study.text(r.student), study.text(r.task), study.text(r.class_id),
                        study.text(r.setting));
    for (const auto& code : study.strategies(r)) told += study.text(code);
    for (const auto& code : study.models(r)) told += study.text(code);
    told += "|";
  }
  CHECK(told == "1 a a a aba|1 b b b ba|2 b b b bb|");
  CHECK(i.result.pieces == 3);
}

TEST_CASE("files of a folder are named for task, date, class and reader, and no two alike") {
  const Import i(
      "student,task,date,class,coder,setting\n1,t1,2026-11-17,3b,kim,a\n2,t1,2026-11-17,3b,kim,b\n3,t2,,,,"
      "\n4,,,,,\n");
  const auto files = imported_files(i.result);
  REQUIRE(files.size() == 3);
  CHECK(files[0].name == "t1-2026-11-17-3b-kim.yaml");
  CHECK(files[0].documents.size() == 2);
  CHECK(files[1].name == "t2.yaml");
  CHECK(files[2].name == "work.yaml");
}

TEST_CASE("several columns named with a comma between them are read together, and none if one is missing") {
  const std::string table = "student,first,second\n1,a,b\n";
  CHECK(Import(table, with_column(strategy, "first, second")).rows() == Lines{"1  : a|b"});
  CHECK(context_problem(table, with_column(strategy, "first, third")) ==
        "no column is headed 'third' / its headers are 'student', 'first', 'second'");
}

TEST_CASE("an answer with a decimal comma is told where the task has it with a point") {
  const Import i("student;task;answer\n1;t1;0,25\n2;t1;0,5\n3;t1;half, I think\n4;t1;0.5\n", {},
                 "task: {id: t1, answers: [\"0.5\"]}\n");
  REQUIRE(i.ids() == Lines{"spreadsheet-value"});
  const Diagnostic& said = i.diagnostics.items()[0];
  CHECK(said.severity == Severity::warning);
  CHECK(said.spot.line == 3);
  CHECK(said.message == "the answer '0,5' has a decimal comma, and the answer of task 't1' is '0.5'");
  CHECK(i.result.study.text(i.result.study.readings[1].answer) == "0,5");
}

TEST_CASE("an answer that a failing formula left is told, and kept") {
  const Import i("student,answer\n1,#REF!\n2,#5\n");
  REQUIRE(i.ids() == Lines{"spreadsheet-value"});
  CHECK(i.diagnostics.items()[0].spot == Spot{2, 3, 5});
  CHECK(i.diagnostics.items()[0].message ==
        "the answer '#REF!' is what a spreadsheet shows where a formula fails");
  CHECK(i.result.study.text(i.result.study.readings[0].answer) == "#REF!");
}

TEST_CASE("a row that names another codebook than its task has is told") {
  const Import i("student,task,codebook\n1,t1,multiplication-division\n2,t1,fractions\n", {},
                 "task: {id: t1, codebook: multiplication-division}\n");
  REQUIRE(i.ids() == Lines{"codebook-differs"});
  CHECK(i.diagnostics.items()[0].spot == Spot{3, 1, 1});
  CHECK(i.diagnostics.items()[0].message ==
        "task 't1' is coded with 'multiplication-division', but this row names codebook 'fractions'");
}

TEST_CASE("a student in another class than on the rosters, and one of two schools, are told") {
  const Import other("student,class\ns07,3B\ns07,3C\n", on_duplicate(OnDuplicate::last), k_roster);
  REQUIRE(other.ids() == Lines{"class-differs"});
  CHECK(other.diagnostics.items()[0].severity == Severity::warning);
  CHECK(other.diagnostics.items()[0].spot == Spot{3, 1, 3});
  CHECK(other.diagnostics.items()[0].message ==
        "student 's07' is in class '3B' on the rosters, and in '3C' here");
  const Import two("student\ns1\n", {},
                   "roster: {school: Grant, class: 3A, students: [{id: s1}]}\n---\n"
                   "roster: {school: Lincoln, class: 3B, students: [{id: s1}]}\n");
  REQUIRE(two.ids() == Lines{"ambiguous-student"});
  CHECK(two.diagnostics.items()[0].severity == Severity::error);
  CHECK(two.diagnostics.items()[0].message == "students of 2 schools have the id 's1': Grant, Lincoln");
}

TEST_CASE("a table without headings is refused") {
  CHECK(context_problem("", {}).find("t.csv is empty / the first line of a table holds the headers") !=
        std::string::npos);
  CHECK(context_problem(" , \n , \n", {}).find("t.csv has nothing but empty cells / ") != std::string::npos);
}

TEST_CASE("codes for every row stand where a row has none of its own, and no piece takes more than 255") {
  ImportOptions options = with_column(strategy, "strategy");
  options.set = {{strategy, "a; b"}};
  CHECK(Import("student,strategy\n1,c\n2,\n", options).rows() == Lines{"1  : c", "2  : a|b"});
  std::string cell;
  for (int code = 0; code < 255; ++code) cell += fmt::format("c{};", code);
  CHECK(Import("student,strategy\n1," + cell + "\n").ids().empty());
  const Import many("student,strategy\n1," + cell + "one too many\n");
  REQUIRE(many.ids() == Lines{"too-many-codes"});
  CHECK(many.diagnostics.items()[0].spot.line == 2);
  CHECK(many.result.study.strategies(many.result.study.readings[0]).size() == 255);
}

TEST_CASE("look-fors and words of the scale that are nearly spelled right are told by their words") {
  const std::string yaml =
      "codebook: {id: cb, success: [beginning, meeting], strategies: [a]}\n---\n"
      "task: {id: t1, codebook: cb}\n---\n"
      "exemplar: {task: t1, look_fors: [{id: equal-parts, text: The parts are equal}]}\n";
  const Import i(
      "student,task,shows,success\n1,t1,equal-part,meeting\n2,t1,Equal Parts,meetign\n3,t1,,zigzag\n", {},
      yaml);
  REQUIRE(i.ids() == Lines{"unknown-code", "unknown-code", "unknown-code"});
  const auto& said = i.diagnostics.items();
  CHECK(said[0].message == "'equal-part' is no look-for of task 't1' and is kept as written");
  CHECK(said[0].hint.find("did you mean 'equal-parts'?") != std::string::npos);
  CHECK(said[1].message == "'meetign' is no success word of cb and is kept as written");
  CHECK(said[1].hint.find("did you mean 'meeting'?") != std::string::npos);
  CHECK(said[2].hint.starts_with("it takes beginning, meeting; "));
  const Study& study = i.result.study;
  CHECK(study.text(study.shows(study.readings[1])[0]) == "equal-parts");
  CHECK(study.text(study.readings[1].success) == "meetign");
  const Import nowhere("student,task,shows\n1,t2,fair\n");
  CHECK(nowhere.ids().empty());
  CHECK(nowhere.result.study.text(nowhere.result.study.shows(nowhere.result.study.readings[0])[0]) == "fair");
}

TEST_CASE("a column of strategies beside those of each task is not used, and says why") {
  ImportOptions options;
  options.tasks = {"t1=Q1", "t2=Q2"};
  const Import i("student,Q1,Q2,strategy\n1,a,b,c\n", options);
  CHECK(i.rows() == Lines{"1 t1 : a", "1 t2 : b"});
  CHECK(i.result.tables[0].columns[3].field.empty());
  CHECK(i.result.tables[0].columns[3].why == "each task has a column");
}
