#include "worksort/model/documents.hpp"

namespace worksort {

std::vector<Written> critical_strategies(const Task& task) {
  std::vector<Written> out;
  for (const auto& one : task.critical) out.insert(out.end(), one.any.begin(), one.any.end());
  return out;
}

}  // namespace worksort
