#include "worksort/report/count/tally_share.hpp"

#include "worksort/analyze/share/release.hpp"
#include "worksort/report/share/share_words.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

using Dimensions = std::vector<TallyBy>;

// What a dimension becomes one step further up; nothing: it is left out. In the order in which steps are
// taken.
struct Step {
  TallyBy from;
  std::optional<TallyBy> to;
};
constexpr std::array<Step, 13> k_steps = {{{TallyBy::date, TallyBy::week},
                                           {TallyBy::class_id, TallyBy::school},
                                           {TallyBy::setting, std::nullopt},
                                           {TallyBy::week, std::nullopt},
                                           {TallyBy::school, std::nullopt},
                                           {TallyBy::task, std::nullopt},
                                           {TallyBy::strategy, TallyBy::family},
                                           {TallyBy::success, std::nullopt},
                                           {TallyBy::correct, std::nullopt},
                                           {TallyBy::look_for, std::nullopt},
                                           {TallyBy::issue, std::nullopt},
                                           {TallyBy::model, std::nullopt},
                                           {TallyBy::family, std::nullopt}}};

// Takes one step up and says which; leaves nothing at the end.
std::string step_up(Dimensions& by) {
  for (const auto& step : k_steps) {
    const auto at = std::find(by.begin(), by.end(), step.from);
    if (at == by.end()) continue;
    const std::string from(to_string(step.from));
    const bool there = step.to && std::find(by.begin(), by.end(), *step.to) != by.end();
    if (!step.to || there) {
      by.erase(at);
      return fmt::format("{} was left out", from);
    }
    *at = *step.to;
    return fmt::format("{} was merged into {}", from, to_string(*step.to));
  }
  by.clear();
  return "";
}

bool adds_up(const TallyOptions& options, const Dimensions& by) {
  return std::none_of(by.begin(), by.end(), [&](TallyBy d) {
    const bool several = d == TallyBy::strategy || d == TallyBy::family || d == TallyBy::model;
    return d == TallyBy::issue || d == TallyBy::look_for || (options.all && several);
  });
}

std::uint64_t student_of(const Selection& selection, std::uint32_t piece) {
  const Reading& head = selection.head(piece);
  return student_key(selection.study().school_of(head), head.student.code);
}

std::int64_t whole(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

// One cut of the counts with a row for every combination of values, also of those that nobody is in: a
// missing row would say that nobody is.
struct Cut {
  TallyResult result;
  CountedTable counted;
  Released released;
};

using Key = std::array<std::uint32_t, k_most_dimensions>;

void add_missing_rows(TallyResult& result) {
  std::map<Key, TallyRow> rows;
  Key size{1, 1, 1};
  for (std::size_t d = 0; d < result.by.size(); ++d)
    size[d] = static_cast<std::uint32_t>(result.values[d].size());
  for (std::uint32_t a = 0; a < size[0]; ++a) {
    for (std::uint32_t b = 0; b < size[1]; ++b) {
      for (std::uint32_t c = 0; c < size[2]; ++c) rows[{a, b, c}] = TallyRow{{a, b, c}, 0, 0};
    }
  }
  for (const auto& row : result.rows) rows[row.at] = row;
  result.rows.clear();
  for (const auto& [key, row] : rows) result.rows.push_back(row);
}

Cut cut_by(const Selection& selection, const TallyOptions& options, const Dimensions& by, bool wide,
           std::int64_t min_n) {
  Cut out;
  TallyOptions wanted = options;
  wanted.by = by;
  wanted.totals = true;
  out.result = tally(selection, wanted);
  add_missing_rows(out.result);
  const std::size_t columns = out.result.values[by.size() - 1].size();
  for (const auto& row : out.result.rows) {
    if (out.counted.pieces.empty() || out.counted.pieces.back().size() == columns) {
      out.counted.pieces.emplace_back();
      out.counted.students.emplace_back();
    }
    out.counted.pieces.back().push_back(whole(row.pieces));
    out.counted.students.back().push_back(whole(row.students));
  }
  // Rows of the table without the last dimension: totals are there only for combinations that occur.
  std::map<Key, TallyRow> totals;
  for (auto row : out.result.totals) totals[row.at] = row;
  for (std::size_t i = 0; i < out.counted.pieces.size(); ++i) {
    Key key = out.result.rows[i * columns].at;
    key[by.size() - 1] = 0;
    const auto found = totals.find(key);
    out.counted.row_students.push_back(found == totals.end() ? 0 : whole(found->second.students));
    if (found == totals.end()) totals[key] = TallyRow{key, 0, 0};
  }
  out.result.totals.clear();
  for (const auto& [key, row] : totals) out.result.totals.push_back(row);
  out.counted.all_students = whole(out.result.students);
  out.counted.adds_up = adds_up(options, by);
  out.counted.row_totals = wide;
  if (by.size() == 1) out.counted.listed = CountedTable::Listed::cells;
  out.released = release(out.counted, min_n);
  return out;
}

bool one_piece_each(const Selection& selection) {
  std::set<std::uint64_t> students;
  for (const auto piece : selection.pieces()) {
    if (!students.insert(student_of(selection, piece)).second) return false;
  }
  return true;
}

// Takes the counts out that may not be shown; `students` is false where their numbers stay in the team.
void blank(Table& table, const Cut& cut, bool wide, bool students) {
  const std::size_t columns = cut.counted.pieces.front().size();
  const std::size_t labels = cut.result.by.size() - (wide ? 1U : 0U);
  table.columns.push_back({"hidden", "", ColumnType::text});
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    auto& row = table.rows[i];
    bool hides = false;
    const auto hide = [&](std::size_t column, bool shown) {
      if (!shown) row[column] = Cell();
      hides = hides || !shown;
    };
    if (wide) {
      for (std::size_t c = 0; c < columns; ++c) hide(labels + c, cut.released.shows(i, c));
    }
    const bool shown = wide ? cut.released.shows_row_total(i) : cut.released.shows(i / columns, i % columns);
    hide(row.size() - 2, shown);
    if (!shown || !students) row.back() = Cell();
    row.emplace_back(std::string(hides ? "hidden" : ""));
  }
}

Table everything(const Selection& selection, std::int64_t min_n) {
  std::set<std::uint64_t> students;
  for (const auto piece : selection.pieces()) students.insert(student_of(selection, piece));
  const bool shown = whole(students.size()) >= min_n;
  Table table;
  table.columns = {{"pieces", "Pieces", ColumnType::number},
                   {"students", "Students", ColumnType::number},
                   {"hidden", "", ColumnType::text}};
  if (selection.pieces().empty()) return table;
  const auto count = [&](std::size_t value) { return shown ? Cell(whole(value)) : Cell(); };
  table.rows.push_back(
      {count(selection.pieces().size()), count(students.size()), std::string(shown ? "" : "hidden")});
  return table;
}

}  // namespace

std::string unshareable_dimension(const std::vector<TallyBy>& by) {
  for (const auto dimension : by) {
    if (dimension == TallyBy::student || dimension == TallyBy::coder)
      return std::string(to_string(dimension));
  }
  return "";
}

Table shared_tally_table(const Selection& selection, const TallyOptions& options, const TallyLayout& layout,
                         std::int64_t min_n) {
  Dimensions by = options.by;
  std::vector<std::string> steps;
  Table table;
  bool hides = false;
  while (true) {
    if (by.empty() || selection.pieces().empty()) {
      table = everything(selection, min_n);
      hides = !table.rows.empty() && !std::holds_alternative<std::int64_t>(table.rows.front().front());
      break;
    }
    const bool wide = layout.wide && by.size() > 1;
    const Cut cut = cut_by(selection, options, by, wide, min_n);
    if (cut.released.says_little()) {
      steps.push_back(step_up(by));
      continue;
    }
    TallyLayout chosen = layout;
    chosen.wide = wide;
    chosen.own_words = false;
    table = tally_table(selection.study(), cut.result, chosen);
    table.notes.clear();
    if (cut.released.shows_total()) table.notes.push_back(counted(cut.result.pieces, "piece") + " in all.");
    blank(table, cut, wide, one_piece_each(selection));
    hides = std::any_of(table.rows.begin(), table.rows.end(),
                        [](const auto& row) { return row.back() == Cell(std::string("hidden")); });
    break;
  }
  table.title = "Tally";
  for (auto& line : share_words(min_n, steps, hides)) table.notes.push_back(std::move(line));
  return table;
}

}  // namespace worksort
