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

// A square table: everything that is a row is a column too, whether it occurs there or not.
CountCut matrix(const Selection& selection, const ShiftResult& result, const std::string& step,
                const LabelOf& label) {
  LabelPlaces places;
  const auto place = [&](Text code) {
    const CountLabel found = label(code);
    return places(found.code, found.name);
  };
  for (const Text code : result.codes) place(code);
  CountCut cut{step, places.labels(), places.labels(), {}, false};
  for (std::size_t i = 0; i < cut.rows.size(); ++i) {
    cut.columns[i].name = fmt::format("{}", i + 1);
    cut.rows[i].name = fmt::format("{} {}", i + 1, cut.rows[i].name);
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

CountCut one_row(const Selection& selection, const ShiftResult& result, const std::string& step,
                 std::vector<CountLabel> columns) {
  CountCut cut{step, {{"", "All"}}, std::move(columns), {}, false};
  std::vector<CountedPiece> pieces;
  for (const auto& move : result.moves)
    pieces.push_back({0, move.from == move.to ? 0U : cut.columns.size() - 1, student_of(selection, move)});
  cut.counted = count_pieces(1, cut.columns.size(), pieces);
  return cut;
}

CountCut two_counts(const Selection& selection, const ShiftResult& result) {
  return one_row(selection, result, "strategies were put together as the same or another one",
                 {{"same", "The same"}, {"other", "Another one"}});
}

CountCut one_count(const Selection& selection, const ShiftResult& result) {
  return one_row(selection, result, "only their number is told", {{"", "All"}});
}

std::vector<CountCut> cuts(const Selection& selection, const ShiftResult& result) {
  const Study& study = selection.study();
  std::vector<CountCut> out;
  out.push_back(matrix(selection, result, "", [&](Text code) {
    return CountLabel{std::string(study.text(code)), strategy_name(study, code)};
  }));
  out.push_back(matrix(selection, result, "strategies were merged into their families",
                       [&](Text code) { return family_of(study, code); }));
  out.push_back(two_counts(selection, result));
  out.push_back(one_count(selection, result));
  return out;
}

}  // namespace

SharedCounts same_or_other(const Selection& selection, const ShiftResult& result, OneRelease& release) {
  std::vector<std::pair<std::uint32_t, std::string>> moves;
  for (const auto& move : result.moves)
    moves.emplace_back(move.later, move.from == move.to ? "same" : "other");
  release.describe("move", moves);
  release.admit({{{{"move", {""}}}, Telling::hidden}});
  CountCut two = two_counts(selection, result);
  CountCut one = one_count(selection, result);
  for (CountCut* cut : {&two, &one}) cut->of_rows = {{{"move", {"same", "other"}}}};
  two.of_columns = {{{"move", {"same"}}}, {{"move", {"other"}}}};
  one.of_columns = {{}};
  return {{two, one}, release};
}

SharedShift::SharedShift(const Selection& selection, const ShiftResult& result, std::int64_t min_n)
    : m_counts(cuts(selection, result), min_n), m_min_n(min_n) {}

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
