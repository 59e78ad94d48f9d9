#include "database_codes.hpp"

#include "worksort/report/data/documents.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include <fmt/core.h>

namespace worksort {

std::vector<Column> columns_of(std::string_view words) {
  static const std::map<std::string, ColumnType> k_types = {{"code", ColumnType::code},
                                                            {"text", ColumnType::text},
                                                            {"number", ColumnType::number},
                                                            {"flag", ColumnType::flag}};
  std::vector<Column> out;
  for (const auto& one : split_trimmed(words, ',')) {
    const auto blank = one.find(' ');
    out.push_back({one.substr(0, blank), "", k_types.at(one.substr(blank + 1))});
  }
  return out;
}

namespace {

DatabaseTable make_table(std::string name, std::vector<Column> columns, std::vector<std::string> key,
                         std::vector<Reference> references = {}) {
  return {{std::move(name), std::move(columns), {}, {}}, std::move(key), std::move(references)};
}

std::int64_t next_rank(const Table& table) {
  return static_cast<std::int64_t>(table.rows.size() + 1);
}

// A table of entries: codebook, the code, rank, name, and what stands behind the keys `more`.
template <typename List>
DatabaseTable entries(const Study& study, const char* name, const char* code_name, const char* shape_name,
                      std::vector<std::string_view> more, const List& list) {
  const Mapping& shape = mapping(shape_name);
  auto columns = columns_of(fmt::format("codebook code, {} code, rank number, name text", code_name));
  std::ranges::move(key_columns(shape, more), std::back_inserter(columns));
  DatabaseTable out =
      make_table(name, std::move(columns), {"codebook", code_name}, {{{"codebook"}, "codebooks"}});
  for (const auto& codebook : study.codebooks) {
    std::set<std::string> seen;
    for (const auto& entry : codebook.*list) {
      if (!seen.insert(entry.id).second) continue;
      std::vector<Cell> row = {codebook.id, entry.id, next_rank(out.table), entry.name};
      for (const auto key : more) row.push_back(key_cell(shape, &entry, key));
      out.table.rows.push_back(std::move(row));
    }
  }
  return out;
}

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
  for (const auto piece : selection.pieces(info)) {
    for (const auto* r : selection.readings(piece)) {
      out.use("strategy", study.strategies(*r));
      out.use("model", study.models(*r));
      out.use("issue", study.issues(*r));
      out.use("look-for", study.shows(*r));
    }
  }
  return out;
}

// What a task says that stands in its row.
constexpr std::array<std::string_view, 5> k_task_keys = {"grade", "date", "kind", "prompt", "goal"};

std::vector<Cell> task_row(const Study& study, const TaskInfo& info, std::int64_t rank) {
  const std::string codebook = study.codebook(info.codebook->id) == nullptr ? "" : info.codebook->id;
  std::vector<Cell> row = {std::string(study.text(info.id)), rank, info.title(), codebook};
  for (const auto key : k_task_keys)
    row.push_back(info.task == nullptr ? Cell() : key_cell(mapping("task"), info.task, key));
  return row;
}

}  // namespace

void add_codebook_tables(const Selection& selection, std::vector<DatabaseTable>& out) {
  const Study& study = selection.study();
  out.push_back(make_table("codebooks", columns_of("codebook code, title text, source text, shipped flag"),
                           {"codebook"}));
  for (const auto& c : study.codebooks) out.back().table.rows.push_back({c.id, c.title, c.source, c.shipped});
  out.push_back(entries(study, "families", "family", "entry", {}, &Codebook::families));
  out.push_back(entries(study, "strategies", "strategy", "strategy",
                        {"family", "definition", "use_when", "not_when", "example"}, &Codebook::strategies));
  out.push_back(entries(study, "models", "model", "model", {"cra"}, &Codebook::models));
  out.push_back(entries(study, "issues", "issue", "issue", {"cause"}, &Codebook::issues));
  out.push_back(entries(study, "success_words", "success", "entry", {}, &Codebook::success));
  out.push_back(make_table("special_codes", columns_of("code code"), {"code"}));
  for (const auto& special : special_codes()) out.back().table.rows.push_back({special.id});
}

void add_task_tables(const Selection& selection, std::vector<DatabaseTable>& out) {
  const Study& study = selection.study();
  const std::vector<Reference> of_task = {{{"task"}, "tasks"}};
  auto tasks = make_table("tasks", columns_of("task code, rank number, title text, codebook code"), {"task"},
                          {{{"codebook"}, "codebooks"}});
  std::ranges::move(key_columns(mapping("task"), k_task_keys), std::back_inserter(tasks.table.columns));
  auto answers = make_table("task_answers", columns_of("task code, place number, answer text"),
                            {"task", "place"}, of_task);
  auto look_fors =
      make_table("look_fors", columns_of("task code, look_for code, rank number, aspect code, text text"),
                 {"task", "look_for"}, of_task);
  auto expected = make_table("expected", columns_of("task code, kind code, code code, expected_by code"),
                             {"task", "kind", "code"}, of_task);
  auto codes = make_table("task_codes", columns_of("task code, kind code, code code, rank number, name text"),
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
  const std::vector<Reference> of_student = {{{"school", "student"}, "students"}};
  auto students =
      make_table("students", columns_of("school code, student code, name text"), {"school", "student"});
  auto enrolled = make_table("enrolled", columns_of("school code, student code, class code"),
                             {"school", "student", "class"}, of_student);
  auto served = make_table("served_by", columns_of("school code, student code, who code"),
                           {"school", "student", "who"}, of_student);
  std::set<std::pair<Text, Text>> known;
  for (const auto& s : study.students) {
    std::vector<Text> classes;
    for (const Text c : s.classes) {
      if (selection.takes_class({s.school, c})) classes.push_back(c);
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
  const Mapping& shape = mapping("plan");
  const std::array<std::string_view, 15> keys = {
      "id",   "written",   "class", "school",        "task",          "strategy", "issue",   "build_on",
      "date", "taught_by", "where", "reassess_task", "reassess_date", "result",   "decision"};
  auto plans = make_table("plans", columns_of("plan number"), {"plan"});
  std::ranges::move(key_columns(shape, keys), std::back_inserter(plans.table.columns));
  auto students = make_table("plan_students", columns_of("plan number, place number, student code"),
                             {"plan", "place"}, {{{"plan"}, "plans"}});
  for (const auto& p : study.plans) {
    const auto task = study.texts.find(p.task.text);
    if (!selection.takes_task(task.value_or(k_no_text))) continue;
    const std::int64_t id = next_rank(plans.table);
    auto& row = plans.table.rows.emplace_back(std::vector<Cell>{id});
    for (const auto key : keys) row.push_back(key_cell(shape, &p, key));
    std::int64_t place = 0;
    for (const auto& student : p.students) students.table.rows.push_back({id, ++place, student.text});
  }
  out.push_back(std::move(plans));
  out.push_back(std::move(students));
}

}  // namespace worksort
