// `codebook rename` and `codebook merge`.
#pragma once

#include "worksort/cli/session.hpp"

#include <string>
#include <vector>

namespace worksort {

struct CodebookChange {
  bool merge = false;
  bool dry_run = false;
  std::string kind;  // strategy, model, issue, success, family or empty
};

// `words` are codes, the new one last, and then the paths. Returns the exit code; throws UsageError.
int change_codes(Session& session, const std::vector<std::string>& words, const CodebookChange& change);

}  // namespace worksort
