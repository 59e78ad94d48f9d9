// Partners of earlier days, as `pair` wrote them down.
#pragma once

#include "worksort/util/diagnostic.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// Two students who talked to each other. `school` is empty where the table does not say.
struct EarlierPair {
  std::string school;
  std::string student;
  std::string partner;
};

// Every two students of each row of a CSV or TSV file with the columns `student` and `partner`, where
// partners are separated by semicolons: a row of three gives three pairs. A file without these columns is an
// error.
std::vector<EarlierPair> read_pairs_csv(const std::string& file, std::string_view bytes,
                                        Diagnostics& diagnostics);

}  // namespace worksort
