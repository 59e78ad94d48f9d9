// Which column of a table holds what, and why.
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include "read/table/work_table.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

using enum WorkField;

struct Planned {
  ImportOptions options;
  KnownWords known;
  std::vector<std::string> missing;

  // "HEADER=field (why)" of each column, without what is not recognised and that a header is why; or what is
  // refused.
  std::string of(std::string_view bytes) {
    Diagnostics problems;
    missing.clear();
    const CsvTable table = read_csv("t.csv", bytes, ',', problems);
    try {
      return shown(plan_columns(table, options, known, missing));
    } catch (const Problem& problem) {
      return fmt::format("{} [{}]", problem.what(), problem.hint);
    }
  }

  static std::string shown(const ColumnPlan& plan) {
    std::vector<std::string> out;
    for (const auto& use : plan.uses) {
      const std::string field = use.field.empty() ? "" : fmt::format("={}", use.field);
      const bool plain = use.why == (use.field.empty() ? "not recognised" : "the header");
      out.push_back(fmt::format("{}{}{}", use.header, field, plain ? "" : fmt::format(" ({})", use.why)));
    }
    return join(out, "; ");
  }
};

std::string planned(std::string_view bytes) {
  return Planned{}.of(bytes);
}

}  // namespace

TEST_CASE("each field is read from the column whose heading says it best, and of as good ones from none") {
  CHECK(planned("student,task,strategy,weather,\n") ==
        "student=student; task=task; strategy=strategy; weather; ");
  CHECK(planned("Pupil,Student\n") == "Pupil (student comes from another column); Student=student");
  CHECK(planned("Student,Pupil\n") == "Student=student; Pupil (student comes from another column)");
  CHECK(planned("Strategy,Strategy\n") ==
        "2 columns are headed 'Strategy': columns 1 and 2 [say which one, such as --column "
        "'FIELD=Strategy#2' for the second or --column FIELD=#2 for column 2]");
  CHECK(planned("student,Code,code,Code\n") ==
        "2 columns are headed 'Code': columns 2 and 4 [say which one, such as --column 'FIELD=Code#2' for "
        "the second or --column FIELD=#4 for column 4]");
  CHECK(planned("ID,Completion time,Name\n") == "ID; Completion time; Name=name");
  CHECK(planned("ID,Name\n") == "ID=student; Name=name");
  CHECK(planned("") == "");
}

TEST_CASE("whose work a row is may stand in two columns, or be an address") {
  CHECK(planned("First name,Last name,Email,task\n") == "First name=name; Last name=name; Email; task=task");
  CHECK(planned("Last name,First name\n") == "Last name=name; First name=name");
  CHECK(planned("Name,First name,Email\n") == "Name=name; First name; Email");
  CHECK(planned("Email,task\n") == "Email=student; task=task");
  CHECK(planned("student,Email\n") == "student=student; Email");
}

TEST_CASE("an option names columns by heading, by which of several or by number") {
  struct Named {
    const char* column;
    const char* plan;
    const char* missing;
  };
  for (const auto& n : {Named{"one", "one=note (--column); two; two; three", ""},
                        {"ONE", "one=note (--column); two; two; three", ""},
                        {"#1", "one=note (--column); two; two; three", ""},
                        {"#4", "one; two; two; three=note (--column)", ""},
                        {"#5", "one; two; two; three", "#5"},
                        {"#0", "one; two; two; three", "#0"},
                        {"#", "one; two; two; three", "#"},
                        {"two",
                         "2 columns are headed 'two': columns 2 and 3 [say which one, such as --column "
                         "'FIELD=two#2' for the second or --column FIELD=#3 for column 3]",
                         ""},
                        {"two#1", "one; two=note (--column); two; three", ""},
                        {"two#2", "one; two; two=note (--column); three", ""},
                        {"two#3", "one; two; two; three", "two#3"},
                        {"one#1", "one=note (--column); two; two; three", ""},
                        {"one#2", "one; two; two; three", "one#2"},
                        {"one, three", "one=note (--column); two; two; three=note (--column)", ""},
                        {"three, one", "one=note (--column); two; two; three=note (--column)", ""},
                        {"one, four", "one; two; two; three", "four"},
                        {"four, five", "one; two; two; three", "four|five"}}) {
    CAPTURE(std::string(n.column));
    Planned p;
    p.options.columns = {{note, n.column}};
    CHECK(p.of("one,two,two,three\n") == n.plan);
    CHECK(join(p.missing, "|") == n.missing);
  }
}

TEST_CASE("columns stand for readers or tasks, with a field behind a colon") {
  struct Sides {
    const char* given;
    const char* plan;
    const char* missing;
  };
  for (const auto& s : {Sides{"ana",
                              "student=student; ana=strategy, read by ana (--coders); bo; x:answer; strategy "
                              "(each reader has a column)",
                              ""},
                        {"ana, bo",
                         "student=student; ana=strategy, read by ana (--coders); bo=strategy, read by bo "
                         "(--coders); x:answer; strategy (each reader has a column)",
                         ""},
                        {"A=ana",
                         "student=student; ana=strategy, read by A (--coders); bo; x:answer; strategy (each "
                         "reader has a column)",
                         ""},
                        {"A=ana,B:answer=bo",
                         "student=student; ana=strategy, read by A (--coders); bo=answer, read by B "
                         "(--coders); x:answer; strategy (each reader has a column)",
                         ""},
                        {"A:answer=ana,A=bo",
                         "student=student; ana=answer, read by A (--coders); bo=strategy, read by A "
                         "(--coders); x:answer; strategy (each reader has a column)",
                         ""},
                        {"A:anser=ana", "--coders: there is no 'anser' [did you mean 'answer'?]", ""},
                        {"A:wug=ana",
                         "student=student; ana=strategy, read by A:wug (--coders); bo; x:answer; strategy "
                         "(each reader has a column)",
                         ""},
                        {"A:student=ana",
                         "--coders: 'A' cannot have a student of its own [it takes what is on the page, such "
                         "as strategy, answer, quote or note]",
                         ""},
                        {"A:coder=ana",
                         "--coders: 'A' cannot have a coder of its own [it takes what is on the page, such "
                         "as strategy, answer, quote or note]",
                         ""},
                        {"x:answer",
                         "student=student; ana; bo; x:answer=strategy, read by x:answer (--coders); strategy "
                         "(each reader has a column)",
                         ""},
                        {"zed", "student=student; ana; bo; x:answer; strategy=strategy", "zed"},
                        {"ana, zed",
                         "student=student; ana=strategy, read by ana (--coders); bo; x:answer; strategy "
                         "(each reader has a column)",
                         "zed"},
                        {"A=zed", "student=student; ana; bo; x:answer; strategy=strategy", "A=zed"}}) {
    CAPTURE(std::string(s.given));
    Planned p;
    p.options.coders = {s.given};
    CHECK(p.of("student,ana,bo,x:answer,strategy\n") == s.plan);
    CHECK(join(p.missing, "|") == s.missing);
  }
  Planned p;
  p.options.tasks = {"ana"};
  CHECK(p.of("student,ana,task\n") ==
        "student=student; ana=strategy, on task ana (--tasks); task (each task has a column)");
}

TEST_CASE("columns of yes and no stand for a code where most of their cells are flags") {
  Planned p;
  p.known.codes = {{strategy, "Rows", "rows"}, {model, "Array", "array"}};
  CHECK(p.of("student,rows,ARRAY\na,1,no\nb,x,yes\n") ==
        "student=student; rows=strategy, rows (the header is a code); ARRAY=model, array (the header is a "
        "code)");
  CHECK(p.of("student,rows\na,1\nb,wug\n") == "student=student; rows");
  CHECK(p.of("student,rows\na,1\nb,wug\nc,0\nd,\n") ==
        "student=student; rows=strategy, rows (the header is a code)");
  CHECK(p.of("student,rows\na,\n") == "student=student; rows");
  CHECK(p.of("student,strategy,rows\na,b,1\n") == "student=student; strategy=strategy; rows");
  CHECK(planned("student,strategy:rows,strategy:boxes,model:array,issue:a,look-for:b,strategy:\n") ==
        "student=student; strategy:rows (repeats what other columns say); strategy:boxes (repeats what other "
        "columns say); model:array=model, array; issue:a=issues, a; look-for:b=shows, b; strategy:=strategy");
  CHECK(planned("student,strategy,strategy:rows,model:array\n") ==
        "student=student; strategy=strategy; strategy:rows (repeats what other columns say); "
        "model:array=model, array");
  p.known.codes.push_back({issues, "student", "lost"});
  CHECK(p.of("student,,rows\n1,1,1\n0,1,1\n") ==
        "student=student; ; rows=strategy, rows (the header is a code)");
  Planned one;
  one.options.ones = {{issues, "late=bo"}, {shows, "bo2"}, {shows, "zed"}};
  CHECK(one.of("student,bo,bo2,issue\n") ==
        "student=student; bo=issues, late (--ones); bo2=shows, bo2 (--ones); issue (issues comes from "
        "another column)");
  CHECK(join(one.missing, "|") == "zed");
}

TEST_CASE("headings that are tasks stand for them where nothing says task or strategy") {
  Planned p;
  p.known.tasks = {{"Trays", "t1"}, {"t2", "t2"}};
  CHECK(p.of("student,trays,T2,other\n") ==
        "student=student; trays=strategy, on task t1 (the header is a task); T2=strategy, on task t2 (the "
        "header is a task); other");
  CHECK(p.of("student,trays,task\n") == "student=student; trays; task=task");
  CHECK(p.of("student,trays,strategy\n") == "student=student; trays; strategy=strategy");
  p.known.tasks.emplace_back("student", "s");
  CHECK(p.of("student,,trays\n") == "student=student; ; trays=strategy, on task t1 (the header is a task)");
  p.options.set = {{task, "t9"}, {date, "2026-11-17"}};
  CHECK(p.of("student,trays,task,date\n") ==
        "student=student; trays; task (--set task is used); date (--set date is used)");
}

TEST_CASE("what a kept document names and the table lacks is missing, and no other column takes its place") {
  Planned p;
  p.options.kept = "form";
  p.options.columns = {{strategy, "Way, or none"}, {answer, "Q#2"}, {note, "two"}};
  p.options.kept_headings = {{"Way, or none", "Way, or none", ""}, {"Q#2", "Q#2", ""}, {"two", "two", ""}};
  CHECK(p.of("student,\"Way, or none\",Q,Q,two\n") ==
        "student=student; Way, or none=strategy (--column); Q; Q=answer (--column); two=note (--column)");
  CHECK(join(p.missing, "|") == "");
  CHECK(p.of("student,Way,Q,Q,Q,two,strategy\n") ==
        "student=student; Way; Q; Q; Q; two=note (--column); strategy (strategy was 'Way, or none')");
  CHECK(join(p.missing, "|") == "Way, or none|Q#2");
  CHECK(
      p.of("student,\"Way, or none\",Q,two,answer\n") ==
      "student=student; Way, or none=strategy (--column); Q; two=note (--column); answer (answer was 'Q#2')");
  CHECK(join(p.missing, "|") == "Q#2");
}

TEST_CASE("of a table alone the names of list's columns are known, and of two alike the first counts") {
  Diagnostics problems;
  const std::string bytes = "student,Pupil,strategy,strategy,model:a,note:x,first name\n";
  CHECK(Planned::shown(plan_list_columns(read_csv("t.csv", bytes, ',', problems))) ==
        "student=student; Pupil; strategy=strategy; strategy (strategy comes from another column); "
        "model:a=model, a; note:x; first name");
}

TEST_CASE("what says yes and what says no") {
  for (const auto* yes : {"true", "YES", "y", "x", "1", "checked", "\xE2\x9C\x93", "\xE2\x9C\x94"})
    CHECK(as_flag(yes) == true);
  for (const auto* no : {"false", "No", "n", "0", "unchecked"}) CHECK(as_flag(no) == false);
  for (const auto* neither : {"", "2", "maybe", "10", "yes no"}) CHECK_FALSE(as_flag(neither));
}
