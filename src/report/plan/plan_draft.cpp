// A plan from data: the document to keep.
#include "worksort/analyze/plan/problem_type.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/plan/plan.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_questions = 3;
constexpr std::size_t k_most_answers = 3;
constexpr std::size_t k_most_stuck = 2;
constexpr const char* k_any_question =
    "What have you found out so far, and what would you like to find out next?";

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

void add_once(std::vector<std::string>& to, const std::vector<std::string>& more) {
  for (const auto& text : more) {
    if (!contains(to, text)) to.push_back(text);
  }
}

// "All 7 show", of pages where there is none of some students.
std::string all_show(std::size_t pages, std::size_t students) {
  if (pages == 1) return "The page shows";
  if (students > pages) return pages == 2 ? "Both pages show" : fmt::format("All {} pages show", pages);
  return pages == 2 ? "Both show" : fmt::format("All {} show", pages);
}

// "All 7 show: ... Strengths: ..." Without names, which belong to the roster alone. How far a page carried
// its strategy is no strength where an idea in it is what has to change.
std::string build_on(const Study& study, const PlanBasis& basis) {
  const std::size_t all = basis.pieces.size();
  std::vector<std::string> parts;
  std::vector<std::string> shared;
  for (const auto& count : basis.look_fors) {
    if (all > 0 && count.shown == all)
      shared.push_back(in_sentence(std::string(without_full_stop(look_for_words(*count.look_for)))));
  }
  if (!shared.empty())
    parts.push_back(
        fmt::format("{}: {}", all_show(all, basis.students.size()), as_sentence(join(shared, "; "))));
  const bool idea = !basis.issue.empty() && basis.cause != "slip";
  if (!basis.success.empty() && !idea) {
    const auto& [code, count] = basis.success.back();
    parts.push_back(
        fmt::format("{}: {} of {}.", code_name(study, *basis.task, Dimension::success, code), count, all));
  }
  std::vector<std::string> strengths;
  for (const auto piece : basis.pieces) {
    for (const auto* r : basis.in_force.at(piece).sources) {
      if (r->strength == k_no_text || strengths.size() == 3) continue;
      add_once(strengths, {std::string(without_full_stop(study.text(r->strength)))});
      break;
    }
  }
  if (!strengths.empty()) parts.push_back("Strengths: " + as_sentence(join(strengths, "; ")));
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
  std::string how = join(parts, ", ");
  if (before.note.empty()) return how;
  return how.empty() ? before.note : as_sentence(how) + " " + before.note;
}

std::string free_id(const Study& study, const std::string& wanted) {
  const auto taken = [&](const std::string& id) {
    return std::any_of(study.plans.begin(), study.plans.end(), [&](const Plan& p) { return p.id == id; });
  };
  std::string id = wanted;
  for (int number = 2; taken(id); ++number) id = fmt::format("{}-{}", wanted, number);
  return id;
}

// A plan names its school beside its classes.
std::string class_to_write(const Study& study, const Reading& r) {
  return r.school == k_no_text ? study.class_name(Study::class_of(r)) : std::string(study.text(r.class_id));
}

void fill_group(const Selection& selection, const PlanBasis& basis, Plan& plan) {
  const Study& study = selection.study();
  for (const auto piece : basis.pieces) {
    const Reading& r = selection.head(piece);
    if (r.class_id != k_no_text) add_once(plan.classes, {class_to_write(study, r)});
    if (plan.school.empty()) plan.school = study.text(r.school);
  }
  std::sort(plan.classes.begin(), plan.classes.end(), natural_less);
  for (const auto& student : basis.students) plan.students.push_back({student.written, {}});
  for (const auto piece : basis.partners) {
    const std::string id(study.text(selection.head(piece).student));
    const bool there =
        std::ranges::any_of(plan.partners, [&](const Written& partner) { return partner.text == id; });
    if (!there) plan.partners.push_back({id, {}});
  }
}

// What belongs to the issue comes first, then what the team wrote for the task, then the own questions of the
// strategies that serve its problem type.
Questions all_questions(const Study& study, const PlanBasis& basis) {
  const Codebook& codebook = *basis.task->codebook;
  Questions out;
  const auto add = [&](const Questions& questions) {
    add_once(out.assessing, questions.assessing);
    add_once(out.advancing, questions.advancing);
  };
  if (const Issue* issue = codebook.issue(basis.issue)) add(issue->ask);
  if (basis.task->task != nullptr) add(basis.task->task->anticipate.questions);
  for (const auto& code : serving_task(*basis.task, plan_strategies(study, basis))) {
    if (const Strategy* strategy = codebook.strategy(code)) add(strategy->ask);
  }
  return out;
}

// " (22, 26)": the answers on the pages with the issue that are not right, empty without any.
std::string answer_words(const Study& study, const PlanBasis& basis) {
  std::vector<std::string> answers;
  for (const auto piece : basis.sharing) {
    const InForce& now = basis.in_force.at(piece);
    if (now.answer == k_no_text || now.correct == Correct::right) continue;
    add_once(answers, {std::string(study.text(now.answer))});
  }
  if (answers.size() > k_most_answers) answers.resize(k_most_answers);
  return answers.empty() ? "" : fmt::format(" (answers here: {})", join(answers, ", "));
}

// The question that shares most words with what students are stuck on, the first of equals. It is taken out:
// each is said once on a page.
std::string take_question(const std::string& stuck, Questions& from) {
  std::vector<std::string>* list = nullptr;
  std::size_t at = 0;
  std::size_t most = 0;
  for (auto* questions : {&from.assessing, &from.advancing}) {
    for (std::size_t i = 0; i < questions->size(); ++i) {
      const std::size_t words = shared_words(stuck, (*questions)[i]);
      if (list != nullptr && words <= most) continue;
      list = questions;
      at = i;
      most = words;
    }
  }
  if (list == nullptr) return k_any_question;
  std::string out = std::move((*list)[at]);
  list->erase(list->begin() + static_cast<std::ptrdiff_t>(at));
  return out;
}

// "Stuck: keeping track of the trays. You ask: ..."
std::string stuck_words(const std::string& stuck, const std::string& question) {
  return fmt::format("Stuck: {} You ask: {}", as_sentence(in_sentence(stuck)), question);
}

// What students may do, and what could be said then, taken from the questions.
void fill_expectations(const Study& study, const PlanBasis& basis, Questions& questions, Plan& plan) {
  Questions own;
  if (const Issue* issue = basis.task->codebook->issue(basis.issue)) {
    own = issue->ask;
    if (!issue->contrast.empty())
      plan.expect.push_back(fmt::format("The same again{}: put this beside it. {}",
                                        answer_words(study, basis), issue->contrast));
    if (!own.advancing.empty()) {
      plan.expect.push_back("A way without it, and then you ask: " + own.advancing.front());
      std::erase(questions.advancing, own.advancing.front());
    }
  }
  if (basis.task->task == nullptr) return;
  Questions others = questions;
  std::erase_if(others.assessing, [&](const auto& q) { return contains(own.assessing, q); });
  std::erase_if(others.advancing, [&](const auto& q) { return contains(own.advancing, q); });
  const auto& stuck = basis.task->task->anticipate.stuck;
  for (std::size_t i = 0; i < std::min(stuck.size(), k_most_stuck); ++i) {
    const std::string question = take_question(stuck[i], others);
    plan.expect.push_back(stuck_words(stuck[i], question));
    std::erase(questions.assessing, question);
    std::erase(questions.advancing, question);
  }
}

void fill_questions(const Study& study, const PlanBasis& basis, Plan& plan) {
  const Questions all = all_questions(study, basis);
  plan.questions = all;
  fill_expectations(study, basis, plan.questions, plan);
  for (const auto list : {&Questions::assessing, &Questions::advancing}) {
    auto& left = plan.questions.*list;
    const std::size_t said = (all.*list).size() - left.size();
    left.resize(std::min(left.size(), k_most_questions - std::min(said, k_most_questions - 1)));
  }
}

// A slip, another reading or what was not tried is looked at where it happened.
FirstTask first_task(const Issue& issue) {
  const NextTask& next = issue.next_task;
  if (!next.structure.empty() || is_teachable(issue.cause))
    return {next.structure, next.numbers, next.why, ""};
  return {"Their own page again: they go on from there, or check it in a second way, before anything new",
          "those of the page", "What happened can be seen where it happened.", ""};
}

// A sentence to begin with, on the model that is offered first.
std::string language(const PlanBasis& basis) {
  if (basis.offers.empty()) return "";
  const std::string model = basis.task->codebook->name_of(Dimension::model, basis.offers.front().model);
  return fmt::format("{}: “This shows ___.” “It has to be ___, because ___.”", model);
}

void fill_lesson(const PlanBasis& basis, Plan& plan) {
  if (basis.task->task != nullptr) {
    plan.clarifications = basis.task->task->clarifications;
    plan.practices = basis.task->task->practices;
  }
  const Issue* issue = basis.task->codebook->issue(basis.issue);
  if (issue == nullptr) return;
  plan.probe = issue->probe.tells.empty() ? issue->probe.prompt
                                          : fmt::format("{}\n{}", issue->probe.prompt, issue->probe.tells);
  plan.first_task = first_task(*issue);
}

void fill_reassessment(const PlanBasis& basis, Plan& plan) {
  if (basis.parallel.empty()) return;
  const TaskInfo& next = *basis.parallel.front();
  plan.reassess_task.text = next.task->id;
  // A day that is over already is no day to look again.
  if (next.task->date && plan.written && *next.task->date >= *plan.written)
    plan.reassess_date = next.task->date;
  for (const auto& count : issue_look_fors(basis)) {
    if (next.look_for(count.look_for->id) != nullptr) plan.reassess_look_fors.push_back(count.look_for->id);
  }
}

}  // namespace

Plan draft_plan(const Selection& selection, const PlanBasis& basis, Date written) {
  const Study& study = selection.study();
  const TaskInfo& task = *basis.task;
  Plan plan;
  plan.id = free_id(
      study, fmt::format("{}-{}", to_string(written), basis.strategy.empty() ? basis.issue : basis.strategy));
  plan.written = written;
  plan.task.text = study.text(task.id);
  plan.kind = plan_kind(basis);
  plan.strategy.text = basis.strategy;
  plan.issue.text = basis.issue;
  fill_group(selection, basis, plan);
  plan.build_on = build_on(study, basis);
  plan.taught_before = taught_before(task);
  fill_lesson(basis, plan);
  fill_questions(study, basis, plan);
  plan.language = language(basis);
  for (const auto& colleague : basis.colleagues) plan.tell.push_back(colleague.role);
  fill_reassessment(basis, plan);
  return plan;
}

Value plan_document(const Plan& plan) {
  return Value{{"plan", form_value(mapping("plan"), document_value(mapping("plan"), &plan))}};
}

}  // namespace worksort
