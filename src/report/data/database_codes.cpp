#include "database_codes.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace worksort {
namespace {

using enum ColumnType;

DatabaseTable make_table(std::string name, std::vector<Column> columns, std::vector<std::string> key,
                         std::vector<Reference> references = {}) {
  DatabaseTable out;
  out.table.title = std::move(name);
  out.table.columns = std::move(columns);
  out.key = std::move(key);
  out.references = std::move(references);
  return out;
}

std::int64_t next_rank(const Table& table) {
  return static_cast<std::int64_t>(table.rows.size() + 1);
}

Cell date_cell(const std::optional<Date>& date) {
  return date ? Cell(to_string(*date)) : Cell();
}

// A table of entries: codebook, the code, rank, name, and what `more` adds.
template <typename List, typename More>
DatabaseTable entries(const Study& study, const char* name, const char* code_name,
                      std::vector<Column> further, const List& list, const More& more) {
  std::vector<Column> columns = {
      {"codebook", "", code}, {code_name, "", code}, {"rank", "", number}, {"name", "", text}};
  columns.insert(columns.end(), further.begin(), further.end());
  DatabaseTable out =
      make_table(name, std::move(columns), {"codebook", code_name}, {{{"codebook"}, "codebooks"}});
  for (const auto& codebook : study.codebooks) {
    std::set<std::string> seen;
    for (const auto& entry : codebook.*list) {
      if (!seen.insert(entry.id).second) continue;
      std::vector<Cell> row = {codebook.id, entry.id, next_rank(out.table), entry.name};
      for (auto& cell : more(entry)) row.push_back(std::move(cell));
      out.table.rows.push_back(std::move(row));
    }
  }
  return out;
}

constexpr auto k_nothing_more = [](const Entry&) { return std::vector<Cell>(); };

// Every code that a task's work or plan names, in display order.
class TaskCodes {
 public:
  TaskCodes(const Study& study, const TaskInfo& info) : m_study(study), m_info(info) {}

  void expect(const std::string& kind, const std::string& one, const std::string& by) {
    if (one.empty() || (kind == "strategy" && is_special(one))) return;
    m_expected.try_emplace({kind, one}, by);
    m_codes.emplace(kind, one);
  }
  void use(const std::string& kind, std::span<const CodeRef> codes) {
    for (const auto& one : codes) m_codes.emplace(kind, m_study.text(one));
  }

  void add_rows(Table& expected, Table& codes) const {
    const std::string task(m_study.text(m_info.id));
    for (const auto& [which, by] : m_expected) expected.rows.push_back({task, which.first, which.second, by});
    std::vector<std::pair<std::string, std::string>> order(m_codes.begin(), m_codes.end());
    std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      const auto left = rank(a);
      const auto right = rank(b);
      return left != right ? left < right : natural_less(a.second, b.second);
    });
    for (const auto& which : order) {
      codes.rows.push_back({task, which.first, which.second, next_rank(codes), name(which)});
    }
  }

 private:
  using Which = std::pair<std::string, std::string>;  // kind, code

  static Dimension dimension(const Which& which) {
    return which.first == "model"   ? Dimension::model
           : which.first == "issue" ? Dimension::issue
                                    : Dimension::strategy;
  }

  [[nodiscard]] std::size_t rank(const Which& which) const {
    if (which.first != "look-for") return m_info.codebook->rank(dimension(which), which.second);
    const auto& all = m_info.look_fors;
    return static_cast<std::size_t>(
        std::find_if(all.begin(), all.end(), [&](const LookFor& l) { return l.id == which.second; }) -
        all.begin());
  }

  [[nodiscard]] std::string name(const Which& which) const {
    if (which.first != "look-for") return m_info.codebook->name_of(dimension(which), which.second);
    const LookFor* found = m_info.look_for(which.second);
    return found == nullptr || found->text.empty() ? prettified(which.second) : found->text;
  }

  const Study& m_study;
  const TaskInfo& m_info;
  std::map<Which, std::string> m_expected;
  std::set<Which> m_codes;
};

TaskCodes task_codes(const Selection& selection, const TaskInfo& info) {
  const Study& study = selection.study();
  TaskCodes out(study, info);
  if (const Task* task = info.task) {
    for (const auto& one : critical_strategies(*task)) out.expect("strategy", one.text, "critical");
    for (const auto& one : task->anticipate.strategies) out.expect("strategy", one.text, "anticipated");
    for (const auto& one : task->anticipate.models) out.expect("model", one.text, "anticipated");
  }
  for (const auto* response : info.responses) out.expect("strategy", response->strategy.text, "exemplar");
  for (const auto& look_for : info.look_fors) out.expect("look-for", look_for.id, "exemplar");
  for (const auto piece : selection.pieces()) {
    if (selection.head(piece).task.code != info.id) continue;
    for (const auto* r : selection.readings(piece)) {
      out.use("strategy", study.strategies(*r));
      out.use("model", study.models(*r));
      out.use("issue", study.issues(*r));
      out.use("look-for", study.shows(*r));
    }
  }
  return out;
}

std::vector<Cell> task_row(const Study& study, const TaskInfo& info, std::int64_t rank) {
  const std::string codebook = study.codebook(info.codebook->id) == nullptr ? "" : info.codebook->id;
  std::vector<Cell> row = {std::string(study.text(info.id)), rank, info.title(), codebook};
  row.resize(9);
  if (const Task* task = info.task) {
    row[4] = task->grade;
    row[5] = date_cell(task->date);
    row[6] = task->kind;
    row[7] = task->prompt;
    row[8] = task->goal;
  }
  return row;
}

}  // namespace

void add_codebook_tables(const Selection& selection, std::vector<DatabaseTable>& out) {
  const Study& study = selection.study();
  out.push_back(make_table(
      "codebooks", {{"codebook", "", code}, {"title", "", text}, {"source", "", text}, {"shipped", "", flag}},
      {"codebook"}));
  for (const auto& c : study.codebooks) out.back().table.rows.push_back({c.id, c.title, c.source, c.shipped});
  out.push_back(entries(study, "families", "family", {}, &Codebook::families, k_nothing_more));
  out.push_back(entries(study, "strategies", "strategy",
                        {{"family", "", code},
                         {"definition", "", text},
                         {"use_when", "", text},
                         {"not_when", "", text},
                         {"example", "", text}},
                        &Codebook::strategies, [](const Strategy& s) {
                          return std::vector<Cell>{s.family, s.definition, s.use_when, s.not_when, s.example};
                        }));
  out.push_back(entries(study, "models", "model", {{"cra", "", code}}, &Codebook::models,
                        [](const Model& m) { return std::vector<Cell>{m.cra}; }));
  out.push_back(entries(study, "issues", "issue", {{"cause", "", code}}, &Codebook::issues,
                        [](const Issue& i) { return std::vector<Cell>{i.cause}; }));
  out.push_back(entries(study, "success_words", "success", {}, &Codebook::success, k_nothing_more));
  out.push_back(make_table("special_codes", {{"code", "", code}}, {"code"}));
  for (const auto& special : special_codes()) out.back().table.rows.push_back({special.id});
}

void add_task_tables(const Selection& selection, std::vector<DatabaseTable>& out) {
  const Study& study = selection.study();
  const std::vector<Reference> of_task = {{{"task"}, "tasks"}};
  auto tasks = make_table("tasks",
                          {{"task", "", code},
                           {"rank", "", number},
                           {"title", "", text},
                           {"codebook", "", code},
                           {"grade", "", text},
                           {"date", "", code},
                           {"kind", "", text},
                           {"prompt", "", text},
                           {"goal", "", text}},
                          {"task"}, {{{"codebook"}, "codebooks"}});
  auto answers = make_table("task_answers", {{"task", "", code}, {"place", "", number}, {"answer", "", text}},
                            {"task", "place"}, of_task);
  auto look_fors = make_table("look_fors",
                              {{"task", "", code},
                               {"look_for", "", code},
                               {"rank", "", number},
                               {"aspect", "", code},
                               {"text", "", text}},
                              {"task", "look_for"}, of_task);
  auto expected = make_table(
      "expected", {{"task", "", code}, {"kind", "", code}, {"code", "", code}, {"expected_by", "", code}},
      {"task", "kind", "code"}, of_task);
  auto codes = make_table(
      "task_codes",
      {{"task", "", code}, {"kind", "", code}, {"code", "", code}, {"rank", "", number}, {"name", "", text}},
      {"task", "kind", "code"}, of_task);
  for (const auto& info : study.task_infos) {
    if (!selection.takes_task(info.id)) continue;
    const std::string id(study.text(info.id));
    tasks.table.rows.push_back(task_row(study, info, next_rank(tasks.table)));
    std::int64_t place = 0;
    for (const auto& answer : info.task == nullptr ? std::vector<std::string>() : info.task->answers) {
      answers.table.rows.push_back({id, ++place, answer});
    }
    std::set<std::string> seen;
    for (const auto& l : info.look_fors) {
      if (seen.insert(l.id).second)
        look_fors.table.rows.push_back({id, l.id, next_rank(look_fors.table), l.aspect, l.text});
    }
    task_codes(selection, info).add_rows(expected.table, codes.table);
  }
  for (auto* table : {&tasks, &answers, &look_fors, &expected, &codes}) out.push_back(std::move(*table));
}

void add_people_tables(const Selection& selection, std::vector<DatabaseTable>& out) {
  const Study& study = selection.study();
  auto students = make_table("students", {{"school", "", code}, {"student", "", code}, {"name", "", text}},
                             {"school", "student"});
  auto enrolled = make_table("enrolled", {{"school", "", code}, {"student", "", code}, {"class", "", code}},
                             {"school", "student", "class"}, {{{"school", "student"}, "students"}});
  auto served = make_table("served_by", {{"school", "", code}, {"student", "", code}, {"who", "", code}},
                           {"school", "student", "who"}, {{{"school", "student"}, "students"}});
  std::set<std::pair<Text, Text>> known;
  for (const auto& s : study.students) {
    std::vector<Text> classes;
    for (const Text c : s.classes) {
      if (selection.takes_class(c, s.school)) classes.push_back(c);
    }
    if (classes.empty() || !selection.takes_student(s.id) || !known.emplace(s.school, s.id).second) continue;
    const std::string school(study.text(s.school));
    const std::string id(study.text(s.id));
    students.table.rows.push_back({school, id, s.name});
    for (const Text c : classes) enrolled.table.rows.push_back({school, id, std::string(study.text(c))});
    for (const auto& who : std::set<std::string>(s.served_by.begin(), s.served_by.end())) {
      served.table.rows.push_back({school, id, who});
    }
  }
  for (const auto piece : selection.pieces()) {
    const Reading& r = selection.head(piece);
    const Text school = study.school_of(r);
    if (!known.emplace(school, r.student.code).second) continue;
    const Student* s = study.student(school, r.student.code);
    students.table.rows.push_back(
        {std::string(study.text(school)), std::string(study.text(r.student)), s == nullptr ? "" : s->name});
  }
  for (auto* table : {&students, &enrolled, &served}) out.push_back(std::move(*table));
}

void add_plan_tables(const Selection& selection, std::vector<DatabaseTable>& out) {
  const Study& study = selection.study();
  auto plans = make_table("plans",
                          {{"plan", "", number},
                           {"id", "", code},
                           {"written", "", code},
                           {"class", "", list},
                           {"school", "", code},
                           {"task", "", code},
                           {"strategy", "", code},
                           {"issue", "", code},
                           {"build_on", "", text},
                           {"date", "", code},
                           {"taught_by", "", text},
                           {"where", "", text},
                           {"reassess_task", "", code},
                           {"reassess_date", "", code},
                           {"result", "", text},
                           {"decision", "", code}},
                          {"plan"});
  auto students =
      make_table("plan_students", {{"plan", "", number}, {"place", "", number}, {"student", "", code}},
                 {"plan", "place"}, {{{"plan"}, "plans"}});
  for (const auto& p : study.plans) {
    const auto task = study.texts.find(p.task.text);
    if (!selection.takes_task(task.value_or(k_no_text))) continue;
    const std::int64_t id = next_rank(plans.table);
    plans.table.rows.push_back({id, p.id, date_cell(p.written), TextList(p.classes), p.school, p.task.text,
                                p.strategy.text, p.issue.text, p.build_on, date_cell(p.date), p.taught_by,
                                p.where, p.reassess_task.text, date_cell(p.reassess_date), p.result,
                                p.decision});
    std::int64_t place = 0;
    for (const auto& student : p.students) students.table.rows.push_back({id, ++place, student.text});
  }
  out.push_back(std::move(plans));
  out.push_back(std::move(students));
}

}  // namespace worksort
