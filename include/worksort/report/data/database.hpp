// A study as tables of a database, with keys, and the views that stand on them.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/model/piece_fields.hpp"
#include "worksort/report/page/table.hpp"

#include <span>
#include <string>
#include <vector>

namespace worksort {

// Columns of a table that name a row of another one, by its key.
struct Reference {
  std::vector<std::string> columns;
  std::string table;
};

// `table.title` is the name in the database. An empty text is NULL, except in columns of the key and in those
// that `filled` names.
struct DatabaseTable {
  Table table;
  std::vector<std::string> key;
  std::vector<Reference> references{};
  std::vector<std::string> filled{};
};

// Tables stand behind those that they refer to; `views` is SQL.
struct Database {
  std::vector<DatabaseTable> tables;
  std::string views;
};

// Everything that was read, as far as the filters leave it: codebooks, tasks and what they expect, students,
// pieces with their reading in force and their group, every reading, plans.
Database study_database(const Selection& selection, std::span<const PieceField> fields = piece_fields());

}  // namespace worksort
