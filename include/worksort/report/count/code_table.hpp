// Every code of a codebook, explained: the sheet that goes with a sheet to code in.
#pragma once

#include "worksort/model/codebook.hpp"
#include "worksort/model/study.hpp"
#include "worksort/report/page/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace worksort {

// A stretch of rows of one kind, for drop-downs; `count` may be 0.
struct CodeRange {
  std::size_t first = 0;
  std::size_t count = 0;
};

// Columns kind, code, name, family, definition, use_when, not_when, example, look_for, models. In this order:
// strategies, then the codes that say that no strategy can be read; models, words of success, issues and the
// look-fors of a task, all in display order. Of an issue the definition is its cause, of a look-for its
// aspect.
struct CodeTable {
  Table table;
  CodeRange strategies;
  CodeRange models;
  CodeRange success;
  CodeRange issues;
  CodeRange look_fors;
};

CodeTable code_table(const Codebook& codebook, const std::vector<LookFor>& look_fors);

}  // namespace worksort
