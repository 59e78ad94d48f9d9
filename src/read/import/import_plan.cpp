#include "import_plan.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

std::vector<std::string>& texts_of(std::vector<Named>& list, std::string_view name) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Named& n) { return n.name == name; });
  return found == list.end() ? list.emplace_back(Named{std::string(name), {}}).texts : found->texts;
}

void add_columns(const std::vector<ColumnUse>& columns, ImportPlan& plan) {
  const auto fields = field_names();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string name = column_name(columns, i);
    if (columns[i].field.empty())
      plan.unused.push_back(name);
    else if (std::find(fields.begin(), fields.end(), columns[i].field) != fields.end())
      texts_of(plan.columns, columns[i].field).push_back(name);
  }
}

std::string delimiter_name(const std::optional<char>& delimiter) {
  if (!delimiter) return "";
  return *delimiter == '\t' ? "tab" : std::string(1, *delimiter);
}

std::vector<std::string> new_columns(const ImportOptions& options, const TableUse& use) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < use.columns.size(); ++i) {
    const ColumnUse& column = use.columns[i];
    const std::string name = column_name(use.columns, i);
    const auto& known = options.kept_headings;
    const bool kept =
        std::any_of(known.begin(), known.end(), [&](const KeptHeading& k) { return k.heading == name; });
    if (column.filled == 0 || kept || column.why.starts_with("--")) continue;
    if (!column.field.empty() && !field_from_name(column.field)) continue;  // a code's heading says all
    const std::string why = column.why == "not recognised" ? "" : "; " + column.why;
    out.push_back(column.field.empty() ? fmt::format("'{}' (not used{})", name, why)
                                       : fmt::format("'{}' (taken for {})", name, column.field));
  }
  return out;
}

// `way_out` names another column for one of them.
std::vector<std::string> gone_columns(const ImportOptions& options, const TableUse& use,
                                      const std::vector<std::string>& missing, std::string& way_out) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < use.columns.size(); ++i) names.push_back(folded(column_name(use.columns, i)));
  const auto holds = [](const auto& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
  };
  std::vector<std::string> out;
  for (const auto& known : options.kept_headings) {
    const bool unused = known.use == k_not_used;
    if (unused ? holds(names, folded(known.heading)) : !holds(missing, known.given)) continue;
    const auto heading = folded(known.heading.substr(0, known.heading.rfind('#')));
    const auto headed = std::count_if(use.columns.begin(), use.columns.end(),
                                      [&](const ColumnUse& c) { return folded(c.header) == heading; });
    out.push_back(headed == 0 || unused
                      ? fmt::format("'{}' ({})", known.heading, known.use)
                      : fmt::format("'{}' ({}; {} headed so now)", known.heading, known.use,
                                    counted(static_cast<std::size_t>(headed), "column is", "columns are")));
    if (way_out.empty() && field_from_name(known.use))
      way_out = fmt::format("; --column {}=HEADER names another column", known.use);
  }
  return out;
}

}  // namespace

bool ImportOptions::is_kept(std::string_view given) const {
  return std::any_of(kept_headings.begin(), kept_headings.end(),
                     [&](const KeptHeading& k) { return k.given == given; });
}

std::string column_name(const std::vector<ColumnUse>& columns, std::size_t index) {
  const std::string& heading = columns[index].header;
  if (heading.empty()) return fmt::format("#{}", index + 1);
  const auto same = [&, wanted = folded(heading)](const ColumnUse& use) {
    return folded(use.header) == wanted;
  };
  if (std::count_if(columns.begin(), columns.end(), same) == 1) return heading;
  const auto end = columns.begin() + static_cast<std::ptrdiff_t>(index) + 1;
  return fmt::format("{}#{}", heading, std::count_if(columns.begin(), end, same));
}

ImportPlan import_plan(const std::string& id, const ImportOptions& options, const Imported& imported) {
  ImportPlan out;
  out.id = id;
  out.sheet = options.table.sheet;
  out.header = options.table.header;
  if (!imported.tables.empty()) {
    add_columns(imported.tables.front().columns, out);
    out.coders = imported.tables.front().coders;
    out.tasks = imported.tables.front().tasks;
  }
  for (const auto& [field, column] : options.ones) texts_of(out.ones, field_name(field)).push_back(column);
  for (const auto& change : options.values)
    out.values.push_back({std::string(field_name(change.field)), change.from, change.to});
  for (const auto& [field, value] : options.set) out.set.push_back({std::string(field_name(field)), {value}});
  out.na = options.na;
  out.raw = options.raw;
  if (options.date_format) out.date_format = options.date_format->text();
  out.delimiter = delimiter_name(options.table.delimiter);
  out.encoding = options.table.encoding;
  if (options.on_duplicate != OnDuplicate::error)
    out.on_duplicate = k_on_duplicate[static_cast<std::size_t>(options.on_duplicate)];
  return out;
}

void name_sides(const ColumnPlan& plan, TableUse& use) {
  for (const auto& side : plan.sides) {
    auto& to = side.kind == WorkField::coder ? use.coders : use.tasks;
    for (const auto& field : piece_fields()) {
      const bool plain = field.field == WorkField::strategy;
      const std::string name = plain ? side.name : fmt::format("{}:{}", side.name, field.name);
      for (const auto column : side.of(field.field)) {
        const std::string heading = column_name(use.columns, column);
        to.push_back(name == heading ? heading : fmt::format("{}={}", name, heading));
      }
    }
  }
}

std::vector<std::string> changes_since_kept(const ImportOptions& options, const TableUse& use,
                                            const std::vector<std::string>& missing) {
  std::vector<std::string> out;
  if (const auto found = new_columns(options, use); !found.empty()) {
    out.push_back(fmt::format("{}: {} new to '{}': {}", use.file,
                              found.size() == 1 ? "a column is" : "columns are", options.kept,
                              join(found, ", ")));
  }
  std::string way_out;
  const auto gone = gone_columns(options, use, missing, way_out);
  if (!gone.empty()) {
    out.push_back(fmt::format("{}: {} of '{}' {} here any more: {}{}", use.file,
                              gone.size() == 1 ? "a column" : counted(gone.size(), "column"), options.kept,
                              gone.size() == 1 ? "is not" : "are not", join(gone, ", "), way_out));
  }
  for (const auto& known : options.kept_headings) {
    if (!known.heading.starts_with('#')) continue;
    const auto place = whole_number(known.heading.substr(1)).value_or(0);
    if (place == 0 || place > use.columns.size() || use.columns[place - 1].header.empty()) continue;
    out.push_back(fmt::format("{}: '{}' of '{}' is the column headed '{}'", use.file, known.heading,
                              options.kept, use.columns[place - 1].header));
  }
  return out;
}

}  // namespace worksort
