#include "worksort/model/student_names.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "join.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

template <typename Value>
bool holds(const std::vector<Value>& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

class People {
 public:
  explicit People(Join& join) : m_join(join), m_study(join.study) {}

  void run() {
    adopt_schools();
    for (const auto& roster : m_study.rosters) add_shown(roster);
    std::erase_if(m_study.rosters, [&](Roster& roster) { return is_copy(roster); });
    const bool dated = std::any_of(m_study.tasks.begin(), m_study.tasks.end(),
                                   [](const Task& task) { return task.date.has_value(); });
    if (!m_class_school.empty() || dated)  // else there is nothing to add to what was read
      for (auto& reading : m_study.readings) complete(reading);
    tell_namesakes_apart();
  }

 private:
  void tell_namesakes_apart() {
    std::unordered_map<std::string, Student*> first;
    for (auto& student : m_study.students) {
      if (student.name.empty()) continue;
      const auto [at, added] = first.try_emplace(folded(student.name), &student);
      if (!added) student.shares_name = at->second->shares_name = true;
    }
  }

  // A roster that names no school takes the one school that the work of its class names, if it is one.
  void adopt_schools() {
    if (m_study.rosters.empty()) return;
    std::map<std::string, std::set<std::string>> schools;
    Text last_class = k_no_text;
    Text last_school = k_no_text;
    for (const auto& r : m_study.readings) {
      if (r.school == k_no_text || (r.class_id == last_class && r.school == last_school)) continue;
      last_class = r.class_id;
      last_school = r.school;
      schools[std::string(m_study.text(r.class_id))].insert(std::string(m_study.text(r.school)));
    }
    for (auto& roster : m_study.rosters) {
      const auto found = schools.find(roster.class_id);
      if (!roster.school.empty() || found == schools.end() || found->second.size() != 1) continue;
      const std::string& school = *found->second.begin();
      const bool taken = std::any_of(
          m_study.rosters.begin(), m_study.rosters.end(),
          [&](const Roster& other) { return other.class_id == roster.class_id && other.school == school; });
      if (!taken) roster.school = school;
    }
  }

  // Takes in the students of a roster. What an earlier roster of the class says too is taken out of this one;
  // true if nothing is left.
  bool is_copy(Roster& roster) {
    const Text school = m_study.texts.add(roster.school);
    const Text class_id = m_study.texts.add(roster.class_id);
    if (!m_class_school.try_emplace(class_id, school).second && m_class_school[class_id] != school) {
      m_ambiguous_classes.insert(class_id);
    }
    m_schools.insert(school);
    std::set<Text> here;
    const std::size_t copies = std::erase_if(roster.students, [&](const RosterStudent& listed) {
      const Text id = m_study.texts.add(listed.id);
      Student& student = known(school, id);
      const bool again = holds(student.classes, class_id);
      if (!again) student.classes.push_back(class_id);
      if (!here.insert(id).second) {
        m_join.error(
            "duplicate-id", {roster.origin.file, listed.spot},
            fmt::format("student '{}' stands on the roster of class '{}' twice; the first one counts",
                        listed.id, roster.class_id));
        return true;
      }
      return take(roster, listed, student) && again;
    });
    return copies > 0 && roster.students.empty();
  }

  Student& known(Text school, Text id) {
    const auto [at, added] =
        m_study.student_index.try_emplace(student_key(school, id), m_study.students.size());
    if (added) m_study.students.push_back({school, id, "", {}, {}});
    m_schools_of_id[id].insert(school);
    return m_study.students[at->second];
  }

  // False where the roster gives the id to somebody else.
  bool take(const Roster& roster, const RosterStudent& listed, Student& student) {
    if (!student.name.empty() && !listed.name.empty() &&
        normalized(student.name) != normalized(listed.name)) {
      m_join.error("student-two-names", {roster.origin.file, listed.spot},
                   fmt::format("id '{}' has two names: '{}' and '{}'; the first one counts", listed.id,
                               student.name, listed.name),
                   "give one of the two students another id");
      return false;
    }
    if (student.name.empty()) student.name = listed.name;
    for (const auto& who : listed.served_by) {
      if (!holds(student.served_by, who)) student.served_by.push_back(who);
    }
    return true;
  }

  // "3A (Lincoln)", as tables and pages write a class, is 3A of that school.
  void add_shown(const Roster& roster) {
    if (roster.school.empty()) return;
    const Text shown = m_study.texts.add(fmt::format("{} ({})", roster.class_id, roster.school));
    m_shown.try_emplace(shown, m_study.texts.add(roster.class_id), m_study.texts.add(roster.school));
  }

  void place_class(Reading& r) const {
    const auto found = m_shown.find(r.class_id);
    if (found == m_shown.end() || m_class_school.contains(r.class_id)) return;
    if (r.school != k_no_text && r.school != found->second.second) return;
    std::tie(r.class_id, r.school) = found->second;
  }

  void complete(Reading& r) {
    place_class(r);
    if (r.school == k_no_text) r.school = school_of_class(r.class_id);
    resolve_student(r);
    if (r.school == k_no_text) r.school = school_of_student(r.student.code);
    if (m_join.options.thorough && r.school == k_no_text) warn_several(r);
    const Student* student = m_study.student(r.school, r.student.code);
    if (r.class_id == k_no_text && student != nullptr) r.class_id = student->classes.front();
    if (r.date == k_undated && !r.is_blank) r.date = task_day(m_study, r);
  }

  // An id of several schools, where nothing says which, is nobody's on any roster.
  void warn_several(const Reading& r) {
    const auto found = m_schools_of_id.find(r.student.code);
    if (found == m_schools_of_id.end() || found->second.size() < 2) return;
    std::vector<std::string> schools;
    for (const Text school : found->second) schools.emplace_back(m_study.text(school));
    std::sort(schools.begin(), schools.end());
    m_join.warn("ambiguous-student", origin_of(r, r.student),
                fmt::format("students of {} schools have the id '{}': {}", schools.size(),
                            m_study.text(r.student), join(schools, ", ")),
                "write school: and its name, or a class that one school has, into the work");
  }

  Text school_of_class(Text class_id) const {
    const auto found = m_class_school.find(class_id);
    if (found != m_class_school.end() && !m_ambiguous_classes.contains(class_id)) return found->second;
    return m_schools.size() == 1 ? *m_schools.begin() : k_no_text;
  }

  Text school_of_student(Text id) const {
    const auto found = m_schools_of_id.find(id);
    return found != m_schools_of_id.end() && found->second.size() == 1 ? *found->second.begin() : k_no_text;
  }

  // A name of the roster in place of an id.
  void resolve_student(Reading& r) {
    if (m_study.students.empty() || m_schools_of_id.contains(r.student.code)) return;
    StudentNames::Matches matches = m_names.spelled(m_study.text(r.student));
    if (r.school != k_no_text)
      std::erase_if(matches, [&](const Student* s) { return s->school != r.school; });
    if (matches.size() == 1) {
      r.student.code = matches.front()->id;
      r.school = matches.front()->school;
    } else if (matches.size() > 1) {
      m_join.error(
          "ambiguous-student", origin_of(r, r.student),
          fmt::format("{} students on the rosters are named '{}'", matches.size(), m_study.text(r.student)),
          "write the student's id");
    }
  }

  Join& m_join;
  Study& m_study;
  std::map<Text, Text> m_class_school;
  std::unordered_map<Text, std::pair<Text, Text>> m_shown;  // class and school
  std::set<Text> m_ambiguous_classes;
  std::set<Text> m_schools;
  StudentNames m_names{m_study};
  std::unordered_map<Text, std::set<Text>> m_schools_of_id;
};

}  // namespace

std::int32_t task_day(const Study& study, const Reading& reading) {
  const Task* task = study.task_info(reading.task.code)->task;
  return task == nullptr || !task->date ? k_undated : task->date->days;
}

void join_people(Join& join) {
  People(join).run();
}

}  // namespace worksort
