#include "tables.hpp"

namespace worksort::fields {

using enum Shape;
using enum Privacy;

// One key a line reads best.
// clang-format off
// NOLINTNEXTLINE(readability-function-size): a table
void add_team(std::vector<Mapping>& to) {
  using C = In<Cycle>;
  add<Cycle>(to, "cycle", "a learning cycle", {
      {"id", code, open, "", "the name of the cycle", C::of<&Cycle::id>, k_required},
      {"title", text, personal, "", "what people call it", C::of<&Cycle::title>},
      {"principle", text, personal, "", "what the whole cycle is about", C::of<&Cycle::principle>},
      {"questions", texts, personal, "", "essential questions", C::of<&Cycle::questions>},
      {"understandings", texts, personal, "", "what should stay when the cycle is over",
       C::of<&Cycle::understandings>},
      {"start", date, open, "", "the day of the first session", C::of<&Cycle::start>},
      {"every", text, open, "", "the rhythm, such as 1 week or 1 month", C::of<&Cycle::every>},
      {"topics", maps, open, "topic", "the topics in order", C::of<&Cycle::topics>},
      {"reflections", maps, open, "reflection", "what was learned", C::of<&Cycle::reflections>},
  });
  using T = In<Topic>;
  add<Topic>(to, "topic", "a topic of a learning cycle", {
      {"title", text, personal, "", "the topic", T::of<&Topic::title>},
      {"practices", choices, open, "SMP1|SMP2|SMP3|SMP4|SMP5|SMP6|SMP7|SMP8", "mathematical practices",
       T::of<&Topic::practices>},
      {"look_fors", texts, personal, "", "what to look for in classrooms", T::of<&Topic::look_fors>},
      {"sessions", entries, open, "session", "shared-learning, planning-practice, student-progress",
       T::of<&Topic::sessions>},
  });
  using S = In<CycleSession>;
  add<CycleSession>(to, "session", "a session of a learning cycle", {
      {"kind", code, open, "", "shared-learning, planning-practice, student-progress or your own word",
       S::of<&CycleSession::kind>, k_required},
      {"date", date, open, "", "where the rhythm differs", S::of<&CycleSession::date>},
  });
  using R = In<Reflection>;
  add<Reflection>(to, "reflection", "a closing reflection", {
      {"date", date, open, "", "when", R::of<&Reflection::date>},
      {"strengths", text, personal, "", "strengths in student work", R::of<&Reflection::strengths>},
      {"gaps", text, personal, "", "gaps in student work", R::of<&Reflection::gaps>},
      {"contributed", text, personal, "", "how planning and practice contributed",
       R::of<&Reflection::contributed>},
      {"transfer", text, personal, "", "how it carries over to the whole class",
       R::of<&Reflection::transfer>},
  });
  using P = In<Protocol>;
  add<Protocol>(to, "protocol", "an agenda that a team can run", {
      {"id", code, open, "", "the name of the protocol", P::of<&Protocol::id>, k_required},
      {"title", text, personal, "", "what people call it", P::of<&Protocol::title>},
      {"source", text, personal, "", "what it is inspired by", P::of<&Protocol::source>},
      {"roles", texts, personal, "", "who does what", P::of<&Protocol::roles>},
      {"norms", texts, personal, "", "how we work together", P::of<&Protocol::norms>},
      {"steps", maps, open, "step", "the steps in order", P::of<&Protocol::steps>, k_required},
  });
  using Q = In<Step>;
  add<Step>(to, "step", "a step of a protocol", {
      {"title", text, personal, "", "the name of the step", Q::of<&Step::title>, k_required},
      {"minutes", whole, open, "", "how long it takes", Q::of<&Step::minutes>},
      {"who", text, personal, "", "who speaks", Q::of<&Step::who>},
      {"say", text, personal, "", "what to say", Q::of<&Step::say>},
      {"prompts", texts, personal, "", "questions for the group", Q::of<&Step::prompts>},
      {"produce", text, personal, "", "what must exist before going on", Q::of<&Step::produce>},
      {"not_yet", text, personal, "", "what is not allowed yet", Q::of<&Step::not_yet>},
      {"show", choices, open,
       "task|anticipate|critical|look-fors|coverage|pieces|groups|piles|unseen|issues|plan|bright-spots|"
       "disagreements|reflection",
       "data of the task to fill in", Q::of<&Step::show>},
      {"optional", flag, open, "", "may be dropped when time is short", Q::of<&Step::optional>},
  });
  using D = In<Decision>;
  add<Decision>(to, "decision", "what a team decided, promised or wants to get out of the way", {
      {"date", date, open, "", "when", D::of<&Decision::date>},
      {"from", text, personal, "", "the protocol or meeting", D::of<&Decision::from>},
      {"kind", choice, open, "decision|promise|barrier|goal", "what it is", D::of<&Decision::kind>},
      {"text", text, personal, "", "it in words", D::of<&Decision::text>},
      {"who", text, personal, "", "who does it", D::of<&Decision::who>},
      {"by", date, open, "", "by when", D::of<&Decision::by>},
      {"benchmark", text, personal, "", "how you will know", D::of<&Decision::benchmark>},
      {"shown", codes, student_id, "", "students whose pages were on the table", D::of<&Decision::shown>},
      {"result", text, personal, "", "what came of it; filled in afterwards", D::of<&Decision::result>},
  });
}
// clang-format on

}  // namespace worksort::fields
