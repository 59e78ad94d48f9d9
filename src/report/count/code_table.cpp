#include "worksort/report/count/code_table.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>

namespace worksort {
namespace {

using Rows = std::vector<std::vector<Cell>>;

std::vector<Column> columns() {
  using enum ColumnType;
  return {{"kind", "Kind", text},
          {"code", "Code", code},
          {"name", "Name", text},
          {"family", "Family", text},
          {"definition", "What it is", text},
          {"use_when", "Use it when", text},
          {"not_when", "Not when", text},
          {"example", "Example", text},
          {"look_for", "Look for", list},
          {"models", "Models", list}};
}

std::vector<Cell> plain_row(const char* kind, const std::string& code, const std::string& name,
                            std::string definition) {
  const std::string none;
  return {std::string(kind), code,      name, none, std::move(definition), none, none, none,
          TextList{},        TextList{}};
}

std::vector<Cell> strategy_row(const Codebook& codebook, const Strategy& s) {
  const std::string family = s.family.empty() ? "" : codebook.name_of(Dimension::family, s.family);
  return {std::string("strategy"),
          s.id,
          s.name,
          family,
          s.definition,
          s.use_when,
          s.not_when,
          s.example,
          s.look_for,
          s.models};
}

// The rows that `add` adds, as a range.
template <typename Add>
CodeRange range(Rows& rows, Add&& add) {
  const std::size_t first = rows.size();
  add();
  return {first, rows.size() - first};
}

std::string cause_words(const std::string& cause) {
  return cause == "not-attempted" ? "not attempted" : cause;
}

}  // namespace

CodeTable code_table(const Codebook& codebook, const std::vector<LookFor>& look_fors) {
  CodeTable out;
  out.table.title = codebook.title.empty() ? codebook.id : codebook.title;
  out.table.columns = columns();
  Rows& rows = out.table.rows;
  out.strategies = range(rows, [&] {
    for (const auto& s : codebook.strategies) rows.push_back(strategy_row(codebook, s));
    for (const auto& e : special_codes()) {
      rows.push_back(
          plain_row("no strategy to read", e.id, prettified(e.id), "no strategy can be read from the page"));
      if (e.id == k_absent) rows.back()[4] = std::string("the student was not there; never counted as zero");
    }
  });
  out.models = range(rows, [&] {
    for (const auto& m : codebook.models) rows.push_back(plain_row("model", m.id, m.name, m.cra));
  });
  out.success = range(rows, [&] {
    for (const auto& e : codebook.success_scale()) {
      rows.push_back(plain_row("success", e.id, e.name, "how far the work carried its own strategy"));
    }
  });
  out.issues = range(rows, [&] {
    for (const auto& i : codebook.issues)
      rows.push_back(plain_row("issue", i.id, i.name, cause_words(i.cause)));
  });
  out.look_fors = range(rows, [&] {
    for (const auto& l : look_fors) rows.push_back(plain_row("look-for", l.id, l.text, l.aspect));
  });
  return out;
}

}  // namespace worksort
