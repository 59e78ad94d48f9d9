#include "tables.hpp"

namespace worksort::fields {

using enum Shape;
using enum Privacy;

// One key a line reads best.
// clang-format off
// NOLINTNEXTLINE(readability-function-size): a table
void add_plan(std::vector<Mapping>& to) {
  using P = In<Plan>;
  add<Plan>(to, "plan", "a reteach plan, before and after", {
      {"id", code, open, "", "the name of the plan", P::of<&Plan::id>, k_required},
      {"written", date, open, "", "when it was written", P::of<&Plan::written>},
      {"class", codes, open, "", "the class or classes", P::of<&Plan::classes>},
      {"school", code, open, "", "the school", P::of<&Plan::school>},
      {"task", code, open, "", "the task it comes from", P::of<&Plan::task>},
      {"kind", choice, open, "conference|group|class", "for one or two students, a group or the class",
       P::of<&Plan::kind>},
      {"strategy", code, open, "", "the group: students who used this strategy", P::of<&Plan::strategy>},
      {"issue", code, open, "", "the one thing to address", P::of<&Plan::issue>},
      {"students", codes, student_id, "", "the students of the group", P::of<&Plan::students>},
      {"partners", codes, student_id, "", "who used the strategy without the issue and could show it",
       P::of<&Plan::partners>},
      {"build_on", text, personal, "", "what they can already do", P::of<&Plan::build_on>},
      {"taught_before", text, personal, "", "how it was taught before", P::of<&Plan::taught_before>},
      {"new_and_different", map, personal, "difference", "how this will be new and different",
       P::of<&Plan::new_and_different>},
      {"clarifications", texts, personal, "", "what the standard asks for here, from the task",
       P::of<&Plan::clarifications>},
      {"practices", choices, open, "SMP1|SMP2|SMP3|SMP4|SMP5|SMP6|SMP7|SMP8", "mathematical practices",
       P::of<&Plan::practices>},
      {"probe", text, personal, "", "what to ask first, to tell a slip from an idea", P::of<&Plan::probe>},
      {"first_task", map, personal, "first-task", "what the lesson begins with", P::of<&Plan::first_task>},
      {"materials", texts, personal, "", "what has to be there", P::of<&Plan::materials>},
      {"launch", map, personal, "launch", "how the first task is introduced", P::of<&Plan::launch>},
      {"expect", texts, personal, "", "what students may do, and what you would say then",
       P::of<&Plan::expect>},
      {"language", text, personal, "", "words and sentence starters that everybody can use",
       P::of<&Plan::language>},
      {"success_criteria", text, personal, "", "what the work will show", P::of<&Plan::success_criteria>},
      {"questions", map, personal, "questions", "questions to have ready", P::of<&Plan::questions>},
      {"taught_by", text, personal, "", "who teaches it", P::of<&Plan::taught_by>},
      {"where", text, personal, "", "where it happens", P::of<&Plan::where>},
      {"date", date, open, "", "when it happens", P::of<&Plan::date>},
      {"minutes", whole, open, "", "how long it takes", P::of<&Plan::minutes>},
      {"others", text, personal, "", "what everybody else does meanwhile", P::of<&Plan::others>},
      {"tell", texts, personal, "", "who else must know the shared model", P::of<&Plan::tell>},
      {"reassess", map, open, "reassess", "how students will be assessed again", P::self},
      {"result", text, personal, "", "what happened; filled in afterwards", P::of<&Plan::result>},
      {"transfer", text, personal, "", "what the whole class could use of it; filled in afterwards",
       P::of<&Plan::transfer>},
      {"decision", choice, open, "continue|change|release", "what to do next; filled in afterwards",
       P::of<&Plan::decision>},
  });
  using I = In<Instruction>;
  add<Instruction>(to, "difference", "how a lesson will be new and different", {
      {"model", codes, open, "", "the models used", I::of<&Instruction::models>},
      same("models", codes, "model"),
      {"routine", text, open, "", "the routine used", I::of<&Instruction::routine>},
      {"grouping", text, open, "", "whole class, small group, pairs ...", I::of<&Instruction::grouping>},
      {"context", text, open, "", "the context or story", I::of<&Instruction::context>},
  });
  using F = In<FirstTask>;
  add<FirstTask>(to, "first-task", "what a lesson begins with", {
      {"prompt", text, open, "", "the task", F::of<&FirstTask::prompt>},
      {"numbers", text, open, "", "its numbers", F::of<&FirstTask::numbers>},
      {"why", text, open, "", "why these numbers", F::of<&FirstTask::why>},
  });
  Mapping reassess{
      "reassess",
      "how students will be assessed again",
      {
          {"task", code, open, "", "a parallel task", P::of<&Plan::reassess_task>},
          {"date", date, open, "", "when", P::of<&Plan::reassess_date>},
          {"look_fors", codes, open, "", "look-fors of that task to watch", P::of<&Plan::reassess_look_fors>},
      }};
  reassess.note = P::text<&Plan::reassess_note>;
  reassess.own = P::own<&Plan::reassess_own>;
  to.push_back(std::move(reassess));
}
// clang-format on

}  // namespace worksort::fields
