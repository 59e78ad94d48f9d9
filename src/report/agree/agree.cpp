#include "worksort/report/agree/agree.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <cmath>

#include "agree_shared.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

Dimension dimension_of(AgreeOn on) {
  if (on == AgreeOn::model) return Dimension::model;
  if (on == AgreeOn::issue) return Dimension::issue;
  return on == AgreeOn::success ? Dimension::success : Dimension::strategy;
}

std::string what(AgreeOn on) {
  if (on == AgreeOn::success) return "How far";
  return on == AgreeOn::issue ? "In the way" : prettified(to_string(on));
}

std::string coder_name(const std::string& coder) {
  return coder.empty() ? "(not named)" : coder;
}

std::string three_digits(const Statistic& s) {
  if (!s.value) return "";
  const std::string out = fmt::format("{:.3f}", *s.value);
  return out == "-0.000" ? "0.000" : out;
}

// "about 88 of 100"
std::string of_hundred(const Statistic& s) {
  return s.value ? fmt::format("about {} of 100", std::lround(*s.value * 100)) : "";
}

std::string alpha_words(const AgreeRow& row) {
  if (!row.alpha.value) return "";
  std::string alpha = three_digits(row.alpha);
  if (!row.interval.low.value || !row.interval.high.value) return alpha;
  // Pieces that are all alike say nothing of how far others could be from them.
  if (row.agreeing == 0 || row.agreeing == static_cast<std::int64_t>(row.rated.pieces.size())) return alpha;
  return fmt::format("{}, with other pieces likely between {} and {}", alpha, three_digits(row.interval.low),
                     three_digits(row.interval.high));
}

Value number(const Statistic& s) {
  return s.value ? Value(*s.value) : Value();
}

// "repeated addition, about 40 of 100 readings", or several of which none is commoner than the others.
std::string commonest_words(const AgreeRow& row) {
  const AgreeRatings& rated = row.rated;
  if (row.commonest.code < 0) return "";
  std::vector<std::string> names;
  const auto add = [&](std::int32_t code) {
    names.push_back(in_sentence(agree_value_name(rated, rated.values[static_cast<std::size_t>(code)])));
  };
  add(row.commonest.code);
  for (const auto code : row.commonest.others) add(code);
  return fmt::format("{}, {}{} readings", names.size() > 3 ? counted(names.size(), "code") : join_and(names),
                     names.size() > 1 ? "each " : "", of_hundred(row.commonest.share));
}

Value row_data(const AgreeRow& row) {
  const AgreeRatings& rated = row.rated;
  const std::size_t units = rated.pieces.size();
  Value out = {{"by", rated.by},
               {"on", std::string(to_string(rated.on))},
               {"units", units},
               {"coders", rated.coders.size()},
               {"ratings", row.ratings}};
  for (const auto& named : named_statistics(row)) out[std::string(named.key)] = number(*named.statistic);
  const auto most = static_cast<std::size_t>(std::max(row.commonest.code, 0));
  out["units_agree"] = row.agreeing;
  out["commonest"] = row.commonest.code < 0 ? Value::array() : Value(rated.values[most]);
  out["reasons"] = Value::array();
  for (const auto& [names, reason] : missing_statistics(row)) {
    out["reasons"].push_back({{"missing", names}, {"reason", reason}});
  }
  out["too_few"] = units < k_few_units;
  out["title"] = agree_row_title(rated);
  std::vector<std::string> coders;
  for (const auto& coder : rated.coders) coders.push_back(coder_name(coder));
  out["readers"] = coders.size() > 6 ? counted(coders.size(), "reader") : join_and(coders);
  out["units_words"] = counted(units, "piece");
  out["agree_words"] = units == 0 ? "" : fmt::format("{} of {}", row.agreeing, counted(units, "piece"));
  out["pairwise_words"] = of_hundred(row.pairwise);
  out["chance_words"] = of_hundred(row.chance);
  out["alpha_words"] = alpha_words(row);
  out["cohen_words"] = three_digits(row.cohen);
  out["weighted_words"] = three_digits(row.cohen_weighted);
  out["fleiss_words"] = three_digits(row.fleiss);
  out["ac1_words"] = three_digits(row.ac1);
  out["commonest_words"] = commonest_words(row);
  return out;
}

// The pair's confusion table without values that neither gave.
Value pair_data(const AgreeRow& row, const AgreePair& pair) {
  const auto& counts = pair.confusion.counts;
  std::vector<std::size_t> used;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    bool seen = false;
    for (std::size_t j = 0; j < counts.size(); ++j) seen = seen || counts[i][j] > 0 || counts[j][i] > 0;
    if (seen) used.push_back(i);
  }
  Value codes = Value::array();
  Value columns = Value::array();
  Value lines = Value::array();
  for (std::size_t k = 0; k < used.size(); ++k) {
    const AgreeValue& value = row.rated.values[used[k]];
    Value cells = Value::array();
    for (const auto column : used) cells.push_back(counts[used[k]][column]);
    codes.push_back(join(value, "+"));
    columns.push_back({{"number", k + 1}});
    lines.push_back({{"number", k + 1},
                     {"code", join(value, "+")},
                     {"name", agree_value_name(row.rated, value)},
                     {"counts", std::move(cells)}});
  }
  return {{"by", row.rated.by},
          {"on", std::string(to_string(row.rated.on))},
          {"first", row.rated.coders[pair.confusion.first]},
          {"second", row.rated.coders[pair.confusion.second]},
          {"units", pair.confusion.units},
          {"percent", number(pair.share)},
          {"cohen_kappa", number(pair.kappa)},
          {"reason", pair.kappa.reason},
          {"title", agree_row_title(row.rated)},
          {"first_name", coder_name(row.rated.coders[pair.confusion.first])},
          {"second_name", coder_name(row.rated.coders[pair.confusion.second])},
          {"agree_words", of_hundred(pair.share)},
          {"units_words", counted(static_cast<std::size_t>(pair.confusion.units), "piece")},
          {"kappa_words", three_digits(pair.kappa)},
          {"columns", std::move(columns)},
          {"codes", std::move(codes)},
          {"confusion", std::move(lines)}};
}

Value code_data(const AgreeRow& row, const AgreeCode& code) {
  return {{"code", code.code},
          {"name", agree_code_name(row.rated, code.code)},
          {"units", code.units},
          {"ratings", code.ratings},
          {"specific_agreement", number(code.specific)},
          {"krippendorff_alpha", number(code.alpha)},
          {"reason", code.alpha.reason},
          {"specific_words", of_hundred(code.specific)},
          {"alpha_words", three_digits(code.alpha)}};
}

Value codes_data(const AgreeRow& row) {
  Value codes = Value::array();
  for (const auto& code : row.codes) codes.push_back(code_data(row, code));
  return {{"by", row.rated.by},
          {"on", std::string(to_string(row.rated.on))},
          {"title", agree_row_title(row.rated)},
          {"codes", std::move(codes)}};
}

// The two strategies side by side, line by line; empty where the codebook says nothing about them.
Value definitions(const AgreeRatings& rated, const AgreeValue& first, const AgreeValue& second) {
  Value out = Value::array();
  if (rated.on != AgreeOn::strategy || first.size() != 1 || second.size() != 1) return out;
  const Codebook& codebook = *rated.tasks.front()->codebook;
  const Strategy* a = codebook.strategy(first.front());
  const Strategy* b = codebook.strategy(second.front());
  if (a == nullptr && b == nullptr) return out;
  const auto line = [&](const char* label, std::string Strategy::*field) {
    const std::string left = a == nullptr ? "" : a->*field;
    const std::string right = b == nullptr ? "" : b->*field;
    if (!left.empty() || !right.empty()) out.push_back({{"label", label}, {"one", left}, {"other", right}});
  };
  line("What it is", &Strategy::definition);
  line("Use it when", &Strategy::use_when);
  line("Not when", &Strategy::not_when);
  line("Example", &Strategy::example);
  return out;
}

Value case_data(const Selection& selection, const AgreeRatings& rated, const Disagreement& piece) {
  const Study& study = selection.study();
  const Reading& head = selection.head(piece.piece);
  Value out = person(study, head);
  out["task"] = std::string(study.text(head.task));
  out["school"] = std::string(study.text(head.school));
  out["unsure"] = piece.unsure;
  out["readings"] = Value::array();
  for (const auto& said : said_of(selection, rated, piece)) {
    out["readings"].push_back({{"coder", said.coder},
                               {"codes", said.value},
                               {"words", agree_value_name(rated, said.value)},
                               {"evidence", said.evidence},
                               {"quote", said.quote}});
  }
  std::vector<std::string> where;
  if (rated.tasks.size() > 1) where.emplace_back(study.text(head.task));
  if (head.class_id != k_no_text) where.push_back(study.class_name(Study::class_of(head)));
  if (head.date != k_undated) where.push_back(date_for_people(Date{head.date}));
  out["where"] = join(where, " · ");
  return out;
}

Value mix_up_data(const Selection& selection, const AgreeRatings& rated, const MixUp& mix_up) {
  const AgreeValue& first = rated.values[static_cast<std::size_t>(mix_up.first)];
  const AgreeValue& second = rated.values[static_cast<std::size_t>(mix_up.second)];
  Value cases = Value::array();
  for (const auto& piece : mix_up.pieces) cases.push_back(case_data(selection, rated, piece));
  Value sides = definitions(rated, first, second);
  return {{"by", rated.by},
          {"on", std::string(to_string(rated.on))},
          {"first", first},
          {"second", second},
          {"first_name", agree_value_name(rated, first)},
          {"second_name", agree_value_name(rated, second)},
          {"or_words", in_sentence(agree_value_name(rated, second))},
          {"pieces", mix_up.pieces.size()},
          {"pieces_words", counted(mix_up.pieces.size(), "piece")},
          {"defined", !sides.empty()},
          {"definitions", std::move(sides)},
          {"cases", std::move(cases)}};
}

// How many pieces say nothing about agreement; one line or none.
std::vector<std::string> single_readers(const AgreeResult& result) {
  if (result.single == 0) return {};
  if (result.single == 1) return {"1 piece has only one reader and is left out."};
  return {fmt::format("{} pieces have only one reader and are left out.", result.single)};
}

// What is missing and why, with the rows that miss it.
using Missing = std::pair<std::string, std::string>;
std::vector<std::pair<Missing, std::vector<std::string>>> missing_by_reason(const AgreeResult& result) {
  std::vector<std::pair<Missing, std::vector<std::string>>> out;
  for (const auto& row : result.rows) {
    for (const auto& missing : missing_statistics(row)) {
      auto at =
          std::find_if(out.begin(), out.end(), [&](const auto& entry) { return entry.first == missing; });
      if (at == out.end()) at = out.insert(out.end(), {missing, {}});
      at->second.push_back(agree_row_title(row.rated));
    }
  }
  return out;
}

}  // namespace

std::string agree_code_name(const AgreeRatings& rated, const std::string& code) {
  if (rated.on == AgreeOn::correct) return prettified(code);
  const Dimension dimension = dimension_of(rated.on);
  for (const auto* task : rated.tasks) {
    if (task->codebook->entry(dimension, code) != nullptr) return task->codebook->name_of(dimension, code);
  }
  if (dimension == Dimension::success) {
    for (const auto& word : default_success_scale()) {
      if (word.id == code) return word.name;
    }
  }
  return empty_codebook().name_of(dimension, code);
}

std::string agree_value_name(const AgreeRatings& rated, const AgreeValue& value) {
  std::vector<std::string> names;
  for (const auto& code : value) {
    const std::string name = agree_code_name(rated, code);
    names.push_back(names.empty() ? name : in_sentence(name));
  }
  return join_and(names);
}

std::string agree_row_title(const AgreeRatings& rated) {
  if (rated.by == "all") return what(rated.on);
  return fmt::format("{} in {}", what(rated.on), rated.by.empty() ? "work without a class" : rated.by);
}

std::vector<Said> said_of(const Selection& selection, const AgreeRatings& rated, const Disagreement& piece) {
  const Study& study = selection.study();
  std::vector<Said> out;
  for (std::size_t coder = 0; coder < rated.coders.size(); ++coder) {
    const auto category = rated.ratings.at(piece.unit, coder);
    if (!category) continue;
    for (const auto* r : selection.readings(piece.piece)) {
      if (study.text(r->coder) != rated.coders[coder]) continue;
      out.push_back({coder_name(rated.coders[coder]), rated.values[static_cast<std::size_t>(*category)],
                     std::string(study.text(r->evidence)), std::string(study.text(r->quote))});
      break;
    }
  }
  return out;
}

std::vector<std::string> agree_remarks(const AgreeResult& result) {
  std::vector<std::string> out;
  for (const auto& [missing, titles] : missing_by_reason(result)) {
    const bool several = missing.first.find(" and ") != std::string::npos;
    out.push_back(fmt::format("{}: {} {} no value: {}", join_and(titles), missing.first,
                              several ? "have" : "has", missing.second));
  }
  for (const auto& row : result.rows) {
    const std::size_t units = row.rated.pieces.size();
    if (units == 0 || units >= k_few_units) continue;
    out.push_back(fmt::format("{}: {} {} too few to go by; talk about the pieces", agree_row_title(row.rated),
                              counted(units, "piece"), units == 1 ? "is" : "are"));
  }
  for (auto& line : single_readers(result)) out.push_back(std::move(line));
  return out;
}

Page agree_page(const Selection& selection, const AgreeResult& result, const AgreeParts& parts) {
  Page page;
  page.template_name = "agree";
  page.title = "Reading the work together";
  page.data = {{"rows", Value::array()},
               {"remarks", single_readers(result)},
               {"pairs", Value::array()},
               {"codes", Value::array()},
               {"asked_for_disagreements", parts.disagreements},
               {"disagreements", Value::array()}};
  for (const auto& row : result.rows) {
    page.data["rows"].push_back(row_data(row));
    for (const auto& pair : row.pairs) {
      if (parts.pairs) page.data["pairs"].push_back(pair_data(row, pair));
    }
    if (parts.codes) page.data["codes"].push_back(codes_data(row));
    if (!parts.disagreements) continue;
    for (const auto& mix_up : mix_ups(selection, row.rated)) {
      page.data["disagreements"].push_back(mix_up_data(selection, row.rated, mix_up));
    }
  }
  return page;
}

}  // namespace worksort
