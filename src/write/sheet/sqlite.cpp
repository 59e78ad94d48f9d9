#include "worksort/util/platform.hpp"
#include "worksort/util/private_folder.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/sheet/workbook.hpp"

#include <algorithm>
#include <filesystem>
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
    if (platform::SignalGuard::interrupted()) throw Problem("broken off");
    for (std::size_t c = 0; c < row.size(); ++c)
      bind_cell(insert.get(), static_cast<int>(c + 1), row[c], filled[c]);
    demand(database, sqlite3_step(insert.get()), SQLITE_DONE);
    demand(database, sqlite3_reset(insert.get()), SQLITE_OK);
  });
}

Connection opened(const std::string& path) {
  sqlite3* raw = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  Connection connection(raw);
  if (raw == nullptr) throw std::runtime_error("the database could not be written: out of memory");
  demand(raw, result, SQLITE_OK);
  return connection;
}

// In one transaction and without what would keep a file whole where the program ends: nobody sees this one.
void fill(sqlite3* raw, const Database& database) {
  run(raw,
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; "
      "PRAGMA cache_size = -16000; PRAGMA foreign_keys = ON; PRAGMA user_version = 1; BEGIN");
  for (const auto& table : database.tables) {
    run(raw, create(table));
    fill_table(raw, table);
  }
  run(raw, database_views(Dialect::sqlite));
  run(raw, "COMMIT");
}

// How often a file was changed, and by which SQLite, is nothing that it says.
void forget_writer(std::vector<char>& head) {
  for (const std::ptrdiff_t at : {24, 92, 96}) std::fill_n(head.begin() + at, 4, '\0');
}

Spool content_of(const std::string& path) {
  platform::OpenFile file;
  platform::Entry entry;
  Spool out;
  std::vector<char> part(std::size_t{1} << 20U);
  auto error = file.open_to_read(path, entry);
  for (std::size_t got = 1; !error && got > 0; out.add({part.data(), got})) {
    error = file.read(part.data(), part.size(), got);
    if (out.size() == 0 && got > 0) forget_writer(part);
  }
  if (error || out.size() != entry.size) throw std::runtime_error("the database could not be read again");
  return out;
}

Spool written_in_folder(const Database& database) {
  const platform::SignalGuard guard;  // nothing stays in the folder
  const PrivateFolder folder(std::filesystem::temp_directory_path().generic_string());
  if (!folder.made()) throw std::runtime_error("there is no folder for temporary files");
  const std::string path = folder.file("study.sqlite");
  fill(opened(path).get(), database);
  return content_of(path);
}

Spool written_in_memory(const Database& database) {
  const Connection connection = opened(":memory:");
  fill(connection.get(), database);
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, void (*)(void*)> bytes(
      sqlite3_serialize(connection.get(), "main", &size, 0), sqlite3_free);
  if (bytes == nullptr) throw std::runtime_error("the database could not be written: out of memory");
  return std::string(reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size));
}

}  // namespace

Spool write_sqlite(const Database& database) {
  try {
    return written_in_folder(database);
  } catch (const Problem&) {
    throw;
  } catch (const std::runtime_error&) {  // no room there
    return written_in_memory(database);
  }
}

}  // namespace worksort
