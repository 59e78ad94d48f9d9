// Class lists from spreadsheets.
#pragma once

#include "worksort/model/documents.hpp"
#include "worksort/util/diagnostic.hpp"
#include "worksort/util/problem.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// `remarks` say, for people, what each column was taken for and whether ids were made.
struct RosterTable {
  std::vector<RosterStudent> students;
  std::vector<Roster> classes;  // the students by class and school, where columns say these; else one list
  std::vector<std::string> remarks;
  std::string made_ids;  // what is to be said where the list has no ids and they were made; else empty
};

// Reads a class list in CSV or TSV. Headers such as id, name, first name, last name and served_by are known
// in any case; a column "student" holds ids where there is a name column beside it, else names. A list of one
// column without a known header is a list of names. Where there are no ids, s01, s02 ... are made, from
// number `first` on. A row that cannot be used, such as one whose id another row has, is left out and has an
// error. The id of a student may return in another class. Throws Problem for a table without students.
RosterTable read_roster(const std::string& file, std::string_view bytes, Diagnostics& diagnostics,
                        std::size_t first = 1);

}  // namespace worksort
