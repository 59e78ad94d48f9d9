#include "worksort/analyze/student.hpp"

#include "worksort/analyze/plan/plan.hpp"
#include "worksort/analyze/shift.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace worksort {
namespace {

template <typename Value>
void add_once(std::vector<Value>& to, const Value& value) {
  if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
}

class Collector {
 public:
  Collector(const Selection& selection, StudentWork& work)
      : m_selection(selection), m_study(selection.study()), m_work(work) {}

  void run() {
    m_work.known = m_study.student(m_work.school, m_work.student);
    std::stable_sort(m_work.pieces.begin(), m_work.pieces.end(),
                     [&](auto a, auto b) { return before(a, b); });
    std::vector<std::uint32_t> pages = m_work.pieces;
    std::erase_if(pages, [&](auto piece) { return !m_selection.in_force(piece).was_handed_in(); });
    for (const auto piece : pages) {
      for (const auto* r : m_selection.readings(piece)) add_once(m_work.settings, r->setting);
    }
    for (const auto piece : pages) {
      for (const auto* r : m_selection.readings(piece)) add_codes(piece, *r);
    }
    sort_strategies();
    std::stable_sort(m_work.models.begin(), m_work.models.end(),
                     [](const auto& a, const auto& b) { return settings_with(a) > settings_with(b); });
  }

 private:
  [[nodiscard]] bool before(std::uint32_t a, std::uint32_t b) const {
    const Reading& x = m_selection.head(a);
    const Reading& y = m_selection.head(b);
    const auto when = [](const Reading& r) { return std::pair(r.date == k_undated, r.date); };
    if (when(x) != when(y)) return when(x) < when(y);
    if (x.task.code != y.task.code) return natural_less(m_study.text(x.task), m_study.text(y.task));
    return x.attempt < y.attempt;
  }

  void add_codes(std::uint32_t piece, const Reading& r) {
    for (const auto& code : m_study.strategies(r)) {
      if (is_special(m_study.text(code))) continue;
      auto& uses = m_work.strategies;
      auto at =
          std::find_if(uses.begin(), uses.end(), [&](const CodeUse& use) { return use.code == code.code; });
      if (at == uses.end()) at = uses.insert(uses.end(), CodeUse{code.code, {}});
      add_once(at->pieces, piece);
    }
    const auto place =
        std::find(m_work.settings.begin(), m_work.settings.end(), r.setting) - m_work.settings.begin();
    for (const auto& code : m_study.models(r))
      add_once(model(code.code).settings[static_cast<std::size_t>(place)].pieces, piece);
  }

  ModelUse& model(Text code) {
    const auto at = std::find_if(m_work.models.begin(), m_work.models.end(),
                                 [&](const ModelUse& use) { return use.model == code; });
    if (at != m_work.models.end()) return *at;
    m_work.models.push_back({code, {}});
    for (const Text setting : m_work.settings) m_work.models.back().settings.push_back({setting, {}});
    return m_work.models.back();
  }

  void sort_strategies() {
    std::vector<Text> codes;
    for (const auto& use : m_work.strategies) codes.push_back(use.code);
    codes = strategies_in_order(m_study, std::move(codes));
    const auto position = [&](const CodeUse& use) { return std::find(codes.begin(), codes.end(), use.code); };
    std::sort(m_work.strategies.begin(), m_work.strategies.end(),
              [&](const auto& a, const auto& b) { return position(a) < position(b); });
  }

  const Selection& m_selection;
  const Study& m_study;
  StudentWork& m_work;
};

// The plans that name each student, by school and id, in the order of the files.
std::map<std::pair<Text, Text>, std::vector<const Plan*>> plans_of_students(const Study& study) {
  std::map<std::pair<Text, Text>, std::vector<const Plan*>> out;
  for (const auto& plan : study.plans) {
    for (const auto& student : plan_students(study, plan)) {
      if (student.known) out[{student.school, student.id}].push_back(&plan);
    }
  }
  return out;
}

// What is on pages chooses none of them; who they are may.
bool is_asked_for(const Selection& selection, const Student& student) {
  const auto takes = [&](Text id) { return selection.takes_class({student.school, id}); };
  const Filter& filter = selection.filter();
  return filter.strategies.empty() && filter.models.empty() && filter.issues.empty() &&
         selection.takes_student(student.school, student.id) && std::ranges::any_of(student.classes, takes);
}

}  // namespace

std::size_t settings_with(const ModelUse& use) {
  return static_cast<std::size_t>(std::count_if(use.settings.begin(), use.settings.end(), [](const auto& s) {
    return s.setting != k_no_text && !s.pieces.empty();
  }));
}

bool in_one_setting(const ModelUse& use) {
  const auto used = std::ranges::count_if(use.settings, [](const auto& s) { return !s.pieces.empty(); });
  return used == 1 && settings_with(use) == 1;
}

std::vector<StudentWork> student_work(const Selection& selection, Without without_work) {
  const Study& study = selection.study();
  std::map<std::pair<Text, Text>, std::vector<std::uint32_t>> pieces;
  for (const auto piece : selection.pieces()) {
    const Reading& r = selection.head(piece);
    pieces[{study.school_of(r), r.student.code}].push_back(piece);
  }
  if (without_work == Without::listed) {
    for (const auto& student : study.students) {
      if (is_asked_for(selection, student)) pieces.try_emplace({student.school, student.id});
    }
  }
  auto plans = plans_of_students(study);
  std::vector<StudentWork> out;
  for (auto& [who, list] : pieces) {
    StudentWork work;
    work.plans = std::move(plans[who]);
    work.school = who.first;
    work.student = who.second;
    work.pieces = std::move(list);
    Collector(selection, work).run();
    out.push_back(std::move(work));
  }
  std::sort(out.begin(), out.end(), [&](const StudentWork& a, const StudentWork& b) {
    if (a.school != b.school) return natural_less(study.text(a.school), study.text(b.school));
    return study.is_student_before(a.student, b.student);
  });
  return out;
}

}  // namespace worksort
