#include "worksort/report/group/group.hpp"

#include "worksort/analyze/unseen.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/people/pictures.hpp"
#include "worksort/report/plan/next.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "group_words.hpp"
#include "look_for_map.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_marks = 40;
constexpr std::size_t k_most_lines = 2;

std::string dimension_words(GroupBy by) {
  switch (by) {
    case GroupBy::strategy:
      return "strategy";
    case GroupBy::model:
      return "model";
    case GroupBy::issue:
      return "issue";
    case GroupBy::look_for:
      return "look-for";
    case GroupBy::family:
      return "family";
  }
  return "";
}

std::string code_words(const Study& study, const TaskInfo& task, GroupBy by, Text code) {
  if (code == k_no_text)
    return fmt::format("No {} {}", dimension_words(by), by == GroupBy::look_for ? "recorded" : "named");
  switch (by) {
    case GroupBy::strategy:
      return code_name(study, task, Dimension::strategy, code);
    case GroupBy::model:
      return code_name(study, task, Dimension::model, code);
    case GroupBy::issue:
      return code_name(study, task, Dimension::issue, code);
    case GroupBy::family:
      return code_name(study, task, Dimension::family, code);
    case GroupBy::look_for:
      return look_for_name(study, task, code);
  }
  return "";
}

// One task's part of the page.
class TaskPage {
 public:
  TaskPage(const Selection& selection, const GroupOptions& options, const GroupResult& result,
           const TaskGroups& groups)
      : m_selection(selection),
        m_study(selection.study()),
        m_options(options),
        m_result(result),
        m_groups(groups),
        m_task(*groups.task),
        m_words(selection, result, groups) {}

  Value data() const {
    Value out = Value::object();
    out["task"] = std::string(m_study.text(m_task.id));
    out["title"] = task_title(m_study, m_task);
    out["when"] = m_words.when();
    out["prompt"] = m_task.task == nullptr ? "" : m_task.task->prompt;
    out["turnout"] = m_words.turnout();
    out["readers"] = m_words.readers();
    add_map(out);
    out["groups"] = Value::array();
    for (const auto& group : m_groups.groups) out["groups"].push_back(group_data(group));
    Value pile_words;
    for (const auto& pile : m_groups.piles) {
      const std::string key(pile_name(pile.kind).key);
      out["piles"][key] = pile.kind == PileKind::readers_differ ? differing() : people(pile.pieces);
      pile_words[key] = {{"count", pile.pieces.size()},
                         {"pieces", counted(pile.pieces.size(), "piece")},
                         {"words", m_words.pile(pile)}};
      if (pile.kind != PileKind::absent && pile.kind != PileKind::earlier)
        pile_words[key]["pictures"] = pictures(m_selection, pile.pieces);
    }
    out["pile_words"] = std::move(pile_words);
    out["unsure"] = people(m_groups.unsure);
    out["unsure_words"] = names(m_selection, m_groups.unsure);
    add_unseen(out);
    out["coverage"] = coverage_data();
    return out;
  }

 private:
  using Pieces = std::vector<std::uint32_t>;

  // By look-for alone a page shows who has it and who not yet, in place of groups.
  void add_map(Value& out) const {
    const bool map =
        m_options.by.size() == 1 && m_options.by.front() == GroupBy::look_for && m_options.size == 0;
    out["has_map"] = map;
    out["map"] = map ? look_for_map(m_selection, m_result, m_groups) : Value();
  }

  Value people(const Pieces& pieces) const {
    Value out = Value::array();
    for (const auto piece : pieces) out.push_back(person(m_study, m_selection.head(piece)));
    return out;
  }

  Value counts(const Counts& counts) const {
    Value out = Value::object();
    for (const auto& [code, count] : counts) out[std::string(m_study.text(code))] = count;
    return out;
  }

  std::string marks(const Group& group) const {
    if (group.success.empty() || group.pieces.size() > k_most_marks) return "";
    std::string out;
    std::size_t said = 0;
    for (auto it = group.success.rbegin(); it != group.success.rend(); ++it) {
      for (std::size_t i = 0; i < it->second; ++i) out += success_mark(m_study, m_task, it->first);
      said += it->second;
    }
    for (; said < group.pieces.size(); ++said) out += success_mark(m_study, m_task, k_no_text);
    return out;
  }

  // What readers wrote about the pieces of a group, bright spots first, each text once.
  Value lines(const Group& group, Text Reading::*field, std::size_t most) const {
    std::vector<const Reading*> readings;
    for (const bool bright : {true, false}) {
      for (const auto piece : group.pieces) {
        const InForce& now = m_result.in_force.at(piece);
        if (now.is_told_of() != bright) continue;
        const auto found = std::find_if(now.sources.begin(), now.sources.end(),
                                        [&](const Reading* r) { return r->*field != k_no_text; });
        if (found != now.sources.end()) readings.push_back(*found);
      }
    }
    Value out = Value::array();
    std::set<Text> seen;
    for (const auto* r : readings) {
      if (out.size() == most || !seen.insert(r->*field).second) continue;
      out.push_back({{"text", std::string(m_study.text(r->*field))},
                     {"who", m_study.student_name(m_study.school_of(*r), r->student.code)}});
    }
    return out;
  }

  Value group_data(const Group& group) const {
    const Strategy* strategy = m_options.by.front() == GroupBy::strategy
                                   ? m_task.codebook->strategy(m_study.text(group.codes.front()))
                                   : nullptr;
    Value out = Value::object();
    out["id"] = group_id(m_study, group);
    out["name"] = group_name(m_study, m_task, m_options, group);
    out["part"] = group.part;
    out["parts"] = group.parts;
    out["definition"] = strategy == nullptr ? "" : strategy->definition;
    out["pieces"] = group.pieces.size();
    out["pieces_words"] = counted(group.pieces.size(), "piece");
    out["students"] = people(group.pieces);
    out["success"] = counts(group.success);
    out["models"] = counts(group.models);
    out["shows"] = counts(group.shows);
    out["issues"] = counts(group.issues);
    out["marks"] = marks(group);
    out["how_far"] = m_words.how_far(group);
    out["model_words"] = m_words.models(group);
    out["look_for_words"] = m_words.look_fors(group);
    out["issue_words"] = m_words.issues(group);
    out["strengths"] = lines(group, &Reading::strength, k_most_lines);
    out["evidence"] = lines(group, &Reading::evidence, k_most_lines);
    out["quotes"] = lines(group, &Reading::quote, k_most_lines);
    out["names"] = names(m_selection, group.pieces);
    out["pictures"] = pictures(m_selection, group.pieces);
    return out;
  }

  Value differing() const {
    Value out = Value::array();
    for (const auto piece : m_groups.piles[PileKind::readers_differ]) {
      Value entry = person(m_study, m_selection.head(piece));
      Value readings = Value::array();
      std::vector<std::string> words;
      for (const auto* r : m_selection.readings(piece)) {
        const Text code = r->strategies == 0 ? k_no_text : m_study.strategies(*r)[0].code;
        readings.push_back(
            {{"coder", std::string(m_study.text(r->coder))}, {"strategy", std::string(m_study.text(code))}});
        words.push_back(fmt::format(
            "{} {}", r->coder == k_no_text ? "reader not named" : m_study.text(r->coder),
            code == k_no_text ? "no strategy"
                              : in_sentence(code_name(m_study, m_task, Dimension::strategy, code))));
      }
      entry["readings"] = std::move(readings);
      entry["words"] = join(words, ", ");
      out.push_back(std::move(entry));
    }
    return out;
  }

  void add_unseen(Value& out) const {
    const auto items = unseen(m_selection, m_task);
    out["unseen"] = Value::array();
    for (const auto& item : items) {
      out["unseen"].push_back({{"kind", std::string(to_string(item.kind))},
                               {"code", item.code},
                               {"name", item.name},
                               {"expected_by", item.expected_by}});
    }
    const UnseenWords words = unseen_words(items);
    out["has_more"] = !items.empty() || !m_groups.unsure.empty();
    out["nobody_used"] = words.strategies;
    out["no_model"] = words.models;
    out["nobody_showed"] = words.look_fors;
    out["not_anticipated"] = words.not_anticipated;
  }

  Value coverage_data() const {
    const Coverage& c = m_groups.coverage;
    Value missing = Value::array();
    for (const auto* student : c.not_handed_in) {
      missing.push_back({{"student", std::string(m_study.text(student->id))},
                         {"name", student->name.empty() ? Value() : Value(student->name)},
                         {"shown", m_study.student_name(student->school, student->id)},
                         {"class", m_study.class_name({student->school, student->classes.front()})}});
    }
    return Value{{"enrolled", c.enrolled ? Value(*c.enrolled) : Value()},
                 {"handed_in", c.handed_in},
                 {"absent", c.absent},
                 {"coded", c.coded},
                 {"not_handed_in", std::move(missing)},
                 {"not_handed_in_words", m_words.not_handed_in()},
                 {"elsewhere_words", m_words.elsewhere()}};
  }

  const Selection& m_selection;
  const Study& m_study;
  const GroupOptions& m_options;
  const GroupResult& m_result;
  const TaskGroups& m_groups;
  const TaskInfo& m_task;
  GroupWords m_words;
};

// To plan for the group that shares most; where nobody has coded a page yet, to code.
std::string next_step(const Study& study, const Typed& typed, const GroupResult& result) {
  const bool coded = std::any_of(result.in_force.begin(), result.in_force.end(),
                                 [](const auto& piece) { return !piece.second.is_blank; });
  if (coded || result.tasks.size() != 1) return best_plan_command(study, typed, result);
  const std::string sheet = next_command("sheet", typed);
  return sheet.empty() ? "" : sheet + " -o coding.html";
}

}  // namespace

const PileName& pile_name(PileKind kind) {
  static constexpr std::array<PileName, 5> k_names = {
      {{"not-enough", "not_enough", "Not enough on the page yet"},
       {"readers-differ", "readers_differ", "Readers see different things"},
       {"uncoded", "uncoded", "Not coded yet"},
       {"absent", "absent", "Absent"},
       {"earlier", "earlier", "Replaced by other work"}}};
  return k_names[static_cast<std::size_t>(kind)];
}

std::vector<GroupPlace> group_places(const Study& study, const GroupOptions& options,
                                     const GroupResult& result) {
  std::vector<GroupPlace> out;
  for (const auto& task : result.tasks) {
    for (const auto& group : task.groups)
      out.push_back(
          {"group", group_id(study, group), group_name(study, *task.task, options, group), group.pieces});
    for (const auto& pile : task.piles) {
      const PileName& name = pile_name(pile.kind);
      out.push_back({"pile", std::string(name.id), std::string(name.name), pile.pieces});
    }
  }
  return out;
}

std::string group_id(const Study& study, const Group& group) {
  std::vector<std::string> ids;
  for (const Text code : group.codes) ids.emplace_back(study.text(code));
  return std::all_of(ids.begin(), ids.end(), [](const auto& id) { return id.empty(); }) ? "" : join(ids, "+");
}

std::string group_name(const Study& study, const TaskInfo& task, const GroupOptions& options,
                       const Group& group) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < options.by.size(); ++i) {
    const std::string name = code_words(study, task, options.by[i], group.codes[i]);
    parts.push_back(i == 0 ? name : in_sentence(name));
  }
  const std::string name = join(parts, " · ");
  return group.parts < 2 ? name : fmt::format("{} ({} of {})", name, group.part, group.parts);
}

Page group_page(const Selection& selection, const GroupOptions& options, const GroupResult& result,
                const Typed& typed) {
  Page page;
  page.template_name = "group";
  page.title = "Groups";
  page.data["by"] = Value::array();
  for (const auto by : options.by) page.data["by"].push_back(dimension_words(by));
  page.data["tasks"] = Value::array();
  for (const auto& task : result.tasks)
    page.data["tasks"].push_back(TaskPage(selection, options, result, task).data());
  if (result.tasks.size() == 1) page.title = page.data["tasks"][0]["title"].get<std::string>();
  const std::string next = next_step(selection.study(), typed, result);
  page.data["next_md"] = next.empty() ? "" : markdown_code(next);
  return page;
}

}  // namespace worksort
