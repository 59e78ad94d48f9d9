// Students and plans, a row at a time.
#include "worksort/analyze/plan/plan.hpp"
#include "worksort/report/data/documents.hpp"

#include <array>
#include <iterator>
#include <set>

#include "database_codes.hpp"

namespace worksort {
namespace {

// A student whom the filters leave, with the classes that they leave.
struct Enrolled {
  std::string school;
  std::string id;
  std::string name;
  std::vector<Text> classes;
  const Student* known = nullptr;  // to a roster that was chosen
};

// Those of the rosters in their order, then those whom only pieces name.
template <typename Visit>
void for_each_student(const Selection& selection, Visit&& visit) {
  const Study& study = selection.study();
  std::set<std::pair<Text, Text>> seen;
  const auto one = [&](Text school, Text id, const std::string& name) {
    return Enrolled{std::string(study.text(school)), std::string(study.text(id)), name, {}, nullptr};
  };
  for (const auto& s : study.students) {
    Enrolled out = one(s.school, s.id, s.name);
    for (const Text c : s.classes) {
      if (selection.takes_class({s.school, c})) out.classes.push_back(c);
    }
    if (out.classes.empty() || !selection.takes_student(s.school, s.id) ||
        !seen.emplace(s.school, s.id).second)
      continue;
    out.known = &s;
    visit(out);
  }
  for (const auto piece : selection.pieces()) {
    const Reading& r = selection.head(piece);
    const Text school = study.school_of(r);
    if (!seen.emplace(school, r.student.code).second) continue;
    const Student* s = study.student(school, r.student.code);
    visit(one(school, r.student.code, s == nullptr ? "" : s->name));
  }
}

template <typename Rows>
DatabaseTable student_table(const Selection& selection, const char* name, const char* more,
                            std::vector<std::string> key, Rows rows) {
  DatabaseTable out{name, columns_of(std::string("school code, student code, ") + more), std::move(key)};
  out.of_schools = true;
  out.each_row = [&selection, rows](const RowVisitor& visit) {
    for_each_student(selection, [&](const Enrolled& student) {
      rows(student, [&](std::string last) {
        std::vector<Cell> row = {student.school, student.id, std::move(last)};
        visit(student.school, row);
      });
    });
  };
  return out;
}

// The school that a plan names, else that of its class or of its first student; empty where nothing says it.
std::string school_of(const Study& study, const Plan& plan) {
  if (!plan.school.empty()) return plan.school;
  for (const auto& one : plan_classes(study, plan)) {
    if (!one.keys.empty()) return std::string(study.text(one.keys.begin()->school));
  }
  for (const auto& student : plan_students(study, plan)) {
    if (student.known) return std::string(study.text(student.school));
  }
  return "";
}

struct NumberedPlan {
  std::int64_t number = 0;
  std::string school;
  const Plan* plan = nullptr;
};

std::vector<NumberedPlan> chosen_plans(const Selection& selection) {
  const Study& study = selection.study();
  std::vector<NumberedPlan> out;
  for (const auto& plan : study.plans) {
    const auto task = study.texts.find(plan.task.text);
    if (!selection.takes_task(task.value_or(k_no_text)) || !is_of_chosen_class(selection, plan)) continue;
    out.push_back({static_cast<std::int64_t>(out.size() + 1), school_of(study, plan), &plan});
  }
  return out;
}

template <typename Rows>
DatabaseTable plan_table(const char* name, std::vector<Column> columns, std::vector<std::string> key,
                         const std::vector<NumberedPlan>& plans, Rows rows) {
  DatabaseTable out{name, std::move(columns), std::move(key)};
  out.of_schools = true;
  out.each_row = [plans, rows](const RowVisitor& visit) {
    for (const auto& one : plans) rows(one, [&](std::vector<Cell> row) { visit(one.school, row); });
  };
  return out;
}

}  // namespace

void add_people_tables(const Selection& selection, std::vector<DatabaseTable>& out) {
  const std::vector<Reference> of_student = {{{"school", "student"}, "students"}};
  out.push_back(student_table(selection, "students", "name text", {"school", "student"},
                              [](const Enrolled& student, const auto& add) { add(student.name); }));
  out.push_back(student_table(selection, "enrolled", "class code", {"school", "student", "class"},
                              [&study = selection.study()](const Enrolled& student, const auto& add) {
                                for (const Text c : student.classes) add(std::string(study.text(c)));
                              }));
  out.back().references = of_student;
  out.push_back(student_table(selection, "served_by", "who code", {"school", "student", "who"},
                              [](const Enrolled& student, const auto& add) {
                                if (student.known == nullptr) return;
                                const auto& all = student.known->served_by;
                                for (const auto& who : std::set<std::string>(all.begin(), all.end()))
                                  add(who);
                              }));
  out.back().references = of_student;
}

void add_plan_tables(const Selection& selection, std::vector<DatabaseTable>& out) {
  static const Mapping& shape = mapping("plan");
  static constexpr std::array<std::string_view, 15> k_keys = {
      "id",   "written",   "class", "school",        "task",          "strategy", "issue",   "build_on",
      "date", "taught_by", "where", "reassess_task", "reassess_date", "result",   "decision"};
  const auto plans = chosen_plans(selection);
  auto columns = columns_of("plan number");
  std::ranges::move(key_columns(shape, k_keys), std::back_inserter(columns));
  out.push_back(
      plan_table("plans", std::move(columns), {"plan"}, plans, [](const NumberedPlan& one, const auto& add) {
        std::vector<Cell> row = {one.number};
        for (const auto key : k_keys) row.push_back(key_cell(shape, one.plan, key));
        add(std::move(row));
      }));
  out.push_back(plan_table("plan_students", columns_of("plan number, place number, student code"),
                           {"plan", "place"}, plans, [](const NumberedPlan& one, const auto& add) {
                             std::int64_t place = 0;
                             for (const auto& student : one.plan->students)
                               add({one.number, ++place, student.text});
                           }));
  out.back().references = {{{"plan"}, "plans"}};
}

}  // namespace worksort
