// A study as tables of a database, with keys, and the views that stand on them.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/model/piece_fields.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/util/progress.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// Columns of a table that name a row of another one, by its key.
struct Reference {
  std::vector<std::string> columns;
  std::string table;
};

// A row, and the school whose row it is; both are gone afterwards.
using RowVisitor = std::function<void(std::string_view school, std::vector<Cell>& row)>;

// The table of that name in the database. An empty text is NULL, except in columns of the key and in those
// that `filled` names. Rows are made while they are visited, the same ones each time.
struct DatabaseTable {
  std::string name;
  std::vector<Column> columns;
  std::vector<std::string> key;
  std::vector<Reference> references{};
  std::vector<std::string> filled{};
  bool of_schools = false;  // each row is some school's; else all schools share them
  std::function<void(const RowVisitor&)> each_row{};
};

// Tables stand behind those that they refer to; `schools` are those of their rows, in order.
struct Database {
  std::vector<DatabaseTable> tables;
  std::vector<std::string> schools;
};

// What the SQL is written for.
enum class Dialect : std::uint8_t { sqlite, postgres };

// SQL of the views, which are the same in both. In PostgreSQL every table has the column of_school.
std::string database_views(Dialect dialect);

// Everything that was read, as far as the filters leave it: codebooks, tasks and what they expect, students,
// pieces with their reading in force and their group, every reading, plans. The selection outlives it.
// Progress counts the pieces once for each table of work.
Database study_database(const Selection& selection, std::span<const PieceField> fields = piece_fields(),
                        ProgressCall progress = {});

}  // namespace worksort
