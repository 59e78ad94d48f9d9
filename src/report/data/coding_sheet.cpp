#include "worksort/report/data/coding_sheet.hpp"

#include "worksort/report/count/code_table.hpp"
#include "worksort/report/data/list.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
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
  constexpr std::size_t k_to_definition = 5;  // columns
  out.on_paper = OnPaper{codes.strategies.count, k_to_definition, 2,
                         "Models, issues and look-fors, and when to use a code: in the file"};
  return out;
}

Cell words(const std::string& text) {
  return text.empty() ? Cell() : Cell(text);
}

// The codes that a column takes, none where it takes something else.
CodeRange codes_for(const PieceField& field, const CodeTable& codes) {
  switch (field.field) {
    case WorkField::strategy:
    case WorkField::also:
      return codes.strategies;
    case WorkField::model:
      return codes.models;
    case WorkField::success:
      return codes.success;
    case WorkField::shows:
      return codes.look_fors;
    case WorkField::issues:
      return codes.issues;
    default:
      return {};
  }
}

// What a cell holds before anybody has coded.
Cell known(WorkField field, const Seat& seat, const SheetOptions& options, const std::string& task_id) {
  const Task* task = options.task == nullptr ? nullptr : options.task->task;
  switch (field) {
    case WorkField::student:
      return seat.student->id;
    case WorkField::name:
      return words(seat.student->name);
    case WorkField::coder:
      return words(options.coder);
    case WorkField::date:
      return task != nullptr && task->date ? Cell(to_string(*task->date)) : Cell();
    case WorkField::class_id:
      return words(seat.roster->class_id);
    case WorkField::school:
      return words(seat.roster->school);
    case WorkField::task:
      return words(task_id);
    default:
      return {};
  }
}

Sheet coding_sheet(const Selection& selection, const SheetOptions& options, const CodeTable& codes) {
  Sheet out{"Coding", {}};
  const std::string task =
      options.task == nullptr ? "" : std::string(selection.study().text(options.task->id));
  const auto fields = fields_by(&Places::sheet);
  for (const auto* field : fields) {
    const std::string name(field->name);
    out.table.columns.push_back({name, name, column_type(*field)});
  }
  for (const auto& seat : seats(selection)) {
    auto& row = out.table.rows.emplace_back();
    for (const auto* field : fields) row.push_back(known(field->field, seat, options, task));
  }
  const std::size_t rows = out.table.rows.size() + options.rows;
  for (std::size_t c = 0; c < fields.size(); ++c) {
    std::string range = code_range(codes_for(*fields[c], codes));
    if (range.empty() && fields[c]->prompt.empty()) continue;
    const bool several = column_type(*fields[c]) == ColumnType::list;
    out.drop_downs.push_back({c, std::move(range), rows, std::string(fields[c]->prompt), several});
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
    for (const auto piece : latest_pieces(selection, selection.pieces(*options.task)).latest) {
      const Reading& head = selection.head(piece);
      const InForce now = selection.in_force(piece);
      const std::string name = study.student_name(study.school_of(head), head.student.code);
      const auto add = [&](Dimension dimension, Text code) {
        m_names[{dimension, std::string(study.text(code))}].push_back(name);
      };
      if (!now.strategies.empty() && now.standing == Standing::coded)
        add(Dimension::strategy, now.strategies.front());
      for (const Text issue : now.issues) add(Dimension::issue, issue);
    }
  }

  [[nodiscard]] std::vector<std::string> of(Dimension dimension, const std::string& code) const {
    const auto found = m_names.find({dimension, code});
    return found == m_names.end() ? std::vector<std::string>() : found->second;
  }

  // Codes that are in use, behind `first`, all in display order.
  [[nodiscard]] std::vector<std::string> used(Dimension dimension, const Codebook& codebook,
                                              std::vector<std::string> first = {}) const {
    for (const auto& [code, names] : m_names) {
      if (code.first != dimension) continue;
      if (std::find(first.begin(), first.end(), code.second) == first.end()) first.push_back(code.second);
    }
    std::stable_sort(first.begin(), first.end(), [&](const auto& a, const auto& b) {
      return codebook.rank(dimension, a) < codebook.rank(dimension, b);
    });
    return first;
  }

 private:
  std::map<std::pair<Dimension, std::string>, std::vector<std::string>> m_names;
};

void add_name_columns(Table& table, const std::vector<std::string>& codes, Dimension dimension,
                      const Codebook& codebook, const NamesByCode& names, std::size_t rows) {
  const std::string before = dimension == Dimension::issue ? "In the way: " : "";
  for (const auto& code : codes) {
    table.columns.push_back(plain_column((before + codebook.name_of(dimension, code)).c_str()));
    const auto list = names.of(dimension, code);
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
      names.used(Dimension::strategy, codebook, expected_strategies(codebook, options.task));
  add_name_columns(out.table, strategies, Dimension::strategy, codebook, names, options.rows);
  const auto issues = names.used(Dimension::issue, codebook);
  add_name_columns(out.table, issues.empty() ? codebook.ids(Dimension::issue) : issues, Dimension::issue,
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
    if (!selection.takes_class({school.value_or(k_no_text), class_id.value_or(k_no_text)})) continue;
    for (const auto& student : roster.students) {
      const auto id = study.texts.find(student.id);
      if (selection.takes_student(school.value_or(k_no_text), id.value_or(k_no_text)))
        out.push_back({&roster, &student});
    }
  }
  return out;
}

std::vector<std::string> expected_strategies(const Codebook& codebook, const TaskInfo* task) {
  std::set<std::string> wanted;
  if (task != nullptr && task->task != nullptr) {
    for (const auto& written : task->task->anticipate.strategies) wanted.insert(written.text);
    for (const auto& written : critical_strategies(*task->task)) wanted.insert(written.text);
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
