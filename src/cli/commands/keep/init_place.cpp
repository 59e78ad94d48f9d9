#include "init_place.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr const char* k_next_task = "--next TASK adds a task for the class that is here";

// 12 for s12 and S012, else 0.
std::size_t number_of(std::string_view id) {
  if (id.size() < 2 || (id.front() != 's' && id.front() != 'S')) return 0;
  std::size_t number = 0;
  const char* const end = id.data() + id.size();
  const auto [stop, failure] = std::from_chars(id.data() + 1, end, number);
  return failure == std::errc() && stop == end && number < 1'000'000'000 ? number : 0;
}

// A name, or the id of who has none, as they are compared.
std::string word_of(std::string_view name, std::string_view id) {
  return folded(name.empty() ? id : name);
}

}  // namespace

InitPlace::InitPlace(const std::string& folder) {
  Diagnostics unheard;  // 'worksort check' tells them
  if (std::filesystem::is_directory(folder)) m_study = read_study({folder}, {}, unheard);
}

bool InitPlace::is_fresh() const {
  return m_study.task_infos.empty() && m_study.rosters.empty() && m_study.readings.empty();
}

std::size_t InitPlace::next_number() const {
  std::size_t last = 0;
  for (const auto& student : m_study.students) last = std::max(last, number_of(m_study.text(student.id)));
  for (const auto& r : m_study.readings) last = std::max(last, number_of(m_study.text(r.student)));
  return last + 1;
}

const TaskInfo* InitPlace::latest_task() const {
  const TaskInfo* out = nullptr;
  std::int32_t latest = k_undated;
  for (const auto& info : m_study.task_infos) {
    std::int32_t day = info.task != nullptr && info.task->date ? info.task->date->days : k_undated;
    for (const auto& r : m_study.readings) {
      if (r.task.code == info.id) day = std::max(day, r.date);
    }
    if (info.id == k_no_text || (out != nullptr && day < latest)) continue;
    out = &info;
    latest = day;
  }
  return out;
}

std::vector<Roster> InitPlace::classes(const std::string& written) const {
  std::vector<ClassKey> keys = written.empty() ? m_study.classes : m_study.find_classes(written);
  if (!written.empty() && keys.empty()) {
    std::vector<std::string> names;
    for (const auto& key : m_study.classes) names.push_back(m_study.class_name(key));
    throw Problem(fmt::format("there is no class '{}' here", written),
                  did_you_mean(written, names, "--roster FILE --class ID adds one"));
  }
  if (m_study.classes.empty()) keys = {{}};  // work without a class
  std::vector<Roster> out;
  for (const auto& key : keys) {
    Roster roster;
    roster.class_id = m_study.text(key.id);
    roster.school = m_study.text(key.school);
    roster.students = students_of(key, !written.empty());
    if (!roster.students.empty()) out.push_back(std::move(roster));
  }
  return out;
}

// Of the roster, and those who have work. Who is in several classes stands with the first, unless `every` is
// given.
std::vector<RosterStudent> InitPlace::students_of(const ClassKey& key, bool every) const {
  std::vector<RosterStudent> out;
  const auto add = [&](Text id, const std::string& name) {
    RosterStudent& student = out.emplace_back();
    student.id = m_study.text(id);
    student.name = name;
  };
  for (const auto& student : m_study.students) {
    const auto& in = student.classes;
    const bool fits = every ? std::find(in.begin(), in.end(), key.id) != in.end() : in.front() == key.id;
    if (student.school == key.school && fits) add(student.id, student.name);
  }
  std::set<Text> seen;
  for (const auto& r : m_study.readings) {
    if (Study::class_of(r) != key || m_study.student(r.school, r.student.code) != nullptr) continue;
    if (seen.insert(r.student.code).second) add(r.student.code, "");
  }
  return out;
}

ClassKey InitPlace::key_of(const Roster& roster) const {
  const auto handle = [&](const std::string& text) {
    return m_study.texts.find(text).value_or(Text{UINT32_MAX});
  };
  return {roster.school.empty() ? k_no_text : handle(roster.school), handle(roster.class_id)};
}

bool InitPlace::has_work(const std::string& task, const Roster& roster) const {
  const ClassKey key = key_of(roster);
  return std::any_of(m_study.readings.begin(), m_study.readings.end(), [&](const Reading& r) {
    return m_study.text(r.task) == task &&
           (Study::class_of(r) == key || (roster.class_id.empty() && r.class_id == k_no_text));
  });
}

std::vector<const Student*> InitPlace::students_in(const ClassKey& key) const {
  std::vector<const Student*> out;
  for (const auto& student : m_study.students) {
    const auto& in = student.classes;
    if (student.school == key.school && std::find(in.begin(), in.end(), key.id) != in.end())
      out.push_back(&student);
  }
  return out;
}

std::optional<ClassKey> InitPlace::class_of_list(const Roster& list) const {
  const ClassKey wanted = key_of(list);
  for (const auto& key : m_study.classes) {
    if (key.id != wanted.id || (!list.school.empty() && key.school != wanted.school)) continue;
    if (!list.school.empty() || new_in(key, list).size() < list.students.size()) return key;
  }
  return std::nullopt;
}

std::vector<RosterStudent> InitPlace::new_in(const ClassKey& key, const Roster& list) const {
  std::set<std::string> ids;
  std::set<std::string> words;
  for (const auto* student : students_in(key)) {
    ids.emplace(m_study.text(student->id));
    words.insert(word_of(student->name, m_study.text(student->id)));
  }
  std::vector<RosterStudent> out;
  for (const auto& student : list.students) {
    if (!ids.contains(student.id) && !words.contains(word_of(student.name, student.id)))
      out.push_back(student);
  }
  return out;
}

std::vector<std::string> InitPlace::not_in(const Roster& list, const ClassKey& key) const {
  std::set<std::string> words;
  for (const auto& student : list.students) {
    words.insert(folded(student.id));
    words.insert(word_of(student.name, student.id));
  }
  std::vector<std::string> out;
  for (const auto* student : students_in(key)) {
    const std::string id(m_study.text(student->id));
    if (!words.contains(folded(id)) && !words.contains(word_of(student->name, id)))
      out.push_back(student->name.empty() ? id : student->name);
  }
  return out;
}

Text InitPlace::latest_task_of(const ClassKey& key) const {
  Text out = k_no_text;
  std::int32_t latest = k_undated;
  for (const auto& r : m_study.readings) {
    if (Study::class_of(r) != key || r.date < latest) continue;
    out = r.task.code;
    latest = r.date;
  }
  return out;
}

void InitPlace::refuse_known(const Roster& added) const {
  refuse_class(added);
  refuse_list(added);
  refuse_ids(added);
}

void InitPlace::refuse_class(const Roster& added) const {
  const ClassKey key = key_of(added);
  for (const auto& known : m_study.classes) {
    if (known.id != key.id) continue;
    if (added.school.empty()) {
      throw Problem(fmt::format("there is a class '{}' here already", m_study.class_name(known)),
                    fmt::format("{}; a list that has somebody of it adds who is new; --class ID or --school "
                                "NAME adds another class",
                                k_next_task));
    }
    if (known.school == key.school)
      throw Problem(fmt::format("class '{}' of {} is here already", added.class_id, added.school),
                    k_next_task);
  }
}

// The same list once more: every student of it is in a class that is here.
void InitPlace::refuse_list(const Roster& added) const {
  for (const auto& key : m_study.classes) {
    std::set<std::string> here;
    for (const auto* student : students_in(key))
      here.insert(word_of(student->name, m_study.text(student->id)));
    if (!std::all_of(added.students.begin(), added.students.end(),
                     [&](const RosterStudent& s) { return here.contains(word_of(s.name, s.id)); })) {
      continue;
    }
    throw Problem(fmt::format("all students of this list are in class '{}' already", m_study.class_name(key)),
                  k_next_task);
  }
}

void InitPlace::refuse_ids(const Roster& added) const {
  const Text school = key_of(added).school;
  for (const auto& student : added.students) {
    const auto id = m_study.texts.find(student.id);
    const Student* known = id ? m_study.student(school, *id) : nullptr;
    if (known == nullptr || folded(known->name) == folded(student.name)) continue;
    throw Problem(
        fmt::format("the id '{}' of {} is {} in class '{}' already", student.id,
                    student.name.empty() ? "this list" : student.name,
                    known->name.empty() ? "another student's" : known->name + "'s",
                    m_study.class_name({known->school, known->classes.front()})),
        "leave out the column of ids and new ones are made; in another school (--school NAME) the id may "
        "stand again");
  }
}

}  // namespace worksort
