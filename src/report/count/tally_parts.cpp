#include "worksort/report/count/tally_parts.hpp"

#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/core.h>

namespace worksort {
namespace {

bool is_among(TallyBy wanted, const std::vector<TallyBy>& by) {
  return std::find(by.begin(), by.end(), wanted) != by.end();
}

// The students of a row of the merged table, and their pieces.
struct Sum {
  std::size_t pieces = 0;
  std::set<std::pair<std::string, std::string>> students;
};

struct InOrder {
  bool operator()(const std::vector<PartValue>& a, const std::vector<PartValue>& b) const {
    for (std::size_t d = 0; d < a.size(); ++d) {
      if (a[d].place != b[d].place) return natural_less(a[d].place, b[d].place);
      if (a[d].code != b[d].code) return natural_less(a[d].code, b[d].code);
    }
    return false;
  }
};

// Rows without pieces that say where each value stands, because another part may have it.
void add_order(const std::vector<TallyValue>& values, std::size_t d, std::size_t dimensions, Table& table) {
  for (const auto& value : values) {
    std::vector<Cell> cells(table.columns.size(), Cell(std::string()));
    cells[d] = value.code;
    cells[dimensions + d] = value.place;
    cells.back() = std::int64_t{0};
    table.rows.push_back(std::move(cells));
  }
}

// The first place of each code, where parts have different codebooks.
std::vector<std::map<std::string, std::string>> first_places(const std::vector<TallyPart>& parts) {
  std::vector<std::map<std::string, std::string>> out(parts.front().by.size());
  for (const auto& part : parts) {
    for (const auto& row : part.rows) {
      for (std::size_t d = 0; d < out.size(); ++d) {
        const auto& [code, place] = row.values[d];
        if (place.empty()) continue;  // in a row about another dimension
        auto& first = out[d].try_emplace(code, place).first->second;
        if (natural_less(place, first)) first = place;
      }
    }
  }
  return out;
}

}  // namespace

Table tally_part_table(const Study& study, const TallyResult& result) {
  const std::size_t last = result.by.size() - 1;
  const auto school_at = std::find(result.by.begin(), result.by.end(), TallyBy::school) - result.by.begin();
  Table table;
  table.title = "Part of a tally";
  for (const std::string_view ending : {std::string_view(), k_place_ending}) {
    for (std::size_t d = 0; d < last; ++d) {
      const std::string name = fmt::format("{}{}", to_string(result.by[d]), ending);
      table.columns.push_back({name, name, ending.empty() ? ColumnType::code : ColumnType::text});
    }
  }
  table.columns.push_back({"of_school", "of_school", ColumnType::text});
  table.columns.push_back({"of_student", "of_student", ColumnType::code});
  table.columns.push_back({"pieces", "pieces", ColumnType::number});
  for (const auto& row : result.rows) {
    std::vector<Cell> cells;
    for (std::size_t d = 0; d < last; ++d) cells.emplace_back(result.values[d][row.at[d]].code);
    for (std::size_t d = 0; d < last; ++d) cells.emplace_back(result.values[d][row.at[d]].place);
    const TallyValue& who = result.values[last][row.at[last]];
    const auto d = static_cast<std::size_t>(school_at);
    cells.emplace_back(d < last              ? result.values[d][row.at[d]].code
                       : who.schools.empty() ? std::string()
                                             : std::string(study.text(who.schools.front())));
    cells.emplace_back(std::string(study.text(who.student)));
    cells.emplace_back(static_cast<std::int64_t>(row.pieces));
    table.rows.push_back(std::move(cells));
  }
  for (std::size_t d = 0; d < last; ++d) add_order(result.values[d], d, last, table);
  return table;
}

Table merged_tally_table(const std::vector<TallyPart>& parts) {
  const auto& by = parts.front().by;
  for (const auto& part : parts) {
    if (part.by == by) continue;
    throw Problem(fmt::format("one part was counted by {}, another by {}", join(by, ","), join(part.by, ",")),
                  "parts that are added up are counted with the same --by");
  }
  const auto places = first_places(parts);
  std::map<std::vector<PartValue>, Sum, InOrder> sums;
  std::set<std::pair<std::string, std::string>> students;
  for (const auto& part : parts) {
    for (const auto& row : part.rows) {
      if (row.pieces == 0) continue;
      std::vector<PartValue> values = row.values;
      for (std::size_t d = 0; d < by.size(); ++d) values[d].place = places[d].at(values[d].code);
      Sum& sum = sums[values];
      sum.pieces += row.pieces;
      sum.students.emplace(row.school, row.student);
      students.emplace(row.school, row.student);
    }
  }
  Table table;
  table.title = fmt::format("Tally by {}", join_and(by));
  for (const auto& name : by) table.columns.push_back({name, name, ColumnType::code});
  table.columns.push_back({"pieces", "Pieces", ColumnType::number});
  table.columns.push_back({"students", "Students", ColumnType::number});
  for (const auto& [values, sum] : sums) {
    std::vector<Cell> cells;
    for (const auto& value : values) cells.emplace_back(value.code);
    cells.emplace_back(static_cast<std::int64_t>(sum.pieces));
    cells.emplace_back(static_cast<std::int64_t>(sum.students.size()));
    table.rows.push_back(std::move(cells));
  }
  table.notes.push_back(
      fmt::format("{} in {}.", counted(students.size(), "student"), counted(parts.size(), "part")));
  return table;
}

std::string_view unmergeable(const std::vector<TallyBy>& by) {
  if (is_among(TallyBy::student, by))
    return "leave student out of --by: a part says by itself who the students are";
  if (by.size() >= k_most_dimensions)
    return "a part takes two at most, because it counts by the student as well";
  if (is_among(TallyBy::class_id, by) && !is_among(TallyBy::school, by))
    return "3A of one school and 3A of another would be one class; count by school,class";
  return "";
}

}  // namespace worksort
