// The file of --release: what was told, for later runs.
#pragma once

#include "worksort/model/statement.hpp"
#include "worksort/report/page/value.hpp"

#include <vector>

namespace worksort {

// release: a list of statements, each with what it is about and, where it was told, the number.
Value release_document(const std::vector<Statement>& statements);

}  // namespace worksort
