// What the writers of databases share: names in SQL, and which columns are never NULL.
#pragma once

#include "worksort/report/data/database.hpp"

#include <string>
#include <vector>

namespace worksort {

// A name as SQL takes it, whatever it is.
std::string sql_name(const std::string& name);

// Several, with commas.
std::string sql_names(const std::vector<std::string>& names);

// True for columns of the key and those that always hold something.
bool is_filled(const DatabaseTable& table, const std::string& column);

}  // namespace worksort
