#include "worksort/report/count/shift_share.hpp"

#include "worksort/report/count/shift.hpp"
#include "worksort/report/share/share_words.hpp"
#include "worksort/report/share/shared_page.hpp"
#include "worksort/util/text.hpp"

#include <functional>
#include <set>

#include "report/share/share_mark.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

using LabelOf = std::function<CountLabel(Text)>;

std::uint64_t student_of(const Selection& selection, const Move& move) {
  const Reading& head = selection.head(move.later);
  return student_key(selection.study().school_of(head), head.student.code);
}

// What moves are called as traits of the pieces that they lead to.
struct MoveTraits {
  std::string suffix;
  Filter within;

  MoveTraits(const ShiftOptions& options, Filter chosen)
      : suffix(options.within_task ? " within task" : ""), within(std::move(chosen)) {}

  [[nodiscard]] Condition move(std::vector<std::string> values) const {
    return {"move" + suffix, std::move(values)};
  }
  [[nodiscard]] Condition from(std::vector<std::string> values) const {
    return {"from" + suffix, std::move(values)};
  }
  // The cut with what all of it is about.
  [[nodiscard]] CountCut cut(const std::string& step) const {
    CountCut out;
    out.step = step;
    out.within = within;
    out.of = {move({"same", "other"})};
    return out;
  }
};

// A square table: everything that is a row is a column too, whether it occurs there or not.
CountCut matrix(const Selection& selection, const ShiftResult& result, const MoveTraits& traits,
                const std::string& step, const LabelOf& label) {
  LabelPlaces places;
  std::vector<std::vector<std::string>> codes;  // of each place
  const auto place = [&](Text code) {
    const CountLabel found = label(code);
    return places(found.code, found.name);
  };
  for (const Text code : result.codes) {
    codes.resize(std::max(codes.size(), place(code) + 1));
    codes[place(code)].emplace_back(selection.study().text(code));
  }
  CountCut cut = traits.cut(step);
  cut.rows = cut.columns = places.labels();
  for (std::size_t i = 0; i < cut.rows.size(); ++i) {
    cut.columns[i].name = fmt::format("{}", i + 1);
    cut.rows[i].name = fmt::format("{} {}", i + 1, cut.rows[i].name);
    cut.of_rows.push_back({traits.from(codes[i])});
    cut.of_columns.push_back({{"strategy", codes[i]}});
  }
  std::vector<CountedPiece> pieces;
  for (const auto& move : result.moves)
    pieces.push_back({place(move.from), place(move.to), student_of(selection, move)});
  cut.counted = count_pieces(cut.rows.size(), cut.columns.size(), pieces, true);
  return cut;
}

// A strategy's family, in the first codebook that knows the strategy.
CountLabel family_of(const Study& study, Text code) {
  const auto id = study.text(code);
  for (const auto& info : study.task_infos) {
    const Strategy* strategy = info.codebook->strategy(id);
    if (strategy == nullptr || strategy->family.empty()) continue;
    return {strategy->family, info.codebook->name_of(Dimension::family, strategy->family)};
  }
  return {"", "No family"};
}

CountCut one_row(const Selection& selection, const ShiftResult& result, const MoveTraits& traits,
                 const std::string& step, std::vector<CountLabel> columns) {
  CountCut cut = traits.cut(step);
  cut.rows = {{"", "All"}};
  cut.of_rows = {{}};
  cut.columns = std::move(columns);
  for (const auto& column : cut.columns) {
    cut.of_columns.emplace_back();
    if (!column.code.empty()) cut.of_columns.back() = {traits.move({column.code})};
  }
  std::vector<CountedPiece> pieces;
  for (const auto& move : result.moves)
    pieces.push_back({0, move.from == move.to ? 0U : cut.columns.size() - 1, student_of(selection, move)});
  cut.counted = count_pieces(1, cut.columns.size(), pieces);
  return cut;
}

CountCut two_counts(const Selection& selection, const ShiftResult& result, const MoveTraits& traits) {
  return one_row(selection, result, traits, "strategies were put together as the same and all others",
                 {{"same", "The same"}, {"other", "Another one, or none"}});
}

CountCut one_count(const Selection& selection, const ShiftResult& result, const MoveTraits& traits) {
  return one_row(selection, result, traits, "only their number is told", {{"", "All"}});
}

std::vector<CountCut> cuts(const Selection& selection, const ShiftResult& result, const MoveTraits& traits) {
  const Study& study = selection.study();
  std::vector<CountCut> out;
  out.push_back(matrix(selection, result, traits, "", [&](Text code) {
    return CountLabel{std::string(study.text(code)), strategy_name(study, code)};
  }));
  out.push_back(matrix(selection, result, traits, "strategies were merged into their families",
                       [&](Text code) { return family_of(study, code); }));
  out.push_back(two_counts(selection, result, traits));
  out.push_back(one_count(selection, result, traits));
  return out;
}

}  // namespace

SharedCounts same_or_other(const Selection& selection, const ShiftResult& result, const Filter& chosen,
                           OneRelease& release) {
  const MoveTraits traits({}, chosen);
  release.admit({{{traits.move({""})}, Telling::hidden, 0, chosen}});
  return {{two_counts(selection, result, traits), one_count(selection, result, traits)}, release};
}

SharedShift::SharedShift(const Selection& selection, const ShiftResult& result, const Filter& chosen,
                         const ShiftOptions& options, OneRelease& release)
    : m_counts(cuts(selection, result, MoveTraits(options, chosen)), release), m_min_n(release.min_n()) {}

Table SharedShift::rows() const {
  using enum ColumnType;
  Table table;
  table.title = "How strategies move";
  table.columns = {{"from", "From", code},
                   {"to", "To", code},
                   {"students", "Students", number},
                   {"pieces", "Pieces", number},
                   {"hidden", "", text}};
  if (m_counts.empty()) return table;
  const bool students = m_counts.one_piece_each();
  for (std::size_t r = 0; r < m_counts.rows().size(); ++r) {
    for (std::size_t c = 0; c < m_counts.columns().size(); ++c) {
      const auto count = m_counts.cell(r, c);
      table.rows.push_back({m_counts.rows()[r].code, m_counts.columns()[c].code,
                            shared_cell(students ? count : std::nullopt), shared_cell(count),
                            std::string(count ? "" : "hidden")});
    }
  }
  return table;
}

Shareable<Table> SharedShift::table() const {
  Table table = rows();
  if (const auto total = m_counts.total())
    table.notes.push_back(counted(static_cast<std::size_t>(*total), "move") + " in all.");
  for (auto& line : share_words(m_min_n, m_counts.steps(), m_counts.hides()))
    table.notes.push_back(std::move(line));
  return ShareMark::give(std::move(table));
}

Shareable<Page> SharedShift::page() const {
  const auto total = m_counts.total();
  SharedPage page(
      "How strategies move",
      total ? counted(static_cast<std::size_t>(*total), "piece") + " followed an earlier one" : "", m_min_n);
  if (m_counts.empty()) {
    page.line("No student has two pieces here that follow each other.");
  } else {
    const bool square = m_counts.rows().size() == m_counts.columns().size() && m_counts.rows().size() > 1;
    page.counts(square ? "From (rows) to (columns)" : "Strategy", m_counts, "all");
    if (square) {
      std::vector<std::string> cells;
      for (std::size_t c = 0; c < m_counts.columns().size(); ++c)
        cells.push_back(shared_number(m_counts.column_total(c)));
      cells.push_back(shared_number(total));
      page.row("all", cells);
    }
  }
  const Table table = rows();
  return page.page(&table);
}

}  // namespace worksort
