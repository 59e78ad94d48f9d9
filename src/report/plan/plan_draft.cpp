// Words for a plan, from data: the document to keep, warnings and reasons.
#include "worksort/report/people/people.hpp"
#include "worksort/report/plan/plan.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

void add_once(std::vector<std::string>& to, const std::vector<std::string>& more) {
  for (const auto& text : more) {
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
  }
}

// "All 7 show: ... Carried through: 4 of 7. Strengths: ..." Without names, which belong to the roster alone.
std::string build_on(const Study& study, const PlanBasis& basis) {
  const std::size_t all = basis.pieces.size();
  std::vector<std::string> parts;
  std::vector<std::string> shared;
  for (const auto& count : basis.look_fors) {
    if (all > 0 && count.shown == all) shared.push_back(in_sentence(look_for_words(*count.look_for)));
  }
  if (!shared.empty())
    parts.push_back(fmt::format("{}: {}.", all == 1 ? "The page shows" : fmt::format("All {} show", all),
                                join(shared, "; ")));
  if (!basis.success.empty()) {
    const auto& [code, count] = basis.success.back();
    parts.push_back(
        fmt::format("{}: {} of {}.", code_name(study, *basis.task, Dimension::success, code), count, all));
  }
  std::vector<std::string> strengths;
  for (const auto piece : basis.pieces) {
    for (const auto* r : basis.in_force.at(piece).sources) {
      if (r->strength == k_no_text || strengths.size() == 3) continue;
      add_once(strengths, {std::string(study.text(r->strength))});
      break;
    }
  }
  if (!strengths.empty()) parts.push_back("Strengths: " + join(strengths, "; ") + ".");
  return join(parts, " ");
}

std::string taught_before(const TaskInfo& task) {
  if (task.task == nullptr) return "";
  const Instruction& before = task.task->taught_before;
  std::vector<std::string> parts;
  for (const auto& model : before.models) {
    const std::string name = task.codebook->name_of(Dimension::model, model);
    parts.push_back(parts.empty() ? name : in_sentence(name));
  }
  for (const auto& text : {before.routine, before.grouping, before.context}) {
    if (!text.empty()) parts.push_back(text);
  }
  const std::string how = join(parts, ", ");
  if (before.note.empty()) return how;
  return how.empty() ? before.note : how + ". " + before.note;
}

std::string free_id(const Study& study, const std::string& wanted) {
  const auto taken = [&](const std::string& id) {
    return std::any_of(study.plans.begin(), study.plans.end(), [&](const Plan& p) { return p.id == id; });
  };
  std::string id = wanted;
  for (int number = 2; taken(id); ++number) id = fmt::format("{}-{}", wanted, number);
  return id;
}

void fill_group(const Selection& selection, const PlanBasis& basis, Plan& plan) {
  const Study& study = selection.study();
  for (const auto piece : basis.pieces) {
    const Reading& r = selection.head(piece);
    const std::string class_id(study.text(r.class_id));
    if (!class_id.empty()) add_once(plan.classes, {class_id});
    if (plan.school.empty()) plan.school = study.text(r.school);
  }
  std::sort(plan.classes.begin(), plan.classes.end(), natural_less);
  for (const auto& student : basis.students) plan.students.push_back({student.written, {}});
}

void fill_reassessment(const PlanBasis& basis, Plan& plan) {
  if (basis.parallel.empty()) return;
  const TaskInfo& next = *basis.parallel.front();
  plan.reassess_task.text = next.task->id;
  plan.reassess_date = next.task->date;
  for (const auto& count : basis.look_fors) {
    const bool there = next.look_for(count.look_for->id) != nullptr;
    if (there && count.shown < basis.pieces.size()) plan.reassess_look_fors.push_back(count.look_for->id);
  }
}

Value list(const std::vector<std::string>& texts) {
  return texts.empty() ? Value("") : Value(texts);
}

Value list(const std::vector<Written>& codes) {
  std::vector<std::string> texts;
  for (const auto& code : codes) texts.push_back(code.text);
  return list(texts);
}

Value day_value(const std::optional<Date>& date) {
  return date ? to_string(*date) : "";
}

// Of what no plan is proposed for first.
std::string_view recorded_cause(const Codebook& codebook, std::string_view issue) {
  const Issue* found = codebook.issue(issue);
  if (found == nullptr || found->cause == "slip") return "a slip";
  return found->cause == "misread" ? "another reading of the question" : "not tried yet";
}

}  // namespace

Plan draft_plan(const Selection& selection, const PlanBasis& basis, Date written) {
  const Study& study = selection.study();
  const TaskInfo& task = *basis.task;
  Plan plan;
  plan.id = free_id(study, fmt::format("{}-{}", to_string(written), basis.strategy));
  plan.written = written;
  plan.task.text = study.text(task.id);
  plan.strategy.text = basis.strategy;
  plan.issue.text = basis.issue;
  fill_group(selection, basis, plan);
  plan.build_on = build_on(study, basis);
  plan.taught_before = taught_before(task);
  if (const Strategy* strategy = task.codebook->strategy(basis.strategy)) plan.questions = strategy->ask;
  if (task.task != nullptr) {
    add_once(plan.questions.assessing, task.task->anticipate.questions.assessing);
    add_once(plan.questions.advancing, task.task->anticipate.questions.advancing);
  }
  for (const auto& colleague : basis.colleagues) plan.tell.push_back(colleague.role);
  fill_reassessment(basis, plan);
  return plan;
}

Value plan_document(const Plan& p) {
  Value out = Value::object();
  out["id"] = p.id;
  out["written"] = day_value(p.written);
  out["class"] = list(p.classes);
  out["school"] = p.school;
  out["task"] = p.task.text;
  out["strategy"] = p.strategy.text;
  out["issue"] = p.issue.text;
  out["students"] = list(p.students);
  out["build_on"] = p.build_on;
  out["taught_before"] = p.taught_before;
  const Instruction& next = p.new_and_different;
  out["new_and_different"] = {
      {"model", next.models.size() == 1 ? Value(next.models.front()) : list(next.models)},
      {"routine", next.routine},
      {"grouping", next.grouping},
      {"context", next.context},
      {"note", next.note}};
  out["success_criteria"] = p.success_criteria;
  out["questions"] = {{"assessing", list(p.questions.assessing)}, {"advancing", list(p.questions.advancing)}};
  if (!p.questions.note.empty()) out["questions"]["note"] = p.questions.note;
  out["taught_by"] = p.taught_by;
  out["where"] = p.where;
  out["date"] = day_value(p.date);
  out["minutes"] = p.minutes;
  out["others"] = p.others;
  out["tell"] = list(p.tell);
  out["reassess"] = {{"task", p.reassess_task.text},
                     {"date", day_value(p.reassess_date)},
                     {"look_fors", list(p.reassess_look_fors)}};
  if (!p.reassess_note.empty()) out["reassess"]["note"] = p.reassess_note;
  out["result"] = p.result;
  out["decision"] = p.decision;
  for (const auto& [key, value] : p.own) out[key] = value;
  if (!p.note.empty()) out["note"] = p.note;
  return Value{{"plan", out}};
}

std::vector<std::string> plan_warning_words(const PlanBasis& basis, const Plan& plan) {
  std::vector<std::string> out;
  const std::string issue =
      basis.task == nullptr ? basis.issue : basis.task->codebook->name_of(Dimension::issue, basis.issue);
  for (const auto warning : plan_warnings(basis, plan)) {
    switch (warning) {
      case PlanWarning::nothing_new:
        out.emplace_back(
            "Nothing here is new and different: the model, the routine and the grouping are those of the "
            "first "
            "instruction. Change at least one of them.");
        break;
      case PlanWarning::slip:
        out.push_back(
            fmt::format("'{}' is a slip, and a slip seldom needs a lesson: a way to keep track, or a second "
                        "look at their own work, "
                        "may be enough. 'worksort plan' without --issue proposes what teaching can address.",
                        issue));
        break;
      case PlanWarning::whole_class:
        out.push_back(
            fmt::format("{} of {} pieces of the class share '{}'. Think of a lesson for the whole class.",
                        basis.class_sharing, basis.class_pieces, issue));
        break;
      case PlanWarning::large_group:
        out.push_back(
            fmt::format("{} students are more than a teaching group of {}. 'worksort group --size {}' splits "
                        "the group and mixes how far the work was carried.",
                        basis.students.size(), k_largest_plan_group, k_largest_plan_group));
        break;
    }
  }
  return out;
}

std::vector<std::string> plan_reasons(const Selection& selection, const PlanBasis& basis) {
  const Study& study = selection.study();
  std::vector<std::string> out;
  if (basis.task == nullptr) return out;
  const TaskInfo& task = *basis.task;
  if (basis.tasks > 1) {
    out.push_back(fmt::format(
        "Work on {} tasks was read; this plan is for '{}', the latest that fits. --task names another.",
        basis.tasks, task_title(study, task)));
  }
  const std::string group = in_sentence(task.codebook->name_of(Dimension::strategy, basis.strategy));
  if (basis.issue.empty()) {
    out.push_back(
        fmt::format("Nobody who used {} has an issue that was coded, so the one thing to address is left "
                    "for you to name.",
                    group));
    return out;
  }
  const std::string issue = in_sentence(task.codebook->name_of(Dimension::issue, basis.issue));
  const auto more = std::find_if(basis.choices.begin(), basis.choices.end(), [&](const PlanChoice& c) {
    return c.issue != k_no_text && study.text(c.strategy) == basis.strategy &&
           c.sharing > basis.sharing.size();
  });
  const bool most = more == basis.choices.end();
  out.push_back(fmt::format("{} among the {} who used {}: {} ({} of {}). {}", most ? "Most shared" : "Shared",
                            counted(basis.pieces.size(), "student"), group, issue, basis.sharing.size(),
                            basis.pieces.size(), cause_words(basis.cause)));
  if (!most)
    out.push_back(fmt::format("More share {} ({} of {}), which is recorded as {} and was set aside.",
                              in_sentence(code_name(study, task, Dimension::issue, more->issue)),
                              more->sharing, more->pieces,
                              recorded_cause(*task.codebook, study.text(more->issue))));
  const auto is_other = [&](const PlanChoice& c) {
    return c.issue != k_no_text &&
           (study.text(c.issue) != basis.issue || study.text(c.strategy) != basis.strategy);
  };
  const auto next = std::find_if(basis.choices.begin(), basis.choices.end(), is_other);
  const bool teachable = basis.cause.empty() || basis.cause == "misconception" || basis.cause == "gap";
  if (next == basis.choices.end()) return out;
  const std::string other = fmt::format(
      "{} in {} ({} of {})", in_sentence(code_name(study, task, Dimension::issue, next->issue)),
      in_sentence(code_name(study, task, Dimension::strategy, next->strategy)), next->sharing, next->pieces);
  if (!teachable && is_teachable(*next)) {
    out.push_back(fmt::format("Teaching could address this instead: {}.", other));
  } else if (is_teachable(*next)) {
    const std::string_view how = next->sharing > basis.sharing.size()   ? "More share this one"
                                 : next->sharing < basis.sharing.size() ? "Fewer share the next one"
                                                                        : "Just as many share another one";
    out.push_back(fmt::format("{}: {}.", how, other));
  }
  return out;
}

}  // namespace worksort
