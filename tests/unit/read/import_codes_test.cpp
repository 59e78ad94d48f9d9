// What the words in a cell of codes become: codes, and words for the note.
#include "read/import/import_codes.hpp"

#include "worksort/read/table/csv.hpp"
#include "worksort/util/text.hpp"

#include <string>

#include "../studies.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

constexpr const char* k_books = R"(codebook:
  id: own
  strategies: [rows, twos, {id: by-ones, name: "Ones, one by one"}, "24"]
  models: [array]
---
task: {id: t, codebook: own}
---
exemplar: {task: t, look_fors: [{id: equal, text: Equal}]}
---
work: {task: t, pieces: [{student: a}]}
)";

// "CODE|CODE (note) id" of a cell.
std::string cell_becomes(std::string_view cell, WorkField field = WorkField::strategy,
                         std::string_view task = "t") {
  const Study context = study_of(k_books);
  ValueProblems problems;
  ImportCodes codes(context, "", problems);
  const auto read = codes.read(field, cell, task, "", {2, 3, 4});
  Diagnostics diagnostics;
  problems.tell("t.csv", CsvTable(), diagnostics);
  std::string out = join(read.codes, "|");
  if (!read.text.empty()) out += fmt::format("{}({})", out.empty() ? "" : " ", read.text);
  for (const auto& d : diagnostics.items()) out += " " + d.id;
  return out;
}

}  // namespace

TEST_CASE("codes are parted at commas where they are codes, and what is none belongs to the note") {
  CHECK(cell_becomes("rows") == "rows");
  CHECK(cell_becomes("Rows") == "rows");
  CHECK(cell_becomes("rows, twos") == "rows|twos");
  CHECK(cell_becomes("rows,twos , 24") == "rows|twos|24");
  CHECK(cell_becomes("rows, , twos,") == "rows|rows|twos");
  CHECK(cell_becomes("Ones, one by one") == "by-ones");
  CHECK(cell_becomes("rows, Ones, one by one, twos") == "rows|by-ones|twos");
  CHECK(cell_becomes("rowz") == "rowz unknown-code");
  CHECK(cell_becomes("boxes") == "boxes unknown-code");
  CHECK(cell_becomes("did it in her head") == "(did it in her head) text-not-code");
  CHECK(cell_becomes("in her head, and then, twice") == "(in her head, and then, twice) text-not-code");
  CHECK(cell_becomes("rows, in her head") == "rows (in her head) text-not-code");
  CHECK(cell_becomes("rows, in her head, and fast") == "rows (in her head, and fast) text-not-code");
  CHECK(cell_becomes("rows, in her head, twos") == "rows|twos (in her head) text-not-code");
  CHECK(cell_becomes("rows, head, fast") == "rows|head|fast unknown-code unknown-code");
  CHECK(cell_becomes("rows, 3 and, 4 and") == "rows (3 and, 4 and) text-not-code");
  CHECK(cell_becomes("rows, 3, 4") == "rows (3, 4) text-not-code");
  CHECK(cell_becomes("rows, (twos, maybe), twos") == "rows|twos ((twos, maybe)) text-not-code");
  CHECK(cell_becomes("rows, see (a, twos") == "rows (see (a, twos) text-not-code");
  CHECK(cell_becomes("rows, see [a, twos], by-ones") == "rows|by-ones (see [a, twos]) text-not-code");
}

TEST_CASE("a comment behind a code goes to the note, without the brackets around it") {
  CHECK(cell_becomes("rows (lost track)") == "rows (lost track) text-not-code");
  CHECK(cell_becomes("rows [lost track]") == "rows (lost track) text-not-code");
  CHECK(cell_becomes("rows (lost track") == "rows (lost track) text-not-code");
  CHECK(cell_becomes("rows [lost track)") == "rows (lost track)) text-not-code");
  CHECK(cell_becomes("rows (lost track]") == "rows (lost track]) text-not-code");
  CHECK(cell_becomes("rows: lost track]") == "rows (lost track]) text-not-code");
  CHECK(cell_becomes("rows - lost track)") == "rows (lost track)) text-not-code");
  CHECK(cell_becomes("rows \u2013 lost (all) track") == "rows (lost (all) track) text-not-code");
  CHECK(cell_becomes("rows\u2014lost") == "rows (lost) text-not-code");
  CHECK(cell_becomes("rows = lost") == "rows (lost) text-not-code");
  CHECK(cell_becomes("rows. lost") == "rows (lost) text-not-code");
  CHECK(cell_becomes("rows.lost") == "rows.lost unknown-code");
  CHECK(cell_becomes("rows-lost") == "rows-lost unknown-code");
  CHECK(cell_becomes("rowz (lost track)") == "rowz (lost track) text-not-code unknown-code");
  CHECK(cell_becomes("head (lost track)") == "(head (lost track)) text-not-code");
  CHECK(cell_becomes("(lost track)") == "((lost track)) text-not-code");
  CHECK(cell_becomes("twos, rows: lost, twos - so") ==
        "twos|rows|twos (lost, so) text-not-code text-not-code");
}

TEST_CASE("other kinds of codes") {
  CHECK(cell_becomes("Array", WorkField::model) == "array");
  CHECK(cell_becomes("arry", WorkField::model) == "arry unknown-code");
  CHECK(cell_becomes("a, b c", WorkField::issues) == "a, b c");
  CHECK(cell_becomes("partly", WorkField::success) == "partly");
  CHECK(cell_becomes("a bit", WorkField::success) == "a bit unknown-code");
  CHECK(cell_becomes("Equal", WorkField::shows) == "equal");
  CHECK(cell_becomes("eqal", WorkField::shows) == "eqal unknown-code");
  CHECK(cell_becomes("a, b", WorkField::shows, "u") == "a, b");
  CHECK(cell_becomes("rows, twos", WorkField::strategy, "u") == "rows|twos");
}
