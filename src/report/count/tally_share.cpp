#include "worksort/report/count/tally_share.hpp"

#include "worksort/report/share/share_words.hpp"
#include "worksort/report/share/shared_counts.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>

#include "report/share/share_mark.hpp"
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
constexpr std::array<Step, 14> k_steps = {{{TallyBy::date, TallyBy::week},
                                           {TallyBy::class_id, TallyBy::school},
                                           {TallyBy::setting, std::nullopt},
                                           {TallyBy::week, std::nullopt},
                                           {TallyBy::school, std::nullopt},
                                           {TallyBy::grade, std::nullopt},
                                           {TallyBy::task, std::nullopt},
                                           {TallyBy::strategy, TallyBy::family},
                                           {TallyBy::success, std::nullopt},
                                           {TallyBy::correct, std::nullopt},
                                           {TallyBy::look_for, std::nullopt},
                                           {TallyBy::issue, std::nullopt},
                                           {TallyBy::model, std::nullopt},
                                           {TallyBy::family, std::nullopt}}};

// Takes one step up and says which; leaves nothing at the end. REQUIRES: there is something left.
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
  const std::string from(to_string(by.front()));
  by.erase(by.begin());
  return fmt::format("{} was left out", from);
}

bool adds_up(const TallyOptions& options, const Dimensions& by) {
  return std::none_of(by.begin(), by.end(), [&](TallyBy d) {
    const bool several = d == TallyBy::strategy || d == TallyBy::family || d == TallyBy::model;
    return d == TallyBy::issue || d == TallyBy::look_for || (options.all && several);
  });
}

std::int64_t whole(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

// One cut of the counts with a row for every combination of values, also of those that nobody is in: a
// missing row would say that nobody is. The last dimension is in the columns.
struct Cut {
  TallyResult result;
  bool wide = false;
  CountCut counts;
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

// The students of rows without the last dimension: there are totals only for combinations that occur.
void add_row_students(TallyResult& result, std::size_t columns, CountedTable& counted) {
  std::map<Key, TallyRow> totals;
  for (const auto& row : result.totals) totals[row.at] = row;
  for (std::size_t i = 0; i < counted.pieces.size(); ++i) {
    Key key = result.rows[i * columns].at;
    key[result.by.size() - 1] = 0;
    const auto [found, missing] = totals.try_emplace(key, TallyRow{key, 0, 0});
    counted.row_students.push_back(whole(found->second.students));
  }
  result.totals.clear();
  for (const auto& [key, row] : totals) result.totals.push_back(row);
}

// The trait that a dimension counts.
std::string trait_of(const TallyOptions& options, TallyBy by) {
  const bool several = by == TallyBy::strategy || by == TallyBy::family || by == TallyBy::model;
  return (options.all && several ? "any " : "") + std::string(to_string(by));
}

// What a row of a result is about, in its dimensions from `first` to before `last`.
Conditions conditions(const TallyResult& result, const TallyRow& row, const TallyOptions& options,
                      std::size_t first, std::size_t last) {
  Conditions out;
  for (std::size_t d = first; d < last; ++d)
    out.push_back({trait_of(options, result.by[d]), {result.values[d][row.at[d]].code}});
  return out;
}

// What has none of the values that are listed in a dimension.
Condition not_listed(const TallyResult& result, const TallyOptions& options, std::size_t dimension) {
  Condition out{trait_of(options, result.by[dimension]), {}, true};
  for (const auto& value : result.values[dimension]) out.values.push_back(value.code);
  return out;
}

Cut cut_by(const Selection& selection, const TallyOptions& options, const Dimensions& by, bool wide) {
  Cut out;
  TallyOptions wanted = options;
  wanted.by = by;
  wanted.totals = true;
  out.result = tally(selection, wanted);
  out.wide = wide && by.size() > 1;
  add_missing_rows(out.result);
  CountedTable& counted = out.counts.counted;
  const std::size_t columns = out.result.values[by.size() - 1].size();
  for (std::size_t i = 0; i < out.result.rows.size(); ++i) {
    if (i % columns == 0) {
      counted.pieces.emplace_back();
      counted.students.emplace_back();
    }
    counted.pieces.back().push_back(whole(out.result.rows[i].pieces));
    counted.students.back().push_back(whole(out.result.rows[i].students));
  }
  add_row_students(out.result, columns, counted);
  counted.all_students = whole(out.result.students);
  counted.adds_up = adds_up(options, by);
  counted.row_totals = out.wide;
  if (by.size() == 1) counted.listed = CountedTable::Listed::cells;
  out.counts.rows.resize(counted.pieces.size());
  out.counts.columns.resize(columns);
  out.counts.within = selection.filter();
  const auto& rows = out.result.rows;
  for (std::size_t i = 0; i < rows.size(); i += columns)
    out.counts.of_rows.push_back(conditions(out.result, rows[i], options, 0, by.size() - 1));
  for (std::size_t c = 0; c < columns; ++c)
    out.counts.of_columns.push_back(conditions(out.result, rows[c], options, by.size() - 1, by.size()));
  for (std::size_t d = 0; d < by.size(); ++d) out.counts.none.push_back({not_listed(out.result, options, d)});
  return out;
}

// All pieces as one count.
Cut everything(const Selection& selection) {
  std::vector<CountedPiece> pieces;
  for (const auto piece : selection.pieces()) {
    const Reading& head = selection.head(piece);
    pieces.push_back({0, 0, student_key(selection.study().school_of(head), head.student.code)});
  }
  Cut out;
  out.counts = {"", {{"", "All"}}, {{"", "All"}}, count_pieces(1, 1, pieces)};
  out.counts.within = selection.filter();
  out.counts.of_rows = {{}};
  out.counts.of_columns = {{}};
  out.result.pieces = pieces.size();
  out.result.students = static_cast<std::size_t>(out.counts.counted.all_students);
  return out;
}

// From what was asked for to everything together, each with the step that leads there.
std::vector<Cut> ladder(const Selection& selection, const TallyOptions& options, bool wide) {
  std::vector<Cut> out;
  std::string step;
  for (Dimensions by = options.by; !by.empty() && !selection.pieces().empty();) {
    out.push_back(cut_by(selection, options, by, wide));
    out.back().counts.step = std::move(step);
    step = step_up(by);
  }
  out.push_back(everything(selection));
  out.back().counts.step = std::move(step);
  return out;
}

// Takes the counts out that may not be shown; those of students stay in the team where they are others than
// those of pieces.
void blank(Table& table, const Cut& cut, const SharedCounts& counts) {
  const std::size_t columns = counts.columns().size();
  const std::size_t labels = cut.result.by.size() - (cut.wide ? 1U : 0U);
  const bool students = cut.result.pieces == cut.result.students;
  table.columns.push_back({"hidden", "", ColumnType::text});
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    auto& row = table.rows[i];
    bool hides = false;
    const auto hide = [&](std::size_t column, bool shown) {
      if (!shown) row[column] = Cell();
      hides = hides || !shown;
    };
    for (std::size_t c = 0; cut.wide && c < columns; ++c) hide(labels + c, counts.cell(i, c).has_value());
    const bool shown = (cut.wide ? counts.row_total(i) : counts.cell(i / columns, i % columns)).has_value();
    hide(row.size() - 2, shown);
    if (!shown || !students) row.back() = Cell();
    row.emplace_back(std::string(hides ? "hidden" : ""));
  }
}

Table one_number(const Cut& cut, const SharedCounts& counts) {
  Table table;
  table.columns = {{"pieces", "Pieces", ColumnType::number},
                   {"students", "Students", ColumnType::number},
                   {"hidden", "", ColumnType::text}};
  if (counts.empty()) return table;
  const auto told = counts.cell(0, 0);
  table.rows.push_back({shared_cell(told), told ? Cell(whole(cut.result.students)) : Cell(),
                        std::string(told ? "" : "hidden")});
  return table;
}

Table counted_table(const Study& study, const Cut& cut, const SharedCounts& counts,
                    const TallyLayout& layout) {
  TallyLayout chosen = layout;
  chosen.wide = cut.wide;
  chosen.own_words = false;
  Table table = tally_table(study, cut.result, chosen);
  table.notes.clear();
  if (counts.total()) table.notes.push_back(counted(cut.result.pieces, "piece") + " in all.");
  blank(table, cut, counts);
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

Shareable<Table> shared_tally_table(const Selection& selection, const TallyOptions& options,
                                    const TallyLayout& layout, OneRelease& release) {
  const std::vector<Cut> cuts = ladder(selection, options, layout.wide);
  std::vector<CountCut> counted;
  counted.reserve(cuts.size());
  for (const auto& cut : cuts) counted.push_back(cut.counts);
  const SharedCounts counts(counted, release);
  const Cut& chosen = cuts[counts.steps().size()];
  Table table = chosen.result.by.empty() ? one_number(chosen, counts)
                                         : counted_table(selection.study(), chosen, counts, layout);
  table.title = "Tally";
  const bool hides = std::any_of(table.rows.begin(), table.rows.end(),
                                 [](const auto& row) { return row.back() == Cell(std::string("hidden")); });
  for (auto& line : share_words(release.min_n(), counts.steps(), hides))
    table.notes.push_back(std::move(line));
  return ShareMark::give(std::move(table));
}

}  // namespace worksort
