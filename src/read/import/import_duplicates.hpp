// Rows of a table that are about one piece.
#pragma once

#include "worksort/read/import/import.hpp"

#include <string>
#include <vector>

#include "read/table/work_table.hpp"

namespace worksort {

// What stays of a file until all rows are joined.
struct ImportFile {
  std::string bytes;
  CsvTable table;
  ColumnPlan plan;
  ValueProblems problems;
  std::vector<std::string> missing;  // headers of options that this file does not have
};

// Readings of one piece by one coder; the policy says which one stays, or puts them together. What it refuses
// stands among the problems of the file. The tasks of `context` say when work without a date was done.
void settle_duplicates(Imported& imported, const Study& context, std::vector<ImportFile>& files,
                       OnDuplicate policy);

// Warns, once for each file of `context` but the `replaced` ones, of readings whose piece the same coder has
// coded there.
void warn_of_clashes(const Imported& imported, const Study& context, std::vector<ImportFile>& files,
                     const std::vector<std::string>& replaced);

}  // namespace worksort
