#include "worksort/report/week/weekly.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "report/group/group_words.hpp"
#include "report/plan/follow_up_words.hpp"
#include "weekly_parts.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_names = 30;
constexpr std::size_t k_few_pieces = 10;

// Lists whose heading stands only where there is something below it; the page has has_... for each.
constexpr std::array<const char*, 6> k_headed = {"agreement",   "bright_spots",  "class_steps",
                                                 "group_steps", "student_steps", "limits"};

std::string class_words(const WeeklyParts& parts) {
  std::vector<std::string> out;
  for (const auto& key : parts.result.quiet_classes) out.push_back(parts.study.class_name(key));
  return name_list(out);
}

std::string undated_words(const WeeklyResult& result) {
  if (result.undated == 0) return "";
  return fmt::format("{} no date and so {} no week's page.",
                     counted(result.undated, "piece") + (result.undated == 1 ? " has" : " have"),
                     result.undated == 1 ? "is on" : "are on");
}

// How the work was chosen, but for its days: "`--task trays --coder kim`".
std::string chosen_words(const WeeklyParts& parts) {
  const std::string words = filter_words(without_dates(parts.typed.filter));
  return words.empty() ? "" : markdown_code(std::string(trim(words)));
}

bool is_any_strategy_shown(const WeeklyResult& result) {
  return std::ranges::any_of(result.groups.tasks,
                             [](const TaskGroups& task) { return !task.groups.empty(); });
}

bool is_anything_read(const WeeklyResult& result) {
  return std::ranges::any_of(result.tasks, [](const WeekTask& task) { return task.read() > 0; });
}

Value page_data(const WeeklyParts& parts, const std::string& scope) {
  const WeeklyResult& result = parts.result;
  Value out = Value::object();
  out["week"] = week_of(result.week.first);
  out["from"] = date_for_people(result.week.first);
  out["to"] = date_for_people(result.week.last);
  out["scope"] = scope;
  out["chosen_md"] = scope.empty() || parts.week().filter().narrows() ? chosen_words(parts) : "";
  out["empty"] = result.groups.tasks.empty();
  out["narrowed"] = parts.week().filter().narrows();
  out["last_work"] = result.last_work ? date_for_people(*result.last_work) : "";
  out["last_week"] = result.last_work ? week_of(*result.last_work) : "";
  out["undated"] = undated_words(result);
  out["looked_at"] = weekly_looked_at(parts);
  out["quiet_classes"] = result.groups.tasks.empty() ? "" : class_words(parts);
  out["build_on"] = weekly_strengths(parts);
  out["look_fors"] = weekly_look_fors(parts);
  out["quotes"] = weekly_quotes(parts);
  out["strategies"] = weekly_strategies(parts);
  out["moves_summary"] = weekly_moves_summary(parts);
  out["moves_md"] = weekly_moves_chart(parts);
  out["moves"] = weekly_moves(parts);
  out["issues"] = weekly_issues(parts);
  out["unused"] = weekly_unused(parts);
  out["plan_summary"] = result.plans.empty() ? "" : follow_up_summary(result.plans);
  out["plans"] = weekly_plans(parts);
  out["agreement"] = weekly_agreement(parts);
  out["bright_spots"] = weekly_bright_spots(parts);
  out["often_planned"] = weekly_often_planned(parts);
  out["class_steps"] = weekly_class_steps(parts);
  out["group_steps"] = weekly_group_steps(parts);
  out["student_steps"] = weekly_student_steps(parts);
  out["limits"] = weekly_limits(parts);
  bool steps = false;
  for (const char* key : k_headed) {
    out[fmt::format("has_{}", key)] = !out[key].empty();
    steps = steps || (std::string_view(key).ends_with("_steps") && !out[key].empty());
  }
  out["has_steps"] = steps;
  out["shows_strategies"] = is_any_strategy_shown(result);
  out["is_read"] = is_anything_read(result);
  return out;
}

// What was read and how often, which the limits are about.
struct Reach {
  bool read_twice = false;
  std::size_t uncoded = 0;
  std::size_t blank = 0;  // of these, pages that nobody has read yet
  std::size_t pieces = 0;
  std::size_t missing = 0;  // students of whom there is nothing this week, though of others of their class
};

Reach reach_of(const WeeklyParts& parts) {
  Reach out;
  out.read_twice = parts.result.read_by_several > 0;
  std::set<std::pair<Text, Text>> missing;
  for (const auto& task : parts.result.tasks) {
    out.pieces += task.pieces;
    out.uncoded += task.uncoded;
    out.blank += task.blank;
    for (const auto* list : {&task.nothing_yet, &task.handed_in_before}) {
      for (const auto* student : *list) missing.emplace(student->school, student->id);
    }
  }
  for (const auto piece : parts.week().base()) {
    const Reading& head = parts.week().head(piece);
    missing.erase({parts.study.school_of(head), head.student.code});
  }
  out.missing = missing.size();
  return out;
}

bool moved_between_tasks(const WeeklyParts& parts) {
  const auto& moves = parts.result.moves.moves;
  return std::any_of(moves.begin(), moves.end(), [&](const Move& move) {
    return parts.selections.all.head(move.earlier).task.code !=
           parts.selections.all.head(move.later).task.code;
  });
}

}  // namespace

std::string WeeklyParts::heading(const TaskInfo& task) const {
  return several_tasks() ? task_title(study, task) : "";
}

std::string WeeklyParts::lead_in(const TaskInfo& task) const {
  return several_tasks() ? task_title(study, task) + ": " : "";
}

std::string WeeklyParts::student(std::uint32_t piece) const {
  const Reading& head = week().head(piece);
  return study.student_name(study.school_of(head), head.student.code);
}

std::vector<std::string> WeeklyParts::students(const std::vector<std::uint32_t>& pieces) const {
  std::vector<std::string> out;
  std::set<std::pair<Text, Text>> seen;
  for (const auto piece : pieces) {
    const Reading& head = week().head(piece);
    if (seen.emplace(study.school_of(head), head.student.code).second) out.push_back(student(piece));
  }
  return out;
}

std::string WeeklyParts::said(std::uint32_t piece, Text Reading::*field) const {
  return worksort::said(study, result.groups.in_force.at(piece), field);
}

std::string WeeklyParts::strategy(const TaskInfo& task, const std::string& code) const {
  if (code.empty()) return "not coded yet";
  if (code == k_readers_differ) return "readers differ";
  return in_sentence(task.codebook->name_of(Dimension::strategy, code));
}

std::string WeeklyParts::issue(const TaskInfo& task, const std::string& code) const {
  return in_sentence(task.codebook->name_of(Dimension::issue, code));
}

std::string name_list(const std::vector<std::string>& names) {
  if (names.size() <= k_most_names) return join(names, ", ");
  const std::vector<std::string> first(names.begin(), names.begin() + k_most_names);
  return fmt::format("{} and {} more", join(first, ", "), names.size() - k_most_names);
}

Value text_lines(const std::vector<std::string>& texts) {
  Value out = Value::array();
  for (const auto& text : texts) out.push_back({{"text", text}});
  return out;
}

Value weekly_looked_at(const WeeklyParts& parts) {
  const auto roster_names = [&](const std::vector<const Student*>& students) {
    std::vector<std::string> out;
    out.reserve(students.size());
    for (const auto* student : students)
      out.push_back(parts.study.student_name(student->school, student->id));
    return name_list(out);
  };
  Value out = Value::array();
  for (std::size_t i = 0; i < parts.result.tasks.size(); ++i) {
    const WeekTask& task = parts.result.tasks[i];
    const GroupWords words(parts.week(), parts.result.groups, parts.result.groups.tasks[i]);
    const std::size_t before = task.handed_in_before.size();
    out.push_back({{"task", std::string(parts.study.text(task.task->id))},
                   {"title", task_title(parts.study, *task.task)},
                   {"when", words.when()},
                   {"pieces", task.pieces},
                   {"turnout", fmt::format("{} · {}", counted(task.pieces, "piece"), words.turnout())},
                   {"readers", words.readers()},
                   {"before", before == 0 ? "" : counted(before, "other student")},
                   {"missing", roster_names(task.nothing_yet)}});
  }
  return out;
}

Value weekly_limits(const WeeklyParts& parts) {
  const Reach reach = reach_of(parts);
  std::vector<std::string> out;
  if (reach.pieces > 0 && reach.pieces < k_few_pieces) {
    out.push_back(fmt::format("{} little to go by: a count may change with the next ones.",
                              counted(reach.pieces, "piece") + (reach.pieces == 1 ? " is" : " are")));
  }
  if (reach.missing > 0) {
    out.push_back(
        fmt::format("{} on the roster {} nothing here this week, and nobody noted why: absent, not asked, or "
                    "still to come. They may think differently.",
                    counted(reach.missing, "student"), reach.missing == 1 ? "has" : "have"));
  }
  if (parts.result.tasks.size() == 1)
    out.emplace_back(
        "One task shows one side of what students can do; another task may bring out other strategies.");
  if (moved_between_tasks(parts))
    out.emplace_back(
        "The task changed since the work before. A new task can move strategies as much as teaching.");
  const bool by_anybody = parts.week().filter().coders.empty();
  if (is_anything_read(parts.result) && by_anybody && !reach.read_twice && reach.blank == 0)
    out.emplace_back(
        "Each piece was read once; a second reading of some pieces would show where a code is not clear.");
  if (reach.uncoded > 0)
    out.push_back(fmt::format("{} no strategy written down yet.",
                              counted(reach.uncoded, "piece") + (reach.uncoded == 1 ? " has" : " have")));
  if (reach.pieces > 0) {
    out.emplace_back("A strategy belongs to a piece of work on one day. It is no description of a student.");
    out.emplace_back("What is not on a page may still have been thought; ask before concluding.");
  }
  return text_lines(out);
}

Page weekly_page(const WeeklySelections& selections, const WeeklyResult& result, const std::string& scope,
                 const Typed& typed) {
  const WeeklyParts parts{selections, selections.week.study(), result, typed};
  Page page;
  page.template_name = "report";
  page.title = fmt::format("Week {}{}", week_of(result.week.first), scope.empty() ? "" : ": " + scope);
  page.data = page_data(parts, scope);
  return page;
}

}  // namespace worksort
