#include "worksort/read/table/csv_work.hpp"

#include "worksort/read/table/table_file.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "read/study/content.hpp"
#include "work_table.hpp"
#include <fmt/core.h>

namespace worksort {

void warn_unknown(const std::string& file, const CsvTable& table, const ColumnPlan& plan,
                  Diagnostics& diagnostics) {
  std::vector<std::string> unknown;
  Spot first;
  for (std::size_t i = 0; i < plan.uses.size(); ++i) {
    const ColumnUse& use = plan.uses[i];
    if (!use.field.empty() || use.header.empty() || use.why == k_repeats) continue;
    if (unknown.empty()) first = table.row(0)[i].spot;
    unknown.push_back(fmt::format("'{}'", use.header));
  }
  if (unknown.empty()) return;
  diagnostics.add(
      {Severity::warning, "unknown-column", file, first,
       fmt::format("{} not read: {}", unknown.size() == 1 ? "this column is" : "these columns are",
                   join(unknown, ", ")),
       "'worksort import' reads other columns when it is told what they are: --column strategy=HEADER",
       std::string(table.line(first.line))});
}

bool is_work_table(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) return true;  // a workbook
  bytes = behind_byte_mark(bytes);
  Diagnostics unheard;
  const CsvTable header = read_csv("-", bytes.substr(0, bytes.find('\n')), std::nullopt, unheard);
  return !header.rows.empty() && header.row(0).size() > 1 &&
         std::any_of(header.row(0).begin(), header.row(0).end(),
                     [](const CsvCell& cell) { return folded(cell.text) == "student"; });
}

void read_rows(const CsvTable& table, ColumnPlan& plan, FileContent& content, ValueProblems& problems) {
  TableUse use;
  const ImportOptions options;
  RowReader(table, plan, options, nullptr, content, problems).run(use);
}

FileContent read_csv_content(const std::string& file, std::string_view bytes, Diagnostics& diagnostics,
                             Prose prose) {
  FileContent content;
  content.prose = prose;
  const std::size_t errors = diagnostics.errors();
  const CsvTable table = read_table(file, bytes, {}, diagnostics);
  ColumnPlan plan = plan_list_columns(table);
  if (plan.of(WorkField::student).empty()) {
    content.unread = 1;
    if (table.rows.empty() && diagnostics.errors() > errors) return content;
    diagnostics.add({Severity::error,
                     "missing-column",
                     file,
                     {1, 1, 1},
                     "a table of work has a column 'student', and this one has none",
                     "'worksort import' reads other tables",
                     std::string(table.line(1))});
    return content;
  }
  content.empty_works = table.rows.size() == 1 ? 1 : 0;
  warn_unknown(file, table, plan, diagnostics);
  ValueProblems problems;
  read_rows(table, plan, content, problems);
  problems.tell(file, table, diagnostics);
  return content;
}

}  // namespace worksort
