// Codes of a plan as people type them.
#pragma once

#include "worksort/model/study.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// True if the code or word is in the list.
inline bool holds(const std::vector<Text>& codes, Text code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

inline bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The id that a typed code stands for in the words of the task.
inline std::string typed_code(const TaskInfo& task, Dimension dimension, const std::string& typed) {
  const Found found = task.codebook->find(dimension, normalized(typed));
  return found.match == Match::none ? normalized(typed) : found.id;
}

// The same for a list.
inline std::vector<std::string> typed_codes(const TaskInfo& task, Dimension dimension,
                                            const std::vector<std::string>& typed) {
  std::vector<std::string> out;
  out.reserve(typed.size());
  for (const auto& word : typed) out.push_back(typed_code(task, dimension, word));
  return out;
}

}  // namespace worksort
