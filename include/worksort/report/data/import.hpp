// What `import` writes and says.
#pragma once

#include "worksort/read/import/import.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"

#include <string>
#include <vector>

namespace worksort {

// One file to write into a folder.
struct NamedDocuments {
  std::string name;  // "bakery-trays-2026-11-17-3b-kim.yaml"
  std::vector<WorkDocument> documents;
};

// The work alone, in the order of the rows. The context that was imported with is still there.
std::vector<WorkDocument> imported_documents(const Imported& imported);
std::vector<Value> imported_work(const Imported& imported);

// The work of the first few readings, to see how rows are read.
std::vector<Value> first_imported(const Imported& imported);

// Codebooks, tasks, exemplars, rosters and plans of the context that the work needs.
std::vector<Value> imported_companions(const Imported& imported, const Study& context);

// The work, one file a task, date, class and reader; no two names are the same.
std::vector<NamedDocuments> imported_files(const Imported& imported);

// Comments for an import: document: the words that no codebook knew, as they would become codes.
std::string unknown_code_comments(const Imported& imported);

// What each column was taken for.
Table import_columns(const Imported& imported);

// Lines for people: columns that are not used, and what became of every row.
std::vector<std::string> import_summary(const Imported& imported);

}  // namespace worksort
