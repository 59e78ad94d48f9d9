#include "worksort/report/data/codebook.hpp"

#include "worksort/analyze/codebook_use.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

Cell count(std::size_t number) {
  return static_cast<std::int64_t>(number);
}

// A row an entry; a cell is empty where an entry has nothing of that name.
template <typename Item>
void add_rows(Table& table, std::string_view kind, std::string_view shape_name,
              const std::vector<Item>& list) {
  const Mapping& shape = mapping(shape_name);
  for (const auto& entry : list) {
    auto& row = table.rows.emplace_back();
    for (const auto& column : table.columns) {
      if (shape.find(column.name) != nullptr)
        row.push_back(key_cell(shape, &entry, column.name));
      else
        row.push_back(column.type == ColumnType::list ? Cell(TextList()) : Cell(std::string()));
    }
    row.front() = std::string(kind);
    row[2] = entry.shown();
    row.back() = entry.note;
  }
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
    table.rows.push_back({c.id, c.shown(), count(c.strategies.size()), count(c.models.size()),
                          count(c.issues.size()), c.shipped});
  }
  table.notes.emplace_back("'worksort codebook show ID' says what is in one.");
  return table;
}

Table codebook_table(const Codebook& codebook) {
  using enum ColumnType;
  Table table;
  table.title = codebook.shown();
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
  add_rows(table, "success", "entry", codebook.success);
  add_rows(table, "family", "entry", codebook.families);
  for (const auto& strategy : codebook.strategies) {
    add_rows<Strategy>(table, "strategy", "strategy", {strategy});
    table.rows.back()[14] = strategy.ask.assessing;
    table.rows.back()[15] = strategy.ask.advancing;
  }
  add_rows(table, "model", "model", codebook.models);
  add_rows(table, "issue", "issue", codebook.issues);
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
