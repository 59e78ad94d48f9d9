// Students who are new in a class that is there already.
#pragma once

#include "worksort/model/study.hpp"
#include "worksort/util/writing.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace worksort {

struct Newcomers {
  ClassKey key;
  Text task;  // whose latest work they get a line in; k_no_text for none
  std::vector<RosterStudent> students;
};

// The files of the study with the students behind the others of their class's list and of its latest work on
// the task; all else in them stays as it stands. Throws Problem where a list is written in a way that cannot
// be added to.
std::vector<FileToWrite> add_to_classes(const Study& study, const std::vector<Newcomers>& classes,
                                        std::size_t most_bytes);

}  // namespace worksort
