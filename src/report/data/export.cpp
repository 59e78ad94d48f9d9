#include "worksort/report/data/export.hpp"

#include "worksort/analyze/agree/agree.hpp"
#include "worksort/analyze/group.hpp"
#include "worksort/analyze/shift.hpp"
#include "worksort/analyze/tally.hpp"
#include "worksort/report/agree/agree.hpp"
#include "worksort/report/count/code_table.hpp"
#include "worksort/report/count/shift.hpp"
#include "worksort/report/count/tally.hpp"
#include "worksort/report/count/unseen.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/report/data/list.hpp"
#include "worksort/report/group/group.hpp"
#include "worksort/report/page/rows.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "in_force.hpp"

namespace worksort {
namespace {

using enum ColumnType;

Sheet success_sheet(const Selection& selection) {
  TallyOptions options;
  options.by = {TallyBy::strategy, TallyBy::success};
  options.totals = true;
  const TallyResult result = tally(selection, options);
  Sheet out{"Strategy x success", tally_table(selection.study(), result, {true, true})};
  SheetChart chart{"How far the work carried its strategy", 0, {}, true};
  for (std::size_t c = 1; c < out.table.columns.size(); ++c) {
    const std::string& name = out.table.columns[c].name;
    if (name == "pieces" || name == "students") continue;
    chart.values.push_back(c);
    if (name != "readers-differ" && name != "no-value") ++chart.steps;
  }
  if (!chart.values.empty()) out.charts.push_back(std::move(chart));
  out.frozen_columns = 1;
  return out;
}

Sheet strategies_sheet(const Selection& selection) {
  Sheet out{"Strategies", tally_table(selection.study(), tally(selection, {}), {false, true})};
  out.charts.push_back({"Pieces by strategy", 0, {1}});
  return out;
}

// Of everything that readers say, over all tasks together.
AgreeResult agreement_of(const Selection& selection) {
  AgreeOptions options;
  options.on = {AgreeOn::strategy, AgreeOn::model, AgreeOn::success, AgreeOn::issue, AgreeOn::correct};
  return agree(selection, options);
}

// The codebooks that the selected work is coded with.
std::vector<const Codebook*> used_codebooks(const Selection& selection) {
  std::set<const Codebook*> used;
  for (const auto piece : selection.pieces()) {
    used.insert(selection.study().task_info(selection.head(piece).task.code)->codebook);
  }
  std::vector<const Codebook*> out;
  for (const auto& codebook : selection.study().codebooks) {
    if (used.contains(&codebook)) out.push_back(&codebook);
  }
  return out;
}

// One below the other.
Table codes_table(const Selection& selection) {
  Table out = code_table(empty_codebook(), {}).table;
  out.rows.clear();
  out.columns.insert(out.columns.begin(), {"codebook", "Codebook", code});
  for (const auto* codebook : used_codebooks(selection)) {
    for (auto& row : code_table(*codebook, {}).table.rows) {
      row.insert(row.begin(), codebook->id);
      out.rows.push_back(std::move(row));
    }
  }
  return out;
}

std::string shown_strategy(const Selection& selection, std::uint32_t piece) {
  const InForce now = selection.in_force(piece);
  const Study& study = selection.study();
  if (now.standing == Standing::readers_differ) return "Readers differ";
  if (now.strategies.empty()) return "Not coded yet";
  return code_name(study, *study.task_info(selection.head(piece).task.code), Dimension::strategy,
                   now.strategies.front());
}

// The pieces of each student, by school and class.
std::vector<std::vector<std::uint32_t>> students_in_order(const Selection& selection,
                                                          const std::vector<std::uint32_t>& pieces) {
  const Study& study = selection.study();
  std::map<std::pair<Text, Text>, std::vector<std::uint32_t>> students;
  for (const auto piece : pieces) {
    const Reading& r = selection.head(piece);
    students[{study.school_of(r), r.student.code}].push_back(piece);
  }
  std::vector<std::vector<std::uint32_t>> out;
  out.reserve(students.size());
  for (auto& [student, theirs] : students) out.push_back(std::move(theirs));
  std::stable_sort(out.begin(), out.end(), [&](const auto& a, const auto& b) {
    const Reading& left = selection.head(a.front());
    const Reading& right = selection.head(b.front());
    if (left.school != right.school) return natural_less(study.text(left.school), study.text(right.school));
    if (left.class_id != right.class_id)
      return natural_less(study.text(left.class_id), study.text(right.class_id));
    return study.is_student_before(left.student.code, right.student.code);
  });
  return out;
}

// The first cells of a student's row.
std::vector<Cell> student_cells(const Selection& selection, std::uint32_t piece) {
  const Study& study = selection.study();
  const Reading& r = selection.head(piece);
  const Student* known = study.student(study.school_of(r), r.student.code);
  return {std::string(study.text(r.school)), std::string(study.text(r.class_id)),
          std::string(study.text(r.student)), known == nullptr ? std::string() : known->name};
}

// A row as a map; a text that is empty is null.
Value row_json(const Table& table, const std::vector<Cell>& row) {
  Value out = row_value(table, row);
  for (auto& [name, value] : out.items()) {
    if (value.is_string() && value.text().empty()) value = Value();
  }
  return out;
}

// What the readers of a piece agree on; null where they do not.
Value in_force_json(const Study& study, const InForce& now) {
  Table table;
  std::vector<Cell> row;
  for (const auto& field : k_in_force) {
    table.columns.push_back({std::string(field.name), "", code});
    row.push_back(cell_of(study, now, field));
  }
  return row_json(table, row);
}

Value piece_json(const Selection& selection, std::uint32_t piece, Value readings) {
  const Study& study = selection.study();
  const Reading& head = selection.head(piece);
  Value out = person(study, head);
  out.erase("shown");
  out["task"] = std::string(study.text(head.task));
  out["class"] = std::string(study.text(head.class_id));
  out["school"] = std::string(study.text(head.school));
  const InForce now = selection.in_force(piece);
  out["readers_differ"] = now.standing == Standing::readers_differ;
  out["in_force"] = in_force_json(study, now);
  out["readings"] = std::move(readings);
  return out;
}

// The pieces in the order of the rows of `list`, each with as many rows as it has readings.
void for_each_piece(const Selection& selection, const std::string& folder, const ProgressCall& progress,
                    const ItemSink& visit) {
  const Table table = long_list_table(selection, false, folder);
  std::size_t done = 0;
  Value readings = Value::array();
  table.each_row([&](const std::vector<Cell>& row) {
    const auto piece = selection.pieces()[done];
    readings.push_back(row_json(table, row));
    if (readings.size() < selection.readings(piece).size()) return;
    Value one = piece_json(selection, piece, std::exchange(readings, Value::array()));
    visit(one);
    tell(progress, ++done, selection.pieces().size());
  });
}

}  // namespace

Table plans_table(const Selection& selection) {
  const Study& study = selection.study();
  Table out;
  out.title = "Plans";
  out.columns = {
      {"id", "Plan", code},           {"class", "Class", list},   {"task", "Task", code},
      {"strategy", "Strategy", code}, {"issue", "Issue", code},   {"students", "Students", list},
      {"written", "Written", code},   {"date", "Taught", code},   {"reassess_task", "Second look with", code},
      {"reassess_date", "On", code},  {"result", "Result", text}, {"decision", "Decision", code}};
  for (const auto& plan : study.plans) {
    if (!selection.takes_task(study.handle(plan.task.text))) continue;
    auto& row = out.rows.emplace_back();
    for (const auto& column : out.columns) row.push_back(key_cell(mapping("plan"), &plan, column.name));
  }
  return out;
}

Table student_task_table(const Selection& selection) {
  const auto latest = latest_pieces(selection, selection.pieces()).latest;
  Table out;
  out.title = "Student x task";
  out.columns = {{"school", "School", code},
                 {"class", "Class", code},
                 {"student", "Student", code},
                 {"name", "Name", text}};
  std::map<Text, std::size_t> columns;  // of the tasks
  for (const auto piece : latest) {
    const Text task = selection.head(piece).task.code;
    if (!columns.emplace(task, out.columns.size()).second) continue;
    const std::string id(selection.study().text(task));
    out.columns.push_back({id, id, text});
  }
  out.each_row = [&selection, columns, students = students_in_order(selection, latest),
                  width = out.columns.size()](const RowSink& visit) {
    for (const auto& pieces : students) {
      auto row = student_cells(selection, pieces.front());
      row.resize(width);
      for (const auto piece : pieces)
        row[columns.at(selection.head(piece).task.code)] = shown_strategy(selection, piece);
      visit(row);
    }
  };
  return out;
}

std::vector<Sheet> study_sheets(const Selection& selection, const Selection& all, const std::string& folder) {
  const GroupOptions by_strategy;
  std::vector<Sheet> out;
  out.push_back({"Groups", group_table(selection, by_strategy, group(selection, by_strategy))});
  out.push_back({"Pieces", long_list_table(selection, false, folder)});
  out.push_back(strategies_sheet(selection));
  out.push_back(success_sheet(selection));
  out.push_back({"Student x task", student_task_table(selection)});
  out.back().frozen_columns = 4;
  out.push_back({"Unseen", unseen_table(selection, true)});
  const AgreeResult agreement = agreement_of(selection);
  out.push_back({"Agreement", agree_table(agreement)});
  out.push_back({"Read differently", disagreements_table(selection, agreement)});
  out.push_back({"Shifts", shift_table(selection.study(), shift(all, selection, {}))});
  out.push_back({"Plans", plans_table(selection)});
  out.push_back({"Codebook", codes_table(selection)});
  out.back().wrapped = true;
  out.back().frozen_columns = 3;
  return out;
}

LongData study_data(const Selection& selection, const std::string& folder, const ProgressCall& progress) {
  Value out = Value::object();
  const std::vector<std::pair<const char*, const char*>> kinds = {{"codebook", "codebooks"},
                                                                  {"task", "tasks"},
                                                                  {"exemplar", "exemplars"},
                                                                  {"roster", "rosters"},
                                                                  {"plan", "plans"}};
  auto documents = companion_documents(selection);
  std::erase_if(documents, [](const Value& document) { return document.contains("codebook"); });
  for (const auto* codebook : used_codebooks(selection)) documents.push_back(to_document(*codebook));
  for (const auto& [key, plural] : kinds) {
    out[plural] = Value::array();
    for (const auto& document : documents) {
      if (document.contains(key)) out[plural].push_back(document[key]);
    }
  }
  out["pieces"] = Value::array();
  const Table unseen = unseen_table(selection, false);
  out["unseen"] = Value::array();
  for (const auto& row : unseen.rows) out["unseen"].push_back(row_json(unseen, row));
  return {std::move(out), "pieces", [&selection, folder, progress](const ItemSink& visit) {
            for_each_piece(selection, folder, progress, visit);
          }};
}

}  // namespace worksort
