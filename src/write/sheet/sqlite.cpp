#include "worksort/util/text.hpp"
#include "worksort/write/sheet/workbook.hpp"

#include <memory>
#include <stdexcept>

#include "sql.hpp"
#include <fmt/core.h>
#include <sqlite3.h>

namespace worksort {
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Connection = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

void demand(sqlite3* database, int result, int wanted) {
  if (result == wanted) return;
  throw std::runtime_error(fmt::format("the database could not be written: {}", sqlite3_errmsg(database)));
}

void run(sqlite3* database, const std::string& sql) {
  demand(database, sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
}

const char* sqlite_type(ColumnType type) {
  if (type == ColumnType::number || type == ColumnType::flag) return "INTEGER";
  return type == ColumnType::real ? "REAL" : "TEXT";
}

std::string create(const DatabaseTable& wanted) {
  std::string out = fmt::format("CREATE TABLE {} (\n", sql_name(wanted.name));
  const bool alone = wanted.key.size() == 1;  // a number as the only key is the number of the row
  for (const auto& column : wanted.columns) {
    const bool only_key = alone && column.name == wanted.key.front();
    out += fmt::format("  {} {}{},\n", sql_name(column.name), sqlite_type(column.type),
                       only_key                         ? " PRIMARY KEY NOT NULL"
                       : is_filled(wanted, column.name) ? " NOT NULL"
                                                        : "");
  }
  if (!alone) out += fmt::format("  PRIMARY KEY ({}),\n", sql_names(wanted.key));
  for (const auto& reference : wanted.references) {
    out += fmt::format("  FOREIGN KEY ({}) REFERENCES {},\n", sql_names(reference.columns),
                       sql_name(reference.table));
  }
  out.replace(out.size() - 2, 2, "\n)");
  return out;
}

void bind_cell(sqlite3_stmt* insert, int at, const Cell& cell, bool filled) {
  int result = SQLITE_OK;
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    result = sqlite3_bind_int64(insert, at, *number);
  } else if (const auto* real = std::get_if<double>(&cell)) {
    result = sqlite3_bind_double(insert, at, *real);
  } else if (const auto* flag = std::get_if<bool>(&cell)) {
    result = sqlite3_bind_int(insert, at, *flag ? 1 : 0);
  } else if (const std::string text = cell_text(cell); text.empty() && !filled) {
    result = sqlite3_bind_null(insert, at);
  } else {
    result = sqlite3_bind_text64(insert, at, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  demand(sqlite3_db_handle(insert), result, SQLITE_OK);
}

void fill_table(sqlite3* database, const DatabaseTable& wanted) {
  std::vector<std::string> marks(wanted.columns.size(), "?");
  const std::string sql = fmt::format("INSERT INTO {} VALUES ({})", sql_name(wanted.name), join(marks, ", "));
  sqlite3_stmt* raw = nullptr;
  demand(database, sqlite3_prepare_v2(database, sql.c_str(), -1, &raw, nullptr), SQLITE_OK);
  const Statement insert(raw);
  std::vector<bool> filled;
  for (const auto& column : wanted.columns) filled.push_back(is_filled(wanted, column.name));
  wanted.each_row([&](std::string_view, const std::vector<Cell>& row) {
    for (std::size_t c = 0; c < row.size(); ++c)
      bind_cell(insert.get(), static_cast<int>(c + 1), row[c], filled[c]);
    demand(database, sqlite3_step(insert.get()), SQLITE_DONE);
    demand(database, sqlite3_reset(insert.get()), SQLITE_OK);
  });
}

}  // namespace

std::string write_sqlite(const Database& database) {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  const Connection connection(raw);
  if (raw == nullptr) throw std::runtime_error("the database could not be written: out of memory");
  demand(raw, opened, SQLITE_OK);
  run(raw, "PRAGMA foreign_keys = ON; PRAGMA user_version = 1; BEGIN");
  for (const auto& table : database.tables) {
    run(raw, create(table));
    fill_table(raw, table);
  }
  run(raw, database_views(Dialect::sqlite));
  run(raw, "COMMIT");
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, void (*)(void*)> bytes(sqlite3_serialize(raw, "main", &size, 0),
                                                              sqlite3_free);
  if (bytes == nullptr) throw std::runtime_error("the database could not be written: out of memory");
  return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

}  // namespace worksort
