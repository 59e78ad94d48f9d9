// What is chosen of a class: pieces to show and their order, partners, and all that a plan rests on.
#include "worksort/analyze/choose/pair.hpp"
#include "worksort/analyze/choose/select.hpp"
#include "worksort/analyze/plan/plan.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr std::string_view k_books = R"(
codebook:
  id: cb
  families: [{id: far}, {id: near}]
  strategies:
    - {id: hops, family: near, models: [line, tray], leads_to: [adds]}
    - {id: adds, family: far, models: [array, sum], leads_to: [splits]}
    - {id: splits, family: far, models: [sum]}
    - {id: own}
  models: [{id: sum, cra: abstract}, {id: array, cra: representational}, {id: line, cra: representational}, {id: tray, cra: concrete}, {id: odd}]
  issues:
    - {id: unit, name: Unit, cause: gap, models_to_try: [{model: tray, why: to hold}, {model: line, why: to see}]}
    - {id: slips, name: Slips, cause: slip}
---
task: {id: t, codebook: cb, date: 2026-11-17, standards: [S1]}
---
task: {id: t2, codebook: cb, date: 2026-11-24, standards: [S2]}
---
task: {id: t3, codebook: cb, date: 2026-11-25, standards: [S1]}
---
task: {id: t4, codebook: cb}
---
task: {id: t0, codebook: cb, date: 2026-11-17}
---
exemplar: {task: t, look_fors: [{id: b, text: B}, {id: a, text: A}]}
---
roster: {class: 3B, school: L, students: [{id: s1, served_by: [art]}, {id: s2, served_by: [art, music]}, {id: s3}, {id: s4}, {id: s5}, {id: s6}, {id: s7}]}
---
)";

std::string in_class(const std::string& pieces) {
  return std::string(k_books) + "work:\n  task: t\n  class: 3B\n  pieces:\n" + pieces;
}

std::string whose(const Selection& all, std::uint32_t piece) {
  return text(all.study(), all.head(piece).student.code);
}

std::string codes_shown(const Study& study, const ShownCodes& shown) {
  std::string out;
  for (const auto* list : {&shown.strategies, &shown.models, &shown.look_fors})
    for (const Text code : *list) out += " " + text(study, code);
  return out;
}

// "STUDENT (how many have the strategy) alone | adds" of each chosen piece, then how much of it all they
// show.
std::string pieces_shown(const std::string& pieces, SelectOrder order, std::size_t most = 0) {
  const Study study = made_study(in_class(pieces));
  const Selection all(study, {});
  const TaskChoice choice = select_pieces(all, {order, most}).at(0);
  std::string out;
  for (std::size_t i = 0; i < choice.chosen.size(); ++i) {
    const ChosenPiece& one = choice.chosen[i];
    out += fmt::format("{} ({}){} |{}; ", whose(all, one.piece), choice.same_strategy.at(i),
                       codes_shown(study, one.alone), codes_shown(study, one.adds));
  }
  return out + fmt::format("{} of {} on {}+{}{}", choice.shown, choice.seen.size(), choice.coded,
                           choice.not_coded.size(), choice.fewest ? "" : "?");
}

// "s1 s2 reason" of each pair, and who is left alone.
std::string pairs_made(const std::string& pieces, const std::vector<EarlierPair>& earlier = {}) {
  const Study study = made_study(in_class(pieces));
  const Selection all(study, {});
  const PairResult result = pair_students(all, earlier);
  constexpr const char* k_reasons[] = {"none", "models", "success", "strategies", "neighbours"};
  const auto word = [&](PairReason reason) { return k_reasons[static_cast<std::size_t>(reason)]; };
  std::string out;
  for (const auto& pair : result.tasks.at(0).partners) {
    for (const auto piece : pair.pieces) out += whose(all, piece) + " ";
    out += word(pair.reason);
    if (pair.pieces.size() > 2)
      out += fmt::format(" {} {}", word(pair.third_to_first), word(pair.third_to_second));
    out += "; ";
  }
  for (const auto piece : result.tasks.at(0).alone) out += whose(all, piece) + " alone; ";
  return out + std::to_string(result.avoided);
}

std::string of_pieces(const Selection& all, const std::vector<std::uint32_t>& pieces) {
  std::string out;
  for (const auto piece : pieces) out += " " + whose(all, piece);
  return out;
}

// All that a plan for this request rests on.
std::string plan_rests_on(const std::string& pieces, const PlanRequest& request = {}) {
  const Study study = made_study(in_class(pieces));
  const Selection all(study, {});
  const PlanBasis found = plan_basis(all, request);
  if (found.task == nullptr) return "nothing";
  std::string out = fmt::format("{} {}/{} {} {}:", text(study, found.task->id), found.strategy, found.issue,
                                found.cause, plan_kind(found));
  for (const auto& student : found.students) out += " " + student.written;
  out += fmt::format(" |{} of {} |{} |", of_pieces(all, found.sharing), found.among,
                     of_pieces(all, found.partners));
  out += fmt::format(" {} {} {} {} {} {} |", found.class_pieces, found.class_sharing, found.class_coded,
                     found.class_without, found.class_not_enough, found.read_by_several);
  for (const auto& [code, count] : found.success) out += fmt::format(" {} {}", text(study, code), count);
  out += " |";
  for (const auto& [code, count] : found.models) out += fmt::format(" {} {}", text(study, code), count);
  out += " |";
  for (const auto& offer : found.offers)
    out += fmt::format(" {}{} {}+{}", offer.model, offer.strategy.empty() ? "" : " of " + offer.strategy,
                       offer.here, offer.elsewhere);
  out += " |";
  for (const auto& mates : found.classmates)
    out += fmt::format(" {}:{}", mates.strategy, of_pieces(all, mates.pieces));
  out += " |";
  for (const auto& count : found.look_fors)
    out += fmt::format(" {} {} {} {}", count.look_for->id, count.shown, count.elsewhere, count.in_class);
  out += " |";
  for (const auto* task : found.parallel) out += " " + text(study, task->id);
  out += " |";
  for (const auto& one : found.colleagues) out += fmt::format(" {}: {}", one.role, join(one.students, ","));
  return out;
}

}  // namespace

TEST_CASE("of the pieces that show all there is each says what only it shows, in the order asked for") {
  const std::string pieces =
      "    - {student: s1, strategy: adds, model: sum, shows: a}\n"
      "    - {student: s2, strategy: adds, model: array, evidence: so, issues: unit}\n"
      "    - {student: s3, strategy: hops, model: [line, tray], shows: [a, b]}\n"
      "    - {student: s4, strategy: [splits, own], model: odd}\n"
      "    - {student: s5, strategy: hops}\n"
      "    - {student: s6, strategy: blank}\n"
      "    - {student: s7, strategy: absent}\n";
  CHECK(pieces_shown(pieces, SelectOrder::concrete) ==
        "s3 (2) hops line tray b | hops line tray a b; s2 (2) array | adds array; s1 (2) sum | sum; s4 (1) "
        "splits own odd | splits own odd; 11 of 11 on 5+1");
  CHECK(pieces_shown(pieces, SelectOrder::common) ==
        "s3 (2) hops line tray b | hops line tray a b; s2 (2) array | adds array; s1 (2) sum | sum; s4 (1) "
        "splits own odd | splits own odd; 11 of 11 on 5+1");
  CHECK(pieces_shown(pieces, SelectOrder::contrast) ==
        "s2 (2) array | adds array; s3 (2) hops line tray b | hops line tray a b; s4 (1) splits own odd | "
        "splits own odd; s1 (2) sum | sum; 11 of 11 on 5+1");
  CHECK(pieces_shown(pieces, SelectOrder::issue) ==
        "s2 (2) array | adds array; s3 (2) hops line tray b | hops line tray a b; s1 (2) sum | sum; s4 (1) "
        "splits own odd | splits own odd; 11 of 11 on 5+1");
  CHECK(pieces_shown(pieces, SelectOrder::concrete, 1) ==
        "s3 (2) hops line tray a b | hops line tray a b; 5 of 11 on 5+1");
  CHECK(pieces_shown(pieces, SelectOrder::concrete, 2) ==
        "s3 (2) hops line tray a b | hops line tray a b; s4 (1) splits own odd | splits own odd; 8 of 11 on "
        "5+1");
  CHECK(pieces_shown(pieces, SelectOrder::concrete, 4) ==
        "s3 (2) hops line tray b | hops line tray a b; s2 (2) array | adds array; s1 (2) sum | sum; s4 (1) "
        "splits own odd | splits own odd; 11 of 11 on 5+1");
  CHECK(pieces_shown("    - {student: s6, strategy: blank}\n", SelectOrder::contrast) == "0 of 0 on 0+1");
}

TEST_CASE("of pieces that show the same the one is shown of which more is told, and of equals the first") {
  const auto first = [](const std::string& one, const std::string& other,
                        SelectOrder order = SelectOrder::concrete) {
    return pieces_shown("    - {student: s1, strategy: adds" + one + "}\n    - {student: s2, strategy: adds" +
                            other + "}\n",
                        order)
        .substr(0, 2);
  };
  CHECK(first("", "") == "s1");
  CHECK(first("", ", evidence: so") == "s2");
  CHECK(first(", quote: so", ", evidence: so") == "s1");
  CHECK(first(", strength: so", ", evidence: so") == "s2");
  CHECK(first(", strength: so", ", bright_spot: true") == "s2");
  CHECK(first(", unsure: true", "") == "s2");
  CHECK(first(", unsure: true", ", evidence: so") == "s2");
  CHECK(first(", issues: unit", ", evidence: so") == "s2");
  CHECK(first(", issues: unit", ", evidence: so, quote: so, strength: so", SelectOrder::issue) == "s1");
}

TEST_CASE("students are put together for what they have to talk about") {
  CHECK(pairs_made("    - {student: s1, strategy: hops}\n    - {student: s2, strategy: adds}\n") ==
        "s1 s2 neighbours; 0");
  CHECK(pairs_made("    - {student: s1, strategy: hops}\n    - {student: s2, strategy: splits}\n") ==
        "s1 s2 strategies; 0");
  CHECK(
      pairs_made("    - {student: s1, strategy: adds, success: partly}\n    - {student: s2, strategy: adds, "
                 "success: "
                 "started}\n") == "s1 s2 success; 0");
  CHECK(pairs_made(
            "    - {student: s1, strategy: adds, success: partly}\n    - {student: s2, strategy: adds}\n") ==
        "s1 alone; s2 alone; 0");
  CHECK(pairs_made(
            "    - {student: s1, strategy: adds, model: sum}\n    - {student: s2, strategy: adds, model: "
            "array}\n") == "s1 s2 models; 0");
  CHECK(pairs_made(
            "    - {student: s1, strategy: adds, model: [sum, array]}\n    - {student: s2, strategy: adds, "
            "model: "
            "[array, sum]}\n") == "s1 alone; s2 alone; 0");
  CHECK(
      pairs_made("    - {student: s1, strategy: adds, model: sum}\n    - {student: s2, strategy: adds}\n") ==
      "s1 alone; s2 alone; 0");
  const std::string three =
      "    - {student: s1, strategy: hops}\n    - {student: s2, strategy: adds}\n    - {student: s3, "
      "strategy: hops, "
      "success: partly}\n";
  CHECK(pairs_made(three) == "s2 s3 s1 neighbours neighbours none; 0");
  CHECK(pairs_made(three, {{"", "s1", "s2"}}) == "s2 s3 neighbours; s1 alone; 1");
  CHECK(pairs_made(three, {{"L", "s2", "s3"}, {"L", "s1", "s9"}}) == "s1 s2 neighbours; s3 alone; 1");
  CHECK(
      pairs_made("    - {student: s1, strategy: hops, model: line, shows: a}\n    - {student: s2, strategy: "
                 "splits}\n"
                 "    - {student: s3, strategy: splits, model: line, shows: [a, b]}\n    - {student: s4, "
                 "strategy: hops, "
                 "shows: b}\n    - {student: s5, strategy: own}\n") ==
      "s1 s3 strategies; s2 s5 s4 strategies strategies strategies; 0");
}

TEST_CASE("a plan rests on who shares an issue, on the class around them and on what comes next") {
  const std::string pieces =
      "    - {student: s1, strategy: hops, issues: unit, model: line, shows: a, success: partly}\n"
      "    - {student: s2, strategy: hops, issues: [unit, slips], success: started}\n"
      "    - {student: s3, strategy: hops, model: tray, shows: [a, b]}\n"
      "    - {student: s4, strategy: adds, model: array, shows: b, issues: slips}\n"
      "    - {student: s5, strategy: splits, success: carried-through}\n"
      "    - {student: s6, strategy: blank}\n"
      "    - {student: s7, strategy: absent}\n";
  CHECK(plan_rests_on(pieces) ==
        "t hops/unit gap conference: s1 s2 | s1 s2 of 5 | s3 | 6 2 5 3 1 0 | started 1 partly 1 | line 1 | "
        "tray of hops 0+1 array of adds 0+1 | adds: s4 | b 0 2 2 a 1 1 2 | t3 t2 t4 | art: s1,s2 music: s2");
  CHECK(plan_rests_on(pieces, {"", "slips"}) ==
        "t /slips slip conference: s2 s4 | s2 s4 of 6 | s3 s1 | 6 2 5 3 1 0 | started 1 | array 1 | | "
        "splits: s5 | b 1 1 2 a 0 2 2 | t3 t2 t4 | art: s2 music: s2");
  CHECK(plan_rests_on(pieces, {"splits", ""}) ==
        "t splits/  conference: s5 | of 1 | | 6 0 5 5 1 0 | carried-through 1 | | sum of splits 0+0 | | b 0 "
        "2 2 a 0 2 2 | t3 t2 t4 |");
  CHECK(plan_rests_on(pieces, {"adds", "unit"}) ==
        "t adds/unit gap conference: s4 | of 1 | | 6 2 5 3 1 0 | | array 1 | sum of adds 0+0 | splits: s5 | "
        "b 1 2 2 a 0 1 2 | t3 t2 t4 |");
  CHECK(plan_rests_on(pieces, {"own", ""}) == "nothing");
  CHECK(plan_rests_on("    - {student: s6, strategy: blank}\n") == "nothing");
  CHECK(plan_rests_on(
            "    - {student: s1, strategy: own}\n    - {student: s2, strategy: own}\n    - {student: s3, "
            "strategy: "
            "own}\n") ==
        "t own/  group: s1 s2 s3 | of 3 | | 3 0 3 3 0 0 | | | | | b 0 0 0 a 0 0 0 | t3 t2 t4 | art: s1,s2 "
        "music: s2");
  CHECK(plan_rests_on(
            "    - {student: s1, strategy: hops, issues: unit}\n    - {student: s2, strategy: adds, "
            "issues: unit}\n"
            "    - {student: s3, strategy: hops, issues: unit}\n    - {student: s4, strategy: hops}\n"
            "    - {student: s5, strategy: hops, success: started}\n    - {student: s6, strategy: hops, "
            "success: "
            "partly}\n    - {student: s7, strategy: hops, shows: a}\n") ==
        "t /unit gap group: s1 s2 s3 | s1 s2 s3 of 7 | s6 s5 s7 | 7 3 7 4 0 0 | | | tray of hops 0+0 array "
        "of adds 0+0 | | b 0 0 0 a 0 1 1 | t3 t2 t4 | art: s1,s2 music: s2");
}
