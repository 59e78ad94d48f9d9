#include "worksort/report/agree/agree.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <utility>

#include "agree_shared.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

Cell cell(const Statistic& statistic) {
  return statistic.value ? Cell(*statistic.value) : Cell();
}

Cell whole(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

}  // namespace

std::vector<NamedStatistic> named_statistics(const AgreeRow& row) {
  return {{"agree_all", "the share on which all agree", &row.all},
          {"percent_pairwise", "pairwise agreement", &row.pairwise},
          {"cohen_kappa", "Cohen's kappa", &row.cohen},
          {"fleiss_kappa", "Fleiss' kappa", &row.fleiss},
          {"krippendorff_alpha", "Krippendorff's alpha", &row.alpha},
          {"alpha_low", "alpha's interval", &row.interval.low},
          {"alpha_high", "alpha's interval", &row.interval.high},
          {"commonest_share", "the commonest code's share", &row.commonest.share},
          {"gwet_ac1", "Gwet's AC1", &row.ac1},
          {"chance_pairwise", "agreement by chance", &row.chance},
          {"cohen_weighted", "weighted kappa", &row.cohen_weighted}};
}

std::vector<std::pair<std::string, std::string>> missing_statistics(const AgreeRow& row) {
  if (row.rated.pieces.empty()) return {{"every measure", row.all.reason}};
  std::vector<std::pair<std::string, std::vector<std::string>>> by_reason;
  for (const auto& [key, name, statistic] : named_statistics(row)) {
    if (statistic->value || (key == "cohen_weighted" && row.rated.on != AgreeOn::success)) continue;
    auto at = std::find_if(by_reason.begin(), by_reason.end(),
                           [reason = statistic->reason](const auto& entry) { return entry.first == reason; });
    if (at == by_reason.end()) at = by_reason.insert(by_reason.end(), {statistic->reason, {}});
    if (std::find(at->second.begin(), at->second.end(), name) == at->second.end())
      at->second.emplace_back(name);
  }
  std::vector<std::pair<std::string, std::string>> out;
  out.reserve(by_reason.size());
  for (const auto& [reason, names] : by_reason) out.emplace_back(join_and(names), reason);
  return out;
}

Table agree_table(const AgreeResult& result) {
  using enum ColumnType;
  Table table;
  table.title = "Reading the work together";
  table.columns = {{"by", "Where", code},
                   {"on", "What", code},
                   {"units", "Pieces", ColumnType::number},
                   {"coders", "Readers", ColumnType::number},
                   {"ratings", "Readings", ColumnType::number},
                   {"agree_all", "All agree", real},
                   {"percent_pairwise", "Pairs agree", real},
                   {"cohen_kappa", "Cohen's kappa", real},
                   {"fleiss_kappa", "Fleiss' kappa", real},
                   {"krippendorff_alpha", "Alpha", real},
                   {"alpha_low", "Alpha from", real},
                   {"alpha_high", "Alpha to", real},
                   {"commonest_share", "Commonest code's share", real},
                   {"gwet_ac1", "Gwet's AC1", real},
                   {"chance_pairwise", "Pairs by chance", real},
                   {"cohen_weighted", "Weighted kappa", real},
                   {"units_agree", "Pieces all agree on", ColumnType::number},
                   {"commonest", "Commonest", list},
                   {"reason", "Not there", text}};
  for (const auto& row : result.rows) {
    const AgreeRatings& rated = row.rated;
    std::vector<Cell> cells = {rated.by, std::string(to_string(rated.on)), whole(rated.pieces.size()),
                               whole(rated.coders.size()), row.ratings};
    for (const auto& named : named_statistics(row)) cells.push_back(cell(*named.statistic));
    cells.emplace_back(row.agreeing);
    cells.emplace_back(row.commonest.code < 0 ? TextList{}
                                              : rated.values[static_cast<std::size_t>(row.commonest.code)]);
    std::vector<std::string> reasons;
    for (const auto& [names, reason] : missing_statistics(row))
      reasons.push_back(fmt::format("{}: {}", names, reason));
    cells.emplace_back(join(reasons, "; "));
    table.rows.push_back(std::move(cells));
  }
  table.notes = agree_remarks(result);
  return table;
}

Table agree_pairs_table(const AgreeResult& result) {
  using enum ColumnType;
  Table table;
  table.title = "Two readers at a time";
  table.columns = {{"by", "Where", code},
                   {"on", "What", code},
                   {"first", "Reader", code},
                   {"second", "Reader", code},
                   {"units", "Pieces", ColumnType::number},
                   {"percent", "Agree", real},
                   {"cohen_kappa", "Cohen's kappa", real},
                   {"reason", "Not there", text}};
  for (const auto& row : result.rows) {
    for (const auto& pair : row.pairs) {
      table.rows.push_back({row.rated.by, std::string(to_string(row.rated.on)),
                            row.rated.coders[pair.confusion.first], row.rated.coders[pair.confusion.second],
                            pair.confusion.units, cell(pair.share), cell(pair.kappa), pair.kappa.reason});
    }
  }
  return table;
}

Table agree_codes_table(const AgreeResult& result) {
  using enum ColumnType;
  Table table;
  table.title = "Code by code";
  table.columns = {{"by", "Where", ColumnType::code},
                   {"on", "What", ColumnType::code},
                   {"code", "Code", ColumnType::code},
                   {"name", "Name", text},
                   {"units", "Pieces", ColumnType::number},
                   {"ratings", "Readings", ColumnType::number},
                   {"specific_agreement", "Seen by the other too", real},
                   {"krippendorff_alpha", "Alpha", real},
                   {"reason", "Not there", text}};
  for (const auto& row : result.rows) {
    for (const auto& c : row.codes) {
      table.rows.push_back({row.rated.by, std::string(to_string(row.rated.on)), c.code,
                            agree_code_name(row.rated, c.code), c.units, c.ratings, cell(c.specific),
                            cell(c.alpha), c.alpha.reason});
    }
  }
  return table;
}

Table disagreements_table(const Selection& selection, const AgreeResult& result) {
  using enum ColumnType;
  const Study& study = selection.study();
  Table table;
  table.title = "Pieces to talk about";
  table.columns = {{"task", "Task", code},
                   {"date", "Date", code},
                   {"class", "Class", code},
                   {"school", "School", code},
                   {"student", "Student", code},
                   {"name", "Name", text},
                   {"attempt", "Attempt", ColumnType::number},
                   {"on", "What", code},
                   {"readings", "Readings", list},
                   {"evidence", "Evidence", list},
                   {"unsure", "Not sure", flag},
                   {"first", "One way", list},
                   {"second", "Another way", list},
                   {"like_this", "Pieces like this", ColumnType::number}};
  for (const auto& row : result.rows) {
    for (const auto& mix_up : mix_ups(selection, row.rated)) {
      for (const auto& piece : mix_up.pieces) {
        const Reading& head = selection.head(piece.piece);
        const Student* known = study.student(study.school_of(head), head.student.code);
        TextList readings;
        TextList evidence;
        for (const auto& said : said_of(selection, row.rated, piece)) {
          readings.push_back(fmt::format("{}: {}", said.coder, join(said.value, " + ")));
          if (!said.evidence.empty()) evidence.push_back(fmt::format("{}: {}", said.coder, said.evidence));
        }
        table.rows.push_back({std::string(study.text(head.task)),
                              head.date == k_undated ? std::string() : to_string(Date{head.date}),
                              std::string(study.text(head.class_id)), std::string(study.text(head.school)),
                              std::string(study.text(head.student)), known == nullptr ? "" : known->name,
                              head.attempt == 0 ? Cell() : Cell(static_cast<std::int64_t>(head.attempt)),
                              std::string(to_string(row.rated.on)), std::move(readings), std::move(evidence),
                              piece.unsure, row.rated.values[static_cast<std::size_t>(mix_up.first)],
                              row.rated.values[static_cast<std::size_t>(mix_up.second)],
                              whole(mix_up.pieces.size())});
      }
    }
  }
  return table;
}

}  // namespace worksort
