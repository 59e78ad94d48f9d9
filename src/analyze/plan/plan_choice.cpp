#include "worksort/analyze/plan/plan_choice.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace worksort {
namespace {

using Pieces = std::vector<std::uint32_t>;

class Choices {
 public:
  Choices(const Study& study, const TaskInfo& task,
          const std::unordered_map<std::uint32_t, InForce>& in_force)
      : m_study(study), m_task(task), m_in_force(in_force) {}

  [[nodiscard]] std::vector<PlanChoice> run(const Pieces& pieces) const {
    std::map<std::pair<Text, Text>, Pieces> groups;
    for (const auto piece : pieces) {
      const InForce& now = m_in_force.at(piece);
      if (now.standing != Standing::coded) continue;
      const Reading& head = m_study.readings[m_study.pieces[piece].first_reading];
      groups[{m_study.school_of(head), now.strategies.front()}].push_back(piece);
    }
    std::vector<PlanChoice> out;
    for (const auto& [key, group] : groups) add(key.first, key.second, group, out);
    std::sort(out.begin(), out.end(), [&](const PlanChoice& a, const PlanChoice& b) { return less(a, b); });
    return out;
  }

 private:
  void add(Text school, Text code, const Pieces& group, std::vector<PlanChoice>& out) const {
    std::map<Text, std::size_t> issues;
    for (const auto piece : group) {
      for (const Text issue : m_in_force.at(piece).issues) ++issues[issue];
    }
    for (const auto& [issue, count] : issues) {
      const Issue* entry = m_task.codebook->issue(m_study.text(issue));
      out.push_back({school, code, issue, entry == nullptr ? "" : entry->cause, count, group.size()});
    }
    if (issues.empty()) out.push_back({school, code, k_no_text, "", 0, group.size()});
  }

  [[nodiscard]] bool less(const PlanChoice& a, const PlanChoice& b) const {
    if (is_teachable(a) != is_teachable(b)) return is_teachable(a);
    if (a.sharing != b.sharing) return a.sharing > b.sharing;
    if (a.sharing == 0 && a.pieces != b.pieces) return a.pieces > b.pieces;
    const Codebook& codebook = *m_task.codebook;
    const auto rank = [&](const PlanChoice& c) {
      return std::tuple(codebook.rank(Dimension::strategy, m_study.text(c.strategy)),
                        codebook.rank(Dimension::issue, m_study.text(c.issue)));
    };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    for (const auto field : {&PlanChoice::strategy, &PlanChoice::issue, &PlanChoice::school}) {
      if (a.*field != b.*field) return natural_less(m_study.text(a.*field), m_study.text(b.*field));
    }
    return false;
  }

  const Study& m_study;
  const TaskInfo& m_task;
  const std::unordered_map<std::uint32_t, InForce>& m_in_force;
};

}  // namespace

bool is_teachable(const PlanChoice& choice) {
  if (choice.issue == k_no_text) return false;
  return choice.cause.empty() || choice.cause == "misconception" || choice.cause == "gap";
}

std::vector<PlanChoice> plan_choices(const Study& study, const TaskInfo& task, const Pieces& pieces,
                                     const std::unordered_map<std::uint32_t, InForce>& in_force) {
  return Choices(study, task, in_force).run(pieces);
}

}  // namespace worksort
