// Files of several tables: workbooks, databases and the coding page.
#pragma once

#include "worksort/report/data/database.hpp"
#include "worksort/report/page/value.hpp"
#include "worksort/report/page/workbook.hpp"
#include "worksort/util/progress.hpp"
#include "worksort/write/format.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// The bytes of an .xlsx file, the same for the same sheets. Texts, codes and lists are text cells, so "3/4"
// and "007" stay what they are. Throws std::runtime_error naming the cell where a limit of the format is
// broken. Progress counts rows.
Spool write_workbook(const std::vector<Sheet>& sheets, const ProgressCall& progress = {});

// The bytes of a database file, the same for the same content. Texts that are empty are NULL. Throws
// std::runtime_error with what SQLite says.
Spool write_sqlite(const Database& database);

// A script for psql that makes tables, rows and views, and that can be loaded again: it replaces the rows of
// its schools. Throws std::runtime_error for a text that PostgreSQL cannot hold.
Spool write_postgres(const Database& database);

// One of them, by the name of the format.
Spool write_database(const Database& database, std::string_view format);

// share/coding/page.html with this data (coding_page_data) and these pictures in it. Nothing in the data acts
// as HTML. REQUIRES: the book has every picture that the data name.
std::string write_coding_page(Value data, const PictureBook& pictures);

}  // namespace worksort
