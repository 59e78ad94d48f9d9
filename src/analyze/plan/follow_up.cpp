#include "worksort/analyze/plan/follow_up.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace worksort {
namespace {

// One plan and the work that came after it.
class Follower {
 public:
  Follower(const Selection& work, const Plan& plan) : m_work(work), m_study(work.study()), m_plan(plan) {
    m_out.plan = &plan;
    m_out.task = m_study.task_info(std::string_view(plan.task.text));
    if (!plan.reassess_task.text.empty())
      m_out.reassess = m_study.task_info(std::string_view(plan.reassess_task.text));
    m_out.students = plan_students(m_study, plan);
  }

  FollowUp run(Date today) {
    find_work();
    m_out.status = status(today);
    count_look_fors();
    count_strategies();
    count_issue();
    count_other_issues();
    return std::move(m_out);
  }

 private:
  void find_work() {
    m_out.later.resize(m_out.students.size());
    for (const auto piece : m_work.pieces()) {
      const Reading& r = m_work.head(piece);
      if (!counts(r)) continue;
      const auto at = position(r);
      if (!at || !m_work.in_force(piece).was_handed_in()) continue;
      auto& latest = m_out.later[*at];
      if (!latest || !earlier(r, m_work.head(*latest))) latest = piece;
    }
    for (const auto& piece : m_out.later) m_out.reassessed += piece ? 1U : 0U;
  }

  // True for work on the reassessment task, late enough to say something about the plan.
  [[nodiscard]] bool counts(const Reading& r) const {
    const std::optional<Date> since = m_plan.date ? m_plan.date : m_plan.written;
    if (!since || r.date == k_undated || Date{r.date} < *since) return false;
    if (!m_plan.date && m_study.text(r.task) == m_plan.task.text && Date{r.date} == *since) return false;
    if (!m_plan.reassess_task.text.empty()) return m_study.text(r.task) == m_plan.reassess_task.text;
    const TaskInfo* info = m_study.task_info(r.task.code);
    return m_out.task != nullptr && info != nullptr && info->codebook == m_out.task->codebook;
  }

  [[nodiscard]] std::optional<std::size_t> position(const Reading& r) const {
    for (std::size_t i = 0; i < m_out.students.size(); ++i) {
      const PlanStudent& s = m_out.students[i];
      if (s.known && s.id == r.student.code && s.school == m_study.school_of(r)) return i;
    }
    return std::nullopt;
  }

  [[nodiscard]] PlanStatus status(Date today) const {
    if (m_out.reassessed > 0) return PlanStatus::reassessed;
    if (m_plan.reassess_date && *m_plan.reassess_date < today) return PlanStatus::overdue;
    if (m_plan.reassess_date && *m_plan.reassess_date == today) return PlanStatus::due;
    return m_plan.date && *m_plan.date <= today ? PlanStatus::taught : PlanStatus::planned;
  }

  template <typename Visit>
  void each_later(Visit&& visit) const {
    for (std::size_t i = 0; i < m_out.later.size(); ++i) {
      if (m_out.later[i]) visit(i, *m_out.later[i]);
    }
  }

  void add_look_for(const std::string& id) {
    const auto same = [&](const NowShown& shown) { return shown.code == id; };
    if (std::any_of(m_out.look_fors.begin(), m_out.look_fors.end(), same)) return;
    NowShown shown{id, {}};
    const auto code = m_study.texts.find(id);
    each_later([&](std::size_t i, std::uint32_t piece) {
      const auto shows = noted_later(m_work, piece).shows;
      if (code && std::find(shows.begin(), shows.end(), *code) != shows.end()) shown.students.push_back(i);
    });
    m_out.look_fors.push_back(std::move(shown));
  }

  void count_look_fors() {
    for (const auto& id : m_plan.reassess_look_fors) add_look_for(id);
    if (!m_plan.reassess_look_fors.empty()) return;
    if (m_out.reassess != nullptr) {
      for (const auto& look_for : m_out.reassess->look_fors) add_look_for(look_for.id);
      return;
    }
    std::vector<const TaskInfo*> tasks;
    each_later([&](std::size_t, std::uint32_t piece) {
      tasks.push_back(m_study.task_info(m_work.head(piece).task.code));
    });
    for (const auto* task : tasks) {
      for (const auto& look_for : task->look_fors) add_look_for(look_for.id);
    }
  }

  void count_strategies() {
    std::map<std::string, std::vector<std::size_t>> now;
    each_later([&](std::size_t i, std::uint32_t piece) {
      const InForce in_force = m_work.in_force(piece);
      const bool coded = in_force.standing == Standing::coded;
      now[coded ? std::string(m_study.text(in_force.strategies.front())) : std::string()].push_back(i);
    });
    for (auto& [code, students] : now) m_out.strategies.push_back({code, std::move(students)});
    const Codebook& codebook = m_out.task == nullptr ? empty_codebook() : *m_out.task->codebook;
    std::sort(m_out.strategies.begin(), m_out.strategies.end(), [&](const NowShown& a, const NowShown& b) {
      if (a.code.empty() != b.code.empty()) return b.code.empty();
      const auto x = codebook.rank(Dimension::strategy, a.code);
      const auto y = codebook.rank(Dimension::strategy, b.code);
      return x != y ? x < y : natural_less(a.code, b.code);
    });
  }

  void count_other_issues() {
    std::map<std::string, std::vector<std::size_t>> now;
    each_later([&](std::size_t i, std::uint32_t piece) {
      const auto issues = noted_later(m_work, piece).issues;
      for (const Text code : issues) {
        const std::string id(m_study.text(code));
        if (id != m_plan.issue.text) now[id].push_back(i);
      }
    });
    for (auto& [code, students] : now) m_out.other_issues.push_back({code, std::move(students)});
    const Codebook& codebook = m_out.task == nullptr ? empty_codebook() : *m_out.task->codebook;
    std::ranges::stable_sort(m_out.other_issues, {}, [&](const NowShown& shown) {
      return codebook.rank(Dimension::issue, shown.code);
    });
  }

  void count_issue() {
    const auto issue = m_study.texts.find(m_plan.issue.text);
    if (m_plan.issue.text.empty() || !issue) return;
    each_later([&](std::size_t i, std::uint32_t piece) {
      const auto issues = noted_later(m_work, piece).issues;
      if (std::find(issues.begin(), issues.end(), *issue) != issues.end()) m_out.issue.push_back(i);
    });
  }

  const Selection& m_work;
  const Study& m_study;
  const Plan& m_plan;
  FollowUp m_out;
};

}  // namespace

bool is_chosen(const Selection& plans, const Plan& plan) {
  const Study& study = plans.study();
  if (!plans.takes_task(study.handle(plan.task.text)) ||
      !plans.takes_strategy(study.handle(plan.strategy.text)) ||
      !plans.takes_issue(study.handle(plan.issue.text))) {
    return false;
  }
  const auto students = plan_students(study, plan);
  const bool student = students.empty()
                           ? plans.takes_student(k_no_text, k_no_text)
                           : std::any_of(students.begin(), students.end(), [&](const PlanStudent& s) {
                               return plans.takes_student(s.school, s.id);
                             });
  return student && is_of_chosen_class(plans, plan);
}

bool is_of_chosen_class(const Selection& plans, const Plan& plan) {
  const Text school = plans.study().handle(plan.school);
  if (plan.classes.empty()) return plans.takes_class({school, k_no_text});
  const auto classes = plan_classes(plans.study(), plan);
  return std::any_of(classes.begin(), classes.end(), [&](const PlanClass& c) {
    if (c.keys.empty()) return plans.takes_class({school, k_no_text});
    return std::any_of(c.keys.begin(), c.keys.end(),
                       [&](const ClassKey& key) { return plans.takes_class(key); });
  });
}

std::string_view to_string(PlanStatus status) {
  static constexpr std::array<std::string_view, 5> k_names = {"planned", "taught", "due", "overdue",
                                                              "reassessed"};
  return k_names[static_cast<std::size_t>(status)];
}

InForce noted_later(const Selection& work, std::uint32_t piece) {
  InForce out = work.in_force(piece);
  if (out.standing != Standing::readers_differ) return out;
  const auto add = [](std::vector<Text>& to, std::span<const CodeRef> codes) {
    for (const auto& ref : codes) {
      if (std::find(to.begin(), to.end(), ref.code) == to.end()) to.push_back(ref.code);
    }
  };
  for (const auto* reading : out.sources) {
    add(out.issues, work.study().issues(*reading));
    add(out.shows, work.study().shows(*reading));
  }
  return out;
}

std::vector<FollowUp> follow_up(const Selection& plans, const Selection& work, Date today) {
  std::vector<FollowUp> out;
  for (const auto& plan : plans.study().plans) {
    if (is_chosen(plans, plan)) out.push_back(Follower(work, plan).run(today));
  }
  return out;
}

}  // namespace worksort
