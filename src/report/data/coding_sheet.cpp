#include "worksort/report/data/coding_sheet.hpp"

#include "worksort/report/count/code_table.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr const char* k_codes_tab = "Codebook";
constexpr const char* k_students_tab = "Students";

std::string code_range(const CodeRange& range) {
  if (range.count == 0) return {};
  return fmt::format("={}!$B${}:$B${}", k_codes_tab, range.first + 2, range.first + range.count + 1);
}

Sheet codes_sheet(const CodeTable& codes) {
  Sheet out{k_codes_tab, codes.table};
  out.wrapped = true;
  out.frozen_columns = 2;
  return out;
}

Cell words(const std::string& text) {
  return text.empty() ? Cell() : Cell(text);
}

// A column of the coding sheet: what it holds before anybody has coded, and what its cells say when selected.
struct FormColumn {
  const char* name;
  ColumnType type;
  const char* message;
  CodeRange CodeTable::*codes = nullptr;
  bool several = false;
};

constexpr const char* k_yes = "Write yes, or leave it empty.";

const std::array<FormColumn, 20>& form_columns() {
  using enum ColumnType;
  static const std::array<FormColumn, 20> k_columns = {{
      {"student", code, "The id of the roster. A second row for a student is for a second piece of work."},
      {"name", text, "Only for you: the id counts."},
      {"strategy", code, "What did the student do? Leave it empty when you have not read the page yet.",
       &CodeTable::strategies},
      {"model", list, "On what? Several codes: separate them with ;", &CodeTable::models, true},
      {"success", code, "How far was this strategy carried? Not whether the answer is right.",
       &CodeTable::success},
      {"answer", text, "As the student wrote it."},
      {"shows", list, "Look-fors that are on the page. Several: separate them with ;", &CodeTable::look_fors,
       true},
      {"issues", list, "What got in the way? Several: separate them with ;", &CodeTable::issues, true},
      {"evidence", text, "What is on the page, and where?"},
      {"also", list, "Further strategies on the page. Several: separate them with ;", &CodeTable::strategies,
       true},
      {"quote", text, "The student's own words."},
      {"strength", text, "What can be built on?"},
      {"bright_spot", flag, k_yes},
      {"unsure", flag, "yes: look at it together."},
      {"note", text, ""},
      {"coder", code, "Who read the work?"},
      {"date", code, "When students did it: year-month-day, such as 2026-11-17."},
      {"class", code, ""},
      {"school", code, ""},
      {"task", code, ""},
  }};
  return k_columns;
}

std::vector<Cell> form_row(const Seat& seat, const SheetOptions& options) {
  const Task* task = options.task == nullptr ? nullptr : options.task->task;
  std::vector<Cell> row(form_columns().size());
  row[0] = seat.student->id;
  row[1] = words(seat.student->name);
  row[15] = words(options.coder);
  if (task != nullptr && task->date) row[16] = to_string(*task->date);
  row[17] = words(seat.roster->class_id);
  row[18] = words(seat.roster->school);
  return row;
}

Sheet coding_sheet(const Selection& selection, const SheetOptions& options, const CodeTable& codes) {
  Sheet out{"Coding", {}};
  const std::string task =
      options.task == nullptr ? "" : std::string(selection.study().text(options.task->id));
  for (const auto& column : form_columns())
    out.table.columns.push_back({column.name, column.name, column.type});
  for (const auto& seat : seats(selection)) {
    out.table.rows.push_back(form_row(seat, options));
    out.table.rows.back()[19] = words(task);
  }
  const std::size_t rows = out.table.rows.size() + options.rows;
  for (std::size_t c = 0; c < form_columns().size(); ++c) {
    const FormColumn& column = form_columns()[c];
    std::string range = column.codes == nullptr ? "" : code_range(codes.*column.codes);
    if (range.empty() && column.message[0] == '\0') continue;
    out.drop_downs.push_back({c, std::move(range), rows, column.message, column.several});
  }
  out.editing = Editing::empty_cells;
  out.frozen_columns = 2;
  return out;
}

Column plain_column(const char* name) {
  return {name, name, ColumnType::text};
}

Sheet monitoring_sheet(const SheetOptions& options) {
  Sheet out{"Monitoring", {}};
  for (const char* name :
       {"Strategy", "Look for", "Assessing questions", "Advancing questions", "Who", "Order"}) {
    out.table.columns.push_back(plain_column(name));
  }
  for (const auto& id : expected_strategies(*options.codebook, options.task)) {
    std::vector<Cell> row(out.table.columns.size());
    row[0] = options.codebook->name_of(Dimension::strategy, id);
    if (const Strategy* s = options.codebook->strategy(id)) {
      row[1] = s->look_for.empty() ? s->use_when : join(s->look_for, "\n");
      row[2] = join(s->ask.assessing, "\n");
      row[3] = join(s->ask.advancing, "\n");
    }
    out.table.rows.push_back(std::move(row));
  }
  constexpr std::size_t k_surprises = 3;  // rows for what nobody expected
  out.table.rows.resize(out.table.rows.size() + k_surprises, std::vector<Cell>(out.table.columns.size()));
  out.editing = Editing::below_header;
  out.frozen_columns = 1;
  out.wrapped = true;
  return out;
}

// Names of the students whose latest piece of the task shows a code, by code.
class NamesByCode {
 public:
  NamesByCode(const Selection& selection, const SheetOptions& options) {
    if (options.task == nullptr) return;
    const Study& study = selection.study();
    std::vector<std::uint32_t> pieces;
    for (const auto piece : selection.pieces()) {
      if (selection.head(piece).task.code == options.task->id) pieces.push_back(piece);
    }
    for (const auto piece : latest_pieces(study, pieces).latest) {
      const Reading& head = selection.head(piece);
      const InForce now = selection.in_force(piece);
      const std::string name = study.student_name(study.school_of(head), head.student.code);
      if (!now.strategies.empty() && now.standing == Standing::coded) {
        m_strategies[std::string(study.text(now.strategies.front()))].push_back(name);
      }
      for (const Text issue : now.issues) m_issues[std::string(study.text(issue))].push_back(name);
    }
  }

  [[nodiscard]] std::vector<std::string> of(bool issue, const std::string& code) const {
    const auto& lists = issue ? m_issues : m_strategies;
    const auto found = lists.find(code);
    return found == lists.end() ? std::vector<std::string>() : found->second;
  }

  // Codes that are in use, in display order.
  [[nodiscard]] std::vector<std::string> used(bool issue, const Codebook& codebook) const {
    std::vector<std::string> out;
    for (const auto& [code, names] : issue ? m_issues : m_strategies) out.push_back(code);
    const Dimension dimension = issue ? Dimension::issue : Dimension::strategy;
    std::stable_sort(out.begin(), out.end(), [&](const auto& a, const auto& b) {
      return codebook.rank(dimension, a) < codebook.rank(dimension, b);
    });
    return out;
  }

 private:
  std::map<std::string, std::vector<std::string>> m_strategies;
  std::map<std::string, std::vector<std::string>> m_issues;
};

std::vector<std::string> united(std::vector<std::string> first, const std::vector<std::string>& more,
                                const Codebook& codebook) {
  for (const auto& code : more) {
    if (std::find(first.begin(), first.end(), code) == first.end()) first.push_back(code);
  }
  std::stable_sort(first.begin(), first.end(), [&](const auto& a, const auto& b) {
    return codebook.rank(Dimension::strategy, a) < codebook.rank(Dimension::strategy, b);
  });
  return first;
}

void add_name_columns(Table& table, const std::vector<std::string>& codes, bool issue,
                      const Codebook& codebook, const NamesByCode& names, std::size_t rows) {
  for (const auto& code : codes) {
    const Dimension dimension = issue ? Dimension::issue : Dimension::strategy;
    const std::string heading = (issue ? "In the way: " : "") + codebook.name_of(dimension, code);
    table.columns.push_back(plain_column(heading.c_str()));
    const auto list = names.of(issue, code);
    table.rows.resize(std::max({table.rows.size(), list.size(), rows}));
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      table.rows[r].resize(table.columns.size());
      if (r < list.size()) table.rows[r].back() = list[r];
    }
  }
  for (auto& row : table.rows) row.resize(table.columns.size());
}

Sheet students_sheet(const std::vector<Seat>& students) {
  Sheet out{k_students_tab, {}};
  out.table.columns = {{"name", "Name", ColumnType::text}};
  for (const auto& seat : students) {
    out.table.rows.push_back({seat.student->name.empty() ? seat.student->id : seat.student->name});
  }
  return out;
}

std::vector<Sheet> evidence_sheets(const Selection& selection, const SheetOptions& options) {
  const Codebook& codebook = *options.codebook;
  const NamesByCode names(selection, options);
  const auto students = seats(selection);
  Sheet out{"Evidence", {}};
  const auto strategies =
      united(expected_strategies(codebook, options.task), names.used(false, codebook), codebook);
  add_name_columns(out.table, strategies, false, codebook, names, options.rows);
  const auto used_issues = names.used(true, codebook);
  add_name_columns(out.table, used_issues.empty() ? codebook.ids(Dimension::issue) : used_issues, true,
                   codebook, names, options.rows);
  out.editing = Editing::below_header;
  out.wrapped = true;
  if (students.empty()) return {out};
  const std::string range = fmt::format("={}!$A$2:$A${}", k_students_tab, students.size() + 1);
  for (std::size_t c = 0; c < out.table.columns.size(); ++c) {
    out.drop_downs.push_back({c, range, out.table.rows.size(), "", true});
  }
  return {out, students_sheet(students)};
}

}  // namespace

std::vector<Seat> seats(const Selection& selection) {
  const Study& study = selection.study();
  std::vector<Seat> out;
  for (const auto& roster : study.rosters) {
    const auto class_id = study.texts.find(roster.class_id);
    const auto school = study.texts.find(roster.school);
    if (!selection.takes_class(class_id.value_or(k_no_text), school.value_or(k_no_text))) continue;
    for (const auto& student : roster.students) {
      const auto id = study.texts.find(student.id);
      if (selection.takes_student(id.value_or(k_no_text))) out.push_back({&roster, &student});
    }
  }
  return out;
}

std::vector<std::string> expected_strategies(const Codebook& codebook, const TaskInfo* task) {
  std::set<std::string> wanted;
  if (task != nullptr && task->task != nullptr) {
    for (const auto& written : task->task->anticipate.strategies) wanted.insert(written.text);
    for (const auto& written : task->task->critical) wanted.insert(written.text);
  }
  std::vector<std::string> out = codebook.ids(Dimension::strategy);
  if (wanted.empty()) return out;
  std::erase_if(out, [&](const auto& id) { return wanted.erase(id) == 0; });
  out.insert(out.end(), wanted.begin(), wanted.end());  // expected, though no codebook defines them
  return out;
}

std::vector<Sheet> sheets_to_fill_in(const Selection& selection, const SheetOptions& options) {
  static const std::vector<LookFor> k_none;
  const CodeTable codes =
      code_table(*options.codebook, options.task == nullptr ? k_none : options.task->look_fors);
  std::vector<Sheet> out;
  if (options.kind == SheetKind::evidence)
    out = evidence_sheets(selection, options);
  else if (options.kind == SheetKind::monitor)
    out = {monitoring_sheet(options)};
  else
    out = {coding_sheet(selection, options, codes)};
  out.push_back(codes_sheet(codes));
  return out;
}

}  // namespace worksort
