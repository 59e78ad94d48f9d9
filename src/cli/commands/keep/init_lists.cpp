#include "init_lists.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/read/table/roster_csv.hpp"
#include "worksort/read/table/roster_folder.hpp"
#include "worksort/report/data/starter.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::uint64_t k_most_students = 10'000;
constexpr std::size_t k_most_classes_named = 20;

std::string name_of(const Roster& list) {
  return list.school.empty() ? list.class_id : fmt::format("{} ({})", list.class_id, list.school);
}

}  // namespace

bool is_yaml(const std::string& file) {
  return has_extension(file, {".yaml", ".yml"});
}

std::vector<Roster> InitLists::read(Session& session, std::size_t first) {
  if (roster.empty() || is_yaml(roster)) return {one(session, first)};
  return is_roster_folder(roster) ? of_folder(session) : of_table(session, first);
}

// All classes of the folder, or those of --class and --school.
std::vector<Roster> InitLists::of_folder(Session& session) const {
  try {
    RosterFolder found = read_roster_folder(roster, session.diagnostics());
    for (const auto& remark : found.remarks) session.say(terminal_safe(remark));
    return asked_for(std::move(found.classes));
  } catch (const Problem& problem) {
    session.refuse(problem);
  }
}

std::vector<Roster> InitLists::asked_for(std::vector<Roster> lists) const {
  std::vector<std::string> names;
  names.reserve(lists.size());
  for (const auto& list : lists) names.push_back(name_of(list));
  std::erase_if(lists, [&](const Roster& list) {
    const bool other_class = !class_id.empty() && folded(list.class_id) != folded(class_id) &&
                             folded(name_of(list)) != folded(class_id);
    return other_class || (!school.empty() && folded(list.school) != folded(school));
  });
  if (!lists.empty()) return lists;
  const std::size_t more = names.size() - std::min(names.size(), k_most_classes_named);
  names.resize(names.size() - more);
  if (more > 0) names.push_back(fmt::format("{} more", more));
  throw Problem(fmt::format("there is no such class in {}", roster),
                fmt::format("it has {}", join_and(names)));
}

Roster InitLists::one(Session& session, std::size_t first) {
  Roster out;
  if (is_yaml(roster))
    out = of_yaml(session);
  else
    out.students = numbered(first);
  settle(out);
  return out;
}

// The class and the school of a list that is the only one.
void InitLists::settle(Roster& list) const {
  if (!class_id.empty()) list.class_id = class_id;
  if (list.class_id.empty()) list.class_id = k_usual_class;
  if (!school.empty()) list.school = school;
}

std::vector<RosterStudent> InitLists::numbered(std::size_t first) const {
  const auto count = students.value_or(usual);
  if (count == 0 || count > k_most_students)
    throw Problem(fmt::format("--students takes a number from 1 to {}", k_most_students));
  return numbered_students(count, first);
}

// One list, or a list for each class where a column says the class.
std::vector<Roster> InitLists::of_table(Session& session, std::size_t first) {
  try {
    RosterTable table =
        read_roster(roster, read_file(roster, k_most_file_bytes), session.diagnostics(), first);
    for (const auto& remark : table.remarks) session.say(remark);
    made_ids = table.made_ids;
    if (table.classes.size() == 1) {
      settle(table.classes.front());
      return std::move(table.classes);
    }
    for (auto& list : table.classes) {
      if (list.class_id.empty()) list.class_id = k_usual_class;
      if (list.school.empty()) list.school = school;
    }
    return asked_for(std::move(table.classes));
  } catch (const Problem& problem) {
    session.refuse(problem);
  }
}

// The one roster of a file, or that of --class and --school.
Roster InitLists::of_yaml(Session& session) const {
  const Study study = read_study({roster}, {}, session.diagnostics());
  std::vector<const Roster*> fitting;
  std::vector<std::string> names;
  for (const auto& list : study.rosters) {
    if (list.students.empty()) continue;
    names.push_back(name_of(list));
    if (is_asked_for(list)) fitting.push_back(&list);
  }
  if (names.empty()) {
    session.refuse(Problem(fmt::format("there are no students in {}", roster),
                           "a roster: document has them; 'worksort help format' says how to write one"));
  }
  if (fitting.size() == 1) return *fitting.front();
  throw Problem(fmt::format("{} has several classes: {}", roster, join(names, ", ")),
                "--class and --school say which one is meant");
}

bool InitLists::is_asked_for(const Roster& list) const {
  return (class_id.empty() || list.class_id == class_id) &&
         (school.empty() || list.school.empty() || list.school == school);
}

}  // namespace worksort
