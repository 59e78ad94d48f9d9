#include "worksort/report/protocol/protocol_material.hpp"

#include "worksort/analyze/cycle.hpp"
#include "worksort/report/group/group.hpp"
#include "worksort/report/group/group_share.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/people/pictures.hpp"
#include "worksort/report/plan/plan.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "protocol_block.hpp"
#include "report/group/group_words.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_pieces = 12;
constexpr std::size_t k_most_bright_spots = 6;

std::string code_names(const TaskInfo& task, Dimension dimension, const std::vector<Written>& codes) {
  std::vector<std::string> out;
  out.reserve(codes.size());
  for (const auto& code : codes) out.push_back(in_sentence(task.codebook->name_of(dimension, code.text)));
  return join(out, ", ");
}

void add_line(std::vector<std::string>& lines, const char* label, const std::string& text) {
  if (!text.empty()) lines.push_back(fmt::format("{}: {}", label, text));
}

Value task_block(const Study& study, const TaskInfo& info) {
  if (info.task == nullptr)
    return protocol_block("task", task_title(study, info), {"No file describes this task yet."});
  std::vector<std::string> lines;
  add_line(lines, "Standards", join(info.task->standards, ", "));
  add_line(lines, "What students should come to understand", info.task->goal);
  return protocol_block("task", task_title(study, info), lines, std::string(trim(info.task->prompt)));
}

Value anticipate_block(const TaskInfo& info) {
  if (info.task == nullptr) return Value();
  const auto& a = info.task->anticipate;
  std::vector<std::string> lines;
  add_line(lines, "Where students will find their way in", join(a.succeed, "; "));
  add_line(lines, "Strategies", code_names(info, Dimension::strategy, a.strategies));
  add_line(lines, "Models", code_names(info, Dimension::model, a.models));
  add_line(lines, "Where they may get stuck", join(a.stuck, "; "));
  for (const auto& question : a.questions.assessing) add_line(lines, "To find out", question);
  for (const auto& question : a.questions.advancing) add_line(lines, "To move on", question);
  return protocol_block("anticipate", "What the team expects", lines);
}

Value look_for_block(const TaskInfo& info) {
  std::vector<std::string> lines;
  for (const auto& look_for : info.look_fors) {
    const std::string text = in_words(look_for.text, look_for.id);
    lines.push_back(look_for.aspect.empty() ? text : fmt::format("{} ({})", text, look_for.aspect));
  }
  return protocol_block("look-fors", "Look-fors", lines);
}

// What the latest learning cycle looks for, and the lines to fill in.
// Those of topics that have begun by today; of all where nobody says which day it is.
Value reflection_block(const Study& study, const std::optional<Date>& today) {
  std::vector<std::string> lines;
  if (study.cycles.empty()) return protocol_block("reflection", "Look-fors of the learning cycle", lines);
  const Cycle& cycle = study.cycles.back();
  const CycleResult calendar = cycle_calendar(cycle, today.value_or(Date{}));
  for (std::size_t i = 0; i < cycle.topics.size(); ++i) {
    const bool to_come = today && std::ranges::all_of(calendar.meetings, [&](const Meeting& meeting) {
                           return meeting.topic != i || (meeting.date && *today < *meeting.date);
                         });
    const Topic& topic = cycle.topics[i];
    if (!topic.look_fors.empty() && !to_come)
      lines.push_back(fmt::format("{}: {}", topic.title, join(topic.look_fors, "; ")));
  }
  return protocol_block("reflection", "Look-fors of the learning cycle", lines);
}

Value group_block(const Selection& selection, const GroupWords& words, const TaskGroups& groups) {
  std::vector<std::string> lines;
  for (const auto& group : groups.groups) {
    std::vector<std::string> parts;
    for (std::string text : {words.how_far(group), words.models(group)}) {
      if (!text.empty()) parts.push_back(std::move(text));
    }
    std::string line = fmt::format("{}, {}: {}.", group_name(selection.study(), *groups.task, {}, group),
                                   counted(group.pieces.size(), "piece"), names(selection, group.pieces));
    if (!parts.empty()) line += fmt::format(" {}.", join(parts, "; "));
    if (!group.issues.empty()) line += fmt::format(" In the way: {}.", words.issues(group));
    lines.push_back(std::move(line));
  }
  return protocol_block("groups", "Groups", lines);
}

Value pile_block(const Selection& selection, const GroupWords& words, const TaskGroups& groups) {
  std::vector<std::string> lines;
  for (const auto& pile : groups.piles) {
    if (pile.pieces.empty() || pile.kind == PileKind::earlier) continue;
    const std::string who = words.pile(pile);
    lines.push_back(fmt::format("{}: {}{}", pile_name(pile.kind).name, counted(pile.pieces.size(), "piece"),
                                who.empty() ? "" : ", " + who));
  }
  if (!groups.unsure.empty()) lines.push_back("Look at these together: " + names(selection, groups.unsure));
  return protocol_block("piles", "Piles", lines);
}

Value unseen_block(const UnseenWords& words) {
  std::vector<std::string> lines;
  add_line(lines, "Nobody used", words.strategies);
  add_line(lines, "No page uses", words.models);
  add_line(lines, "No page shows", words.look_fors);
  add_line(lines, "Nobody expected", words.not_anticipated);
  return protocol_block("unseen", "What nobody used, and what nobody expected", lines);
}

Value coverage_block(const GroupWords& words) {
  std::vector<std::string> lines = {words.turnout()};
  add_line(lines, "Nothing handed in yet", words.not_handed_in());
  add_line(lines, "Not among this work", words.elsewhere());
  return protocol_block("coverage", "Whose work is here", lines);
}

// " (looks like a slip)"; empty where no codebook says what kind of issue it is.
std::string cause_in_brackets(const Issue* issue) {
  const std::string label = issue == nullptr ? "" : cause_label(issue->cause);
  return label.empty() ? "" : fmt::format(" ({})", label);
}

}  // namespace

Value protocol_block(std::string_view show, std::string title, const std::vector<std::string>& lines,
                     std::string text) {
  Value out = {{"show", std::string(show)},
               {"title", std::move(title)},
               {"text", std::move(text)},
               {"lines", Value::array()},
               {"pictures", Value::array()}};
  for (const auto& line : lines) out["lines"].push_back({{"text", line}});
  return lines.empty() && out["text"].text().empty() ? Value() : out;
}

ProtocolMaterial::ProtocolMaterial(const Selection& selection, std::vector<const TaskInfo*> tasks,
                                   Typed typed, OneRelease* release)
    : m_selection(selection),
      m_study(selection.study()),
      m_tasks(std::move(tasks)),
      m_typed(std::move(typed)) {
  const GroupOptions options;
  m_groups = group(selection, options);
  if (release == nullptr) return;
  m_min_n = release->min_n();
  m_shared.emplace(selection, options, *release);
  auto issues = shared_issues(selection, m_groups, *release);
  for (std::size_t i = 0; i < issues.size(); ++i) m_issues[m_groups.tasks[i].task] = std::move(issues[i]);
}

const TaskGroups* ProtocolMaterial::groups_of(const TaskInfo& task) const {
  const auto found = std::find_if(m_groups.tasks.begin(), m_groups.tasks.end(),
                                  [&](const TaskGroups& groups) { return groups.task == &task; });
  return found == m_groups.tasks.end() ? nullptr : &*found;
}

Value ProtocolMaterial::blocks(std::string_view show) const {
  Value out = Value::array();
  const auto add = [&](Value one, const TaskInfo* task) {
    if (one.is_null()) return;
    if (task != nullptr && m_tasks.size() > 1 && show != "task") {
      one["title"] = fmt::format("{}: {}", task_title(m_study, *task), in_sentence(one["title"].text()));
    }
    out.push_back(std::move(one));
  };
  if (m_min_n) {
    for (const auto* task : m_tasks) add(shared(show, *task), task);
  } else if (show == "reflection")
    add(reflection_block(m_study, m_today), nullptr);
  else if (show == "disagreements")
    add(disagreements(), nullptr);
  else if (show == "bright-spots")
    add(bright_spots(), nullptr);
  else {
    for (const auto* task : m_tasks) add(of_task(show, *task), task);
  }
  return out;
}

void ProtocolMaterial::begin_on(Date today, const std::vector<std::string>& open) {
  m_today = today;
  m_beginning =
      m_min_n || open.empty() ? Value() : protocol_block("decisions", "Decided and promised earlier", open);
}

Value ProtocolMaterial::of_task(std::string_view show, const TaskInfo& task) const {
  if (show == "task") return task_block(m_study, task);
  if (show == "anticipate") return anticipate_block(task);
  if (show == "look-fors") return look_for_block(task);
  if (show == "critical") {
    const std::string names =
        task.task == nullptr ? "" : code_names(task, Dimension::strategy, critical_strategies(*task.task));
    return protocol_block(show, "Strategies that somebody should be using",
                          names.empty() ? std::vector<std::string>{} : std::vector{names});
  }
  if (show == "plan") return plans(task);
  return groups_of(task) == nullptr ? Value() : results(show, task);
}

Value ProtocolMaterial::results(std::string_view show, const TaskInfo& task) const {
  const TaskGroups& groups = *groups_of(task);
  const GroupWords words(m_selection, m_groups, groups);
  if (show == "groups") return group_block(m_selection, words, groups);
  if (show == "piles") return pile_block(m_selection, words, groups);
  if (show == "unseen") return unseen_block(unseen_words(unseen(m_selection, task)));
  if (show == "coverage") return coverage_block(words);
  if (show == "issues") return issues(task);
  return show == "pieces" ? pieces(task) : Value();
}

std::string ProtocolMaterial::piece_label(std::uint32_t piece) const {
  const Reading& r = m_selection.head(piece);
  std::vector<std::string> parts = {std::string(m_study.text(r.student))};
  if (m_tasks.size() != 1) parts.push_back(in_sentence(task_title(m_study, *m_study.task_info(r.task.code))));
  if (r.date != k_undated) parts.push_back(date_for_people(Date{r.date}));
  if (r.image != k_no_text) parts.emplace_back(m_study.text(r.image));
  return join(parts, ", ");
}

// Pages worth reading together: those that readers were unsure of or differ on, then of every group a bright
// spot or else its first page. By id and without codes, so that nobody reads a name or somebody else's
// reading first.
Value ProtocolMaterial::pieces(const TaskInfo& task) const {
  const TaskGroups& groups = *groups_of(task);
  std::vector<std::uint32_t> chosen = groups.piles[PileKind::readers_differ];
  chosen.insert(chosen.end(), groups.unsure.begin(), groups.unsure.end());
  for (const auto& one : groups.groups) {
    const auto bright = std::find_if(one.pieces.begin(), one.pieces.end(),
                                     [&](auto piece) { return m_groups.in_force.at(piece).is_told_of(); });
    chosen.push_back(bright == one.pieces.end() ? one.pieces.front() : *bright);
  }
  std::vector<std::uint32_t> once;
  for (const auto piece : chosen) {
    if (once.size() < k_most_pieces && std::find(once.begin(), once.end(), piece) == once.end())
      once.push_back(piece);
  }
  std::sort(once.begin(), once.end());
  std::vector<std::string> lines;
  lines.reserve(once.size());
  for (const auto piece : once) lines.push_back(piece_label(piece));
  Value out = protocol_block("pieces", "Pieces to look at", lines);
  if (!out.is_null()) out["pictures"] = pictures(m_selection, once, PictureWords::by_id);
  return out;
}

Value ProtocolMaterial::issues(const TaskInfo& task) const {
  std::map<Text, std::size_t> counts;
  const TaskGroups& groups = *groups_of(task);
  for (const auto& one : groups.groups) {
    for (const auto& [code, count] : one.issues) counts[code] += count;
  }
  for (const auto kind :
       {PileKind::not_enough, PileKind::uncoded}) {  // what is in the way can be seen there too
    for (const auto piece : groups.piles[kind]) {
      for (const Text code : m_groups.in_force.at(piece).issues) ++counts[code];
    }
  }
  std::vector<std::pair<Text, std::size_t>> ordered(counts.begin(), counts.end());
  std::sort(ordered.begin(), ordered.end(), [&](const auto& a, const auto& b) {
    if (a.second != b.second) return a.second > b.second;
    const auto rank = [&](Text code) { return task.codebook->rank(Dimension::issue, m_study.text(code)); };
    return rank(a.first) != rank(b.first) ? rank(a.first) < rank(b.first)
                                          : natural_less(m_study.text(a.first), m_study.text(b.first));
  });
  std::vector<std::string> lines;
  lines.reserve(ordered.size());
  for (const auto& [code, count] : ordered) {
    lines.push_back(fmt::format("{}: {}{}", code_name(m_study, task, Dimension::issue, code),
                                counted(count, "piece"),
                                cause_in_brackets(task.codebook->issue(m_study.text(code)))));
  }
  return protocol_block("issues", "In the way", lines);
}

Value ProtocolMaterial::plans(const TaskInfo& task) const {
  std::vector<std::string> lines;
  const auto id = m_study.text(task.id);
  for (const auto& plan : m_study.plans) {
    if (plan.task.text != id || !is_of_chosen_class(m_selection, plan)) continue;
    const std::string subject =
        in_sentence(plan_subject(*task.codebook, plan.strategy.text, plan.issue.text));
    std::string line = subject.empty() ? plan.id : fmt::format("{}: {}", plan.id, subject);
    if (plan.date) line += ", teaching " + date_for_people(*plan.date);
    if (plan.reassess_date) line += ", to look again " + date_for_people(*plan.reassess_date);
    lines.push_back(std::move(line));
  }
  Typed typed = m_typed;
  typed.filter.tasks = {std::string(id)};
  const std::string next = next_command("plan", typed);
  if (groups_of(task) != nullptr && !next.empty()) lines.push_back("For the plan as a page: " + next);
  return protocol_block("plan", "Plans", lines);
}

// Pieces whose readers do not all name the same strategy first; those with the most different readings stand
// first.
Value ProtocolMaterial::disagreements() const {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const auto piece : m_selection.pieces()) {
    const TaskInfo& task = *m_study.task_info(m_selection.head(piece).task.code);
    if (!m_tasks.empty() && std::find(m_tasks.begin(), m_tasks.end(), &task) == m_tasks.end()) continue;
    std::set<Text> codes;
    std::vector<std::string> words;
    for (const auto* r : m_selection.readings(piece)) {
      if (r->strategies == 0) continue;
      const Text code = m_study.strategies(*r)[0].code;
      codes.insert(code);
      words.push_back(fmt::format("{} {}", r->coder == k_no_text ? "a reader" : m_study.text(r->coder),
                                  in_sentence(code_name(m_study, task, Dimension::strategy, code))));
    }
    if (codes.size() > 1)
      found.emplace_back(codes.size(), fmt::format("{}: {}", piece_label(piece), join(words, "; ")));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> lines;
  lines.reserve(found.size());
  for (auto& [count, line] : found) lines.push_back(std::move(line));
  return protocol_block("disagreements", "Pieces on which readers differ", lines);
}

// What students did that is worth telling, without a name.
Value ProtocolMaterial::bright_spots() const {
  std::vector<std::string> lines;
  for (const auto piece : m_selection.pieces()) {
    const InForce now = m_selection.in_force(piece);
    const TaskInfo& task = *m_study.task_info(m_selection.head(piece).task.code);
    if (!now.is_told_of() || lines.size() == k_most_bright_spots) continue;
    std::string line = task_title(m_study, task);
    if (!now.strategies.empty())
      line += ", " + in_sentence(code_name(m_study, task, Dimension::strategy, now.strategies.front()));
    const std::string evidence = said(m_study, now, &Reading::evidence);
    const std::string quote = said(m_study, now, &Reading::quote);
    if (!evidence.empty()) line += ": " + evidence;
    if (!quote.empty()) line += fmt::format(" “{}”", quote);
    lines.push_back(std::move(line));
  }
  return protocol_block("bright-spots", "Bright spots from our own students' work", lines);
}

}  // namespace worksort
