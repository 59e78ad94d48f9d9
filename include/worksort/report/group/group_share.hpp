// Groups for people outside the team: how many pieces show which thinking, and how far it was carried.
#pragma once

#include "worksort/analyze/group.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"

#include <cstdint>

namespace worksort {

// The groups of a task as they may be shown: of the strategies asked for, of their families, or of all work
// together, whichever is the finest that says more than it hides.
class SharedGroups {
 public:
  SharedGroups(const Selection& selection, const GroupOptions& options, std::int64_t min_n);
  ~SharedGroups();
  SharedGroups(const SharedGroups&) = delete;
  SharedGroups& operator=(const SharedGroups&) = delete;

  [[nodiscard]] Page page() const;

  // One row a group and degree of success, and one for the group itself (`success` is empty there).
  [[nodiscard]] Table table() const;

 private:
  struct Task;
  std::vector<Task> m_tasks;
  std::int64_t m_min_n;
};

}  // namespace worksort
