// A plan and what followed in words, for every page that tells of it.
#pragma once

#include "worksort/analyze/plan/follow_up.hpp"

#include <optional>
#include <string>
#include <vector>

namespace worksort {

// Positions in FollowUp::students.
using PlanPositions = std::vector<std::size_t>;

// Refers to all that it is made from. Whatever there is nothing to say of is empty.
class FollowUpWords {
 public:
  FollowUpWords(const Selection& work, const FollowUp& follow) : m_study(work.study()), m_follow(follow) {}

  // "Skip counting, loses track of the count"; the plan's id where it names no strategy.
  [[nodiscard]] std::string headline() const;
  [[nodiscard]] std::string strategy_name(const std::string& code) const;
  [[nodiscard]] std::string issue_name() const;
  [[nodiscard]] std::string issue_name(const std::string& code) const;
  [[nodiscard]] std::string taught() const;
  [[nodiscard]] std::string due() const;

  // On how many of the later pages the issue is, and whose they are: "2 of 5: Ana Cruz, Bo Lind".
  [[nodiscard]] std::string issue_now() const;

  [[nodiscard]] PlanPositions everybody() const;
  [[nodiscard]] PlanPositions without_work() const;
  [[nodiscard]] std::string names(const PlanPositions& students) const;
  [[nodiscard]] std::string shown(std::size_t student) const;

 private:
  [[nodiscard]] const Codebook& codebook() const;

  const Study& m_study;
  const FollowUp& m_follow;
};

// "3 plans: 1 overdue, 2 looked at again"
std::string follow_up_summary(const std::vector<FollowUp>& plans);

}  // namespace worksort
