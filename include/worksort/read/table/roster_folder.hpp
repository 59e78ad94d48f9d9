// The class lists of a school or district as its information system exports them: several CSV files that
// refer to each other.
#pragma once

#include "worksort/model/documents.hpp"
#include "worksort/util/diagnostic.hpp"
#include "worksort/util/problem.hpp"

#include <string>
#include <vector>

namespace worksort {

struct RosterFolder {
  std::vector<Roster> classes;  // with at least one student each, by school and title
  std::vector<std::string> remarks;
};

// True for a folder, and for a ZIP file that is no workbook.
bool is_roster_folder(const std::string& path);

// Reads OneRoster 1.1 and 1.2, Clever, and Microsoft School Data Sync: every class with its students, schools
// by their names. Files are known by their headings; only what tells students from teachers there is the
// name of the file. Who is no student, or is not enrolled any more, is left out. Two classes of one title get
// their numbers behind it. Throws Problem where a file that is needed is missing.
RosterFolder read_roster_folder(const std::string& path, Diagnostics& diagnostics);

}  // namespace worksort
