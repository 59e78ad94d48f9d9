// The files of a folder that is ready to work in.
#pragma once

#include "worksort/model/codebook.hpp"
#include "worksort/model/documents.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace worksort {

// `classes` have at least one student each; `schema` is the name of the schema file that editors are pointed
// to, empty for none.
struct StarterOptions {
  std::string task = "first-task";
  std::vector<Roster> classes;
  std::string schema;
  std::map<std::string, std::vector<std::string>> pictures;  // of a student's page, by id; of the only class
};

enum class StarterFile { task, exemplar, roster, work };

// "task", "exemplar" ...
std::string starter_name(StarterFile file);

// The file with comments that explain what to write where: class lists and work for each of the classes. The
// words that work can be coded with are those of `codebook`.
std::string starter_text(StarterFile file, const Codebook& codebook, const StarterOptions& options);

// A roster of students s01, s02 ... without names, from number `first` on; with as many digits as the largest
// number needs, at least two.
std::vector<RosterStudent> numbered_students(std::size_t count, std::size_t first = 1);

}  // namespace worksort
