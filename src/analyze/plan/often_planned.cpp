#include "worksort/analyze/plan/often_planned.hpp"

#include "worksort/analyze/plan/plan.hpp"
#include "worksort/model/student_names.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace worksort {
namespace {

using StudentPlace = std::pair<Text, Text>;  // school and id

StudentPlace place_of(const Selection& selection, std::uint32_t piece) {
  const Reading& head = selection.head(piece);
  return {selection.study().school_of(head), head.student.code};
}

// Ids of those whose pages a team wrote down as shown. No school is named there: every student of that id or
// name counts.
std::set<Text> on_the_table(const Study& study, Date last) {
  const StudentNames names(study);
  std::set<Text> out;
  for (const auto& decision : study.decisions) {
    if (decision.date && *decision.date > last) continue;
    for (const auto& written : decision.shown) {
      if (const auto id = study.texts.find(written.text)) out.insert(*id);
      for (const Student* student : names.named(written.text)) out.insert(student->id);
    }
  }
  return out;
}

std::set<StudentPlace> on_bright_spots(const Selection& selection) {
  std::set<StudentPlace> out;
  for (const auto piece : selection.base()) {
    if (selection.in_force(piece).is_told_of()) out.insert(place_of(selection, piece));
  }
  return out;
}

}  // namespace

std::vector<OftenPlanned> often_planned(const Selection& chosen, const Selection& until, Date last) {
  const Study& study = chosen.study();
  std::map<StudentPlace, std::size_t> plans;
  std::set<StudentPlace> partners;
  for (const auto& plan : study.plans) {
    if (plan.written && *plan.written > last) continue;
    for (const auto& student : plan_students(study, plan)) {
      if (student.known) ++plans[{student.school, student.id}];
    }
    for (const auto& partner : plan_students(study, plan, plan.partners)) {
      if (partner.known) partners.emplace(partner.school, partner.id);
    }
  }
  std::erase_if(plans, [](const auto& row) { return row.second < k_often_planned; });
  if (plans.empty()) return {};
  std::set<StudentPlace> here;
  for (const auto piece : chosen.base()) here.insert(place_of(chosen, piece));
  std::erase_if(plans, [&](const auto& row) { return !here.contains(row.first); });
  if (plans.empty()) return {};
  const std::set<StudentPlace> shown = on_bright_spots(until);
  const std::set<Text> on_table = on_the_table(study, last);
  std::vector<OftenPlanned> out;
  for (const auto& [place, count] : plans) {
    const bool was_shown =
        shown.contains(place) || partners.contains(place) || on_table.contains(place.second);
    out.push_back({place.first, place.second, count, was_shown});
  }
  std::ranges::stable_sort(out, [&](const OftenPlanned& a, const OftenPlanned& b) {
    return a.plans != b.plans ? a.plans > b.plans : study.is_student_before(a.id, b.id);
  });
  return out;
}

}  // namespace worksort
