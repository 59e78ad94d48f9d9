#include "tables.hpp"

namespace worksort::fields {

using enum Shape;
using enum Privacy;

// One key a line reads best.
// clang-format off
// NOLINTNEXTLINE(readability-function-size): a table
void add_codebook(std::vector<Mapping>& to) {
  using C = In<Codebook>;
  add<Codebook>(to, "codebook", "the shared vocabulary of a team", {
      {"id", code, open, "", "how tasks and work name this codebook", C::of<&Codebook::id>, k_required},
      {"title", text, personal, "", "what people call it", C::of<&Codebook::title>},
      {"extends", codes, open, "", "codebooks to start from; entries here replace theirs by id",
       C::of<&Codebook::extends>},
      {"source", text, personal, "", "where the names come from", C::of<&Codebook::source>},
      {"success", entries, open, "entry",
       "how far the work carried its own strategy, from first steps to all the way",
       C::of<&Codebook::success>, false, false, k_once},
      {"families", entries, open, "entry", "kinds of strategies",
       C::of<&Codebook::families>, false, false, k_once},
      {"strategies", entries, open, "strategy", "actions on a model, in display order",
       C::of<&Codebook::strategies>, false, false, k_once},
      {"models", entries, open, "model", "representations that the action is carried out on",
       C::of<&Codebook::models>, false, false, k_once},
      {"issues", entries, open, "issue", "misconceptions and everything else that got in the way",
       C::of<&Codebook::issues>, false, false, k_once},
      {"problem_types", entries, open, "entry", "what kind of question a task asks",
       C::of<&Codebook::problem_types>, false, false, k_once},
  });
  using E = In<Entry>;
  add<Entry>(to, "entry", "a word of the codebook", {
      {"id", code, open, "", "the code to write in files", E::of<&Entry::id>, k_required},
      {"name", text, open, "", "the name for people", E::of<&Entry::name>},
      {"aliases", texts, personal, "", "other words that mean the same code", E::of<&Entry::aliases>},
  });
  using S = In<Strategy>;
  add<Strategy>(to, "strategy", "one strategy of a codebook", {
      {"id", code, open, "", "the code to write in files", S::of<&Strategy::id>, k_required},
      {"name", text, open, "", "the name for people", S::of<&Strategy::name>},
      {"family", code, open, "", "the family it belongs to", S::of<&Strategy::family>},
      {"definition", text, personal, "", "what it is, in one line", S::of<&Strategy::definition>},
      {"use_when", text, personal, "", "when to use the code", S::of<&Strategy::use_when>},
      {"not_when", text, personal, "", "when not to use it", S::of<&Strategy::not_when>},
      {"example", text, personal, "", "what it looks like on a page", S::of<&Strategy::example>},
      {"look_for", texts, personal, "", "what to look for on the page", S::of<&Strategy::look_for>},
      {"models", codes, open, "", "models on which it is usually seen", S::of<&Strategy::models>},
      {"leads_to", codes, open, "", "neighbouring strategies that are worth connecting",
       S::of<&Strategy::leads_to>},
      {"problem_types", codes, open, "", "problem types that it serves; all when left out",
       S::of<&Strategy::problem_types>},
      {"ask", map, personal, "questions", "questions for students who use it", S::of<&Strategy::ask>},
      {"source", text, personal, "", "where the name comes from", S::of<&Strategy::source>},
      {"aliases", texts, personal, "", "other words that mean the same code", S::of<&Strategy::aliases>},
  });
  using M = In<Model>;
  add<Model>(to, "model", "one model of a codebook", {
      {"id", code, open, "", "the code to write in files", M::of<&Model::id>, k_required},
      {"name", text, open, "", "the name for people", M::of<&Model::name>},
      {"cra", choice, open, "concrete|representational|abstract", "what kind of representation it is",
       M::of<&Model::cra>},
      {"aliases", texts, personal, "", "other words that mean the same code", M::of<&Model::aliases>},
  });
  using I = In<Issue>;
  add<Issue>(to, "issue", "one issue of a codebook", {
      {"id", code, open, "", "the code to write in files", I::of<&Issue::id>, k_required},
      {"name", text, open, "", "the idea as it is seen, for people", I::of<&Issue::name>},
      {"cause", choice, open, "misconception|slip|gap|misread|not-attempted",
       "why it happens; misconception when left out", I::of<&Issue::cause>},
      {"works_when", text, personal, "", "where the idea behind it is true", I::of<&Issue::works_when>},
      {"probe", map, personal, "probe", "what to ask first, to tell a slip from an idea",
       I::of<&Issue::probe>},
      {"ask", map, personal, "questions", "questions for students whose page shows it", I::of<&Issue::ask>},
      {"contrast", text, personal, "", "a case in which the idea leads somewhere that cannot be",
       I::of<&Issue::contrast>},
      {"try", maps, personal, "model-to-try", "models on which something becomes visible",
       I::of<&Issue::models_to_try>},
      {"next_task", map, personal, "next-task", "what a task that takes it up would be like",
       I::of<&Issue::next_task>},
      {"leads_from", codes, open, "", "strategies in which it is usually seen", I::of<&Issue::leads_from>},
      {"aliases", texts, personal, "", "other words that mean the same code", I::of<&Issue::aliases>},
  });
  using P = In<Probe>;
  add<Probe>(to, "probe", "a short item that tells a slip from an idea", {
      {"prompt", text, open, "", "the item, without numbers or a story of its own if it can do without",
       P::of<&Probe::prompt>},
      {"tells", text, open, "", "what each way of answering it means", P::of<&Probe::tells>},
  });
  using T = In<ModelToTry>;
  add<ModelToTry>(to, "model-to-try", "a model that helps with an issue", {
      {"model", code, open, "", "the model", T::of<&ModelToTry::model>, k_required},
      {"why", text, open, "", "what becomes visible in it", T::of<&ModelToTry::why>},
  });
  using N = In<NextTask>;
  add<NextTask>(to, "next-task", "what a task that takes up an issue would be like", {
      {"structure", text, open, "", "what kind of story or item", N::of<&NextTask::structure>},
      {"numbers", text, open, "", "how to choose the numbers", N::of<&NextTask::numbers>},
      {"why", text, open, "", "what these numbers bring out", N::of<&NextTask::why>},
  });
  using Q = In<Questions>;
  add<Questions>(to, "questions", "questions to have ready", {
      {"assessing", texts, open, "", "questions that find out what the student is thinking",
       Q::of<&Questions::assessing>},
      {"advancing", texts, open, "", "questions that go beyond the present approach",
       Q::of<&Questions::advancing>},
  });
}
// clang-format on

}  // namespace worksort::fields
