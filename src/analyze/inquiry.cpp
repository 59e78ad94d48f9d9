#include "worksort/analyze/inquiry.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace worksort {
namespace {

bool any_or(const std::vector<std::string>& wanted, std::string_view value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

bool within(const Period& period, std::int32_t days) {
  if (!period.since && !period.until) return true;
  if (days == k_undated) return false;
  return (!period.since || period.since->days <= days) && (!period.until || days <= period.until->days);
}

std::optional<Dimension> dimension_of(std::string_view key) {
  for (const auto d :
       {Dimension::strategy, Dimension::family, Dimension::model, Dimension::issue, Dimension::success}) {
    if (dimension_name(d) == key) return d;
  }
  return std::nullopt;
}

// Says whether a reading in force has one of a goal's codes, in the words of each task's codebook.
class Measure {
 public:
  Measure(const Study& study, const Goal& goal)
      : m_study(study), m_goal(goal), m_dimension(dimension_of(goal.measure.key)) {}

  bool fits(const InForce& now, const TaskInfo& task) {
    if (m_goal.measure.key == "correct") return has(to_string(now.correct), task);
    if (m_goal.measure.key == "look-for") return any(now.shows, task);
    if (!m_dimension) return false;
    switch (*m_dimension) {
      case Dimension::strategy:
        return any(now.strategies, task);
      case Dimension::model:
        return any(now.models, task);
      case Dimension::issue:
        return any(now.issues, task);
      case Dimension::success:
        return now.success != k_no_text && has(m_study.text(now.success), task);
      case Dimension::family:
      case Dimension::problem_type:
        break;
    }
    return std::any_of(now.strategies.begin(), now.strategies.end(), [&](Text code) {
      const Strategy* strategy = task.codebook->strategy(m_study.text(code));
      return strategy != nullptr && has(strategy->family, task);
    });
  }

  // Codes that no task's codebook or exemplar knows and that stand in no reading.
  std::vector<std::string> unknown() {
    std::vector<std::string> out;
    if (m_goal.measure.key == "correct") return out;
    for (const auto& code : m_goal.measure.codes) {
      const bool known =
          std::any_of(m_study.task_infos.begin(), m_study.task_infos.end(), [&](const TaskInfo& task) {
            if (m_goal.measure.key == "look-for") return task.look_for(code) != nullptr;
            return m_dimension && task.codebook->has(*m_dimension, code);
          });
      if (!known && !is_used(code)) out.push_back(code);
    }
    return out;
  }

 private:
  [[nodiscard]] bool is_used(const std::string& code) const {
    const auto text = m_study.texts.find(code);
    return text && std::any_of(m_study.codes.begin(), m_study.codes.end(),
                               [&](const CodeRef& ref) { return ref.code == *text; });
  }

  bool any(const std::vector<Text>& codes, const TaskInfo& task) {
    return std::any_of(codes.begin(), codes.end(), [&](Text code) { return has(m_study.text(code), task); });
  }

  bool has(std::string_view code, const TaskInfo& task) {
    const auto& wanted = ids(task);
    return std::find(wanted.begin(), wanted.end(), code) != wanted.end();
  }

  // The goal's codes as ids of the task's codebook.
  const std::vector<std::string>& ids(const TaskInfo& task) {
    const auto [at, added] = m_ids.try_emplace(task.codebook);
    if (!added) return at->second;
    for (const auto& code : m_goal.measure.codes) {
      const Found found = m_dimension ? task.codebook->find(*m_dimension, code) : Found{};
      at->second.push_back(found.match == Match::none ? code : found.id);
    }
    return at->second;
  }

  const Study& m_study;
  const Goal& m_goal;
  std::optional<Dimension> m_dimension;
  std::map<const Codebook*, std::vector<std::string>> m_ids;
};

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value) || value < 0) {
    return std::nullopt;
  }
  return value;
}

// Takes one of the words off the front.
bool takes_prefix(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (const auto word : words) {
    if (!text.starts_with(word)) continue;
    text = trim(text.substr(word.size()));
    return true;
  }
  return false;
}

GoalStatus status_of(const GoalResult& result) {
  if (!result.current || result.current->of == 0)
    return result.goal->evidence.empty() ? GoalStatus::not_enough_evidence : GoalStatus::for_the_team;
  if (!result.target) return GoalStatus::for_the_team;
  return reaches(*result.current, *result.target) ? GoalStatus::met : GoalStatus::not_yet;
}

}  // namespace

std::string_view to_string(GoalStatus status) {
  switch (status) {
    case GoalStatus::met:
      return "met";
    case GoalStatus::not_yet:
      return "not-yet";
    case GoalStatus::not_enough_evidence:
      return "not-enough-evidence";
    case GoalStatus::for_the_team:
      return "for-the-team";
  }
  return "";
}

std::optional<Target> parse_target(std::string_view written, bool lower_is_better) {
  const std::string lower = folded(written);
  std::string_view text = trim(lower);
  Target out;
  out.at_most = lower_is_better;
  if (takes_prefix(text, {"at most", "no more than", "up to", "<=", "≤"}))
    out.at_most = true;
  else if (takes_prefix(text, {"at least", ">=", "≥"}))
    out.at_most = false;
  if (const auto of = text.find(" of "); of != std::string_view::npos) {
    const auto part = number(trim(text.substr(0, of)));
    const auto whole = number(trim(text.substr(of + 4)));
    if (!part || !whole || *whole <= 0 || *part > *whole) return std::nullopt;
    out.value = *part * 100 / *whole;
    return out;
  }
  out.percent = text.ends_with('%');
  if (out.percent) text = trim(text.substr(0, text.size() - 1));
  if (text.ends_with(" students")) text = trim(text.substr(0, text.size() - 9));
  const auto value = number(text);
  const bool possible = value && (out.percent ? *value <= 100 : *value == std::floor(*value));
  if (!possible) return std::nullopt;  // 0.4 may be meant for 40%, and is no number of students
  out.value = *value;
  return out;
}

bool reaches(const StudentShare& share, const Target& target) {
  constexpr double k_tiny = 1e-9;  // so that 1 of 3 reaches a target of 1 of 3
  const auto count = static_cast<double>(share.count);
  const double have = target.percent ? count * 100 : count;
  const double need = target.percent ? target.value * static_cast<double>(share.of) : target.value;
  return target.at_most ? have <= need + k_tiny * std::max(1.0, need)
                        : have >= need - k_tiny * std::max(1.0, need);
}

namespace {

std::set<ClassKey> goal_classes(const Study& study, const Goal& goal) {
  std::set<ClassKey> out;
  for (const auto& written : goal.where.classes) {
    const auto found = study.find_classes(written);
    out.insert(found.begin(), found.end());
  }
  return out;
}

}  // namespace

GoalStudents goal_students(const Selection& selection, const Goal& goal, const Period& period) {
  const Study& study = selection.study();
  Measure measure(study, goal);
  const std::set<ClassKey> classes = goal_classes(study, goal);
  GoalStudents out;
  for (const auto piece : selection.pieces()) {
    const Reading& r = selection.head(piece);
    const InForce now = selection.in_force(piece);
    if (now.standing == Standing::absent || now.standing == Standing::uncoded) continue;
    const bool is_here = within(period, r.date) && any_or(goal.where.schools, study.text(r.school)) &&
                         (goal.where.classes.empty() || classes.contains(Study::class_of(r))) &&
                         any_or(goal.where.tasks, study.text(r.task));
    const std::uint64_t who = student_key(study.school_of(r), r.student.code);
    out.pieces.push_back({who, is_here, measure.fits(now, *study.task_info(r.task.code))});
    if (!is_here) continue;
    out.all.insert(who);
    out.tasks.insert(r.task.code);
    if (now.standing == Standing::readers_differ) out.differ.insert(who);
    if (out.pieces.back().fits) out.fitting.insert(who);
  }
  return out;
}

namespace {

StudentShare share_of(const GoalStudents& students) {
  return {students.fitting.size(), students.all.size()};
}

std::size_t unsettled(const GoalStudents& students) {
  return static_cast<std::size_t>(
      std::ranges::count_if(students.differ, [&](auto who) { return !students.fitting.contains(who); }));
}

}  // namespace

GoalResult evaluate_goal(const Selection& selection, const Goal& goal) {
  GoalResult out;
  out.goal = &goal;
  out.baseline_period = {goal.baseline.since, goal.baseline.until};
  out.current_period = {goal.current.since, goal.current.until};
  if (!goal.current.since && !goal.current.until && goal.baseline.until) {
    out.current_period.since =
        *goal.baseline.until + 1;  // no period for now: all that came after the baseline
  }
  out.target = parse_target(goal.target, goal.measure.key == "issue");
  if (!goal.measure.key.empty()) {
    const GoalStudents now = goal_students(selection, goal, out.current_period);
    out.current = share_of(now);
    out.differ_now = unsettled(now);
    if (goal.baseline.since || goal.baseline.until) {
      const GoalStudents before = goal_students(selection, goal, out.baseline_period);
      out.baseline = share_of(before);
      out.differ_before = unsettled(before);
      out.other_tasks = !before.tasks.empty() && !now.tasks.empty() && before.tasks != now.tasks;
    }
    out.unknown = Measure(selection.study(), goal).unknown();
  }
  out.status = status_of(out);
  return out;
}

std::vector<InquiryResult> inquiries(const Selection& selection) {
  std::vector<InquiryResult> out;
  for (const auto& inquiry : selection.study().inquiries) {
    InquiryResult result{&inquiry, {}};
    for (const auto& goal : inquiry.goals) result.goals.push_back(evaluate_goal(selection, goal));
    out.push_back(std::move(result));
  }
  return out;
}

}  // namespace worksort
