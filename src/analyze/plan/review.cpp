#include "worksort/analyze/plan/review.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "plan_codes.hpp"

namespace worksort {
namespace {

constexpr std::array<std::string_view, 3> k_aspects = {"conceptual", "procedural", "application"};

class Reviewer {
 public:
  explicit Reviewer(const TaskInfo& info) : m_info(info), m_task(info.task == nullptr ? m_none : *info.task) {
    m_out.task = &info;
  }

  TaskReview run() {
    check_aspects();
    check_critical();
    std::set<std::string> ways;
    for (const auto* response : m_info.responses) ways.insert(response->strategy.text);
    m_out.ways = ways.size();
    find_blanks();
    std::stable_sort(m_out.blanks.begin(), m_out.blanks.end(),
                     [](const BlankItem& a, const BlankItem& b) { return a.blank < b.blank; });
    return std::move(m_out);
  }

 private:
  void check_aspects() {
    std::vector<std::string> aspects(k_aspects.begin(), k_aspects.end());
    aspects.emplace_back();
    for (const auto& aspect : aspects) {
      const auto& target = m_task.target;
      AspectCheck check{aspect, std::find(target.begin(), target.end(), aspect) != target.end(), {}};
      for (const auto& look_for : m_info.look_fors) {
        if (look_for.aspect == aspect) check.look_fors.push_back(&look_for);
      }
      if (check.targeted && check.look_fors.empty()) add(Blank::aspect, aspect);
      if (check.targeted || !check.look_fors.empty()) m_out.aspects.push_back(std::move(check));
    }
  }

  void check_critical() {
    for (const auto& one : m_task.critical) {
      std::size_t all = 0;
      for (const auto& code : one.any) {
        const auto shown = std::count_if(m_info.responses.begin(), m_info.responses.end(),
                                         [&](const Response* r) { return r->strategy.text == code.text; });
        m_out.critical.push_back({code.text, static_cast<std::size_t>(shown)});
        all += static_cast<std::size_t>(shown);
      }
      if (all == 0) add(Blank::critical_example, one.any.front().text);
    }
  }

  void find_blanks() {
    const auto& expected = m_task.anticipate;
    add_if(m_info.task == nullptr, Blank::task);
    if (m_info.task != nullptr) {
      add_if(m_task.prompt.empty(), Blank::prompt);
      add_if(m_task.standards.empty(), Blank::standard);
      add_if(m_task.target.empty(), Blank::target);
      add_if(m_task.review_aligned.empty(), Blank::alignment);
      add_if(m_task.critical.empty(), Blank::critical);
      add_if(expected.strategies.empty(), Blank::strategies);
      add_if(expected.stuck.empty(), Blank::stuck);
      add_if(expected.questions.assessing.empty() || expected.questions.advancing.empty(), Blank::questions);
      add_if(expected.succeed.empty(), Blank::succeed);
      add_if(expected.models.empty(), Blank::models);
      add_if(m_task.answers.empty(), Blank::answers);
      add_if(m_task.goal.empty(), Blank::goal);
      add_if(!knows_lesson(), Blank::taught_before);
      add_if(m_info.codebook->id.empty(), Blank::codebook);
    }
    add_if(m_info.responses.empty(), Blank::responses);
    add_if(m_info.responses.size() == 1 || (m_info.responses.size() > 1 && m_out.ways == 1),
           Blank::second_response);
    add_if(m_info.look_fors.empty(), Blank::look_fors);
    unused_look_fors();
  }

  [[nodiscard]] bool knows_lesson() const {
    const Instruction& before = m_task.taught_before;
    return !before.models.empty() || !before.routine.empty() || !before.note.empty();
  }

  void unused_look_fors() {
    if (m_info.responses.empty()) return;
    for (const auto& look_for : m_info.look_fors) {
      const bool shown =
          std::any_of(m_info.responses.begin(), m_info.responses.end(), [&](const Response* r) {
            return std::any_of(r->shows.begin(), r->shows.end(),
                               [&](const Written& w) { return w.text == look_for.id; });
          });
      if (!shown) add(Blank::unused_look_for, look_for.id);
    }
  }

  void add(Blank blank, std::string about) { m_out.blanks.push_back({blank, std::move(about)}); }
  void add_if(bool is_blank, Blank blank) {
    if (is_blank) add(blank, "");
  }

  const TaskInfo& m_info;
  const Task m_none;
  const Task& m_task;
  TaskReview m_out;
};

}  // namespace

std::string_view to_string(Blank blank) {
  static constexpr std::array<std::string_view, 21> k_names = {
      "task",      "prompt",    "standard",         "target",
      "alignment", "responses", "second-response",  "look-fors",
      "aspect",    "critical",  "critical-example", "strategies",
      "stuck",     "questions", "succeed",          "models",
      "answers",   "goal",      "taught-before",    "unused-look-for",
      "codebook"};
  return k_names[static_cast<std::size_t>(blank)];
}

TaskReview review_task(const TaskInfo& task) {
  return Reviewer(task).run();
}

}  // namespace worksort
