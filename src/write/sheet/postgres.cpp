#include "worksort/report/page/template.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/sheet/workbook.hpp"

#include <algorithm>
#include <stdexcept>

#include "sql.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr const char* k_school = "of_school";

const char* postgres_type(ColumnType type) {
  switch (type) {
    case ColumnType::number:
      return "bigint";
    case ColumnType::real:
      return "double precision";
    case ColumnType::flag:
      return "boolean";
    default:
      return "text";
  }
}

// A text behind COPY: whatever stands there ends neither the field nor the row nor the data.
std::string copy_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '\0') throw std::runtime_error("a text holds the character NUL, which PostgreSQL cannot hold");
    const auto at = std::string_view("\\\t\n\r").find(c);
    if (at == std::string_view::npos)
      out += c;
    else
      out += {'\\', "\\tnr"[at]};
  }
  return out;
}

std::string copy_cell(const Cell& cell, bool filled) {
  if (const auto* flag = std::get_if<bool>(&cell)) return *flag ? "t" : "f";
  const std::string text = cell_text(cell);
  return text.empty() && !filled ? "\\N" : copy_text(text);
}

std::vector<std::string> column_names(const DatabaseTable& table) {
  std::vector<std::string> out;
  out.reserve(table.columns.size());
  for (const auto& column : table.columns) out.push_back(column.name);
  return out;
}

std::vector<std::string> with_school(std::vector<std::string> columns) {
  columns.insert(columns.begin(), k_school);
  return columns;
}

std::string create_divided(const DatabaseTable& table) {
  std::string out =
      fmt::format("CREATE TABLE IF NOT EXISTS {} (\n  {} text NOT NULL", sql_name(table.name), k_school);
  for (const auto& column : table.columns) {
    out += fmt::format(",\n  {} {}{}", sql_name(column.name), postgres_type(column.type),
                       is_filled(table, column.name) ? " NOT NULL" : "");
  }
  out += fmt::format("\n) PARTITION BY LIST ({});\n", k_school);
  for (const auto& reference : table.references) {
    if (std::equal(reference.columns.begin(), reference.columns.end(), table.key.begin(),
                   table.key.begin() +
                       static_cast<std::ptrdiff_t>(std::min(reference.columns.size(), table.key.size()))))
      continue;  // the key finds them
    out += fmt::format("CREATE INDEX IF NOT EXISTS {} ON {} ({});\n",
                       sql_name(table.name + "_of_" + reference.table), sql_name(table.name),
                       sql_names(with_school(reference.columns)));
  }
  return out;
}

// Keys of the part of a table; {part} stands for the school's.
std::string keys_of(const DatabaseTable& table, const std::vector<DatabaseTable>& all) {
  std::string out = fmt::format("PRIMARY KEY ({})", sql_names(with_school(table.key)));
  for (const auto& reference : table.references) {
    const auto other =
        std::find_if(all.begin(), all.end(), [&](const auto& t) { return t.name == reference.table; });
    out += fmt::format(", FOREIGN KEY ({}) REFERENCES {}", sql_names(with_school(reference.columns)),
                       reference.table + (other->of_schools ? "_{part}" : "_here"));
  }
  return out;
}

std::string divided_rows(const std::vector<DatabaseTable>& tables) {
  std::string out = "0\tschools\tf\tPRIMARY KEY (of_school)\n";
  int place = 0;
  for (const auto& table : tables) {
    out += fmt::format("{}\t{}\t{}\t{}\n", ++place, copy_text(table.name), table.of_schools ? "t" : "f",
                       copy_text(keys_of(table, tables)));
  }
  return out;
}

std::string head_of(const Database& database) {
  std::string tables;
  for (const auto& table : database.tables) tables += create_divided(table);
  std::string schools;
  for (const auto& school : database.schools) schools += copy_text(school) + "\n";
  return fill_in("database/postgres.sql.mustache", {{"tables", tables},
                                                    {"views", database_views(Dialect::postgres)},
                                                    {"schools", schools},
                                                    {"divided", divided_rows(database.tables)}});
}

void add_rows(const DatabaseTable& table, Spool& out) {
  std::vector<bool> filled;
  for (const auto& column : table.columns) filled.push_back(is_filled(table, column.name));
  table.each_row([&](std::string_view school, const std::vector<Cell>& row) {
    std::string line;
    if (table.of_schools) line += copy_text(school) + "\t";
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) line += '\t';
      line += copy_cell(row[c], filled[c]);
    }
    out.add(line += '\n');
  });
}

void add_school_rows(const DatabaseTable& table, Spool& out) {
  out.add(fmt::format("COPY {} ({}) FROM stdin;\n", sql_name(table.name),
                      sql_names(with_school(column_names(table)))));
  add_rows(table, out);
  out.add("\\.\n");
}

// What all schools share stands in the file once and in the database with each of them.
void add_shared_rows(const DatabaseTable& table, Spool& out) {
  const std::string name = sql_name(table.name);
  const std::string columns = sql_names(column_names(table));
  out.add(fmt::format("CREATE TEMP TABLE shared ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA;\n", columns,
                      name));
  out.add(fmt::format("COPY pg_temp.shared ({}) FROM stdin;\n", columns));
  add_rows(table, out);
  out.add(fmt::format(
      "\\.\nINSERT INTO {} ({}, {}) SELECT school, shared.* FROM pg_temp.loading, pg_temp.shared;\n"
      "DROP TABLE pg_temp.shared;\n",
      name, k_school, columns));
}

}  // namespace

Spool write_postgres(const Database& database) {
  Spool out = head_of(database);
  for (const auto& table : database.tables) {
    if (table.of_schools)
      add_school_rows(table, out);
    else
      add_shared_rows(table, out);
  }
  out.add("COMMIT;\n");
  return out;
}

Spool write_database(const Database& database, std::string_view format) {
  return format == format_name(Format::postgres) ? write_postgres(database) : write_sqlite(database);
}

}  // namespace worksort
