// How a table was read, as it is kept for the next one, and what has changed since.
#include "worksort/read/import/import.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <string>
#include <vector>

#include "../studies.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

using enum WorkField;

std::string named_lists(const char* key, const std::vector<Named>& list) {
  std::string out;
  for (const Named& one : list) out += fmt::format(" {}:{}", one.name, join(one.texts, "+"));
  return out.empty() ? "" : fmt::format("{}{}; ", key, out);
}

std::string plain_list(const char* key, const std::vector<std::string>& list) {
  return list.empty() ? "" : fmt::format("{} {}; ", key, join(list, "+"));
}

Imported imported_now(const std::string& table, const ImportOptions& options) {
  const ScratchFolder folder;
  write_file(folder.path("t.csv"), table, true);
  Diagnostics unheard;
  return import_tables({folder.path("t.csv")}, study_of("task: {id: t}\n"), options, unheard);
}

// All that is kept of how the table is read.
std::string kept_of(const std::string& table, const ImportOptions& options) {
  const ImportPlan plan = import_plan("form", options, imported_now(table, options));
  std::string out = plan.id + "; " + named_lists("columns", plan.columns) + named_lists("ones", plan.ones) +
                    plain_list("coders", plan.coders) + plain_list("tasks", plan.tasks) +
                    plain_list("unused", plan.unused);
  for (const Change& change : plan.values)
    out += fmt::format("{} {}={}; ", change.field, change.from, change.to);
  out += named_lists("set", plan.set) + plain_list("na", plan.na);
  if (plan.header != 0) out += fmt::format("header {}; ", plan.header);
  return out + fmt::format("{}{}|{}|{}|{}|{}", plan.raw ? "raw" : "", plan.sheet, plan.date_format,
                           plan.delimiter, plan.encoding, plan.on_duplicate);
}

// What is remarked where these headings were kept: "GIVEN HEADING USE".
std::string changed_since(const std::string& table, const std::vector<KeptHeading>& headings,
                          std::vector<std::pair<WorkField, std::string>> columns = {}) {
  ImportOptions options;
  options.kept = "form";
  options.kept_headings = headings;
  options.columns = std::move(columns);
  std::string out;
  for (const auto& remark : imported_now(table, options).remarks) {
    const auto name = remark.find("t.csv: ");
    if (name != std::string::npos) out += remark.substr(name + 7) + "; ";
  }
  return out;
}

}  // namespace

TEST_CASE("of a table is kept what each column is, and what the options say of its cells") {
  CHECK(kept_of("student,strategy,mood,\ns1,x,y,z\n", {}) ==
        "form; columns student:student strategy:strategy; unused mood+#4; ||||");
  CHECK(kept_of("first name,last name,note,note\nAna,Cruz,a,b\n", [] {
          ImportOptions options;
          options.columns = {{note, "note#1,note#2"}};
          return options;
        }()) == "form; columns name:first name+last name note:note#1+note#2; ||||");
  ImportOptions options;
  options.columns = {{strategy, "way"}};
  options.ones = {{issues, "unit=U"}, {issues, "Slips"}, {model, "Line"}};
  options.values = {{strategy, "H", "hops"}, {correct, "y", "right"}};
  options.set = {{task, "t"}, {class_id, "3B"}};
  options.na = {"-", "n/a"};
  options.raw = true;
  options.table.header = 2;
  options.table.delimiter = ',';
  options.table.encoding = "utf-8";
  options.date_format = DateFormat::parse("D.M.YYYY");
  options.on_duplicate = OnDuplicate::readers;
  CHECK(kept_of("Title\nstudent,way,U,Slips,Line\ns1,H,1,0,1\n", options) ==
        "form; columns student:student strategy:way; ones issues:unit=U+Slips model:Line; strategy H=hops; "
        "correct y=right; set task:t class:3B; na -+n/a; header 2; raw|D.M.YYYY|,|utf-8|readers");
  ImportOptions sides;
  sides.coders = {"kim", "Ortiz=second", "Ortiz:note=why"};
  CHECK(kept_of("student,kim,second,why\ns1,a,b,c\n", sides) ==
        "form; columns student:student; coders kim+Ortiz=second+Ortiz:note=why; ||||");
  sides.coders.clear();
  sides.tasks = {"t=q1", "u=q2", "u:success=far"};
  sides.on_duplicate = OnDuplicate::last;
  CHECK(kept_of("student,q1,q2,far\ns1,a,b,partly\n", sides) ==
        "form; columns student:student; tasks t=q1+u=q2+u:success=far; ||||last");
}

TEST_CASE("columns that are new, gone or another since the table was kept") {
  const std::vector<KeptHeading> both = {{"student", "student", "student"}, {"way", "way", "strategy"}};
  CHECK(changed_since("student,way\ns1,x\n", both, {{student, "student"}, {strategy, "way"}}) == "");
  CHECK(changed_since("student,way,mood\ns1,x,y\n", both, {{student, "student"}, {strategy, "way"}}) ==
        "a column is new to 'form': 'mood' (not used); ");
  CHECK(changed_since("student,way,mood,note\ns1,x,y,z\n", both, {{student, "student"}, {strategy, "way"}}) ==
        "columns are new to 'form': 'mood' (not used), 'note' (taken for note); ");
  CHECK(changed_since("student,way,mood,note\ns1,x,,\n", both, {{student, "student"}, {strategy, "way"}}) ==
        "");
  CHECK(changed_since("student,weg\ns1,x\n", both, {{student, "student"}, {strategy, "way"}}) ==
        "a column is new to 'form': 'weg' (not used); a column of 'form' is not here any more: 'way' "
        "(strategy); --column strategy=HEADER names another column; ");
  CHECK(changed_since("student,way\ns1,x\n",
                      {{"student", "student", "student"}, {"way#2", "way#2", "strategy"}},
                      {{student, "student"}, {strategy, "way#2"}}) ==
        "a column is new to 'form': 'way' (not used); a column of 'form' is not here any more: 'way#2' "
        "(strategy; 1 column is headed so now); --column strategy=HEADER names another column; ");
  CHECK(changed_since("student,way,Way\ns1,x,y\n",
                      {{"student", "student", "student"}, {"way#3", "way#3", "strategy"}},
                      {{student, "student"}, {strategy, "way#3"}}) ==
        "columns are new to 'form': 'way#1' (not used), 'Way#2' (not used); a column of 'form' is not here "
        "any more: 'way#3' (strategy; 2 columns are headed so now); --column strategy=HEADER names another "
        "column; ");
  CHECK(changed_since("student,way\ns1,x\n",
                      {{"student", "student", "student"},
                       {"way", "way", "strategy"},
                       {"", "mood", k_not_used},
                       {"", "Way", k_not_used}},
                      {{student, "student"}, {strategy, "way"}}) ==
        "a column of 'form' is not here any more: 'mood' (not used); ");
  CHECK(changed_since("student,way\ns1,x\n", {{"student", "student", "student"}, {"#2", "#2", "strategy"}},
                      {{student, "student"}, {strategy, "#2"}}) ==
        "'#2' of 'form' is the column headed 'way'; ");
  CHECK(changed_since("student,\ns1,x\n", {{"student", "student", "student"}, {"#2", "#2", "strategy"}},
                      {{student, "student"}, {strategy, "#2"}}) == "");
  CHECK(changed_since("student,x\ns1,x\n",
                      {{"student", "student", "student"}, {"#4", "#4", "strategy"}, {"b", "b", "note"}},
                      {{student, "student"}, {strategy, "#4"}, {note, "b"}}) ==
        "a column is new to 'form': 'x' (not used); 2 columns of 'form' are not here any more: '#4' "
        "(strategy), 'b' (note); --column strategy=HEADER names another column; ");
  const std::vector<KeptHeading> alike = {
      {"student", "student", "student"}, {"way#2", "way#2", "strategy"}, {"", "Way#1", k_not_used}};
  CHECK(changed_since("student,Way,way\ns1,x,y\n", alike, {{student, "student"}, {strategy, "way#2"}}) == "");
  CHECK(kept_of("student,Way,way\ns1,x,y\n", [] {
          ImportOptions options;
          options.columns = {{strategy, "WAY#2"}};
          return options;
        }()) == "form; columns student:student strategy:way#2; unused Way#1; ||||");
}
