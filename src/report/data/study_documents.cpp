// What a selection takes along, and the order in which it is told.
#include "worksort/analyze/plan/follow_up.hpp"
#include "worksort/report/data/documents.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace worksort {

std::vector<Value> companion_documents(const Study& study, const Companions& wanted) {
  std::set<std::string> all = wanted.tasks;
  for (const auto& plan : study.plans) {  // what a plan is to be looked at again with goes along
    if (wanted.plan(plan)) all.insert({plan.task.text, plan.reassess_task.text});
  }
  const auto has_task = [&](const std::string& id) { return all.contains(id); };
  std::set<const Codebook*> codebooks;
  for (const auto& task : all) {
    if (const auto* info = study.task_info(std::string_view(task))) codebooks.insert(info->codebook);
  }
  std::vector<Value> out;
  for (const auto& codebook : study.codebooks) {
    if (!codebook.shipped && (wanted.unused || codebooks.contains(&codebook)))
      out.push_back(to_document(codebook));
  }
  const auto add = [&](std::string_view key, const auto& documents, const auto& is_wanted) {
    for (const auto& document : documents) {
      if (is_wanted(document)) out.push_back(to_document(key, document));
    }
  };
  add("task", study.tasks, [&](const Task& task) { return has_task(task.id); });
  add("exemplar", study.exemplars, [&](const Exemplar& exemplar) {
    return wanted.unused || std::ranges::any_of(exemplar.tasks, has_task, &Written::text);
  });
  for (const auto& roster : study.rosters) {
    if (const auto taken = wanted.roster(roster)) out.push_back(to_document("roster", *taken));
  }
  add("plan", study.plans, wanted.plan);
  return out;
}

namespace {

// The rosters of the chosen classes with the chosen students; where work bears the name of another class,
// such as a small group's, a class whose roster names its student.
class ChosenRosters {
 public:
  explicit ChosenRosters(const Selection& selection) : m_selection(selection), m_study(selection.study()) {
    std::set<std::pair<Text, Text>> students;
    for (const auto index : selection.pieces()) {
      const Reading& r = selection.head(index);
      m_classes.insert(Study::class_of(r));
      students.emplace(m_study.school_of(r), r.student.code);
    }
    const auto taken = [&](const Student& student, Text class_id) {
      const ClassKey key{student.school, class_id};
      return m_classes.contains(key) || m_selection.takes_class(key);
    };
    for (const auto& [school, id] : students) {
      const Student* student = m_study.student(school, id);
      if (student == nullptr || student->classes.empty()) continue;
      if (std::ranges::none_of(student->classes, [&](Text class_id) { return taken(*student, class_id); }))
        m_classes.insert({school, student->classes.front()});
    }
  }

  std::optional<Roster> operator()(const Roster& roster) const {
    const ClassKey key{m_study.handle(roster.school), m_study.handle(roster.class_id)};
    if (!m_classes.contains(key) && !m_selection.takes_class(key)) return std::nullopt;
    Roster out = roster;
    std::erase_if(out.students, [&](const RosterStudent& s) {
      return !m_selection.takes_student(key.school, m_study.handle(s.id));
    });
    if (out.students.empty() && !roster.students.empty()) return std::nullopt;
    return out;
  }

 private:
  const Selection& m_selection;
  const Study& m_study;
  std::set<ClassKey> m_classes;
};

// True where no filter leaves anything out.
bool is_all(const Filter& filter) {
  return filter.classes.empty() && filter.schools.empty() && !filter.narrows() && !filter.leaves_out_pages();
}

// What a team keeps that is no work, and that no filter chooses.
void add_of_team(const Study& study, std::vector<Value>& out) {
  const auto add = [&](std::string_view key, const auto& documents) {
    for (const auto& document : documents) out.push_back(to_document(key, document));
  };
  add("inquiry", study.inquiries);
  add("cycle", study.cycles);
  for (const auto& protocol : study.protocols) {
    if (!protocol.shipped) out.push_back(to_document("protocol", protocol));
  }
  Value decisions = Value::array();
  for (const auto& decision : study.decisions)
    decisions.push_back(document_value(mapping("decision"), &decision));
  if (!decisions.empty()) out.push_back({{"decisions", std::move(decisions)}});
  add("import", study.imports);
}

}  // namespace

std::vector<Value> companion_documents(const Selection& selection) {
  const Study& study = selection.study();
  Companions wanted;
  for (const auto index : selection.pieces()) wanted.tasks.emplace(study.text(selection.head(index).task));
  for (const auto& info : study.task_infos) {
    if (selection.takes_task(info.id)) wanted.tasks.emplace(study.text(info.id));
  }
  wanted.unused = selection.filter().tasks.empty();
  wanted.roster = ChosenRosters(selection);
  wanted.plan = [&](const Plan& plan) { return is_chosen(selection, plan); };
  return companion_documents(study, wanted);
}

namespace {

// Students of no roster stand in the order in which work names them. Where the documents, read again, would
// bring them in another order, each one's first reading comes in a document before the others.
std::vector<WorkDocument> in_order_of_students(const Study& study,
                                               const std::vector<const Reading*>& readings,
                                               const std::set<Text>& listed) {
  std::vector<WorkDocument> documents = grouped_work(study, readings);
  std::vector<const Reading*> firsts;
  std::set<Text> met;
  for (const auto& document : documents) {
    for (const auto* r : document.readings)
      if (!listed.contains(r->student.code) && met.insert(r->student.code).second) firsts.push_back(r);
  }
  const auto place = [&](const Reading* r) { return study.student_place(r->student.code); };
  if (std::ranges::is_sorted(firsts, {}, place)) return documents;
  std::ranges::sort(firsts, {}, place);
  documents.clear();
  for (std::size_t begin = 0, end = 0; begin < firsts.size(); begin = end) {
    for (end = begin + 1; end < firsts.size() && shares_head(study, *firsts[begin], *firsts[end]);) ++end;
    auto same = grouped_work(study, {firsts.begin() + static_cast<std::ptrdiff_t>(begin),
                                     firsts.begin() + static_cast<std::ptrdiff_t>(end)});
    std::ranges::move(same, std::back_inserter(documents));
  }
  const std::set<const Reading*> told(firsts.begin(), firsts.end());
  std::vector<const Reading*> others;
  std::ranges::copy_if(readings, std::back_inserter(others), [&](auto* r) { return !told.contains(r); });
  std::ranges::move(grouped_work(study, others), std::back_inserter(documents));
  return documents;
}

std::set<Text> students_on(const Study& study, const std::vector<Value>& documents) {
  std::set<Text> out;
  for (const auto& document : documents) {
    const Value* roster = document.find("roster");
    if (roster == nullptr || !roster->contains("students")) continue;
    for (const auto& student : (*roster)["students"]) {
      const Value* id = student.is_object() ? student.find("id") : &student;
      if (const auto text = study.texts.find(id->text())) out.insert(*text);
    }
  }
  return out;
}

}  // namespace

std::vector<Value> study_documents(const Selection& selection, const std::string& folder) {
  const Study& study = selection.study();
  std::vector<const Reading*> readings;
  for (const auto index : selection.pieces()) {
    for (const auto* reading : selection.readings(index)) readings.push_back(reading);
  }
  std::vector<Value> out;
  if (is_all(selection.filter())) {
    for (const auto& keys : study.kept.documents) {
      Value& document = out.emplace_back(Value::object());
      for (const auto& [key, value] : keys) document[key] = own_value(value);
    }
  }
  auto companions = companion_documents(selection);
  const auto listed = students_on(study, companions);
  std::ranges::move(companions, std::back_inserter(out));
  add_of_team(study, out);
  auto documents = work_documents(study, in_order_of_students(study, readings, listed), folder);
  std::ranges::move(documents, std::back_inserter(out));
  // Nothing is a result too, which every command can read.
  if (readings.empty()) out.push_back({{"work", {{"pieces", Value::array()}}}});
  return out;
}

}  // namespace worksort
