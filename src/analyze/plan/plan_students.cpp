#include "worksort/analyze/plan/plan.hpp"
#include "worksort/model/student_names.hpp"

#include <algorithm>

namespace worksort {
namespace {

bool is_in_class(const Student& student, const std::vector<PlanClass>& classes) {
  return std::any_of(student.classes.begin(), student.classes.end(), [&](Text id) {
    return std::any_of(classes.begin(), classes.end(), [&](const PlanClass& c) {
      return c.keys.contains({student.school, id});
    });
  });
}

// The student of the rosters that is meant, one of the plan's classes if several have the id or name.
const Student* find_student(const Study& study, const Plan& plan, const std::vector<PlanClass>& classes,
                            const StudentNames& names, const std::string& written) {
  const auto pick = [&](const StudentNames::Matches& matches) -> const Student* {
    const Student* first = nullptr;
    for (const Student* student : matches) {
      if (!plan.school.empty() && study.text(student->school) != plan.school) continue;
      if (is_in_class(*student, classes)) return student;
      if (first == nullptr) first = student;
    }
    return first;
  };
  StudentNames::Matches by_id;
  for (const auto& student : study.students)
    if (study.text(student.id) == written) by_id.push_back(&student);
  const Student* const found = pick(by_id);
  return found != nullptr ? found : pick(names.named(written));
}

// Work of a student whom no roster has, in one of the plan's classes if several schools have the id.
const Reading* find_work(const Study& study, const Plan& plan, const std::vector<PlanClass>& classes,
                         Text id) {
  const Reading* first = nullptr;
  for (const auto& r : study.readings) {
    if (r.student.code != id || (!plan.school.empty() && study.text(r.school) != plan.school)) continue;
    const bool here = std::ranges::any_of(
        classes, [&](const PlanClass& one) { return one.keys.contains(Study::class_of(r)); });
    if (here) return &r;
    if (first == nullptr) first = &r;
  }
  return first;
}

}  // namespace

std::vector<PlanClass> plan_classes(const Study& study, const Plan& plan) {
  std::vector<PlanClass> out;
  for (const auto& written : plan.classes) {
    PlanClass one{written, {}};
    for (const auto& key : study.find_classes(written)) {
      if (plan.school.empty() || key.school == k_no_text || study.text(key.school) == plan.school)
        one.keys.insert(key);
    }
    if (!plan.school.empty() && one.keys.size() > 1)
      one.keys.erase(one.keys.begin());  // the one without a school
    if (one.keys.size() == 1) one.shown = study.class_name(*one.keys.begin());
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<std::string> plan_class_names(const Study& study, const Plan& plan) {
  std::vector<std::string> out;
  for (const auto& one : plan_classes(study, plan)) out.push_back(one.shown);
  return out;
}

std::vector<PlanStudent> plan_students(const Study& study, const Plan& plan, std::span<const Written> list) {
  const std::vector<PlanClass> classes = plan_classes(study, plan);
  const StudentNames names(study);
  std::vector<PlanStudent> out;
  for (const auto& written : list) {
    PlanStudent student{written.text, k_no_text, k_no_text, false};
    if (const Student* found = find_student(study, plan, classes, names, written.text)) {
      student = {written.text, found->school, found->id, true};
    } else if (const auto id = study.texts.find(written.text)) {
      if (const Reading* has = find_work(study, plan, classes, *id))
        student = {written.text, study.school_of(*has), *id, true};
    }
    const bool repeated = std::any_of(out.begin(), out.end(), [&](const PlanStudent& other) {
      return student.known && other.known && other.school == student.school && other.id == student.id;
    });
    if (!repeated) out.push_back(std::move(student));
  }
  return out;
}

std::vector<PlanStudent> plan_students(const Study& study, const Plan& plan) {
  return plan_students(study, plan, plan.students);
}

}  // namespace worksort
