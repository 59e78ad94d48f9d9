// The files of a folder that is ready to work in.
#pragma once

#include "worksort/model/codebook.hpp"
#include "worksort/model/documents.hpp"

#include <string>
#include <vector>

namespace worksort {

// `roster` has at least one student; `schema` is the name of the schema file that editors are pointed to,
// empty for none.
struct StarterOptions {
  std::string task = "first-task";
  Roster roster;
  std::string schema;
};

struct StarterFile {
  std::string name;
  std::string text;
};

// task.yaml, exemplar.yaml, roster.yaml and work.yaml, with comments that explain what to write where. The
// words that work can be coded with are those of `codebook`.
std::vector<StarterFile> starter_files(const Codebook& codebook, const StarterOptions& options);

// A roster of students s01, s02 ... without names; with as many digits as the largest number needs, at least
// two.
std::vector<RosterStudent> numbered_students(std::size_t count);

}  // namespace worksort
