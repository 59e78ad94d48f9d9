#include "worksort/model/piece_fields.hpp"

#include "tables.hpp"

namespace worksort::fields {
namespace {

ValuePlace column(void* object) {
  return ByName{&static_cast<ImportPlan*>(object)->columns};
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
          {"header", whole, open, "", "the line of the headings; found when left out",
           I::of<&ImportPlan::header>},
          {"columns", map, open, "import-columns", "the headings that hold each field", I::self},
          {"values", map, open, "import-values", "what becomes of what stands in cells", I::self},
          {"set", map, open, "import-set", "what holds for every row", I::self},
      });
  to.push_back(by_field("import-columns", "the heading that holds a field; several are joined in this order",
                        texts, column));
  to.push_back(by_field("import-values",
                        "what becomes of the words of a field, OLD: NEW; the names of import-columns", words,
                        change));
  to.push_back(by_field("import-set", "the value of a field in every row; the names of import-columns", text,
                        constant));
}
// clang-format on

}  // namespace worksort::fields
