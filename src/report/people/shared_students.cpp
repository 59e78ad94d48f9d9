#include "worksort/report/people/shared_students.hpp"

#include "worksort/report/count/shift.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

// Work of which nobody said where it was done may come from the same place as the rest.
bool is_shared(const StudentWork& work) {
  const auto said = std::ranges::count_if(work.settings, [](Text setting) { return setting != k_no_text; });
  return said > 1 || (work.known != nullptr && work.known->served_by.size() > 1);
}

// The first setting with a page on which the model was used; null where there is none.
const SettingUse* first_seen(const ModelUse& use) {
  const auto seen =
      std::ranges::find_if(use.settings, [](const SettingUse& setting) { return !setting.pieces.empty(); });
  return seen == use.settings.end() ? nullptr : &*seen;
}

std::string model_name(const Selection& selection, const ModelUse& use) {
  const Study& study = selection.study();
  const SettingUse* seen = first_seen(use);
  if (seen == nullptr) return prettified(study.text(use.model));
  const Reading& head = selection.head(seen->pieces.front());
  return in_sentence(code_name(study, *study.task_info(head.task.code), Dimension::model, use.model));
}

// "number line (small group)".
std::string apart(const Selection& selection, const ModelUse& use) {
  const SettingUse* seen = first_seen(use);
  std::string name = model_name(selection, use);
  if (seen == nullptr) return name;
  return fmt::format("{} ({})", name, in_sentence(prettified(selection.study().text(seen->setting))));
}

std::vector<Cell> row(const Selection& selection, const StudentWork& work) {
  const Study& study = selection.study();
  TextList classes, adults, shared, alone, strategies, plans;
  if (work.known != nullptr) {
    for (const Text id : work.known->classes) classes.emplace_back(study.text(id));
    adults = work.known->served_by;
  }
  for (const auto& use : work.models) {
    if (settings_with(use) > 1)
      shared.push_back(model_name(selection, use));
    else if (in_one_setting(use))
      alone.push_back(apart(selection, use));
  }
  for (const auto& use : work.strategies) strategies.push_back(in_sentence(strategy_name(study, use.code)));
  for (const auto* plan : work.plans) plans.push_back(plan->id);
  return {std::string(study.text(work.student)),
          work.known == nullptr ? "" : work.known->name,
          classes,
          adults,
          shared,
          alone,
          strategies,
          plans};
}

}  // namespace

Table shared_students_table(const Selection& selection, const std::vector<StudentWork>& students) {
  using enum ColumnType;
  Table table;
  table.title = "Students whom several adults teach";
  table.columns = {{"student", "Student", code},
                   {"name", "Name", text},
                   {"class", "Class", list},
                   {"served_by", "Works with", list},
                   {"models_shared", "Models shared", list},
                   {"models_apart", "In one place only, so far", list},
                   {"strategies", "Strategies seen", list},
                   {"plans", "Plans", list}};
  for (const auto& work : students) {
    if (is_shared(work)) table.rows.push_back(row(selection, work));
  }
  return table;
}

}  // namespace worksort
