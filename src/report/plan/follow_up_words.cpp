#include "follow_up_words.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/report/plan/plan.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {

const Codebook& FollowUpWords::codebook() const {
  return m_follow.task == nullptr ? empty_codebook() : *m_follow.task->codebook;
}

std::string FollowUpWords::strategy_name(const std::string& code) const {
  return code.empty() ? "" : codebook().name_of(Dimension::strategy, code);
}

std::string FollowUpWords::issue_name() const {
  return issue_name(m_follow.plan->issue.text);
}

std::string FollowUpWords::issue_name(const std::string& code) const {
  return code.empty() ? "" : codebook().name_of(Dimension::issue, code);
}

std::string FollowUpWords::headline() const {
  const Plan& plan = *m_follow.plan;
  const std::string subject = plan_subject(codebook(), plan.strategy.text, plan.issue.text);
  return subject.empty() ? plan.id : subject;
}

std::string FollowUpWords::taught() const {
  return m_follow.plan->date ? date_for_people(*m_follow.plan->date) : "";
}

std::string FollowUpWords::due() const {
  return m_follow.plan->reassess_date ? date_for_people(*m_follow.plan->reassess_date) : "";
}

std::string FollowUpWords::issue_now() const {
  if (m_follow.reassessed == 0 || m_follow.plan->issue.text.empty()) return "";
  const std::string count = fmt::format("{} of {}", m_follow.issue.size(), m_follow.reassessed);
  return m_follow.issue.empty() ? count : fmt::format("{}: {}", count, names(m_follow.issue));
}

PlanPositions FollowUpWords::everybody() const {
  PlanPositions out;
  for (std::size_t i = 0; i < m_follow.students.size(); ++i) out.push_back(i);
  return out;
}

PlanPositions FollowUpWords::without_work() const {
  PlanPositions out = everybody();
  std::erase_if(out, [&](std::size_t i) { return m_follow.later[i].has_value(); });
  return out;
}

std::string FollowUpWords::shown(std::size_t student) const {
  const PlanStudent& s = m_follow.students[student];
  return s.known ? m_study.student_name(s.school, s.id) : s.written;
}

std::string FollowUpWords::names(const PlanPositions& students) const {
  std::vector<std::string> out;
  for (const auto i : students) out.push_back(shown(i));
  return join(out, ", ");
}

std::string follow_up_summary(const std::vector<FollowUp>& plans) {
  if (plans.empty()) return "There is no plan here yet. 'worksort plan' proposes one.";
  std::vector<std::string> parts;
  for (const auto status : {PlanStatus::overdue, PlanStatus::due, PlanStatus::taught, PlanStatus::planned,
                            PlanStatus::reassessed}) {
    const auto count =
        std::count_if(plans.begin(), plans.end(), [&](const FollowUp& f) { return f.status == status; });
    if (count > 0) parts.push_back(fmt::format("{} {}", count, to_string(status)));
  }
  return fmt::format("{}: {}", counted(plans.size(), "plan"), join(parts, ", "));
}

}  // namespace worksort
