#include "worksort/report/data/list.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include <fmt/core.h>

namespace worksort {
namespace {

TextList texts(const Study& study, std::span<const CodeRef> codes) {
  TextList out;
  for (const auto& code : codes) out.emplace_back(study.text(code));
  return out;
}

std::vector<Cell> row_of(const Study& study, const Reading& r) {
  const auto text = [&](Text t) -> Cell { return std::string(study.text(t)); };
  const auto strategies = study.strategies(r);
  return {text(r.task.code),
          r.date == k_undated ? Cell(std::string()) : Cell(to_string(Date{r.date})),
          text(r.class_id),
          text(r.school),
          text(r.setting),
          text(r.student.code),
          r.attempt == 0 ? Cell() : Cell(std::int64_t{r.attempt}),
          text(r.coder),
          strategies.empty() ? Cell(std::string()) : text(strategies[0].code),
          texts(study, strategies.empty() ? strategies : strategies.subspan(1)),
          texts(study, study.models(r)),
          text(r.success.code),
          text(r.answer),
          std::string(to_string(r.correct)),
          texts(study, study.shows(r)),
          texts(study, study.issues(r)),
          text(r.evidence),
          text(r.quote),
          text(r.strength),
          r.bright_spot ? Cell(true) : Cell(),
          r.unsure ? Cell(true) : Cell(),
          text(r.image),
          text(r.note)};
}

// Columns of 0 and 1, one a code that some reading has.
class Ones {
 public:
  explicit Ones(const Study& study) : m_study(study) {}

  void note(const Reading& r) {
    for_each_code(r,
                  [&](std::size_t dimension, Text code) { m_used[dimension].emplace(m_study.text(code)); });
  }

  void add_columns(Table& table) const {
    for (std::size_t d = 0; d < k_names.size(); ++d) {
      for (const auto& code : m_used[d]) {
        const std::string name = fmt::format("{}:{}", k_names[d], code);
        table.columns.push_back({name, name, ColumnType::number});
      }
    }
  }

  void add_cells(const Reading& r, std::vector<Cell>& row) const {
    std::array<std::set<std::string_view>, 4> has;
    for_each_code(r, [&](std::size_t dimension, Text code) { has[dimension].insert(m_study.text(code)); });
    for (std::size_t d = 0; d < k_names.size(); ++d) {
      for (const auto& code : m_used[d]) row.emplace_back(std::int64_t{has[d].contains(code) ? 1 : 0});
    }
  }

 private:
  static constexpr std::array<std::string_view, 4> k_names = {"strategy", "model", "issue", "look-for"};

  template <typename Visit>
  void for_each_code(const Reading& r, Visit&& visit) const {
    const std::array lists = {m_study.strategies(r), m_study.models(r), m_study.issues(r), m_study.shows(r)};
    for (std::size_t d = 0; d < lists.size(); ++d) {
      for (const auto& code : lists[d]) visit(d, code.code);
    }
  }

  const Study& m_study;
  std::array<std::set<std::string>, 4> m_used;
};

}  // namespace

const std::vector<Column>& list_columns() {
  using enum ColumnType;
  static const std::vector<Column> k_columns = {
      {"task", "Task", code},         {"date", "Date", code},
      {"class", "Class", code},       {"school", "School", code},
      {"setting", "Setting", code},   {"student", "Student", code},
      {"attempt", "Attempt", number}, {"coder", "Reader", code},
      {"strategy", "Strategy", code}, {"also", "Also seen", list},
      {"model", "Model", list},       {"success", "How far", code},
      {"answer", "Answer", text},     {"correct", "Correct", code},
      {"shows", "Shows", list},       {"issues", "Issues", list},
      {"evidence", "Evidence", text}, {"quote", "Quote", text},
      {"strength", "Strength", text}, {"bright_spot", "Bright spot", flag},
      {"unsure", "Unsure", flag},     {"image", "Image", text},
      {"note", "Note", text}};
  return k_columns;
}

Table list_table(const Selection& selection, bool ones) {
  const Study& study = selection.study();
  Table table;
  table.columns = list_columns();
  std::vector<const Reading*> readings;
  for (const auto piece : selection.pieces()) {
    for (const auto* r : selection.readings(piece)) readings.push_back(r);
  }
  Ones columns(study);
  if (ones) {
    for (const auto* r : readings) columns.note(*r);
    columns.add_columns(table);
  }
  for (const auto* r : readings) {
    table.rows.push_back(row_of(study, *r));
    if (ones) columns.add_cells(*r, table.rows.back());
  }
  return table;
}

}  // namespace worksort
