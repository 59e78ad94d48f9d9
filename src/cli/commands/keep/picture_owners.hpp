// Whose page is on which picture of a folder, by the names of the files.
#pragma once

#include "worksort/model/documents.hpp"

#include <map>
#include <string>
#include <vector>

namespace worksort {

// The pictures that lie in `folder` itself, in natural order of their names, as paths from `from`. Throws
// Problem where there are none, or where they do not lie below `home`, so that no page would open them.
std::vector<std::string> pictures_in(const std::string& folder, const std::string& from,
                                     const std::string& home);

// True if `path` lies below `folder`, or is the folder itself.
bool lies_within(const std::string& path, const std::string& folder);

struct PictureOwners {
  std::map<std::string, std::vector<std::string>> by_student;  // ids and paths
  std::vector<std::string> nobody;                             // whose name says no student, or more than one
};

// A picture is a student's whose id, whole name or number on the list its name says ("s07", "Ana Cruz 2",
// "07", "page 7"), or the first or last name where nobody else has it.
PictureOwners match_pictures(const std::vector<std::string>& files, const Roster& roster);

// The first picture is that of the first student, and so on. Throws Problem where there are more pictures
// than students.
PictureOwners pictures_in_order(const std::vector<std::string>& files, const Roster& roster);

// "no student is named by ..."; empty where every picture has an owner.
std::string nobody_remark(const PictureOwners& owners);

// "no picture is of ..."; empty where there is nobody.
std::string without_picture_remark(const std::vector<std::string>& names);

}  // namespace worksort
