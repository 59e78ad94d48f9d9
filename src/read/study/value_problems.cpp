#include "value_problems.hpp"

#include "worksort/read/table/csv.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_of_one_id = 8;
constexpr std::size_t k_most_codes_told = 100;  // each needs a decision of its own

}  // namespace

void ValueProblems::add(Severity severity, std::string_view id, const Spot& spot, const std::string& message,
                        const std::string& hint) {
  const auto [at, added] = m_index.try_emplace({std::string(id), message}, m_problems.size());
  if (added) m_problems.push_back({severity, std::string(id), spot, message, hint});
  ++m_problems[at->second].count;
}

void ValueProblems::tell(const std::string& file, const CsvTable& table, Diagnostics& diagnostics) const {
  std::map<std::string, std::vector<const Problem*>> by_id;
  for (const auto& problem : m_problems) by_id[problem.id].push_back(&problem);
  for (auto& [id, problems] : by_id) {
    std::stable_sort(problems.begin(), problems.end(), [](auto* a, auto* b) { return a->count > b->count; });
    std::size_t cells = 0;
    const std::size_t most = id == "unknown-code" ? k_most_codes_told : k_most_of_one_id;
    for (std::size_t i = most; i < problems.size(); ++i) cells += problems[i]->count;
    problems.resize(std::min(problems.size(), most));
    for (const auto* p : problems) {
      const std::string count = p->count > 1 ? fmt::format(" ({} times, first here)", p->count) : "";
      diagnostics.add({p->severity, p->id, file, p->spot, p->message + count, p->hint,
                       p->spot.line == 0 ? "" : std::string(table.line(p->spot.line))});
    }
    if (cells == 0) continue;
    diagnostics.add({problems.front()->severity,
                     id,
                     file,
                     {},
                     fmt::format("{} of this kind in the file", counted(cells, "more cell", "more cells")),
                     "",
                     ""});
  }
}

}  // namespace worksort
