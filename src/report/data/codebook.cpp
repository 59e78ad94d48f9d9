#include "worksort/report/data/codebook.hpp"

#include "worksort/analyze/codebook_use.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

Cell count(std::size_t number) {
  return static_cast<std::int64_t>(number);
}

std::string name_or_id(const Entry& entry) {
  return entry.name.empty() ? prettified(entry.id) : entry.name;
}

std::string title_of(const Codebook& codebook) {
  return codebook.title.empty() ? prettified(codebook.id) : codebook.title;
}

// A row with an entry's id, name, aliases and note; all other cells are empty.
class EntryRow {
 public:
  EntryRow(const Table& table, std::string_view kind, const Entry& entry) : m_table(table) {
    for (const auto& column : table.columns) {
      m_cells.push_back(column.type == ColumnType::list ? Cell(TextList()) : Cell(std::string()));
    }
    set("kind", std::string(kind));
    set("id", entry.id);
    set("name", name_or_id(entry));
    set("aliases", entry.aliases);
    set("note", entry.note);
  }

  EntryRow& set(std::string_view column, Cell cell) {
    const auto found = std::find_if(m_table.columns.begin(), m_table.columns.end(),
                                    [&](const Column& c) { return c.name == column; });
    m_cells.at(static_cast<std::size_t>(found - m_table.columns.begin())) = std::move(cell);
    return *this;
  }

  [[nodiscard]] std::vector<Cell> cells() const { return m_cells; }

 private:
  const Table& m_table;
  std::vector<Cell> m_cells;
};

EntryRow strategy_row(const Table& table, const Strategy& s) {
  EntryRow row(table, "strategy", s);
  row.set("family", s.family).set("definition", s.definition).set("use_when", s.use_when);
  row.set("not_when", s.not_when).set("example", s.example).set("look_for", s.look_for);
  row.set("models", s.models).set("leads_to", s.leads_to);
  return row.set("assessing", s.ask.assessing).set("advancing", s.ask.advancing);
}

}  // namespace

Table codebook_list_table(const std::vector<Codebook>& codebooks) {
  using enum ColumnType;
  Table table;
  table.title = "Codebooks";
  table.columns = {
      {"id", "Id", code},           {"title", "Title", text},     {"strategies", "Strategies", number},
      {"models", "Models", number}, {"issues", "Issues", number}, {"shipped", "Shipped", flag}};
  for (const auto& c : codebooks) {
    table.rows.push_back({c.id, title_of(c), count(c.strategies.size()), count(c.models.size()),
                          count(c.issues.size()), c.shipped});
  }
  table.notes.emplace_back("'worksort codebook show ID' says what is in one.");
  return table;
}

Table codebook_table(const Codebook& codebook) {
  using enum ColumnType;
  Table table;
  table.title = title_of(codebook);
  table.columns = {{"kind", "Kind", code},
                   {"id", "Code", code},
                   {"name", "Name", text},
                   {"family", "Family", code},
                   {"cra", "Kind of model", code},
                   {"cause", "Cause", code},
                   {"aliases", "Also called", list},
                   {"definition", "Definition", text},
                   {"use_when", "Use when", text},
                   {"not_when", "Not when", text},
                   {"example", "Example", text},
                   {"look_for", "Look for", list},
                   {"models", "Usually on", list},
                   {"leads_to", "Neighbours", list},
                   {"assessing", "To find out", list},
                   {"advancing", "To go further", list},
                   {"note", "Note", text}};
  const auto add = [&](const EntryRow& row) { table.rows.push_back(row.cells()); };
  for (const auto& word : codebook.success) add(EntryRow(table, "success", word));
  for (const auto& family : codebook.families) add(EntryRow(table, "family", family));
  for (const auto& strategy : codebook.strategies) add(strategy_row(table, strategy));
  for (const auto& model : codebook.models) add(EntryRow(table, "model", model).set("cra", model.cra));
  for (const auto& issue : codebook.issues) add(EntryRow(table, "issue", issue).set("cause", issue.cause));
  return table;
}

Table codebook_unused_table(const Study& study) {
  using enum ColumnType;
  Table table;
  table.title = "Codes that nobody uses, and codes that no codebook defines";
  table.columns = {
      {"codebook", "Codebook", code}, {"kind", "Kind", code}, {"code", "Code", code}, {"name", "Name", text}};
  for (const auto& gap : code_gaps(study)) {
    table.rows.push_back({gap.codebook->id,
                          fmt::format("{}{}", gap.defined ? "" : "undefined-", dimension_name(gap.dimension)),
                          gap.code, gap.codebook->name_of(gap.dimension, gap.code)});
  }
  return table;
}

}  // namespace worksort
