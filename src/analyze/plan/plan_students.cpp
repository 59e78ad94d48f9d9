#include "worksort/analyze/plan/plan.hpp"
#include "worksort/model/student_names.hpp"

#include <algorithm>

namespace worksort {
namespace {

// Work of a student whom no roster has, in one of the plan's classes if several schools have the id.
const Reading* find_work(const Study& study, const Plan& plan, const std::set<ClassKey>& classes, Text id) {
  const Reading* first = nullptr;
  for (const auto& r : study.readings) {
    if (r.student.code != id || (!plan.school.empty() && study.text(r.school) != plan.school)) continue;
    if (classes.contains(Study::class_of(r))) return &r;
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
  std::set<ClassKey> classes;
  for (const auto& one : plan_classes(study, plan)) classes.insert(one.keys.begin(), one.keys.end());
  const StudentNames names(study);
  std::vector<PlanStudent> out;
  for (const auto& written : list) {
    PlanStudent student{written.text, k_no_text, k_no_text, false};
    const auto meant = names.meant(written.text, plan.school, classes);
    if (!meant.empty()) {
      student = {written.text, meant.front()->school, meant.front()->id, true};
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
