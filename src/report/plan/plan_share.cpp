#include "worksort/report/plan/plan_share.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/report/share/shared_page.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

// What may be told of a plan's group.
class SharedPlan {
 public:
  SharedPlan(const Selection& selection, const PlanBasis& basis, const Plan& plan, std::int64_t min_n)
      : m_selection(selection),
        m_study(selection.study()),
        m_basis(basis),
        m_plan(plan),
        m_task(*basis.task),
        m_min_n(min_n),
        m_page("Reteach plan: " + headline(), task_title(m_study, m_task), min_n) {}

  Shareable<Page> page() {
    add_group();
    add_new();
    add_questions();
    add_afterwards();
    return m_page.page();
  }

 private:
  std::string name(Dimension dimension, const std::string& code) const {
    return m_task.codebook->name_of(dimension, code);
  }

  // That all pages with an issue used one strategy stays with the team.
  std::string headline() const {
    return in_sentence(m_basis.issue.empty() ? name(Dimension::strategy, m_basis.strategy)
                                             : name(Dimension::issue, m_basis.issue));
  }

  std::int64_t students(const std::vector<std::uint32_t>& pieces) const {
    std::set<std::uint64_t> out;
    for (const auto piece : pieces) {
      const Reading& head = m_selection.head(piece);
      out.insert(student_key(m_study.school_of(head), head.student.code));
    }
    return static_cast<std::int64_t>(out.size());
  }

  bool tells_group() const { return students(m_basis.pieces) >= m_min_n; }

  // A count of pages, each of another student; only where enough have it and, of `all`, enough do not.
  std::string count(std::size_t pages, std::size_t all) {
    const auto with = static_cast<std::int64_t>(pages);
    const auto without = static_cast<std::int64_t>(all) - with;
    if (with >= m_min_n && (without == 0 || without >= m_min_n)) return fmt::format("{}", pages);
    m_page.hidden();
    return "hidden";
  }

  void add_group() {
    m_page.section("The pages");
    m_page.table("Pages", {"Pieces"});
    const std::size_t looked_at = m_basis.among;
    m_page.row("looked at", {count(looked_at, looked_at)});
    const Issue* issue = m_task.codebook->issue(m_basis.issue);
    if (m_basis.issue.empty()) {
      if (const Strategy* strategy = m_task.codebook->strategy(m_basis.strategy);
          strategy != nullptr && !strategy->definition.empty())
        m_page.line(strategy->definition);
      return;
    }
    const std::size_t sharing = m_basis.sharing.size();
    m_page.row(name(Dimension::issue, m_basis.issue),
               {sharing == looked_at ? count(0, 0) : count(sharing, looked_at)});
    m_page.line(cause_words(m_basis.cause));
    if (issue == nullptr) return;
    add("Where the idea is true", issue->works_when);
    add("Ask first", issue->probe.prompt);
    add("First task", issue->next_task.structure);
    add("Its numbers", issue->next_task.numbers);
  }

  void add(const char* label, const std::string& words) {
    if (!words.empty()) m_page.line(fmt::format("{}: {}", label, words));
  }

  // Each neighbour says that enough pages used it; the pages looked at must leave open how many more there
  // are.
  bool leaves_room(std::size_t neighbours) const {
    return static_cast<std::int64_t>(m_basis.among) >= (static_cast<std::int64_t>(neighbours) + 1) * m_min_n;
  }

  void add_new() {
    m_page.section("How this will be new and different");
    std::vector<std::string> models;
    for (const auto& written : m_plan.new_and_different.models) {
      const Found found = m_task.codebook->find(Dimension::model, written);
      if (found.match != Match::none) models.push_back(in_sentence(name(Dimension::model, found.id)));
    }
    if (!models.empty()) m_page.line("Model: " + join(models, ", "));
    std::vector<std::string> offered;
    for (const auto& model : m_basis.offers)
      if (model.is_new()) offered.push_back(in_sentence(name(Dimension::model, model.model)));
    if (tells_group() && models.empty() && !offered.empty() && !m_basis.models.empty())
      m_page.line("Models to try, on none of these pages: " + join(offered, ", "));
    std::vector<std::string> classmates;
    bool others = false;
    for (const auto& used : m_basis.classmates) {
      if (students(used.pieces) < m_min_n || !leaves_room(classmates.size() + 1))
        others = true;
      else
        classmates.push_back(in_sentence(name(Dimension::strategy, used.strategy)));
    }
    if (!classmates.empty() && others) classmates.emplace_back("others hidden");
    if (!classmates.empty()) m_page.line("Neighbours that classmates used: " + join(classmates, ", "));
  }

  // Of the codebook alone: what the team wrote for the task stays with it.
  void add_questions() {
    const Issue* issue = m_task.codebook->issue(m_basis.issue);
    const Strategy* strategy = m_task.codebook->strategy(m_basis.strategy);
    if (issue == nullptr && (strategy == nullptr || !m_basis.issue.empty())) return;
    const Questions& ask = issue == nullptr ? strategy->ask : issue->ask;
    if (ask.assessing.empty() && ask.advancing.empty()) return;
    m_page.section("Questions to have ready");
    for (const auto& question : ask.assessing) add("Assessing", question);
    for (const auto& question : ask.advancing) add("Advancing", question);
  }

  void add_afterwards() {
    const bool any = !m_plan.reassess_look_fors.empty() || !m_plan.reassess_task.text.empty() ||
                     m_plan.date || m_plan.reassess_date;
    if (!any) return;
    m_page.section("How we will know");
    std::vector<std::string> look_fors;
    for (const auto& id : m_plan.reassess_look_fors) look_fors.push_back(in_sentence(prettified(id)));
    if (!look_fors.empty()) m_page.line("Look for: " + join(look_fors, "; "));
    if (!m_plan.reassess_task.text.empty()) {
      const TaskInfo* next = m_study.task_info(std::string_view(m_plan.reassess_task.text));
      m_page.line("Parallel task: " +
                  (next == nullptr ? prettified(m_plan.reassess_task.text) : task_title(m_study, *next)));
    }
    if (m_plan.date) m_page.line("Teaching: " + date_for_people(*m_plan.date));
    if (m_plan.reassess_date) m_page.line("Second look: " + date_for_people(*m_plan.reassess_date));
  }

  const Selection& m_selection;
  const Study& m_study;
  const PlanBasis& m_basis;
  const Plan& m_plan;
  const TaskInfo& m_task;
  std::int64_t m_min_n;
  SharedPage m_page;
};

}  // namespace

Shareable<Page> shared_plan_page(const Selection& selection, const PlanBasis& basis, const Plan& plan,
                                 std::int64_t min_n) {
  return SharedPlan(selection, basis, plan, min_n).page();
}

Shareable<Page> shared_no_plan_page(std::int64_t min_n) {
  SharedPage page("Reteach plan", "", min_n);
  page.line("There is nothing to plan from in the chosen work.");
  return page.page();
}

}  // namespace worksort
