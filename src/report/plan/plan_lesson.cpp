// The lesson of a plan: what somebody wrote, else what the codebook proposes.
#include "worksort/report/plan/practices.hpp"
#include "worksort/util/text.hpp"

#include "plan_parts.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_practices_asked = 2;

// The routine and what is written beside it, as one line: "Number string. Three lines of it are enough."
std::string launch_words(const Introduction& launch) {
  if (launch.routine.empty() || launch.note.empty()) return launch.routine + launch.note;
  const bool goes_on = launch.note.front() == '(' ||
                       std::string_view(".:;,?!").find(launch.routine.back()) != std::string_view::npos;
  return launch.routine + (goes_on ? " " : ". ") + launch.note;
}

const std::vector<std::string>& list_or(const std::vector<std::string>& written,
                                        const std::vector<std::string>& draft) {
  return written.empty() ? draft : written;
}

bool has_any(const FirstTask& task) {
  return !(task.prompt + task.numbers + task.why + task.note).empty();
}

bool has_any(const Questions& asked) {
  return !asked.assessing.empty() || !asked.advancing.empty() || !asked.note.empty();
}

void add_first_task(Value& out, const Plan& plan, const FirstTask& draft, bool is_over) {
  const FirstTask& mine = plan.first_task;
  const std::string launch = launch_words(plan.launch);
  out["first_task"] = {{"prompt", plan_text(mine.prompt, draft.prompt)},
                       {"numbers", plan_text(mine.numbers, draft.numbers)},
                       {"why", plan_text(mine.why, draft.why)},
                       {"note", mine.note},
                       {"shown", !is_over || has_any(mine) || !plan.materials.empty() || !launch.empty()}};
  out["launch"] = {{"routine", plan.launch.routine}, {"note", plan.launch.note}, {"words", launch}};
  out["material_words"] = join(plan.materials, ", ");
}

void add_practices(Value& out, const std::vector<std::string>& practices) {
  out["practices"] = Value(practices);
  out["practice_words"] = join(practices, ", ");
  out["practice_stems"] = practice_words(practices, k_practices_asked);
  std::vector<std::string> asked_of;
  for (const auto& practice : out["practice_stems"])
    asked_of.push_back(
        fmt::format("{} ({})", practice["stem"].get<std::string>(), practice["id"].get<std::string>()));
  out["practice_question_words"] = join(asked_of, " ");
}

}  // namespace

const std::string& plan_text(const std::string& written, const std::string& draft) {
  return written.empty() ? draft : written;
}

Value plan_probe(const Plan& plan, const Plan& draft) {
  const bool is_over = !plan.result.empty();
  const std::string text = is_over ? plan.probe : plan_text(plan.probe, draft.probe);
  const auto end = text.find('\n');
  return Value{
      {"shown", !is_over || !text.empty()},
      {"prompt", text.substr(0, end)},
      {"tells", end == std::string::npos ? "" : join(split_trimmed(text.substr(end + 1), '\n'), " ")}};
}

void add_plan_lesson(Value& out, const Plan& plan, const Plan& draft) {
  const bool is_over = !plan.result.empty();
  const Plan nothing;
  const Plan& proposed = is_over ? nothing : draft;
  add_first_task(out, plan, proposed.first_task, is_over);
  out["expect"] = Value(list_or(plan.expect, proposed.expect));
  out["language"] = plan_text(plan.language, proposed.language);
  out["shows_expected"] = !is_over || !plan.expect.empty() || !plan.language.empty();
  const Questions& asked = plan.questions;
  out["questions"] = {{"assessing", Value(list_or(asked.assessing, proposed.questions.assessing))},
                      {"advancing", Value(list_or(asked.advancing, proposed.questions.advancing))},
                      {"note", asked.note},
                      {"shown", !is_over || has_any(asked)}};
  out["clarifications"] = Value(list_or(plan.clarifications, draft.clarifications));
  add_practices(out, list_or(plan.practices, proposed.practices));
}

}  // namespace worksort
