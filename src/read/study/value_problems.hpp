// What is odd about the cells of a table, said once for all cells that have it in common.
#pragma once

#include "worksort/util/diagnostic.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

class CsvTable;

// Problems with the same id and message are one, with the place of the first and a count.
class ValueProblems {
 public:
  void add(Severity severity, std::string_view id, const Spot& spot, const std::string& message,
           const std::string& hint);

  [[nodiscard]] bool empty() const { return m_problems.empty(); }

  // Adds a diagnostic for each, with "(12 cells)" behind the message of those that were met more than once.
  // Of one id only the most frequent ones are told, and how many others there are.
  void tell(const std::string& file, const CsvTable& table, Diagnostics& diagnostics) const;

 private:
  struct Problem {
    Severity severity;
    std::string id;
    Spot spot;
    std::string message;
    std::string hint;
    std::size_t count = 0;
  };

  std::vector<Problem> m_problems;
  std::map<std::pair<std::string, std::string>, std::size_t> m_index;
};

}  // namespace worksort
