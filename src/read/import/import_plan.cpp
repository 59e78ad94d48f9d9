#include "worksort/read/import/import.hpp"
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

}  // namespace

std::string column_name(const std::vector<ColumnUse>& columns, std::size_t index) {
  const std::string& heading = columns[index].header;
  if (heading.empty()) return fmt::format("#{}", index + 1);
  const auto same = [&](const ColumnUse& use) { return folded(use.header) == folded(heading); };
  if (std::count_if(columns.begin(), columns.end(), same) == 1) return heading;
  const auto end = columns.begin() + static_cast<std::ptrdiff_t>(index) + 1;
  return fmt::format("{}#{}", heading, std::count_if(columns.begin(), end, same));
}

ImportPlan import_plan(const std::string& id, const ImportOptions& options, const Imported& imported) {
  ImportPlan out;
  out.id = id;
  out.sheet = options.table.sheet;
  out.header = options.table.header;
  if (!imported.tables.empty()) add_columns(imported.tables.front().columns, out);
  for (const auto& [field, column] : options.ones) texts_of(out.ones, field_name(field)).push_back(column);
  out.coders = options.coders;
  out.tasks = options.tasks;
  for (const auto& change : options.values)
    out.values.push_back({std::string(field_name(change.field)), change.from, change.to});
  for (const auto& [field, value] : options.set) out.set.push_back({std::string(field_name(field)), {value}});
  out.na = options.na;
  if (options.date_format) out.date_format = options.date_format->text();
  out.delimiter = delimiter_name(options.table.delimiter);
  out.encoding = options.table.encoding;
  if (options.on_duplicate == OnDuplicate::first) out.on_duplicate = "first";
  if (options.on_duplicate == OnDuplicate::last) out.on_duplicate = "last";
  if (options.on_duplicate == OnDuplicate::join) out.on_duplicate = "join";
  return out;
}

}  // namespace worksort
