// The eight mathematical practices as they ship with worksort.
#pragma once

#include <string>
#include <vector>

namespace worksort {

// `students` and `teachers` are look-fors: what can be seen, and what teachers do so that it can happen.
struct Practice {
  std::string id;  // SMP1 to SMP8
  std::string name;
  std::vector<std::string> students;
  std::vector<std::string> teachers;
  std::vector<std::string> stems;
};

// In the order of the standards.
std::vector<Practice> shipped_practices();

}  // namespace worksort
