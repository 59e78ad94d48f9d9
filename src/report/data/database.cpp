#include "worksort/report/data/database.hpp"

#include "worksort/analyze/group.hpp"
#include "worksort/analyze/tally.hpp"
#include "worksort/report/data/list.hpp"
#include "worksort/report/group/group.hpp"
#include "worksort/report/page/template.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "database_codes.hpp"
#include "in_force.hpp"

namespace worksort {
namespace {

std::string_view standing_name(Standing standing) {
  switch (standing) {
    case Standing::coded:
      return "coded";
    case Standing::not_enough:
      return "not-enough";
    case Standing::absent:
      return "absent";
    case Standing::uncoded:
      return "uncoded";
    case Standing::readers_differ:
      return k_readers_differ;
  }
  return "";
}

// Where every piece stands in the result of `group`.
class GroupPlaces {
 public:
  explicit GroupPlaces(const Selection& selection)
      : m_groups(group_places(selection.study(), {}, group(selection, {}))) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
      for (const auto piece : m_groups[i].pieces) {
        if (m_places.size() <= piece) m_places.resize(piece + std::size_t{1});
        m_places[piece] = {i, ++count};
      }
    }
  }

  [[nodiscard]] const GroupPlace& group_of(std::uint32_t piece) const {
    return m_groups[m_places[piece].group];
  }
  [[nodiscard]] std::int64_t place_of(std::uint32_t piece) const { return m_places[piece].place; }

 private:
  struct Place {
    std::size_t group = 0;
    std::int64_t place = 0;  // counted from 1
  };

  std::vector<GroupPlace> m_groups;
  std::vector<Place> m_places;  // by piece
};

// The order of the values of one dimension, as `tally` shows them.
using Ranks = std::map<std::string, std::int64_t>;

Ranks ranks(const Selection& selection, TallyBy by) {
  TallyOptions options;
  options.by = {by};
  Ranks out;
  const TallyResult result = tally(selection, options);
  for (const auto& value : result.values[0]) {
    out.emplace(value.code, static_cast<std::int64_t>(out.size() + 1));
  }
  return out;
}

Cell rank_of(const Ranks& order, const InForce& now, const Cell& code) {
  const bool differ = now.standing == Standing::readers_differ;
  const auto found = order.find(differ ? std::string(k_readers_differ) : std::get<std::string>(code));
  return found == order.end() ? Cell() : Cell(found->second);
}

// True for what stands in one cell: of strategies the first.
bool is_in_pieces(const InForceField& field) {
  return field.field == WorkField::strategy || column_type(piece_field(field.field)) != ColumnType::list;
}

// The lists of codes: the table's name behind that of its owner, and its column.
constexpr std::array<std::pair<const char*, const char*>, 4> k_lists = {
    {{"strategies", "strategy"}, {"models", "model"}, {"issues", "issue"}, {"look_fors", "look_for"}}};

constexpr std::size_t k_work_tables = 2 + 2 * k_lists.size();

// Makes the rows of pieces, readings and their lists.
class WorkRows {
 public:
  WorkRows(const Selection& selection, std::span<const PieceField> fields, ProgressCall progress)
      : m_selection(selection),
        m_study(selection.study()),
        m_places(selection),
        m_ranks({{WorkField::strategy, ranks(selection, TallyBy::strategy)},
                 {WorkField::success, ranks(selection, TallyBy::success)}}),
        m_all_fields(fields.begin(), fields.end()),
        m_fields(fields_by(&Places::database, m_all_fields)),
        m_progress(std::move(progress)) {}

  [[nodiscard]] std::vector<Column> reading_columns() const {
    auto out = columns_of("reading number, piece number");
    for (const auto* field : m_fields) {
      out.push_back({std::string(field->name), "", column_type(*field)});
      if (field->field == WorkField::correct) out.push_back({"correct_given", "", ColumnType::flag});
    }
    std::ranges::move(columns_of("in_force flag, file text, line number"), std::back_inserter(out));
    return out;
  }

  [[nodiscard]] std::vector<Column> piece_columns() const {
    auto out = columns_of(
        "piece number, task code, date code, class code, school code, "
        "student_school code, student code, attempt number, standing code");
    for (const auto& field : k_in_force) {
      if (!is_in_pieces(field)) continue;
      const PieceField& column = piece_field(field.field);
      out.push_back({std::string(column.name), "", column_type(column)});
      if (m_ranks.contains(field.field))
        out.push_back({std::string(column.name) + "_rank", "", ColumnType::number});
    }
    std::ranges::move(columns_of("kind code, group code, group_name text, group_place number"),
                      std::back_inserter(out));
    return out;
  }

  void pieces(const RowVisitor& visit) const {
    each_piece([&](std::uint32_t piece, std::int64_t id) {
      auto row = piece_row(piece, id);
      visit(school(piece), row);
    });
  }

  void readings(const RowVisitor& visit) const {
    each_reading([&](std::uint32_t piece, std::int64_t piece_id, const Reading& r, std::int64_t id) {
      auto row = reading_row(piece, piece_id, r, id);
      visit(school(piece), row);
    });
  }

  void piece_codes(std::size_t list, const RowVisitor& visit) const {
    each_piece([&](std::uint32_t piece, std::int64_t id) {
      std::int64_t place = 0;
      for (const Text code : piece_list(piece, list)) add_code(piece, id, ++place, code, visit);
    });
  }

  void reading_codes(std::size_t list, const RowVisitor& visit) const {
    each_reading([&](std::uint32_t piece, std::int64_t, const Reading& r, std::int64_t id) {
      const std::array lists = {m_study.strategies(r), m_study.models(r), m_study.issues(r),
                                m_study.shows(r)};
      std::int64_t place = 0;
      for (const auto& code : lists[list]) add_code(piece, id, ++place, code.code, visit);
    });
  }

 private:
  template <typename Visit>
  void each_piece(Visit&& visit) const {
    std::int64_t id = 0;
    for (const auto piece : m_selection.pieces()) {
      visit(piece, ++id);
      tell(m_progress, ++m_done, m_selection.pieces().size() * k_work_tables);
    }
  }

  template <typename Visit>
  void each_reading(Visit&& visit) const {
    std::int64_t id = 0;
    each_piece([&](std::uint32_t piece, std::int64_t piece_id) {
      for (const auto* reading : m_selection.readings(piece)) visit(piece, piece_id, *reading, ++id);
    });
  }

  [[nodiscard]] std::string_view school(std::uint32_t piece) const {
    return m_study.text(m_study.school_of(m_selection.head(piece)));
  }

  [[nodiscard]] Cell words(Text handle) const { return std::string(m_study.text(handle)); }

  void add_code(std::uint32_t piece, std::int64_t owner, std::int64_t place, Text code,
                const RowVisitor& visit) const {
    std::vector<Cell> row = {owner, place, words(code)};
    visit(school(piece), row);
  }

  [[nodiscard]] std::vector<Text> piece_list(std::uint32_t piece, std::size_t list) const {
    const InForce now = m_selection.in_force(piece);
    if (list == 0 && now.standing == Standing::readers_differ) return first_codes(now);
    const std::array lists = {&now.strategies, &now.models, &now.issues, &now.shows};
    return *lists[list];
  }

  // First codes of readers who differ, each once.
  [[nodiscard]] std::vector<Text> first_codes(const InForce& now) const {
    std::vector<Text> out;
    for (const auto* r : now.sources) {
      if (r->strategies == 0) continue;
      const Text one = m_study.strategies(*r)[0].code;
      if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
    }
    return out;
  }

  [[nodiscard]] std::vector<Cell> piece_row(std::uint32_t piece, std::int64_t id) const {
    const Reading& r = m_selection.head(piece);
    const InForce now = m_selection.in_force(piece);
    const GroupPlace& group = m_places.group_of(piece);
    std::vector<Cell> row = {id,
                             words(r.task.code),
                             r.date == k_undated ? Cell() : Cell(to_string(Date{r.date})),
                             words(r.class_id),
                             words(r.school),
                             words(m_study.school_of(r)),
                             words(r.student.code),
                             r.attempt == 0 ? Cell() : Cell(std::int64_t{r.attempt}),
                             std::string(standing_name(now.standing))};
    for (const auto& field : k_in_force) {
      if (!is_in_pieces(field)) continue;
      row.push_back(field.field == WorkField::strategy ? first_strategy(now) : cell_of(m_study, now, field));
      const auto order = m_ranks.find(field.field);
      if (order != m_ranks.end()) row.push_back(rank_of(order->second, now, row.back()));
    }
    for (Cell one : {Cell(std::string(group.kind)), Cell(group.id), Cell(group.name)})
      row.push_back(std::move(one));
    row.emplace_back(m_places.place_of(piece));
    return row;
  }

  [[nodiscard]] Cell first_strategy(const InForce& now) const {
    return now.strategies.empty() ? Cell(std::string()) : words(now.strategies.front());
  }

  // Dates that are not there are no text here, and no is not the same as nothing.
  [[nodiscard]] Cell reading_cell(const Reading& r, const PieceField& field) const {
    if (const auto* member = std::get_if<bool Reading::*>(&field.member)) return r.**member;
    return has(r, field) || field.shape != Shape::date ? cell_of(m_study, r, field) : Cell();
  }

  [[nodiscard]] std::vector<Cell> reading_row(std::uint32_t piece, std::int64_t piece_id, const Reading& r,
                                              std::int64_t id) const {
    const InForce now = m_selection.in_force(piece);
    std::vector<Cell> row = {id, piece_id};
    for (const auto* field : m_fields) {
      row.push_back(reading_cell(r, *field));
      if (field->field == WorkField::correct) row.emplace_back(bool{r.correct_given});
    }
    row.emplace_back(std::find(now.sources.begin(), now.sources.end(), &r) != now.sources.end());
    row.push_back(r.file < m_study.files.size() ? Cell(m_study.files[r.file]) : Cell());
    row.emplace_back(std::int64_t{r.line});
    return row;
  }

  const Selection& m_selection;
  const Study& m_study;
  GroupPlaces m_places;
  std::map<WorkField, Ranks> m_ranks;
  std::vector<PieceField> m_all_fields;
  std::vector<const PieceField*> m_fields;
  ProgressCall m_progress;
  mutable std::size_t m_done = 0;
};

DatabaseTable of_schools(DatabaseTable table, std::function<void(const RowVisitor&)> each_row) {
  table.of_schools = true;
  table.each_row = std::move(each_row);
  return table;
}

DatabaseTable code_list(const std::string& owner, std::size_t list,
                        std::function<void(const RowVisitor&)> each_row) {
  const auto& [plural, singular] = k_lists[list];
  return of_schools({owner + "_" + plural,
                     columns_of(owner + " number, place number, " + singular + " code"),
                     {owner, "place"},
                     {{{owner}, owner + "s"}}},
                    std::move(each_row));
}

void add_work_tables(const Selection& selection, std::span<const PieceField> fields, ProgressCall progress,
                     std::vector<DatabaseTable>& out) {
  const auto work = std::make_shared<const WorkRows>(selection, fields, std::move(progress));
  out.push_back(of_schools({"pieces",
                            work->piece_columns(),
                            {"piece"},
                            {{{"task"}, "tasks"}, {{"student_school", "student"}, "students"}},
                            {"student_school"}},
                           [work](const RowVisitor& visit) { work->pieces(visit); }));
  out.push_back(of_schools({"readings", work->reading_columns(), {"reading"}, {{{"piece"}, "pieces"}}},
                           [work](const RowVisitor& visit) { work->readings(visit); }));
  for (std::size_t i = 0; i < k_lists.size(); ++i)
    out.push_back(code_list("piece", i, [work, i](const RowVisitor& visit) { work->piece_codes(i, visit); }));
  for (std::size_t i = 0; i < k_lists.size(); ++i)
    out.push_back(
        code_list("reading", i, [work, i](const RowVisitor& visit) { work->reading_codes(i, visit); }));
}

// Those of all rows.
std::vector<std::string> schools_of(const std::vector<DatabaseTable>& tables) {
  std::set<std::string, std::less<>> out;
  for (const auto& table : tables) {
    if (table.name != "students" && table.name != "plans") continue;  // every piece has a student
    table.each_row([&](std::string_view school, const auto&) {
      if (!out.contains(school)) out.emplace(school);
    });
  }
  return {out.begin(), out.end()};
}

}  // namespace

std::string database_views(Dialect dialect) {
  const bool postgres = dialect == Dialect::postgres;
  return fill_in("database/views.sql.mustache",
                 {{"format", postgres ? "postgres" : "sqlite"},
                  {"view", postgres ? "CREATE OR REPLACE VIEW" : "CREATE VIEW"},
                  {"join", postgres ? "string_agg" : "group_concat"},
                  {"line", postgres ? "chr(10)" : "char(10)"},
                  {"of_school", postgres}});
}

Database study_database(const Selection& selection, std::span<const PieceField> fields,
                        ProgressCall progress) {
  Database out;
  add_codebook_tables(selection, out.tables);
  add_task_tables(selection, out.tables);
  add_people_tables(selection, out.tables);
  add_work_tables(selection, fields, std::move(progress), out.tables);
  add_plan_tables(selection, out.tables);
  out.schools = schools_of(out.tables);
  return out;
}

}  // namespace worksort
