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

  [[nodiscard]] std::vector<PlanChoice> run(const Pieces& pieces, ChoiceOf of) const {
    std::map<Text, Pieces> schools;
    for (const auto piece : pieces) {
      if (!fits(piece, of)) continue;
      schools[m_study.school_of(m_study.readings[m_study.pieces[piece].first_reading])].push_back(piece);
    }
    std::vector<PlanChoice> out;
    for (const auto& [school, of_school] : schools) {
      add_issues(school, of_school, out);
      add_strategies(school, of_school, out);
    }
    return sorted(std::move(out));
  }

 private:
  [[nodiscard]] bool fits(std::uint32_t piece, ChoiceOf of) const {
    const InForce& now = m_in_force.at(piece);
    if (now.standing == Standing::coded) return of.strategy == k_no_text || now.strategies[0] == of.strategy;
    return of.every_page && now.was_handed_in() && now.standing != Standing::readers_differ;
  }

  // None of a page that shows too little for one.
  [[nodiscard]] Text strategy_of(std::uint32_t piece) const {
    const InForce& now = m_in_force.at(piece);
    return now.standing == Standing::coded ? now.strategies[0] : k_no_text;
  }

  void add_issues(Text school, const Pieces& pieces, std::vector<PlanChoice>& out) const {
    std::map<Text, Pieces> issues;
    for (const auto piece : pieces) {
      for (const Text issue : m_in_force.at(piece).issues) issues[issue].push_back(piece);
    }
    for (auto& [issue, sharing] : issues) {
      const Issue* entry = m_task.codebook->issue(m_study.text(issue));
      const Text first = strategy_of(sharing.front());
      const bool one = std::all_of(sharing.begin(), sharing.end(),
                                   [&](std::uint32_t piece) { return strategy_of(piece) == first; });
      out.push_back({school, one ? first : k_no_text, issue, entry == nullptr ? "" : entry->cause,
                     std::move(sharing), pieces.size()});
    }
  }

  void add_strategies(Text school, const Pieces& pieces, std::vector<PlanChoice>& out) const {
    std::map<Text, Pieces> strategies;
    std::map<Text, std::size_t> issues;
    for (const auto piece : pieces) {
      if (strategy_of(piece) == k_no_text) continue;
      strategies[strategy_of(piece)].push_back(piece);
      issues[strategy_of(piece)] += m_in_force.at(piece).issues.size();
    }
    for (auto& [strategy, group] : strategies) {
      if (issues[strategy] == 0)
        out.push_back({school, strategy, k_no_text, "", std::move(group), pieces.size()});
    }
  }

  static int step(const PlanChoice& choice) {
    if (choice.issue == k_no_text) return 4;
    if (is_teachable(choice)) return is_shared(choice) ? 0 : 1;
    return is_shared(choice) ? 2 : 3;
  }

  // What comes first: the step, how many share it, then the places in the codebook.
  using Order = std::tuple<int, std::ptrdiff_t, std::size_t, std::size_t>;

  [[nodiscard]] Order order_of(const PlanChoice& choice) const {
    const Codebook& codebook = *m_task.codebook;
    return {step(choice), -static_cast<std::ptrdiff_t>(choice.sharing.size()),
            codebook.rank(Dimension::issue, m_study.text(choice.issue)),
            codebook.rank(Dimension::strategy, m_study.text(choice.strategy))};
  }

  // Places are looked up once for each choice: a codebook may be long.
  [[nodiscard]] std::vector<PlanChoice> sorted(std::vector<PlanChoice> choices) const {
    std::vector<std::pair<Order, PlanChoice>> ordered;
    ordered.reserve(choices.size());
    for (auto& choice : choices) {
      const Order order = order_of(choice);
      ordered.emplace_back(order, std::move(choice));
    }
    std::sort(ordered.begin(), ordered.end(), [&](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : less(a.second, b.second);
    });
    std::vector<PlanChoice> out;
    out.reserve(ordered.size());
    for (auto& [order, choice] : ordered) out.push_back(std::move(choice));
    return out;
  }

  [[nodiscard]] bool less(const PlanChoice& a, const PlanChoice& b) const {
    for (const auto field : {&PlanChoice::issue, &PlanChoice::strategy, &PlanChoice::school}) {
      if (a.*field != b.*field) return natural_less(m_study.text(a.*field), m_study.text(b.*field));
    }
    return false;
  }

  const Study& m_study;
  const TaskInfo& m_task;
  const std::unordered_map<std::uint32_t, InForce>& m_in_force;
};

}  // namespace

bool is_teachable(std::string_view cause) {
  return cause.empty() || cause == "misconception" || cause == "gap";
}

bool is_teachable(const PlanChoice& choice) {
  return choice.issue != k_no_text && is_teachable(choice.cause);
}

bool is_shared(const PlanChoice& choice) {
  return choice.sharing.size() > 1;
}

std::vector<PlanChoice> plan_choices(const Study& study, const TaskInfo& task, const Pieces& pieces,
                                     const std::unordered_map<std::uint32_t, InForce>& in_force,
                                     ChoiceOf of) {
  return Choices(study, task, in_force).run(pieces, of);
}

}  // namespace worksort
