#include "tables.hpp"

namespace worksort::fields {
namespace {

ValuePlace look_for_id(void* object) {
  auto* look_for = static_cast<LookFor*>(object);
  return Placed{&look_for->id, &look_for->spot};
}

}  // namespace

using enum Shape;
using enum Privacy;

// One key a line reads best.
// clang-format off
// NOLINTNEXTLINE(readability-function-size): a table
void add_task(std::vector<Mapping>& to) {
  using T = In<Task>;
  add<Task>(to, "task", "what students were asked", {
      {"id", code, open, "", "how work, exemplars and plans name this task", T::of<&Task::id>, k_required},
      {"title", text, personal, "", "what people call it", T::of<&Task::title>},
      {"grade", text, personal, "", "the grade it is for", T::of<&Task::grade>},
      {"standards", texts, personal, "", "standards that it is for", T::of<&Task::standards>},
      {"clarifications", texts, personal, "", "text of the standard's clarification that matters here",
       T::of<&Task::clarifications>},
      {"practices", choices, open, "SMP1|SMP2|SMP3|SMP4|SMP5|SMP6|SMP7|SMP8", "mathematical practices",
       T::of<&Task::practices>},
      {"date", date, open, "", "when students did it", T::of<&Task::date>},
      {"codebook", code, open, "", "the codebook that its work is coded with", T::of<&Task::codebook>},
      {"kind", text, personal, "", "what it is, such as exit-ticket", T::of<&Task::kind>},
      {"source", text, personal, "", "where it comes from, such as a book and its lesson",
       T::of<&Task::source>},
      {"prompt", text, personal, "", "exactly what students saw", T::of<&Task::prompt>},
      {"goal", text, personal, "", "what students should come to understand", T::of<&Task::goal>},
      {"target", choices, open, "conceptual|procedural|application", "what the standard asks for",
       T::of<&Task::target>},
      {"problem_type", code, open, "",
       "what kind of question it asks, a word of the codebook's problem_types", T::of<&Task::problem_type>},
      {"launch", map, personal, "launch", "how the task is introduced", T::of<&Task::launch>},
      {"taught_before", map, personal, "instruction", "how it was taught before the task",
       T::of<&Task::taught_before>},
      {"answers", texts, personal, "", "answers that are right", T::of<&Task::answers>, false, k_page_words},
      {"anticipate", map, open, "anticipate", "what we expect, from doing the math together first",
       T::of<&Task::anticipate>},
      {"critical", entries, open, "one-of", "strategies that somebody should be using",
       T::of<&Task::critical>},
      {"review", map, open, "review", "whether the task meets the standard's target", T::self},
  });
  using N = In<Introduction>;
  add<Introduction>(to, "launch", "how a task is introduced", {
      {"routine", text, open, "", "the routine, such as three-reads", N::of<&Introduction::routine>},
  });
  using I = In<Instruction>;
  add<Instruction>(to, "instruction", "how something is taught", {
      {"models", codes, open, "", "the models used", I::of<&Instruction::models>},
      same("model", codes, "models"),
      {"routine", text, open, "", "the routine used", I::of<&Instruction::routine>},
      {"grouping", text, open, "", "whole class, small group, pairs ...", I::of<&Instruction::grouping>},
      {"context", text, open, "", "the context or story", I::of<&Instruction::context>},
  });
  using O = In<OneOf>;
  add<OneOf>(to, "one-of", "strategies of which one will do", {
      {"any", codes, open, "", "one of these will do", O::of<&OneOf::any>, k_required},
  });
  using Anticipation = Task::Anticipation;
  using A = In<Anticipation>;
  add<Anticipation>(to, "anticipate", "what we expect before we see student work", {
      {"succeed", texts, personal, "", "where students might be successful", A::of<&Anticipation::succeed>},
      {"strategies", codes, open, "", "strategies they could use", A::of<&Anticipation::strategies>},
      same("strategy", codes, "strategies"),
      {"models", codes, open, "", "models they could use", A::of<&Anticipation::models>},
      same("model", codes, "models"),
      {"stuck", texts, personal, "", "where they might get stuck", A::of<&Anticipation::stuck>},
      {"questions", map, personal, "questions", "questions to have ready", A::of<&Anticipation::questions>},
  });
  Mapping review{"review",
                 "whether the task meets the standard's target",
                 {
                     {"aligned", choice, open, "yes|partly|no",
                      "does the task meet the target of the standard", T::of<&Task::review_aligned>},
                     {"evidence", text, personal, "", "what in the task shows it",
                      T::of<&Task::review_evidence>, false, k_page_words},
                 }};
  review.note = T::text<&Task::review_note>;
  review.own = T::own<&Task::review_own>;
  to.push_back(std::move(review));
  using E = In<Exemplar>;
  add<Exemplar>(to, "exemplar", "what the thinking looks like when it is there", {
      {"task", codes, open, "", "the task or tasks it belongs to", E::of<&Exemplar::tasks>, k_required},
      {"look_fors", maps, open, "look-for", "the key features of mastery", E::of<&Exemplar::look_fors>},
      {"responses", maps, open, "response", "more than one way to succeed", E::of<&Exemplar::responses>},
  });
  using L = In<LookFor>;
  add<LookFor>(to, "look-for", "one key feature of mastery", {
      {"id", code, open, "", "the code to write in shows", look_for_id, k_required},
      {"aspect", choice, open, "conceptual|procedural|application", "what kind of understanding it shows",
       L::of<&LookFor::aspect>},
      {"text", text, personal, "", "what can be seen on the page", L::of<&LookFor::text>},
  });
  using R = In<Response>;
  add<Response>(to, "response", "one way to succeed", {
      {"strategy", code, open, "", "the strategy it shows", R::of<&Response::strategy>},
      {"model", codes, open, "", "the models it uses", R::of<&Response::models>},
      same("models", codes, "model"),
      {"answer", text, personal, "", "the answer", R::of<&Response::answer>, false, k_page_words},
      {"shows", codes, open, "", "look-fors that can be seen in it", R::of<&Response::shows>},
      {"work", text, personal, "", "what stands on the page", R::of<&Response::work>},
  });
}
// clang-format on

}  // namespace worksort::fields
