// A table that was imported before, brought into the file that it became then.
#pragma once

#include "worksort/edit/document_changes.hpp"
#include "worksort/read/import/import.hpp"
#include "worksort/read/yaml/tree.hpp"
#include "worksort/util/problem.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace worksort {

struct WorkUpdate {
  DocumentChanges changes;  // of the file
  std::size_t changed = 0;  // readings
  std::size_t added = 0;
  std::size_t same = 0;
  std::size_t empty_cells = 0;  // where the file has a value, which stays
  // What a spreadsheet seems to have made of texts of the file, and those texts, which stay.
  std::vector<std::pair<std::string, std::string>> mangled;
  std::vector<const Reading*> missing;  // of `context`: work that the table is about and does not have
};

// Readings are matched by task, student, date, attempt and coder; what the table says nothing about matches
// anything. A filled cell wins over the file; an empty one does so only with `clear`. New readings are put
// into the work document they fit, or into a document of their own. `file` is the name that `context` has for
// it and `tree` what stands in it. Throws Problem where a row could be several pieces, or a piece could
// belong to several documents.
WorkUpdate update_work(const std::string& file, const Tree& tree, const Study& context,
                       const Imported& imported, bool clear);

}  // namespace worksort
