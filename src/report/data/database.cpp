#include "worksort/report/data/database.hpp"

#include "worksort/analyze/group.hpp"
#include "worksort/analyze/tally.hpp"
#include "worksort/report/data/list.hpp"
#include "worksort/report/group/group.hpp"
#include "worksort/util/share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "database_codes.hpp"

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

// Where a piece stands in the result of `group`, counted from 1.
struct Place {
  GroupPlace at;
  std::int64_t place = 0;
};

std::map<std::uint32_t, Place> places_by_piece(const Selection& selection) {
  std::map<std::uint32_t, Place> out;
  for (auto& at : group_places(selection.study(), {}, group(selection, {}))) {
    const auto place = static_cast<std::int64_t>(out.size() + 1);
    out[at.piece] = {std::move(at), place};
  }
  return out;
}

// The order of the values of one dimension, as `tally` shows them.
std::map<std::string, std::int64_t> ranks(const Selection& selection, TallyBy by) {
  TallyOptions options;
  options.by = {by};
  std::map<std::string, std::int64_t> out;
  const TallyResult result = tally(selection, options);
  for (const auto& value : result.values[0]) {
    out.emplace(value.code, static_cast<std::int64_t>(out.size() + 1));
  }
  return out;
}

Cell rank_of(const std::map<std::string, std::int64_t>& order, const std::string& code) {
  const auto found = order.find(code);
  return found == order.end() ? Cell() : Cell(found->second);
}

// Collects the tables of pieces and readings.
class WorkTables {
 public:
  WorkTables(const Selection& selection, std::span<const PieceField> fields)
      : m_selection(selection),
        m_study(selection.study()),
        m_places(places_by_piece(selection)),
        m_strategies(ranks(selection, TallyBy::strategy)),
        m_success(ranks(selection, TallyBy::success)),
        m_fields(fields_by(&Places::database, fields)) {}

  void add_to(std::vector<DatabaseTable>& out) {
    make();
    for (const auto piece : m_selection.pieces()) add_piece(piece);
    for (auto* table : {&m_pieces, &m_readings}) out.push_back(std::move(*table));
    for (auto* lists : {&m_piece_codes, &m_reading_codes}) {
      for (auto& table : *lists) out.push_back(std::move(table));
    }
  }

 private:
  void make() {
    m_pieces.table = {
        "pieces",
        columns_of("piece number, task code, date code, class code, school code, student_school code, "
                   "student code, attempt number, standing code, strategy code, strategy_rank number, "
                   "success code, success_rank number, answer text, correct code, unsure flag, "
                   "bright_spot flag, kind code, group code, group_name text, group_place number"),
        {},
        {}};
    m_pieces.key = {"piece"};
    m_pieces.references = {{{"task"}, "tasks"}, {{"student_school", "student"}, "students"}};
    m_pieces.filled = {"student_school"};
    m_readings.table = {"readings", columns_of("reading number, piece number"), {}, {}};
    auto& columns = m_readings.table.columns;
    for (const auto* field : m_fields) {
      columns.push_back({std::string(field->name), "", column_type(*field)});
      if (field->field == WorkField::correct) columns.push_back({"correct_given", "", ColumnType::flag});
    }
    std::ranges::move(columns_of("in_force flag, file text, line number"), std::back_inserter(columns));
    m_readings.key = {"reading"};
    m_readings.references = {{{"piece"}, "pieces"}};
    for (const auto& [plural, singular] : k_lists) {
      m_piece_codes.push_back(code_list("piece", plural, singular));
      m_reading_codes.push_back(code_list("reading", plural, singular));
    }
  }

  static DatabaseTable code_list(const std::string& owner, const char* plural, const char* singular) {
    DatabaseTable out;
    out.table = {
        owner + "_" + plural, columns_of(owner + " number, place number, " + singular + " code"), {}, {}};
    out.key = {owner, "place"};
    out.references = {{{owner}, owner + "s"}};
    return out;
  }

  [[nodiscard]] Cell words(Text handle) const { return std::string(m_study.text(handle)); }

  static void add_codes(DatabaseTable& to, std::int64_t owner, const std::vector<std::string>& codes) {
    for (const auto& one : codes) {
      const std::int64_t place =
          !to.table.rows.empty() && std::get<std::int64_t>(to.table.rows.back()[0]) == owner
              ? std::get<std::int64_t>(to.table.rows.back()[1]) + 1
              : 1;
      to.table.rows.push_back({owner, place, one});
    }
  }

  template <typename Codes>
  [[nodiscard]] std::vector<std::string> texts(const Codes& codes) const {
    std::vector<std::string> out;
    for (const auto& one : codes) out.emplace_back(m_study.text(one));
    return out;
  }

  // First codes of readers who differ, each once.
  [[nodiscard]] std::vector<std::string> first_codes(const InForce& now) const {
    std::vector<std::string> out;
    for (const auto* r : now.sources) {
      if (r->strategies == 0) continue;
      std::string one(m_study.text(m_study.strategies(*r)[0]));
      if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(std::move(one));
    }
    return out;
  }

  void add_piece(std::uint32_t piece) {
    const auto id = static_cast<std::int64_t>(m_pieces.table.rows.size() + 1);
    const Reading& r = m_selection.head(piece);
    const InForce now = m_selection.in_force(piece);
    const Place& place = m_places.at(piece);
    const bool differ = now.standing == Standing::readers_differ;
    const std::string strategy =
        now.strategies.empty() ? "" : std::string(m_study.text(now.strategies.front()));
    const std::string success(m_study.text(now.success));
    const std::string unclear(k_readers_differ);
    m_pieces.table.rows.push_back({id,
                                   words(r.task.code),
                                   r.date == k_undated ? Cell() : Cell(to_string(Date{r.date})),
                                   words(r.class_id),
                                   words(r.school),
                                   words(m_study.school_of(r)),
                                   words(r.student.code),
                                   r.attempt == 0 ? Cell() : Cell(std::int64_t{r.attempt}),
                                   std::string(standing_name(now.standing)),
                                   strategy,
                                   rank_of(m_strategies, differ ? unclear : strategy),
                                   success,
                                   rank_of(m_success, differ ? unclear : success),
                                   words(now.answer),
                                   std::string(to_string(now.correct)),
                                   now.unsure,
                                   now.bright_spot,
                                   std::string(place.at.kind),
                                   place.at.id,
                                   place.at.name,
                                   place.place});
    const std::vector<std::string> lists[] = {differ ? first_codes(now) : texts(now.strategies),
                                              texts(now.models), texts(now.issues), texts(now.shows)};
    for (std::size_t i = 0; i < m_piece_codes.size(); ++i) add_codes(m_piece_codes[i], id, lists[i]);
    for (const auto* reading : m_selection.readings(piece)) add_reading(*reading, id, now);
  }

  // Dates that are not there are no text here, and no is not the same as nothing.
  [[nodiscard]] Cell reading_cell(const Reading& r, const PieceField& field) const {
    if (const auto* member = std::get_if<bool Reading::*>(&field.member)) return r.**member;
    return has(r, field) || field.shape != Shape::date ? cell_of(m_study, r, field) : Cell();
  }

  void add_reading(const Reading& r, std::int64_t piece, const InForce& now) {
    const auto id = static_cast<std::int64_t>(m_readings.table.rows.size() + 1);
    const bool in_force = std::find(now.sources.begin(), now.sources.end(), &r) != now.sources.end();
    auto& row = m_readings.table.rows.emplace_back(std::vector<Cell>{id, piece});
    for (const auto* field : m_fields) {
      row.push_back(reading_cell(r, *field));
      if (field->field == WorkField::correct) row.emplace_back(bool{r.correct_given});
    }
    row.emplace_back(in_force);
    row.push_back(r.file < m_study.files.size() ? Cell(m_study.files[r.file]) : Cell());
    row.emplace_back(std::int64_t{r.line});
    const std::vector<std::string> lists[] = {texts(m_study.strategies(r)), texts(m_study.models(r)),
                                              texts(m_study.issues(r)), texts(m_study.shows(r))};
    for (std::size_t i = 0; i < m_reading_codes.size(); ++i) add_codes(m_reading_codes[i], id, lists[i]);
  }

  static constexpr std::array<std::pair<const char*, const char*>, 4> k_lists = {
      {{"strategies", "strategy"}, {"models", "model"}, {"issues", "issue"}, {"look_fors", "look_for"}}};

  const Selection& m_selection;
  const Study& m_study;
  std::map<std::uint32_t, Place> m_places;
  std::map<std::string, std::int64_t> m_strategies;
  std::map<std::string, std::int64_t> m_success;
  std::vector<const PieceField*> m_fields;
  DatabaseTable m_pieces;
  DatabaseTable m_readings;
  std::vector<DatabaseTable> m_piece_codes;
  std::vector<DatabaseTable> m_reading_codes;
};

}  // namespace

Database study_database(const Selection& selection, std::span<const PieceField> fields) {
  Database out;
  add_codebook_tables(selection, out.tables);
  add_task_tables(selection, out.tables);
  add_people_tables(selection, out.tables);
  WorkTables(selection, fields).add_to(out.tables);
  add_plan_tables(selection, out.tables);
  out.views = std::string(share_text("database/views.sql"));
  return out;
}

}  // namespace worksort
