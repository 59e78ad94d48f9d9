#include "worksort/analyze/share/own_words.hpp"

#include "worksort/analyze/cycle.hpp"
#include "worksort/analyze/inquiry.hpp"
#include "worksort/model/piece_fields.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::string_view k_words = "(words)";
constexpr std::array<std::string_view, 9> k_names = {"strategy", "family",  "model", "issue", "step",
                                                     "look-for", "setting", "class", "school"};
constexpr std::array<std::string_view, 3> k_settings = {"classroom", "small-group", "intervention"};
constexpr std::array<std::string_view, 3> k_sessions = {"shared-learning", "planning-practice",
                                                        "student-progress"};

template <typename List>
bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Stays empty where there is nothing: what is blank is told.
void hide(std::string& text) {
  if (!text.empty()) text = k_words;
}

// Every text that people write about students.
template <typename Document>
void hide_in(std::string_view name, Document& document) {
  for_each_personal(mapping(name), &document, [](std::string& text) { hide(text); });
}

bool is_grade(std::string_view text) {
  return text.size() <= 2 && (text == "K" || text.find_first_not_of("0123456789") == std::string_view::npos);
}

const Codebook& codebook_of(const Study& study, std::string_view task) {
  const TaskInfo* info = study.task_info(task);
  return info == nullptr ? empty_codebook() : *info->codebook;
}

bool is_known(const Codebook& codebook, Dimension dimension, std::string_view code) {
  if (dimension == Dimension::success)
    return codebook.rank(dimension, code) < codebook.success_scale().size();
  if (dimension == Dimension::strategy && is_special(code)) return true;
  return codebook.entry(dimension, code) != nullptr;
}

// As a code or a name, in any task's codebook.
bool is_known(const Study& study, Dimension dimension, std::string_view word) {
  return std::ranges::any_of(study.task_infos, [&](const TaskInfo& task) {
    return task.codebook->find(dimension, word).match != Match::none;
  });
}

// Classes as the work and the rosters call them.
void spell_classes(const Study& study, Where& where) {
  for (auto& name : where.classes) {
    const auto found = study.find_classes(name);
    if (found.size() == 1) name = study.class_name(found[0]);
    if (found.size() > 1) name = study.text(found[0].id);
  }
}

}  // namespace

bool OwnWords::Natural::operator()(const std::string& a, const std::string& b) const {
  if (natural_less(a, b) || natural_less(b, a)) return natural_less(a, b);
  return a < b;
}

OwnWords::Kind OwnWords::kind_of(Dimension dimension) {
  switch (dimension) {
    case Dimension::family:
      return Kind::family;
    case Dimension::model:
      return Kind::model;
    case Dimension::issue:
      return Kind::issue;
    case Dimension::success:
      return Kind::success;
    default:
      return Kind::strategy;
  }
}

OwnWords::Kind OwnWords::kind_of(const Measured& measure) {
  const auto dimension = dimension_of(measure.key);
  return dimension ? kind_of(*dimension) : Kind::look_for;
}

void OwnWords::collect(Kind kind, std::string_view word, bool known) {
  if (!word.empty() && !known) m_words[static_cast<std::size_t>(kind)].emplace(word, "");
}

void OwnWords::collect(const Study& study) {
  std::set<std::string_view> classes, schools;
  for (const auto& roster : study.rosters) {
    classes.insert(roster.class_id);
    schools.insert(roster.school);
  }
  for (const auto& r : study.readings) {
    const Codebook& codebook = *study.task_info(r.task.code)->codebook;
    const auto add = [&](Dimension dimension, std::span<const CodeRef> codes) {
      for (const auto& code : codes)
        collect(kind_of(dimension), study.text(code), is_known(codebook, dimension, study.text(code)));
    };
    add(Dimension::strategy, study.strategies(r));
    add(Dimension::model, study.models(r));
    add(Dimension::issue, study.issues(r));
    add(Dimension::success, {&r.success, 1});
    for (const auto& code : study.shows(r)) collect(Kind::look_for, study.text(code), false);
    collect(Kind::setting, study.text(r.setting), holds(k_settings, study.text(r.setting)));
    collect(Kind::class_id, study.text(r.class_id), classes.contains(study.text(r.class_id)));
    collect(Kind::school, study.text(r.school), schools.contains(study.text(r.school)));
  }
  const auto add = [&](const Codebook& codebook, Dimension dimension, const auto& codes) {
    for (const auto& code : codes)
      collect(kind_of(dimension), code.text, is_known(codebook, dimension, code.text));
  };
  for (const auto& task : study.tasks) {
    const Codebook& codebook = codebook_of(study, task.id);
    add(codebook, Dimension::strategy, critical_strategies(task));
    add(codebook, Dimension::strategy, task.anticipate.strategies);
    add(codebook, Dimension::model, task.anticipate.models);
  }
  for (const auto& exemplar : study.exemplars) {
    const Codebook& codebook =
        exemplar.tasks.empty() ? empty_codebook() : codebook_of(study, exemplar.tasks[0].text);
    for (const auto& look_for : exemplar.look_fors) collect(Kind::look_for, look_for.id, false);
    for (const auto& response : exemplar.responses) {
      add(codebook, Dimension::strategy, std::span(&response.strategy, 1));
      add(codebook, Dimension::model, response.models);
      for (const auto& code : response.shows) collect(Kind::look_for, code.text, false);
    }
  }
  for (const auto& plan : study.plans) {
    const Codebook& codebook = codebook_of(study, plan.task.text);
    add(codebook, Dimension::strategy, std::span(&plan.strategy, 1));
    add(codebook, Dimension::issue, std::span(&plan.issue, 1));
    for (const auto& code : plan.reassess_look_fors) collect(Kind::look_for, code, false);
  }
}

// A goal may count what nobody has shown yet, in a class that no file has.
void OwnWords::collect(const Study& study, const Goal& goal) {
  const auto dimension = dimension_of(goal.measure.key);
  for (const auto& code : goal.measure.codes) {
    if (goal.measure.key != "correct")
      collect(kind_of(goal.measure), code, dimension && is_known(study, *dimension, code));
  }
  for (const auto& name : goal.where.classes)
    collect(Kind::class_id, name, !study.find_classes(name).empty());
  for (const auto& name : goal.where.schools) {
    const auto is_it = [&](const Roster& roster) { return roster.school == name; };
    collect(Kind::school, name, std::ranges::any_of(study.rosters, is_it));
  }
}

void OwnWords::number() {
  for (std::size_t kind = 0; kind < k_kinds; ++kind) {
    std::size_t count = 0;
    for (auto& [word, replacement] : m_words[kind])
      replacement = fmt::format("{}-{}", k_names[kind], ++count);
  }
}

void OwnWords::replace(Kind kind, std::string& word) const {
  const Words& words = m_words[static_cast<std::size_t>(kind)];
  const auto found = words.find(word);
  if (found != words.end()) word = found->second;
}

void OwnWords::replace(Kind kind, Study& study, Text& word) const {
  if (word == k_no_text || m_words[static_cast<std::size_t>(kind)].empty()) return;
  std::string text(study.text(word));
  const std::string before = text;
  replace(kind, text);
  if (text != before) word = study.texts.add(text);
}

void OwnWords::replace_in(Study& study, Reading& r) const {
  std::size_t at = r.first_code;
  const auto replace_codes = [&](Kind kind, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) replace(kind, study, study.codes[at++].code);
  };
  replace_codes(Kind::strategy, r.strategies);
  replace_codes(Kind::model, r.models);
  replace_codes(Kind::issue, r.issues);
  replace_codes(Kind::look_for, r.shows);
  replace(Kind::success, study, r.success.code);
  replace(Kind::setting, study, r.setting);
  replace(Kind::class_id, study, r.class_id);
  replace(Kind::school, study, r.school);
  for_each_personal(piece_fields(), r, [&](Text& text) {
    if (text != k_no_text) text = study.texts.add(k_words);
  });
}

void OwnWords::replace_in(Task& task) const {
  const std::string grade = task.grade;
  hide_in("task", task);
  if (is_grade(grade)) task.grade = grade;
  task.title = prettified(task.id);
  for (auto& one : task.critical) {
    for (auto& code : one.any) replace(Kind::strategy, code.text);
  }
  for (auto& code : task.anticipate.strategies) replace(Kind::strategy, code.text);
  for (auto& code : task.anticipate.models) replace(Kind::model, code.text);
}

void OwnWords::replace_in(Exemplar& exemplar) const {
  hide_in("exemplar", exemplar);
  for (auto& response : exemplar.responses) {
    replace(Kind::strategy, response.strategy.text);
    for (auto& code : response.models) replace(Kind::model, code.text);
    for (auto& code : response.shows) replace(Kind::look_for, code.text);
  }
}

void OwnWords::replace_in(Plan& plan) const {
  for (auto& class_id : plan.classes) replace(Kind::class_id, class_id);
  replace(Kind::school, plan.school);
  replace(Kind::strategy, plan.strategy.text);
  replace(Kind::issue, plan.issue.text);
  for (auto& code : plan.reassess_look_fors) replace(Kind::look_for, code);
  hide_in("plan", plan);
}

void OwnWords::replace_in(Inquiry& inquiry, std::size_t number) const {
  inquiry.id = fmt::format("inquiry-{}", number);
  hide_in("inquiry", inquiry);
  std::size_t count = 0;
  for (auto& goal : inquiry.goals) {
    goal.id = fmt::format("goal-{}", ++count);
    if (!parse_target(goal.target, false)) hide(goal.target);
    for (auto& code : goal.measure.codes) {
      if (goal.measure.key != "correct")
        replace(kind_of(goal.measure), code);
      else if (!holds(k_correct_words, code))
        hide(code);
    }
    for (auto& name : goal.where.schools) replace(Kind::school, name);
    for (auto& name : goal.where.classes) name = replaced_class(name);
  }
}

void OwnWords::replace_in(Cycle& cycle, std::size_t number) {
  hide_in("cycle", cycle);
  cycle.id = fmt::format("cycle-{}", number);
  cycle.title = number == 1 ? "Learning cycle" : fmt::format("Learning cycle {}", number);
  if (!parse_rhythm(cycle.every)) hide(cycle.every);
  for (auto& topic : cycle.topics) {
    topic.title.clear();
    for (auto& session : topic.sessions) {
      if (!holds(k_sessions, session.kind)) session.kind = "session";
    }
  }
}

// The id stays, by which the user asks for it.
void OwnWords::replace_in(Protocol& protocol, std::size_t number) {
  protocol.title = fmt::format("Agenda {}", number);
  protocol.source.clear();
  protocol.note.clear();
  protocol.roles.clear();
  protocol.norms.clear();
  std::size_t count = 0;
  for (auto& step : protocol.steps) {
    step.title = fmt::format("Step {}", ++count);
    for (auto* text : {&step.who, &step.say, &step.produce, &step.not_yet, &step.note}) text->clear();
    step.prompts.clear();
  }
}

void OwnWords::replace_in(Study& study) {
  collect(study);
  for (auto& inquiry : study.inquiries) {
    for (auto& goal : inquiry.goals) {
      spell_classes(study, goal.where);
      collect(study, goal);
    }
  }
  number();
  const auto replace_look_for = [&](LookFor& look_for) {
    replace(Kind::look_for, look_for.id);
    look_for.text = prettified(look_for.id);
    hide(look_for.note);
  };
  for (auto& r : study.readings) replace_in(study, r);
  for (auto& task : study.tasks) replace_in(task);
  for (auto& info : study.task_infos) {
    info.look_for_places.clear();
    info.shares_title = false;  // a title is made of the id
    for (std::size_t i = 0; i < info.look_fors.size(); ++i) {
      replace_look_for(info.look_fors[i]);
      info.look_for_places.emplace(info.look_fors[i].id, i);
    }
  }
  for (auto& exemplar : study.exemplars) {
    replace_in(exemplar);
    for (auto& look_for : exemplar.look_fors) replace_look_for(look_for);
  }
  for (auto& plan : study.plans) replace_in(plan);
  for (auto& decision : study.decisions) hide_in("decision", decision);
  for (std::size_t i = 0; i < study.inquiries.size(); ++i) replace_in(study.inquiries[i], i + 1);
  for (std::size_t i = 0; i < study.cycles.size(); ++i) replace_in(study.cycles[i], i + 1);
  for (std::size_t i = 0; i < study.protocols.size(); ++i) replace_in(study.protocols[i], i + 1);
  study.list_classes();
}

// "3A", or "3A (Lincoln)" with the school.
std::string OwnWords::replaced_class(std::string word) const {
  const auto open = word.rfind(" (");
  const bool known = m_words[static_cast<std::size_t>(Kind::class_id)].contains(word);
  if (known || open == std::string::npos || !word.ends_with(')')) {
    replace(Kind::class_id, word);
    return word;
  }
  std::string class_id = word.substr(0, open);
  std::string school = word.substr(open + 2, word.size() - open - 3);
  replace(Kind::class_id, class_id);
  replace(Kind::school, school);
  return fmt::format("{} ({})", class_id, school);
}

Filter OwnWords::replaced(Filter filter) const {
  const auto each = [&](Kind kind, std::vector<std::string>& words) {
    for (auto& word : words) replace(kind, word);
  };
  each(Kind::strategy, filter.strategies);
  each(Kind::model, filter.models);
  each(Kind::issue, filter.issues);
  for (auto& word : filter.classes) word = replaced_class(word);
  each(Kind::school, filter.schools);
  return filter;
}

}  // namespace worksort
