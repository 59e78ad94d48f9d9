#include "worksort/report/data/import.hpp"

#include "worksort/util/text.hpp"
#include "worksort/util/yaml_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_columns = 8;
constexpr std::size_t k_shown_rows = 3;

std::string shown_delimiter(char delimiter) {
  return delimiter == '\t' ? "tab" : std::string(1, delimiter);
}

constexpr std::array k_file_parts = {"task", "date", "class", "school", "coder"};

// The school is named where the class alone does not say which one it is.
std::string file_name(const Study& study, const Value& document) {
  const Value& work = document["work"];
  const auto class_id = study.texts.find(work.text_or_empty("class"));
  std::vector<std::string> parts;
  for (const std::string_view key : k_file_parts) {
    if (key == "school" && !(class_id && study.is_shared(*class_id))) continue;
    if (const Value* found = work.find(key); found != nullptr) parts.push_back(found->text());
  }
  return file_slug(parts.empty() ? "work" : join(parts, "-"));
}

// "a", "b" and 3 more; empty if every column is used.
std::string unused_columns(const TableUse& table) {
  std::vector<std::string> names;
  std::size_t more = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const ColumnUse& use = table.columns[i];
    if (!use.field.empty() || use.filled == 0 || use.why == "repeats what other columns say") continue;
    if (names.size() == k_most_columns) {
      ++more;
      continue;
    }
    const std::string name =
        use.header.empty() ? "(no header)" : fmt::format("'{}'", column_name(table.columns, i));
    const std::string why = use.why == "not recognised" ? "" : fmt::format(" ({})", use.why);
    names.push_back(name + why);
  }
  if (more > 0) names.push_back(fmt::format("{} more", more));
  return join_and(names);
}

// "6 rows: 2 read, 3 not students and 1 empty", or "6 rows" if all of them are read.
std::string rows_in_parts(const std::vector<TableUse>& tables) {
  TableUse sum;
  for (const auto& table : tables) {
    sum.rows += table.rows;
    sum.read += table.read;
    sum.no_students += table.no_students;
    sum.without_student += table.without_student;
    sum.without_task += table.without_task;
    sum.empty += table.empty;
  }
  std::string rows = counted(sum.rows, "row");
  if (sum.read == sum.rows) return rows;
  std::vector<std::string> parts = {fmt::format("{} read", sum.read)};
  if (sum.no_students > 0) parts.push_back(counted(sum.no_students, "not a student", "not students"));
  if (sum.without_student > 0) parts.push_back(fmt::format("{} without a student", sum.without_student));
  if (sum.without_task > 0) parts.push_back(fmt::format("{} without any of the tasks", sum.without_task));
  if (sum.empty > 0) parts.push_back(fmt::format("{} empty", sum.empty));
  return fmt::format("{}: {}", rows, join_and(parts));
}

std::vector<const Reading*> all_readings(const Imported& imported) {
  std::vector<const Reading*> out;
  out.reserve(imported.study.readings.size());
  for (const auto& reading : imported.study.readings) out.push_back(&reading);
  return out;
}

}  // namespace

std::vector<WorkDocument> imported_documents(const Imported& imported) {
  return grouped_work(imported.study, all_readings(imported));
}

std::vector<Value> imported_work(const Imported& imported) {
  return work_documents(imported.study, all_readings(imported));
}

std::string unknown_code_comments(const Imported& imported) {
  if (imported.unknown.empty()) return "";
  std::string out = "# What no codebook knew. Under values, a word becomes a code like this:\n#   values:\n";
  for (const auto& code : imported.unknown) {
    out += fmt::format("#     {}: {{{}: {}}}\n", field_name(code.field), yaml_quoted(code.text),
                       code.close.empty() ? "CODE" : code.close);
  }
  return out;
}

std::vector<Value> first_imported(const Imported& imported) {
  std::vector<const Reading*> readings;
  std::set<std::pair<std::uint32_t, std::uint32_t>> rows;
  for (const auto& reading : imported.study.readings) {
    rows.emplace(reading.file, reading.line);
    if (rows.size() <= k_shown_rows) readings.push_back(&reading);
  }
  return work_documents(imported.study, readings);
}

std::vector<Value> imported_companions(const Imported& imported, const Study& context) {
  const Study& study = imported.study;
  std::set<std::string> tasks;
  std::set<std::string, std::less<>> students;
  for (const auto& r : study.readings) {
    tasks.emplace(study.text(r.task));
    students.emplace(study.text(r.student));
  }
  Companions wanted;
  wanted.roster = [&](const Roster& roster) {
    const bool here = std::any_of(roster.students.begin(), roster.students.end(),
                                  [&](const RosterStudent& s) { return students.contains(s.id); });
    return here ? std::optional(roster) : std::nullopt;
  };
  wanted.plan = [&](const Plan& plan) { return tasks.contains(plan.task.text); };
  wanted.tasks = tasks;
  return companion_documents(context, wanted);
}

std::vector<NamedDocuments> imported_files(const Imported& imported) {
  std::vector<NamedDocuments> out;
  std::map<std::vector<std::string>, std::size_t> places;
  std::set<std::string> names;
  for (auto& document : imported_documents(imported)) {
    std::vector<std::string> key;
    key.reserve(k_file_parts.size());
    for (const char* part : k_file_parts) key.push_back(document.head["work"].text_or_empty(part));
    const auto [at, added] = places.try_emplace(key, out.size());
    if (added) {
      const std::string stem = file_name(imported.study, document.head);
      std::string name = stem;
      for (std::size_t i = 2; !names.insert(name).second; ++i) name = fmt::format("{}-{}", stem, i);
      out.push_back({name + ".yaml", {}});
    }
    out[at->second].documents.push_back(std::move(document));
  }
  return out;
}

Table import_columns(const Imported& imported) {
  Table table;
  table.columns = {{"file", "File", ColumnType::code},
                   {"header", "Header", ColumnType::text},
                   {"taken_for", "Taken for", ColumnType::text},
                   {"why", "Because of", ColumnType::text},
                   {"filled", "Filled", ColumnType::number}};
  for (const auto& file : imported.tables) {
    for (const auto& use : file.columns) {
      table.rows.push_back({file.file, use.header, use.field.empty() ? "(not used)" : use.field, use.why,
                            static_cast<std::int64_t>(use.filled)});
    }
  }
  return table;
}

std::vector<std::string> import_summary(const Imported& imported) {
  std::vector<std::string> out = imported.remarks;
  for (const auto& table : imported.tables) {
    const std::string unused = unused_columns(table);
    if (!unused.empty()) out.push_back(fmt::format("{}: columns not used: {}", table.file, unused));
    if (table.columns.size() == 1 && table.delimiter != k_no_delimiter) {
      out.push_back(
          fmt::format("{}: only one column; cells are separated by '{}', --delimiter says otherwise",
                      table.file, shown_delimiter(table.delimiter)));
    }
  }
  std::string line =
      fmt::format("{} -> {}", rows_in_parts(imported.tables), counted(imported.pieces, "piece"));
  const std::size_t readings = imported.study.readings.size();
  if (readings != imported.pieces) line += fmt::format(" ({})", counted(readings, "reading"));
  if (imported.duplicates > 0) {
    const char* what_became = imported.refused ? "" : imported.joined ? " and joined" : " and left out";
    line += fmt::format(", {} coded twice{}", imported.duplicates, what_became);
  }
  out.push_back(line);
  return out;
}

}  // namespace worksort
