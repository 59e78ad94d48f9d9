// SQLite databases.
#pragma once

#include "worksort/report/data/database.hpp"

#include <string>

namespace worksort {

// The bytes of a database file, the same for the same content. Texts that are empty are NULL. Throws
// std::runtime_error with what SQLite says.
std::string write_sqlite(const Database& database);

}  // namespace worksort
