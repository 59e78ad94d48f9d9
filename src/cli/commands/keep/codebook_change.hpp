// `codebook rename` and `codebook merge`.
#pragma once

#include "worksort/cli/result.hpp"
#include "worksort/cli/session.hpp"

#include <string>
#include <vector>

namespace worksort {

struct CodebookChange {
  bool merge = false;
  std::string kind;  // strategy, model, issue, success, family or empty
};

// `words` are codes, the new one last, and then the paths. The result is the diff of a dry run; throws
// Problem.
Result change_codes(Session& session, const std::vector<std::string>& words, const CodebookChange& change);

}  // namespace worksort
