#include "worksort/analyze/plan/plan.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "plan_codes.hpp"

namespace worksort {
namespace {

using Pieces = std::vector<std::uint32_t>;

// The latest pieces of one task: those that the filters choose, and all that the class handed in.
class TaskWork {
 public:
  TaskWork(const Selection& selection, const TaskInfo& task, PlanBasis& basis)
      : m_selection(selection), m_study(selection.study()), m_task(task), m_basis(basis) {
    m_class = latest(selection.base());
    for (const auto piece : m_class) basis.in_force.emplace(piece, selection.in_force(piece));
    m_chosen = latest(selection.pieces());
    for (const auto piece : m_chosen) basis.in_force.emplace(piece, selection.in_force(piece));
  }

  [[nodiscard]] const Pieces& chosen() const { return m_chosen; }
  [[nodiscard]] const Pieces& whole_class() const { return m_class; }

  [[nodiscard]] const Reading& head(std::uint32_t piece) const { return m_selection.head(piece); }
  [[nodiscard]] const InForce& in_force(std::uint32_t piece) const { return m_basis.in_force.at(piece); }

  // The strategy that names the piece's group; none for a piece in a pile.
  [[nodiscard]] Text strategy(std::uint32_t piece) const {
    const InForce& now = in_force(piece);
    return now.standing == Standing::coded ? now.strategies.front() : k_no_text;
  }

 private:
  [[nodiscard]] Pieces latest(const Pieces& all) const {
    Pieces of_task;
    std::copy_if(all.begin(), all.end(), std::back_inserter(of_task),
                 [&](std::uint32_t piece) { return head(piece).task.code == m_task.id; });
    return latest_pieces(m_study, of_task).latest;
  }

  const Selection& m_selection;
  const Study& m_study;
  const TaskInfo& m_task;
  PlanBasis& m_basis;
  Pieces m_class;
  Pieces m_chosen;
};

std::size_t cra_rank(const Codebook& codebook, const std::string& model) {
  static constexpr std::array<std::string_view, 3> k_order = {"concrete", "representational", "abstract"};
  const Model* entry = codebook.model(model);
  const std::string_view cra = entry == nullptr ? std::string_view() : entry->cra;
  return static_cast<std::size_t>(std::find(k_order.begin(), k_order.end(), cra) - k_order.begin());
}

// Fills in what follows from the task, the group's strategy and its pieces.
class Filler {
 public:
  Filler(const Selection& selection, const TaskWork& work, PlanBasis& basis)
      : m_study(selection.study()), m_work(work), m_basis(basis), m_task(*basis.task) {}

  void run() {
    share_issue();
    count_codes();
    new_models();
    classmates();
    look_fors();
    parallel_tasks();
    colleagues();
  }

 private:
  void share_issue() {
    const auto issue = m_study.texts.find(m_basis.issue);
    std::set<std::pair<Text, Text>> classes;
    for (const auto piece : m_basis.pieces) {
      const Reading& r = m_work.head(piece);
      classes.emplace(m_study.school_of(r), r.class_id);
      if (issue && holds(m_work.in_force(piece).issues, *issue)) m_basis.sharing.push_back(piece);
    }
    if (m_basis.issue.empty()) m_basis.sharing.clear();
    for (const auto piece : m_work.whole_class()) {
      const Reading& r = m_work.head(piece);
      const InForce& now = m_work.in_force(piece);
      if (now.standing == Standing::absent || !classes.contains({m_study.school_of(r), r.class_id})) continue;
      ++m_basis.class_pieces;
      if (!m_basis.issue.empty() && issue && holds(now.issues, *issue)) ++m_basis.class_sharing;
    }
    const Issue* entry = m_task.codebook->issue(m_basis.issue);
    m_basis.cause = entry == nullptr ? "" : entry->cause;
  }

  void count_codes() {
    std::map<Text, std::size_t> success, models;
    for (const auto piece : m_basis.pieces) {
      const InForce& now = m_work.in_force(piece);
      if (now.success != k_no_text) ++success[now.success];
      for (const Text code : now.models) ++models[code];
    }
    m_basis.success = ordered(success, Dimension::success);
    m_basis.models = ordered(models, Dimension::model);
  }

  [[nodiscard]] Counts ordered(const std::map<Text, std::size_t>& counts, Dimension dimension) const {
    Counts out(counts.begin(), counts.end());
    const auto rank = [&](Text code) { return m_task.codebook->rank(dimension, m_study.text(code)); };
    std::sort(out.begin(), out.end(), [&](const auto& a, const auto& b) {
      const auto x = rank(a.first);
      const auto y = rank(b.first);
      return x != y ? x < y : natural_less(m_study.text(a.first), m_study.text(b.first));
    });
    return out;
  }

  // Models of the strategy and its neighbours that nobody in the group has used and that no lesson has shown.
  void new_models() {
    const Codebook& codebook = *m_task.codebook;
    const Strategy* strategy = codebook.strategy(m_basis.strategy);
    if (strategy == nullptr) return;
    std::vector<std::string> seen;
    if (m_task.task != nullptr)
      seen = typed_codes(m_task, Dimension::model, m_task.task->taught_before.models);
    for (const auto& [code, count] : m_basis.models) seen.emplace_back(m_study.text(code));
    std::vector<std::string>& out = m_basis.new_models;
    const auto offer = [&](const Strategy& from) {
      for (const auto& model : from.models) {
        if (!holds(seen, model) && !holds(out, model)) out.push_back(model);
      }
    };
    offer(*strategy);
    for (const auto& next : strategy->leads_to) {
      if (const Strategy* neighbour = codebook.strategy(next)) offer(*neighbour);
    }
    std::stable_sort(out.begin(), out.end(), [&](const auto& a, const auto& b) {
      return std::pair(cra_rank(codebook, a), codebook.rank(Dimension::model, a)) <
             std::pair(cra_rank(codebook, b), codebook.rank(Dimension::model, b));
    });
  }

  void classmates() {
    const Codebook& codebook = *m_task.codebook;
    const Strategy* strategy = codebook.strategy(m_basis.strategy);
    if (strategy == nullptr) return;
    std::vector<std::string> neighbours = strategy->leads_to;
    std::stable_sort(neighbours.begin(), neighbours.end(), [&](const auto& a, const auto& b) {
      return codebook.rank(Dimension::strategy, a) < codebook.rank(Dimension::strategy, b);
    });
    for (const auto& neighbour : neighbours) {
      const auto code = m_study.texts.find(neighbour);
      if (!code) continue;
      Classmates out{neighbour, {}};
      for (const auto piece : m_work.whole_class()) {
        if (is_classmate(piece) && holds(m_work.in_force(piece).strategies, *code))
          out.pieces.push_back(piece);
      }
      if (!out.pieces.empty()) m_basis.classmates.push_back(std::move(out));
    }
  }

  [[nodiscard]] bool is_classmate(std::uint32_t piece) const {
    const Reading& r = m_work.head(piece);
    const Text school = m_study.school_of(r);
    bool same_school = m_basis.students.empty();
    for (const auto& student : m_basis.students) {
      if (student.known && student.school == school && student.id == r.student.code) return false;
      same_school |= !student.known || student.school == school;
    }
    return same_school;
  }

  void look_fors() {
    for (const auto& look_for : m_task.look_fors) {
      LookForCount count{&look_for, 0};
      const auto code = m_study.texts.find(look_for.id);
      for (const auto piece : m_basis.pieces) {
        if (code && holds(m_work.in_force(piece).shows, *code)) ++count.shown;
      }
      m_basis.look_fors.push_back(count);
    }
  }

  // The day of the group's latest work on the task, or the task's own.
  [[nodiscard]] std::int32_t evidence_day() const {
    std::int32_t day = k_undated;
    for (const auto piece : m_basis.pieces) day = std::max(day, m_work.head(piece).date);
    if (day == k_undated && m_task.task != nullptr && m_task.task->date) day = m_task.task->date->days;
    return day;
  }

  // Tasks that come later, or that nobody has been given yet; those of the same standard first, then the
  // nearest.
  void parallel_tasks() {
    const std::int32_t today = evidence_day();
    std::vector<std::tuple<bool, bool, std::int32_t, const TaskInfo*>> found;
    for (const auto& info : m_study.task_infos) {
      if (info.id == m_task.id || info.task == nullptr || info.codebook != m_task.codebook) continue;
      if (m_task.codebook->id.empty()) continue;
      const std::int32_t day = info.task->date ? info.task->date->days : k_undated;
      if (day != k_undated && today != k_undated && day <= today) continue;
      if (day == k_undated && has_work(info.id)) continue;
      found.emplace_back(!same_standard(*info.task), day == k_undated, day, &info);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a)) <
             std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b));
    });
    for (const auto& entry : found) m_basis.parallel.push_back(std::get<3>(entry));
  }

  [[nodiscard]] bool same_standard(const Task& other) const {
    if (m_task.task == nullptr) return false;
    const auto& mine = m_task.task->standards;
    return std::any_of(mine.begin(), mine.end(), [&](const auto& s) { return holds(other.standards, s); });
  }

  [[nodiscard]] bool has_work(Text task) const {
    return std::any_of(m_study.readings.begin(), m_study.readings.end(),
                       [&](const Reading& r) { return r.task.code == task; });
  }

  void colleagues() {
    for (const auto& student : m_basis.students) {
      const Student* known = student.known ? m_study.student(student.school, student.id) : nullptr;
      if (known == nullptr) continue;
      for (const auto& role : known->served_by) {
        auto& all = m_basis.colleagues;
        auto found = std::find_if(all.begin(), all.end(), [&](const Colleague& c) { return c.role == role; });
        if (found == all.end()) found = all.insert(all.end(), {role, {}});
        const std::string id(m_study.text(student.id));
        if (!holds(found->students, id)) found->students.push_back(id);
      }
    }
  }

  const Study& m_study;
  const TaskWork& m_work;
  PlanBasis& m_basis;
  const TaskInfo& m_task;
};

// Tasks with chosen work, the one with the latest work first.
std::vector<const TaskInfo*> tasks_by_day(const Selection& selection) {
  std::map<Text, std::int32_t> days;
  for (const auto piece : selection.pieces()) {
    const Reading& r = selection.head(piece);
    const auto [at, added] = days.try_emplace(r.task.code, r.date);
    if (!added) at->second = std::max(at->second, r.date);
  }
  std::vector<const TaskInfo*> out;
  for (const auto& info : selection.study().task_infos) {
    if (days.contains(info.id)) out.push_back(&info);
  }
  std::reverse(out.begin(), out.end());
  std::stable_sort(out.begin(), out.end(),
                   [&](const TaskInfo* a, const TaskInfo* b) { return days.at(a->id) > days.at(b->id); });
  return out;
}

// The first choice that is what was asked for; null if there is none.
const PlanChoice* fitting(const Study& study, const TaskInfo& task, const PlanRequest& request,
                          const std::vector<PlanChoice>& choices) {
  const std::string strategy = typed_code(task, Dimension::strategy, request.strategy);
  const std::string issue = typed_code(task, Dimension::issue, request.issue);
  const auto found = std::find_if(choices.begin(), choices.end(), [&](const PlanChoice& c) {
    return (request.strategy.empty() || study.text(c.strategy) == strategy) &&
           (request.issue.empty() || study.text(c.issue) == issue);
  });
  return found == choices.end() ? nullptr : &*found;
}

void add_group(const Study& study, const TaskWork& work, const PlanChoice& choice, PlanBasis& basis) {
  basis.strategy = study.text(choice.strategy);
  basis.issue = study.text(choice.issue);
  for (const auto piece : work.chosen()) {
    const Reading& r = work.head(piece);
    if (work.strategy(piece) != choice.strategy || study.school_of(r) != choice.school) continue;
    basis.pieces.push_back(piece);
    basis.students.push_back({std::string(study.text(r.student)), study.school_of(r), r.student.code, true});
  }
}

// The basis for the first group of the task that fits, about `issue` where one is given; without a task if
// none fits.
PlanBasis basis_for(const Selection& selection, const TaskInfo& task, const PlanRequest& request,
                    const std::string& issue) {
  PlanBasis basis;
  const TaskWork work(selection, task, basis);
  basis.choices = plan_choices(selection.study(), task, work.chosen(), basis.in_force);
  const PlanChoice* choice = fitting(selection.study(), task, request, basis.choices);
  if (choice == nullptr) return basis;
  basis.task = &task;
  add_group(selection.study(), work, *choice, basis);
  if (!issue.empty()) basis.issue = typed_code(task, Dimension::issue, issue);
  Filler(selection, work, basis).run();
  return basis;
}

}  // namespace

PlanBasis plan_basis(const Selection& selection, const PlanRequest& request) {
  const auto tasks = tasks_by_day(selection);
  for (const auto* task : tasks) {
    if (auto basis = basis_for(selection, *task, request, request.issue); basis.task != nullptr) {
      basis.tasks = tasks.size();
      return basis;
    }
  }
  PlanBasis nothing;
  for (const auto* task : tasks) {
    if (request.strategy.empty()) break;
    nothing = basis_for(selection, *task, {request.strategy, ""}, request.issue);
    if (nothing.task != nullptr) break;
  }
  nothing.tasks = tasks.size();
  return nothing;
}

PlanBasis plan_basis(const Selection& selection, const Plan& plan) {
  PlanBasis basis;
  basis.task = selection.study().task_info(std::string_view(plan.task.text));
  basis.tasks = 1;
  basis.students = plan_students(selection.study(), plan);
  if (basis.task == nullptr) return basis;
  const TaskWork work(selection, *basis.task, basis);
  basis.strategy = plan.strategy.text;
  basis.issue = plan.issue.text;
  for (const auto piece : work.chosen()) {
    const Reading& r = work.head(piece);
    const bool named = std::any_of(basis.students.begin(), basis.students.end(), [&](const PlanStudent& s) {
      return s.known && s.school == selection.study().school_of(r) && s.id == r.student.code;
    });
    if (named && work.in_force(piece).standing != Standing::absent) basis.pieces.push_back(piece);
  }
  Filler(selection, work, basis).run();
  return basis;
}

}  // namespace worksort
