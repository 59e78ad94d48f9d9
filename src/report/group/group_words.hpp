// The groups and piles of a task in words, for every page that tells of them.
#pragma once

#include "worksort/analyze/group.hpp"
#include "worksort/analyze/unseen.hpp"
#include "worksort/report/group/group.hpp"

#include <string>
#include <vector>

namespace worksort {

// Refers to all that it is made from. Whatever there is nothing to say of is empty.
class GroupWords {
 public:
  GroupWords(const Selection& selection, const GroupResult& result, const TaskGroups& groups);

  // "Tue 17 Nov 2026 · 3B", "24 students · 23 handed in", "kim and lee".
  [[nodiscard]] std::string when() const;
  [[nodiscard]] std::string turnout() const;
  [[nodiscard]] std::string readers() const;

  // From all the way down to first steps: "4 carried through · 2 partly · 1 started".
  [[nodiscard]] std::string how_far(const Group& group) const;
  [[nodiscard]] std::string models(const Group& group) const;
  [[nodiscard]] std::string issues(const Group& group) const;
  [[nodiscard]] std::string look_fors(const Group& group) const;

  // Who is on the pile, and what is on their pages: "answer only 2 (Hal, Ivy) · blank 1 (Jo)". Nothing where
  // readers differ: what each of them saw is told piece by piece.
  [[nodiscard]] std::string pile(const Pile& pile) const;

  // The students on the roster without a piece, and those who have one that the filters leave out.
  [[nodiscard]] std::string not_handed_in() const;
  [[nodiscard]] std::string elsewhere() const;

 private:
  using Pieces = std::vector<std::uint32_t>;

  [[nodiscard]] Pieces every_piece() const;
  [[nodiscard]] std::string counted_codes(const Counts& counts, Dimension dimension) const;
  [[nodiscard]] std::string not_enough(const Pieces& pile) const;
  [[nodiscard]] std::string earlier(const Pieces& pile) const;
  [[nodiscard]] std::string student_names(const std::vector<const Student*>& students) const;

  const Selection& m_selection;
  const Study& m_study;
  const GroupResult& m_result;
  const TaskGroups& m_groups;
  const TaskInfo& m_task;
};

// What nobody showed, kind by kind.
struct UnseenWords {
  std::string strategies;  // "area model (anticipated), derived fact"
  std::string models;
  std::string look_fors;
  std::string not_anticipated;
};
UnseenWords unseen_words(const std::vector<UnseenItem>& items);

}  // namespace worksort
