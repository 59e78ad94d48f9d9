#include "worksort/analyze/plan/plan.hpp"

#include "worksort/analyze/plan/problem_type.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "plan_codes.hpp"
#include "plan_filler.hpp"
#include "plan_words.hpp"

namespace worksort {
namespace {

constexpr std::size_t k_most_look_fors = 3;

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

// The choice that is what was asked for; null if there is none.
const PlanChoice* fitting(const Study& study, const TaskInfo& task, const std::string& asked,
                          const std::vector<PlanChoice>& choices) {
  const std::string issue = typed_code(task, Dimension::issue, asked);
  const auto found = std::ranges::find_if(choices, [&](const PlanChoice& c) {
    return asked.empty() || (c.issue != k_no_text && study.text(c.issue) == issue);
  });
  return found == choices.end() ? nullptr : &*found;
}

void add_page(const Study& study, const Reading& r, std::uint32_t piece, PlanBasis& basis) {
  basis.pieces.push_back(piece);
  basis.students.push_back({std::string(study.text(r.student)), study.school_of(r), r.student.code, true});
}

// Without a task if the task has nothing that was asked for.
PlanBasis basis_for(const Selection& selection, const TaskInfo& task, const PlanRequest& request) {
  const Study& study = selection.study();
  PlanBasis basis;
  const TaskWork work(selection, task, basis.in_force);
  Text strategy = k_no_text;
  if (!request.strategy.empty()) {
    const auto code = study.texts.find(typed_code(task, Dimension::strategy, request.strategy));
    if (!code) return basis;
    strategy = *code;
  }
  const bool every_page = !request.issue.empty() && strategy == k_no_text;
  basis.choices = plan_choices(study, task, work.chosen(), basis.in_force, {strategy, every_page});
  if (basis.choices.empty()) return basis;
  const PlanChoice* choice = fitting(study, task, request.issue, basis.choices);
  if (choice == nullptr && strategy == k_no_text) return basis;
  const PlanChoice& from = choice == nullptr ? basis.choices.front() : *choice;
  basis.task = &task;
  basis.among = from.among;
  const Text shared = strategy != k_no_text ? strategy : from.strategy;
  if (shared != k_no_text) basis.strategy = study.text(shared);
  if (choice == nullptr) {  // nobody who used the strategy shows the issue: then for all of them
    basis.issue = typed_code(task, Dimension::issue, request.issue);
    for (const auto piece : work.chosen()) {
      const Reading& r = work.head(piece);
      if (work.strategy(piece) == strategy && study.school_of(r) == from.school)
        add_page(study, r, piece, basis);
    }
  } else {
    if (choice->issue != k_no_text) basis.issue = study.text(choice->issue);
    for (const auto piece : choice->sharing) add_page(study, work.head(piece), piece, basis);
  }
  fill_plan(work, basis);
  return basis;
}

}  // namespace

PlanBasis plan_basis(const Selection& selection, const PlanRequest& request) {
  const auto tasks = tasks_by_day(selection);
  const auto latest = [&](auto&& fits) {
    for (const auto* task : tasks) {
      PlanBasis basis = basis_for(selection, *task, request);
      basis.tasks = tasks.size();
      if (basis.task != nullptr && fits(basis)) return basis;
    }
    PlanBasis nothing;
    nothing.tasks = tasks.size();
    return nothing;
  };
  if (!request.issue.empty()) {
    PlanBasis shown = latest([](const PlanBasis& basis) { return !basis.sharing.empty(); });
    if (shown.task != nullptr) return shown;
  }
  return latest([](const PlanBasis&) { return true; });
}

PlanBasis plan_basis(const Selection& selection, const Plan& plan) {
  const Study& study = selection.study();
  PlanBasis basis;
  basis.task = study.task_info(std::string_view(plan.task.text));
  basis.tasks = 1;
  basis.students = plan_students(study, plan);
  if (basis.task == nullptr) return basis;
  const TaskWork work(selection, *basis.task, basis.in_force);
  basis.strategy = plan.strategy.text;
  basis.issue = plan.issue.text;
  for (const auto piece : work.chosen()) {
    const Reading& r = work.head(piece);
    const bool named = std::ranges::any_of(basis.students, [&](const PlanStudent& s) {
      return s.known && s.school == study.school_of(r) && s.id == r.student.code;
    });
    if (named && work.in_force(piece).was_handed_in()) basis.pieces.push_back(piece);
  }
  fill_plan(work, basis);
  return basis;
}

std::string_view plan_kind(const PlanBasis& basis) {
  if (basis.students.size() <= 2) return "conference";
  return 2 * basis.class_sharing > basis.class_pieces ? "class" : "group";
}

std::vector<LookForCount> issue_look_fors(const PlanBasis& basis) {
  if (!basis.records_look_fors) return {};
  std::vector<LookForCount> out;
  for (const auto& count : basis.look_fors) {
    if (count.shown < basis.pieces.size()) out.push_back(count);
  }
  const auto belonging = look_fors_of_issue(*basis.task, basis.issue);
  const auto words = [&](const LookForCount& count) {
    const auto found = belonging.find(count.look_for->id);
    return found == belonging.end() ? std::ptrdiff_t{0} : static_cast<std::ptrdiff_t>(found->second);
  };
  const auto rarer_here = [&](const LookForCount& count) {
    return static_cast<std::ptrdiff_t>(count.elsewhere * basis.pieces.size()) -
           static_cast<std::ptrdiff_t>(count.shown * basis.class_without);
  };
  const auto is_rarer = [&](const LookForCount& count) { return rarer_here(count) > 0; };
  if (std::ranges::any_of(out, is_rarer)) std::erase_if(out, std::not_fn(is_rarer));
  const auto order = [&](const LookForCount& count) { return std::pair(-words(count), -rarer_here(count)); };
  std::ranges::stable_sort(out, {}, order);
  out.resize(std::min(out.size(), k_most_look_fors));
  return out;
}

std::vector<std::string> plan_strategies(const Study& study, const PlanBasis& basis) {
  std::vector<std::string> out;
  for (const auto piece : basis.pieces) {
    const InForce& now = basis.in_force.at(piece);
    if (now.standing != Standing::coded) continue;
    std::string code(study.text(now.strategies.front()));
    if (!holds(out, code)) out.push_back(std::move(code));
  }
  if (out.empty() && !basis.strategy.empty()) out.push_back(basis.strategy);
  std::ranges::stable_sort(out, {}, [&](const std::string& code) {
    return basis.task->codebook->rank(Dimension::strategy, code);
  });
  return out;
}

std::vector<std::string> plan_neighbours(const Study& study, const PlanBasis& basis) {
  const Codebook& codebook = *basis.task->codebook;
  const auto strategies = plan_strategies(study, basis);
  std::vector<std::string> out;
  for (const auto& code : strategies) {
    const Strategy* strategy = codebook.strategy(code);
    if (strategy == nullptr) continue;
    for (const auto& next : strategy->leads_to) {
      if (codebook.strategy(next) == nullptr || holds(strategies, next) || holds(out, next)) continue;
      if (serves_task(*basis.task, next)) out.push_back(next);
    }
  }
  std::ranges::stable_sort(out, {},
                           [&](const auto& code) { return codebook.rank(Dimension::strategy, code); });
  return out;
}

}  // namespace worksort
