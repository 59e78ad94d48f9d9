#include "worksort/analyze/plan/plan.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

namespace worksort {
namespace {

bool is_in_class(const Study& study, const Student& student, const std::vector<std::string>& classes) {
  return std::any_of(student.classes.begin(), student.classes.end(), [&](Text class_id) {
    return std::find(classes.begin(), classes.end(), study.text(class_id)) != classes.end();
  });
}

// The student of the rosters that is meant, one of the plan's classes if several have the id or name.
const Student* find_student(const Study& study, const Plan& plan, const std::string& written) {
  const auto fits = [&](const Student& s) {
    return plan.school.empty() || study.text(s.school) == plan.school;
  };
  const auto pick = [&](auto&& is_meant) -> const Student* {
    const Student* first = nullptr;
    for (const auto& student : study.students) {
      if (!fits(student) || !is_meant(student)) continue;
      if (is_in_class(study, student, plan.classes)) return &student;
      if (first == nullptr) first = &student;
    }
    return first;
  };
  if (const auto* by_id = pick([&](const Student& s) { return study.text(s.id) == written; })) return by_id;
  return pick([&](const Student& s) { return !s.name.empty() && folded(s.name) == folded(written); });
}

}  // namespace

std::vector<PlanStudent> plan_students(const Study& study, const Plan& plan,
                                       std::vector<Written> Plan::*list) {
  std::vector<PlanStudent> out;
  for (const auto& written : plan.*list) {
    PlanStudent student{written.text, k_no_text, k_no_text, false};
    if (const Student* found = find_student(study, plan, written.text)) {
      student = {written.text, found->school, found->id, true};
    } else if (const auto id = study.texts.find(written.text)) {
      const auto has = std::find_if(study.readings.begin(), study.readings.end(), [&](const Reading& r) {
        return r.student.code == *id && (plan.school.empty() || study.text(r.school) == plan.school);
      });
      if (has != study.readings.end()) student = {written.text, study.school_of(*has), *id, true};
    }
    const bool repeated = std::any_of(out.begin(), out.end(), [&](const PlanStudent& other) {
      return student.known && other.known && other.school == student.school && other.id == student.id;
    });
    if (!repeated) out.push_back(std::move(student));
  }
  return out;
}

}  // namespace worksort
