#include "worksort/report/count/unseen.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <array>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

std::string kind_for_people(UnseenKind kind) {
  static constexpr std::array<std::string_view, 4> k_words = {"Strategy nobody used", "Model nobody used",
                                                              "Look-for on no page", "Used, not anticipated"};
  return std::string(k_words[static_cast<std::size_t>(kind)]);
}

std::vector<const TaskInfo*> tasks_of(const Selection& selection) {
  const Study& study = selection.study();
  std::set<Text> with_work;
  for (const auto piece : selection.base()) with_work.insert(selection.head(piece).task.code);
  std::vector<const TaskInfo*> out;
  for (const auto& info : study.task_infos) {
    if (with_work.contains(info.id)) out.push_back(&info);
  }
  return out;
}

}  // namespace

std::string not_recorded_words(UnseenKind kind) {
  return fmt::format("No {} is recorded, so none can be said to be on no page.", to_string(kind));
}

bool expects_something(const TaskInfo& task) {
  return !task.responses.empty() || expects_codes(task);
}

bool expects_codes(const TaskInfo& task) {
  if (!task.look_fors.empty()) return true;
  if (task.task == nullptr) return false;
  return !task.task->critical.empty() || !task.task->anticipate.strategies.empty() ||
         !task.task->anticipate.models.empty();
}

Table unseen_table(const Selection& selection, bool names) {
  return unseen_table(selection, names, [&](const TaskInfo& info) { return unseen(selection, info); });
}

Table unseen_table(const Selection& selection, bool names, const UnseenOf& items_of) {
  const Study& study = selection.study();
  Table table;
  table.title = "What nobody showed";
  table.columns = {{"task", "Task", ColumnType::code}, {"kind", "What", ColumnType::code}};
  if (!names) table.columns.push_back({"code", "Code", ColumnType::code});
  table.columns.push_back({"name", "Name", ColumnType::text});
  table.columns.push_back({"expected_by", "Expected by", ColumnType::code});
  for (const auto* info : tasks_of(selection)) {
    for (const auto& item : items_of(*info)) {
      std::vector<Cell> row = {names ? task_title(study, *info) : std::string(study.text(info->id)),
                               names ? kind_for_people(item.kind) : std::string(to_string(item.kind))};
      if (!names) row.emplace_back(item.code);
      row.emplace_back(item.name);
      row.emplace_back(item.expected_by);
      table.rows.push_back(std::move(row));
    }
    for (const auto kind : not_recorded(selection, *info))
      table.notes.push_back(
          fmt::format("{}: {}", task_title(study, *info), in_sentence(not_recorded_words(kind))));
    if (expects_something(*info)) continue;
    table.notes.push_back(
        fmt::format("Nothing was written down before the work on {}: no critical or anticipated strategies, "
                    "no models, no exemplar.",
                    task_title(study, *info)));
  }
  return table;
}

}  // namespace worksort
