#include "worksort/report/group/group.hpp"

#include "worksort/analyze/unseen.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/plan/next.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>

#include "group_sample.hpp"
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
    return by == GroupBy::look_for ? "No look-for shown" : fmt::format("No {} named", dimension_words(by));
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
        m_task(*groups.task) {}

  Value data() const {
    Value out = Value::object();
    out["task"] = std::string(m_study.text(m_task.id));
    out["title"] = m_task.title().empty() ? prettified(m_study.text(m_task.id)) : m_task.title();
    out["when"] = when();
    out["prompt"] = m_task.task == nullptr ? "" : m_task.task->prompt;
    out["turnout"] = turnout();
    out["readers"] = readers();
    out["groups"] = Value::array();
    for (const auto& group : m_groups.groups) out["groups"].push_back(group_data(group));
    out["piles"] = {{"not_enough", people(m_groups.not_enough)},
                    {"readers_differ", differing()},
                    {"uncoded", people(m_groups.uncoded)},
                    {"absent", people(m_groups.absent)},
                    {"earlier", people(m_groups.earlier)}};
    out["pile_words"] = pile_words();
    out["unsure"] = people(m_groups.unsure);
    out["unsure_words"] = names(m_selection, m_groups.unsure);
    add_unseen(out);
    out["coverage"] = coverage_data();
    return out;
  }

 private:
  using Pieces = std::vector<std::uint32_t>;

  Pieces every_piece() const {
    Pieces out;
    for (const auto& group : m_groups.groups) out.insert(out.end(), group.pieces.begin(), group.pieces.end());
    for (const auto* pile : {&m_groups.not_enough, &m_groups.readers_differ, &m_groups.uncoded,
                             &m_groups.absent, &m_groups.earlier}) {
      out.insert(out.end(), pile->begin(), pile->end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // "Tue 17 Nov 2026 · 3B"
  std::string when() const {
    std::set<std::int32_t> dates;
    std::vector<std::string> classes;
    for (const auto piece : every_piece()) {
      const Reading& r = m_selection.head(piece);
      if (r.date != k_undated) dates.insert(r.date);
      const std::string class_id(m_study.text(r.class_id));
      if (!class_id.empty() && std::find(classes.begin(), classes.end(), class_id) == classes.end()) {
        classes.push_back(class_id);
      }
    }
    std::vector<std::string> parts;
    if (dates.size() == 1) parts.push_back(date_for_people(Date{*dates.begin()}));
    if (dates.size() > 1) {
      parts.push_back(fmt::format("{} to {}", date_for_people(Date{*dates.begin()}),
                                  date_for_people(Date{*dates.rbegin()})));
    }
    std::sort(classes.begin(), classes.end(), natural_less);
    if (!classes.empty())
      parts.push_back(classes.size() > 4 ? counted(classes.size(), "class", "classes") : join(classes, ", "));
    return join(parts, " · ");
  }

  // "24 students · 23 handed in"
  std::string turnout() const {
    const Coverage& c = m_groups.coverage;
    std::string out;
    if (c.enrolled)
      out = fmt::format("{} · {} handed in", counted(*c.enrolled, "student"), c.handed_in);
    else
      out = fmt::format("{} handed in", counted(c.handed_in, "student"));
    if (c.absent > 0) out += fmt::format(" · {} absent", c.absent);
    return out;
  }

  std::string readers() const {
    std::vector<std::string> out;
    for (const auto piece : every_piece()) {
      for (const auto* r : m_selection.readings(piece)) {
        const std::string who(m_study.text(r->coder));
        if (!who.empty() && std::find(out.begin(), out.end(), who) == out.end()) out.push_back(who);
      }
    }
    std::sort(out.begin(), out.end(), natural_less);
    return out.size() > 6 ? counted(out.size(), "reader") : join_and(out);
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

  std::string count_words(const Counts& counts, Dimension dimension) const {
    std::vector<std::string> out;
    for (const auto& [code, count] : counts) {
      out.push_back(fmt::format("{} {}", in_sentence(code_name(m_study, m_task, dimension, code)), count));
    }
    return join(out, " · ");
  }

  // From all the way down to first steps: "4 carried through · 2 partly · 1 started".
  std::string success_words(const Group& group) const {
    std::vector<std::string> out;
    std::size_t said = 0;
    for (auto it = group.success.rbegin(); it != group.success.rend(); ++it) {
      out.push_back(fmt::format("{} {}", it->second,
                                in_sentence(code_name(m_study, m_task, Dimension::success, it->first))));
      said += it->second;
    }
    if (!out.empty() && said < group.pieces.size())
      out.push_back(fmt::format("{} not said", group.pieces.size() - said));
    return join(out, " · ");
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

  std::string look_for_words(const Group& group) const {
    std::vector<std::string> out;
    for (const auto& [code, count] : group.shows) {
      out.push_back(fmt::format("{} {} of {}", in_sentence(prettified(m_study.text(code))), count,
                                group.pieces.size()));
    }
    return join(out, " · ");
  }

  // What readers wrote about the pieces of a group, bright spots first, each text once.
  Value lines(const Group& group, Text Reading::*field, std::size_t most) const {
    std::vector<const Reading*> readings;
    for (const bool bright : {true, false}) {
      for (const auto piece : group.pieces) {
        const InForce& now = m_result.in_force.at(piece);
        if (now.bright_spot != bright) continue;
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
    out["how_far"] = success_words(group);
    out["model_words"] = count_words(group.models, Dimension::model);
    out["look_for_words"] = look_for_words(group);
    out["issue_words"] = count_words(group.issues, Dimension::issue);
    out["strengths"] = lines(group, &Reading::strength, k_most_lines);
    out["evidence"] = lines(group, &Reading::evidence, k_most_lines);
    out["quotes"] = lines(group, &Reading::quote, k_most_lines);
    out["names"] = names(m_selection, group.pieces);
    return out;
  }

  Value differing() const {
    Value out = Value::array();
    for (const auto piece : m_groups.readers_differ) {
      Value entry = person(m_study, m_selection.head(piece));
      Value readings = Value::array();
      std::vector<std::string> words;
      for (const auto* r : m_selection.readings(piece)) {
        const Text code = r->strategies == 0 ? k_no_text : m_study.strategies(*r)[0].code;
        readings.push_back(
            {{"coder", std::string(m_study.text(r->coder))}, {"strategy", std::string(m_study.text(code))}});
        words.push_back(fmt::format(
            "{} {}", m_study.text(r->coder),
            code == k_no_text ? "no strategy"
                              : in_sentence(code_name(m_study, m_task, Dimension::strategy, code))));
      }
      entry["readings"] = std::move(readings);
      entry["words"] = join(words, ", ");
      out.push_back(std::move(entry));
    }
    return out;
  }

  // "answer only 2 (Hal, Ivy) · blank 1 (Jo)"
  std::string not_enough_words() const {
    std::vector<std::string> out;
    for (const auto& special : special_codes()) {
      Pieces pieces;
      for (const auto piece : m_groups.not_enough) {
        const auto& strategies = m_result.in_force.at(piece).strategies;
        if (m_study.text(strategies.front()) == special.id) pieces.push_back(piece);
      }
      if (pieces.empty()) continue;
      out.push_back(
          fmt::format("{} {} ({})", special_name(special.id), pieces.size(), names(m_selection, pieces)));
    }
    return join(out, " · ");
  }

  std::string earlier_words() const {
    std::vector<std::string> out;
    for (const auto piece : m_groups.earlier) {
      const Reading& r = m_selection.head(piece);
      const auto& strategies = m_result.in_force.at(piece).strategies;
      const std::string shown =
          strategies.empty()
              ? ""
              : ": " + in_sentence(code_name(m_study, m_task, Dimension::strategy, strategies.front()));
      out.push_back(fmt::format("{}{}", m_study.student_name(m_study.school_of(r), r.student.code), shown));
    }
    return join(out, "; ");
  }

  Value pile_words() const {
    const auto pile = [&](const Pieces& pieces, std::string words) {
      return Value{
          {"count", pieces.size()}, {"pieces", counted(pieces.size(), "piece")}, {"words", std::move(words)}};
    };
    return Value{{"not_enough", pile(m_groups.not_enough, not_enough_words())},
                 {"readers_differ", pile(m_groups.readers_differ, "")},
                 {"uncoded", pile(m_groups.uncoded, names(m_selection, m_groups.uncoded))},
                 {"absent", pile(m_groups.absent, names(m_selection, m_groups.absent))},
                 {"earlier", pile(m_groups.earlier, earlier_words())}};
  }

  void add_unseen(Value& out) const {
    out["unseen"] = Value::array();
    std::vector<std::string> used, models, shown, surprising;
    for (const auto& item : unseen(m_selection, m_task)) {
      out["unseen"].push_back({{"kind", std::string(to_string(item.kind))},
                               {"code", item.code},
                               {"name", item.name},
                               {"expected_by", item.expected_by}});
      const std::string name = in_sentence(item.name);
      const std::string with_reason =
          item.expected_by.empty() ? name : fmt::format("{} ({})", name, item.expected_by);
      if (item.kind == UnseenKind::strategy) used.push_back(with_reason);
      if (item.kind == UnseenKind::model) models.push_back(name);
      if (item.kind == UnseenKind::look_for) shown.push_back(name);
      if (item.kind == UnseenKind::not_anticipated) surprising.push_back(name);
    }
    out["nobody_used"] = join(used, ", ");
    out["no_model"] = join(models, ", ");
    out["nobody_showed"] = join(shown, "; ");
    out["not_anticipated"] = join(surprising, ", ");
  }

  Value coverage_data() const {
    const Coverage& c = m_groups.coverage;
    Value missing = Value::array();
    std::vector<std::string> words;
    for (const auto* student : c.not_handed_in) {
      const std::string shown = m_study.student_name(student->school, student->id);
      missing.push_back({{"student", std::string(m_study.text(student->id))},
                         {"name", student->name.empty() ? Value() : Value(student->name)},
                         {"shown", shown},
                         {"class", std::string(m_study.text(student->classes.front()))}});
      words.push_back(shown);
    }
    return Value{{"enrolled", c.enrolled ? Value(*c.enrolled) : Value()},
                 {"handed_in", c.handed_in},
                 {"absent", c.absent},
                 {"coded", c.coded},
                 {"not_handed_in", std::move(missing)},
                 {"not_handed_in_words", join(words, ", ")}};
  }

  const Selection& m_selection;
  const Study& m_study;
  const GroupOptions& m_options;
  const GroupResult& m_result;
  const TaskGroups& m_groups;
  const TaskInfo& m_task;
};

}  // namespace

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
  page.sample = group_sample();
  page.data["by"] = Value::array();
  for (const auto by : options.by) page.data["by"].push_back(dimension_words(by));
  page.data["tasks"] = Value::array();
  for (const auto& task : result.tasks)
    page.data["tasks"].push_back(TaskPage(selection, options, result, task).data());
  if (result.tasks.size() == 1) page.title = page.data["tasks"][0]["title"].get<std::string>();
  const std::string next = best_plan_command(selection.study(), typed, result);
  page.data["next_md"] = next.empty() ? "" : markdown_code(next);
  return page;
}

}  // namespace worksort
