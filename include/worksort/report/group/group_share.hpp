// Groups for people outside the team: how many pieces show which thinking, and how far it was carried.
#pragma once

#include "worksort/analyze/group.hpp"
#include "worksort/analyze/unseen.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/share/shareable.hpp"
#include "worksort/report/share/shared_counts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace worksort {

// A group or a pile. No number where it must stay in the team; `words` says it ("12 of 24", "hidden"), and so
// does `percent` where the total is told.
struct SharedRow {
  std::string kind;
  std::string id;
  std::string name;
  std::optional<std::int64_t> pieces;
  std::string words;
  std::string percent;
  std::string how_far;
  std::vector<std::pair<std::string, std::optional<std::int64_t>>> success;  // from the end of the scale
};

// The groups of a task as they may be shown: of the strategies asked for, of their families, or of all work
// together, whichever is the finest that says more than it hides.
struct SharedTask {
  const TaskInfo* info = nullptr;
  std::string id;
  std::string title;
  std::vector<std::string> scale;  // and behind its words the empty one, for what nobody said
  SharedCounts counts;             // rows by scale
  std::vector<SharedRow> rows;
  std::optional<std::int64_t> pieces;
  std::vector<UnseenItem> unseen;

  [[nodiscard]] std::string pieces_words() const;
};

class SharedGroups {
 public:
  // The release takes the counts over.
  SharedGroups(const Selection& selection, const GroupOptions& options, OneRelease& release);

  [[nodiscard]] const std::vector<SharedTask>& tasks() const { return m_tasks; }
  [[nodiscard]] const SharedTask* task(const TaskInfo& info) const;

  [[nodiscard]] Shareable<Page> page() const;

  // One row a group and degree of success, and one for the group itself (`success` is empty there).
  [[nodiscard]] Shareable<Table> table() const;

 private:
  std::vector<SharedTask> m_tasks;
  std::int64_t m_min_n;
};

}  // namespace worksort
