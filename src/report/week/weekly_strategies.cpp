// The weekly page on what students did: what to build on, strategies, and how they moved.
#include "worksort/report/count/shift.hpp"
#include "worksort/report/page/chart.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>

#include "weekly_parts.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_strengths = 6;
constexpr std::size_t k_most_quotes = 3;

bool is_coded(const WeekStrategy& strategy) {
  return !strategy.code.empty() && strategy.code != k_readers_differ && !is_special(strategy.code);
}

// Pieces of the week's groups by turns: the first of every group, then the second of every group ...
std::vector<std::pair<const Group*, std::uint32_t>> by_turns(const TaskGroups& task) {
  std::vector<std::pair<const Group*, std::uint32_t>> out;
  std::size_t longest = 0;
  for (const auto& group : task.groups) longest = std::max(longest, group.pieces.size());
  for (std::size_t i = 0; i < longest; ++i) {
    for (const auto& group : task.groups) {
      if (i < group.pieces.size()) out.emplace_back(&group, group.pieces[i]);
    }
  }
  return out;
}

// The task's words for how far work is carried, from the end of the scale to its beginning.
std::vector<Entry> scale_of(const TaskInfo& task) {
  const auto scale = task.codebook->success_scale();
  return {scale.rbegin(), scale.rend()};
}

std::size_t said_so(const WeekStrategy& strategy, const std::string& success) {
  for (const auto& [code, pieces] : strategy.success) {
    if (code == success) return pieces;
  }
  return 0;
}

// Where nobody said how far work was carried: how many pieces show each strategy.
std::string plain_chart(const WeekTask& task) {
  Chart chart;
  chart.title = "Pieces that show each strategy";
  chart.heading = "Strategy";
  chart.series = {"pieces"};
  for (const auto& strategy : task.strategies) {
    if (!is_coded(strategy)) continue;
    chart.rows.push_back({task.task->codebook->name_of(Dimension::strategy, strategy.code),
                          "",
                          {static_cast<double>(strategy.pieces)}});
  }
  return chart.rows.empty() ? "" : chart_markdown(chart);
}

bool says_how_far(const WeekStrategy& strategy) {
  return is_coded(strategy) && std::any_of(strategy.success.begin(), strategy.success.end(),
                                           [](const auto& part) { return !part.first.empty(); });
}

bool differs_on_success(const Selection& week, const TaskInfo& task) {
  return std::ranges::any_of(week.pieces(task), [&](std::uint32_t piece) {
    const InForce now = week.in_force(piece);
    return now.standing == Standing::coded && now.success_differs;
  });
}

// Strategies by how far they were carried. "Not said" is there only where somebody did not say.
std::string strategy_chart(const WeekTask& task, bool differs_on_success) {
  if (std::none_of(task.strategies.begin(), task.strategies.end(), says_how_far)) return plain_chart(task);
  const std::vector<Entry> scale = scale_of(*task.task);
  Chart chart;
  chart.kind = ChartKind::stacked;
  chart.title = "How far the work carried its strategy";
  chart.heading = "Strategy";
  for (const auto& entry : scale) chart.series.push_back(in_sentence(entry.shown()));
  bool all_said = true;
  for (const auto& strategy : task.strategies) {
    if (!is_coded(strategy)) continue;
    ChartRow row;
    row.label = task.task->codebook->name_of(Dimension::strategy, strategy.code);
    std::size_t left = strategy.pieces;
    for (const auto& entry : scale) {
      const std::size_t count = said_so(strategy, entry.id);
      left -= count;
      row.values.push_back(static_cast<double>(count));
    }
    row.values.push_back(static_cast<double>(left));
    all_said = all_said && left == 0;
    chart.rows.push_back(std::move(row));
  }
  if (!all_said) chart.series.emplace_back(differs_on_success ? "not said or not agreed" : "not said");
  for (auto& row : chart.rows) row.values.resize(chart.series.size());
  return chart.rows.empty() ? "" : chart_markdown(chart);
}

// "16 of 21 pieces show a strategy. Not enough on the page yet: blank 1. Absent 1."
std::string rest_words(const WeekTask& task) {
  std::vector<std::string> not_enough;
  std::size_t coded = 0;
  for (const auto& strategy : task.strategies) {
    if (is_coded(strategy))
      coded += strategy.pieces;
    else if (is_special(strategy.code) && strategy.code != k_absent)
      not_enough.push_back(fmt::format("{} {}", special_name(strategy.code), strategy.pieces));
  }
  std::vector<std::string> out;
  out.push_back(fmt::format("{} of {} {} a strategy", coded, counted(task.pieces, "piece"),
                            coded == 1 ? "shows" : "show"));
  if (!not_enough.empty()) out.push_back("Not enough on the page yet: " + join(not_enough, ", "));
  if (task.readers_differ > 0)
    out.push_back(fmt::format("Readers see different strategies on {}", task.readers_differ));
  if (task.uncoded > 0) out.push_back(fmt::format("Not coded yet: {}", task.uncoded));
  if (task.absent > 0) out.push_back(fmt::format("Absent: {}", task.absent));
  return join(out, ". ") + ".";
}

std::string row_name(const WeeklyParts& parts, const TaskInfo& task, const std::string& code) {
  const std::string words = parts.strategy(task, code);
  return is_special(code) || code.empty() || code == k_readers_differ
             ? words
             : task.codebook->name_of(Dimension::strategy, code);
}

}  // namespace

// What readers named as there to build on, every group in its turn and then pages that later ones replace,
// each text once.
Value weekly_strengths(const WeeklyParts& parts) {
  Value out = Value::array();
  std::set<std::string> seen;
  for (const auto& task : parts.result.groups.tasks) {
    const auto add = [&](std::uint32_t piece) {
      const InForce& now = parts.result.groups.in_force.at(piece);
      const std::string text = parts.said(piece, &Reading::strength);
      if (now.standing != Standing::coded || text.empty() || out.size() == k_most_strengths) return;
      if (!seen.insert(text).second) return;
      out.push_back(
          {{"group", code_name(parts.study, *task.task, Dimension::strategy, now.strategies.front())},
           {"text", text},
           {"who", parts.student(piece)}});
    };
    for (const auto& [group, piece] : by_turns(task)) add(piece);
    for (const auto piece : task.piles[PileKind::earlier]) add(piece);
  }
  return out;
}

// On how many of the pieces that could be read each look-for stands; those on none are told elsewhere.
Value weekly_look_fors(const WeeklyParts& parts) {
  Value out = Value::array();
  for (const auto& task : parts.result.tasks) {
    Value rows = Value::array();
    for (const auto& [code, pieces] : task.look_fors) {
      const LookFor* look_for = task.task->look_for(code);
      rows.push_back({{"code", code},
                      {"text", look_for == nullptr ? prettified(code) : look_for_words(*look_for)},
                      {"pieces", pieces},
                      {"of", task.read()}});
    }
    if (rows.empty()) continue;
    out.push_back({{"task", std::string(parts.study.text(task.task->id))},
                   {"heading", parts.heading(*task.task)},
                   {"rows", std::move(rows)}});
  }
  return out;
}

// Students' own words; those of bright spots stand there.
Value weekly_quotes(const WeeklyParts& parts) {
  Value out = Value::array();
  for (const auto& task : parts.result.groups.tasks) {
    for (const auto& [group, piece] : by_turns(task)) {
      const std::string text = parts.said(piece, &Reading::quote);
      if (text.empty() || out.size() == k_most_quotes || parts.result.groups.in_force.at(piece).is_told_of())
        continue;
      out.push_back({{"text", text}, {"who", parts.student(piece)}});
    }
  }
  return out;
}

Value weekly_strategies(const WeeklyParts& parts) {
  Value out = Value::array();
  for (const auto& task : parts.result.tasks) {
    Value rows = Value::array();
    for (const auto& strategy : task.strategies) {
      Value success = Value::object();
      for (const auto& [code, pieces] : strategy.success) success[code] = pieces;
      rows.push_back({{"code", strategy.code},
                      {"name", row_name(parts, *task.task, strategy.code)},
                      {"pieces", strategy.pieces},
                      {"success", std::move(success)}});
    }
    out.push_back({{"task", std::string(parts.study.text(task.task->id))},
                   {"heading", parts.heading(*task.task)},
                   {"summary", rest_words(task)},
                   {"chart_md", strategy_chart(task, differs_on_success(parts.week(), *task.task))},
                   {"rows", std::move(rows)}});
  }
  return out;
}

Value weekly_moves(const WeeklyParts& parts) {
  Value out = Value::array();
  for (const auto& move : parts.result.moves.counts) {
    out.push_back({{"from", std::string(parts.study.text(move.from))},
                   {"to", std::string(parts.study.text(move.to))},
                   {"students", move.students},
                   {"pieces", move.pieces}});
  }
  return out;
}

std::string weekly_moves_chart(const WeeklyParts& parts) {
  if (parts.result.moves.counts.empty()) return "";
  Chart chart;
  chart.kind = ChartKind::flow;
  chart.title = "From the work before to this week's";
  chart.heading = "Before";
  chart.series = {"pieces"};
  for (const auto& move : parts.result.moves.counts) {
    chart.rows.push_back({strategy_name(parts.study, move.from),
                          strategy_name(parts.study, move.to),
                          {static_cast<double>(move.pieces)}});
  }
  return chart_markdown(chart);
}

// How many can be compared, how many show the same strategy, and why the rest cannot be compared.
Value weekly_moves_summary(const WeeklyParts& parts) {
  const ShiftResult& moves = parts.result.moves;
  const StrategyMoves moved = strategy_moves(parts.study, moves);
  const std::size_t compared = moves.moves.size();
  const PassedOver& passed = moves.passed_over;
  const std::size_t all = parts.week().pieces().size();
  const std::size_t first =
      all - compared - passed.absent - passed.uncoded - passed.readers_differ - passed.undated;
  std::vector<std::string> out;
  if (compared > 0) {
    std::string words = fmt::format(
        "{} of {} can be compared with the same student's work before: {} with the same strategy, {} with "
        "another one",
        compared, counted(all, "piece"), moved.same, moved.other);
    if (moved.none > 0) words += fmt::format(", {} where a page shows none", moved.none);
    out.push_back(words + ".");
  } else {
    out.emplace_back("No piece of this week can be compared with the same student's work before.");
  }
  std::vector<std::string> why;
  if (first > 0) why.push_back(fmt::format("{} without earlier work to compare with", first));
  if (passed.absent > 0) why.push_back(fmt::format("{} absent", passed.absent));
  if (passed.readers_differ > 0) why.push_back(fmt::format("{} where readers differ", passed.readers_differ));
  if (passed.uncoded > 0) why.push_back(fmt::format("{} not coded yet", passed.uncoded));
  if (!why.empty()) out.push_back("Not compared: " + join(why, ", ") + ".");
  return text_lines(out);
}

}  // namespace worksort
