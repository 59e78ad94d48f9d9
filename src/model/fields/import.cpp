#include "worksort/model/piece_fields.hpp"

#include "tables.hpp"

namespace worksort::fields {
namespace {

ValuePlace column(void* object) {
  return ByName{&static_cast<ImportPlan*>(object)->columns};
}
ValuePlace one(void* object) {
  return ByName{&static_cast<ImportPlan*>(object)->ones};
}
ValuePlace change(void* object) {
  return ByWord{&static_cast<ImportPlan*>(object)->values};
}
ValuePlace constant(void* object) {
  return ByName{&static_cast<ImportPlan*>(object)->set};
}

// A key for every column that a table of work can have.
Mapping by_field(std::string_view name, std::string_view help, Shape shape, ValuePlace (*slot)(void*)) {
  Mapping out{name, help, {}};
  for (const auto& field : piece_fields())
    out.keys.push_back(
        {field.name, shape, Privacy::open, "", field.head.empty() ? field.help : field.head, slot});
  return out;
}

}  // namespace

using enum Shape;
using enum Privacy;

// clang-format off: one key a line reads best
void add_import(std::vector<Mapping>& to) {
  using I = In<ImportPlan>;
  add<ImportPlan>(
      to, "import", "how one kind of spreadsheet is read",
      {
          {"id", code, open, "", "the name of the form or export", I::of<&ImportPlan::id>, k_required},
          {"sheet", text, open, "", "the sheet of a workbook", I::of<&ImportPlan::sheet>},
          {"header", whole, open, "", "the line of the headings; found when left out",
           I::of<&ImportPlan::header>},
          {"columns", map, open, "import-columns", "the headings that hold each field", I::self},
          {"ones", map, open, "import-ones", "the headings of 1 and 0, one a code", I::self},
          {"coders", texts, open, "", "headings of strategies, one a reader: HEADING or NAME=HEADING",
           I::of<&ImportPlan::coders>},
          {"tasks", texts, open, "", "headings of strategies, one a task: HEADING or TASK=HEADING",
           I::of<&ImportPlan::tasks>},
          {"unused", texts, open, "", "headings that are known and not read", I::of<&ImportPlan::unused>},
          {"values", map, open, "import-values", "what becomes of what stands in cells", I::self},
          {"set", map, open, "import-set", "what holds for every row", I::self},
          {"na", texts, open, "", "words of cells that are empty", I::of<&ImportPlan::na>},
          {"raw", flag, open, "", "cells are taken as they stand, with a ' in front of = + - @",
           I::of<&ImportPlan::raw>},
          {"date_format", text, open, "", "how dates are written, such as MM/DD/YYYY",
           I::of<&ImportPlan::date_format>},
          {"delimiter", text, open, "", "what separates cells: a character or tab",
           I::of<&ImportPlan::delimiter>},
          {"encoding", text, open, "", "utf-8, windows-1252 or utf-16", I::of<&ImportPlan::encoding>},
          {"on_duplicate", choice, open, "error|first|last|join|readers",
           "what becomes of a second row of a piece", I::of<&ImportPlan::on_duplicate>},
      });
  to.push_back(by_field("import-columns", "the heading that holds a field; several are joined in this order",
                        texts, column));
  to.push_back(by_field("import-ones", "headings, or CODE=HEADING; the names of import-columns", texts, one));
  to.push_back(by_field("import-values",
                        "what becomes of the words of a field, OLD: NEW; the names of import-columns", words,
                        change));
  to.push_back(by_field("import-set", "the value of a field in every row; the names of import-columns", text,
                        constant));
}
// clang-format on

}  // namespace worksort::fields
