#include "worksort/read/keys.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace worksort {
namespace {

using enum Shape;

constexpr bool k_required = true;
constexpr bool k_page_words = true;

// clang-format off: one key a line reads best
const std::vector<Mapping>& all_mappings() {
  static const std::vector<Mapping> k_mappings = {
    {"document", "one document of a worksort file", {
      {"worksort", choice, "1", "version of the file format"},
      {"codebook", map, "codebook", "the shared vocabulary"},
      {"task", map, "task", "what students were asked, and what we expect to see"},
      {"exemplar", map, "exemplar", "what the thinking looks like when it is there"},
      {"work", map, "work", "student work, coded"},
      {"roster", map, "roster", "the students of a class, kept apart from the work"},
      {"plan", map, "plan", "a reteach plan, before and after"},
      {"inquiry", map, "inquiry", "a rapid cycle of inquiry: is what we are doing working"},
      {"cycle", map, "cycle", "a learning cycle of topics and sessions"},
      {"protocol", map, "protocol", "an agenda that a team can run"},
    }},
    {"codebook", "the shared vocabulary of a team", {
      {"id", code, "", "how tasks and work name this codebook", k_required},
      {"title", text, "", "what people call it"},
      {"extends", codes, "", "codebooks to start from; entries here replace theirs by id"},
      {"source", text, "", "where the names come from"},
      {"success", entries, "entry", "how far the work carried its own strategy, from first steps to all the way"},
      {"families", entries, "entry", "kinds of strategies"},
      {"strategies", entries, "strategy", "actions on a model, in display order"},
      {"models", entries, "model", "representations that the action is carried out on"},
      {"issues", entries, "issue", "misconceptions and everything else that got in the way"},
    }},
    {"entry", "a word of the codebook", {
      {"id", code, "", "the code to write in files", k_required},
      {"name", text, "", "the name for people"},
      {"aliases", texts, "", "other words that mean the same code"},
    }},
    {"strategy", "one strategy of a codebook", {
      {"id", code, "", "the code to write in files", k_required},
      {"name", text, "", "the name for people"},
      {"family", code, "", "the family it belongs to"},
      {"aliases", texts, "", "other words that mean the same code"},
      {"definition", text, "", "what it is, in one line"},
      {"use_when", text, "", "when to use the code"},
      {"not_when", text, "", "when not to use it"},
      {"example", text, "", "what it looks like on a page"},
      {"look_for", texts, "", "what to look for on the page"},
      {"models", codes, "", "models on which it is usually seen"},
      {"leads_to", codes, "", "neighbouring strategies that are worth connecting"},
      {"ask", map, "questions", "questions for students who use it"},
      {"source", text, "", "where the name comes from"},
    }},
    {"model", "one model of a codebook", {
      {"id", code, "", "the code to write in files", k_required},
      {"name", text, "", "the name for people"},
      {"cra", choice, "concrete|representational|abstract", "what kind of representation it is"},
      {"aliases", texts, "", "other words that mean the same code"},
    }},
    {"issue", "one issue of a codebook", {
      {"id", code, "", "the code to write in files", k_required},
      {"name", text, "", "the idea as it is seen, for people"},
      {"cause", choice, "misconception|slip|gap|misread|not-attempted", "why it happens; misconception when left out"},
      {"aliases", texts, "", "other words that mean the same code"},
    }},
    {"questions", "questions to have ready", {
      {"assessing", texts, "", "questions that find out what the student is thinking"},
      {"advancing", texts, "", "questions that go beyond the present approach"},
    }},
    {"task", "what students were asked", {
      {"id", code, "", "how work, exemplars and plans name this task", k_required},
      {"title", text, "", "what people call it"},
      {"grade", text, "", "the grade it is for"},
      {"standards", texts, "", "standards that it is for"},
      {"clarifications", texts, "", "text of the standard's clarification that matters here"},
      {"practices", choices, "SMP1|SMP2|SMP3|SMP4|SMP5|SMP6|SMP7|SMP8", "mathematical practices"},
      {"date", date, "", "when students did it"},
      {"codebook", code, "", "the codebook that its work is coded with"},
      {"kind", text, "", "what it is, such as exit-ticket"},
      {"prompt", text, "", "exactly what students saw"},
      {"goal", text, "", "what students should come to understand"},
      {"target", choices, "conceptual|procedural|application", "what the standard asks for"},
      {"launch", map, "launch", "how the task is introduced"},
      {"taught_before", map, "instruction", "how it was taught before the task"},
      {"answers", texts, "", "answers that are right", false, k_page_words},
      {"anticipate", map, "anticipate", "what we expect, from doing the math together first"},
      {"critical", codes, "", "strategies that somebody should be using"},
      {"review", map, "review", "whether the task meets the standard's target"},
    }},
    {"launch", "how a task is introduced", {
      {"routine", text, "", "the routine, such as three-reads"},
    }},
    {"instruction", "how something is taught", {
      {"models", codes, "", "the models used"},
      {"model", codes, "", "", false, false, "models"},
      {"routine", text, "", "the routine used"},
      {"grouping", text, "", "whole class, small group, pairs ..."},
      {"context", text, "", "the context or story"},
    }},
    {"anticipate", "what we expect before we see student work", {
      {"succeed", texts, "", "where students might be successful"},
      {"strategies", codes, "", "strategies they could use"},
      {"strategy", codes, "", "", false, false, "strategies"},
      {"models", codes, "", "models they could use"},
      {"model", codes, "", "", false, false, "models"},
      {"stuck", texts, "", "where they might get stuck"},
      {"questions", map, "questions", "questions to have ready"},
    }},
    {"review", "whether the task meets the standard's target", {
      {"aligned", choice, "yes|partly|no", "does the task meet the target of the standard"},
      {"evidence", text, "", "what in the task shows it", false, k_page_words},
    }},
    {"exemplar", "what the thinking looks like when it is there", {
      {"task", codes, "", "the task or tasks it belongs to", k_required},
      {"look_fors", maps, "look-for", "the key features of mastery"},
      {"responses", maps, "response", "more than one way to succeed"},
    }},
    {"look-for", "one key feature of mastery", {
      {"id", code, "", "the code to write in shows", k_required},
      {"aspect", choice, "conceptual|procedural|application", "what kind of understanding it shows"},
      {"text", text, "", "what can be seen on the page"},
    }},
    {"response", "one way to succeed", {
      {"strategy", code, "", "the strategy it shows"},
      {"model", codes, "", "the models it uses"},
      {"models", codes, "", "", false, false, "model"},
      {"answer", text, "", "the answer", false, k_page_words},
      {"shows", codes, "", "look-fors that can be seen in it"},
      {"work", text, "", "what stands on the page"},
    }},
    {"work", "student work, coded; the keys beside pieces are defaults for the pieces", {
      {"task", code, "", "the task that students did"},
      {"date", date, "", "when students did the work, never when it was read"},
      {"class", code, "", "the class"},
      {"school", code, "", "the school"},
      {"setting", code, "", "classroom, small-group, intervention or your own words"},
      {"coder", code, "", "who read the work"},
      {"codebook", code, "", "the codebook, when there is no task file to name it"},
      {"pieces", maps, "piece", "one entry for each student's response", k_required},
    }},
    {"piece", "one student's response to one task, as one person read it", {
      {"student", code, "", "an id, or a name of the roster if only one student has it", k_required},
      {"strategy", codes, "", "the first names the group, the rest are also seen"},
      {"strategies", codes, "", "", false, false, "strategy"},
      {"model", codes, "", "the models the strategy is carried out on"},
      {"models", codes, "", "", false, false, "model"},
      {"success", code, "", "how far this strategy was carried, a word of the codebook's scale"},
      {"answer", text, "", "the answer as the student wrote it", false, k_page_words},
      {"correct", choice, "right|partly|wrong|none", "worked out from the task's answers when left out"},
      {"shows", codes, "", "look-fors of the exemplar that are on the page"},
      {"issues", codes, "", "what got in the way"},
      {"issue", codes, "", "", false, false, "issues"},
      {"evidence", text, "", "what is on the page, and where", false, k_page_words},
      {"quote", text, "", "the student's own words", false, k_page_words},
      {"strength", text, "", "what is there to build on"},
      {"bright_spot", flag, "", "worth telling others about"},
      {"unsure", flag, "", "look at it together"},
      {"image", text, "", "a scan or photo"},
      {"attempt", whole, "", "when a student did the task more than once on one date"},
      {"task", code, "", "in place of the default above"},
      {"date", date, "", "in place of the default above"},
      {"class", code, "", "in place of the default above"},
      {"school", code, "", "in place of the default above"},
      {"setting", code, "", "in place of the default above"},
      {"coder", code, "", "in place of the default above"},
      {"codebook", code, "", "in place of the default above"},
    }},
    {"roster", "the students of a class", {
      {"class", code, "", "the class", k_required},
      {"teacher", text, "", "who teaches it"},
      {"school", code, "", "the school"},
      {"students", entries, "student", "everybody on the roster"},
    }},
    {"student", "a student on a roster", {
      {"id", code, "", "the id that work uses", k_required},
      {"name", text, "", "the name, for the team only"},
      {"served_by", texts, "", "who teaches the student: classroom, interventionist ..."},
    }},
    {"plan", "a reteach plan, before and after", {
      {"id", code, "", "the name of the plan", k_required},
      {"written", date, "", "when it was written"},
      {"class", codes, "", "the class or classes"},
      {"school", code, "", "the school"},
      {"task", code, "", "the task it comes from"},
      {"strategy", code, "", "the group: students who used this strategy"},
      {"issue", code, "", "the one thing to address"},
      {"students", codes, "", "the students of the group"},
      {"build_on", text, "", "what they can already do"},
      {"taught_before", text, "", "how it was taught before"},
      {"new_and_different", map, "instruction", "how this will be new and different"},
      {"success_criteria", text, "", "what the work will show"},
      {"questions", map, "questions", "questions to have ready"},
      {"taught_by", text, "", "who teaches it"},
      {"where", text, "", "where it happens"},
      {"date", date, "", "when it happens"},
      {"minutes", whole, "", "how long it takes"},
      {"others", text, "", "what everybody else does meanwhile"},
      {"tell", texts, "", "who else must know the shared model"},
      {"reassess", map, "reassess", "how students will be assessed again"},
      {"result", text, "", "what happened; filled in afterwards"},
      {"decision", choice, "continue|change|release", "what to do next; filled in afterwards"},
    }},
    {"reassess", "how students will be assessed again", {
      {"task", code, "", "a parallel task"},
      {"date", date, "", "when"},
      {"look_fors", codes, "", "look-fors of that task to watch"},
    }},
    {"inquiry", "a rapid cycle of inquiry", {
      {"id", code, "", "the name of the inquiry", k_required},
      {"lever", choice, "pedagogy|content-knowledge|intervention-planning", "the lever for change"},
      {"improve", text, "", "what we are looking to improve this year, and in five"},
      {"learning", text, "", "how teachers learn, with what support and feedback"},
      {"goals", maps, "goal", "what we want to see more or less of"},
      {"next", text, "", "what comes next"},
    }},
    {"goal", "a goal of an inquiry", {
      {"id", code, "", "the name of the goal", k_required},
      {"text", text, "", "the goal in words"},
      {"measure", map, "measure", "codes to count; one dimension, any of the codes"},
      {"where", map, "where", "which schools, classes and tasks count"},
      {"baseline", map, "period", "the period to compare with"},
      {"current", map, "period", "the period to look at now"},
      {"target", text, "", "share of the students with a coded piece, such as 40%"},
      {"evidence", text, "", "what people saw, for goals that no count can show", false, k_page_words},
    }},
    {"measure", "codes to count", {
      {"strategy", codes, "", "any of these strategies"},
      {"strategies", codes, "", "", false, false, "strategy"},
      {"family", codes, "", "any strategy of these families"},
      {"model", codes, "", "any of these models"},
      {"models", codes, "", "", false, false, "model"},
      {"issue", codes, "", "any of these issues"},
      {"issues", codes, "", "", false, false, "issue"},
      {"look-for", codes, "", "any of these look-fors"},
      {"success", codes, "", "any of these words of the success scale"},
      {"correct", codes, "", "any of right, partly, wrong, none"},
    }},
    {"where", "which work counts", {
      {"school", codes, "", "these schools"},
      {"class", codes, "", "these classes"},
      {"task", codes, "", "these tasks"},
    }},
    {"period", "from one day to another, both included", {
      {"since", date, "", "the first day"},
      {"until", date, "", "the last day"},
    }},
    {"cycle", "a learning cycle", {
      {"id", code, "", "the name of the cycle", k_required},
      {"title", text, "", "what people call it"},
      {"start", date, "", "the day of the first session"},
      {"every", text, "", "the rhythm, such as 1 week"},
      {"topics", maps, "topic", "the topics in order"},
      {"reflections", maps, "reflection", "what was learned"},
    }},
    {"topic", "a topic of a learning cycle", {
      {"title", text, "", "the topic"},
      {"practices", choices, "SMP1|SMP2|SMP3|SMP4|SMP5|SMP6|SMP7|SMP8", "mathematical practices"},
      {"look_fors", texts, "", "what to look for in classrooms"},
      {"sessions", entries, "session", "shared-learning, planning-practice, student-progress"},
    }},
    {"session", "a session of a learning cycle", {
      {"kind", code, "", "shared-learning, planning-practice, student-progress or your own word", k_required},
      {"date", date, "", "where the rhythm differs"},
    }},
    {"reflection", "a closing reflection", {
      {"date", date, "", "when"},
      {"strengths", text, "", "strengths in student work"},
      {"gaps", text, "", "gaps in student work"},
      {"contributed", text, "", "how planning and practice contributed"},
      {"transfer", text, "", "how it carries over to the whole class"},
    }},
    {"protocol", "an agenda that a team can run", {
      {"id", code, "", "the name of the protocol", k_required},
      {"title", text, "", "what people call it"},
      {"source", text, "", "what it is inspired by"},
      {"roles", texts, "", "who does what"},
      {"norms", texts, "", "how we work together"},
      {"steps", maps, "step", "the steps in order", k_required},
    }},
    {"step", "a step of a protocol", {
      {"title", text, "", "the name of the step", k_required},
      {"minutes", whole, "", "how long it takes"},
      {"who", text, "", "who speaks"},
      {"say", text, "", "what to say"},
      {"prompts", texts, "", "questions for the group"},
      {"produce", text, "", "what must exist before going on"},
      {"not_yet", text, "", "what is not allowed yet"},
      {"show", choices, "task|anticipate|critical|look-fors|coverage|pieces|groups|piles|unseen|issues|plan|bright-spots|disagreements|reflection", "data of the task to fill in"},
      {"optional", flag, "", "may be dropped when time is short"},
    }},
  };
  return k_mappings;
}
// clang-format on

}  // namespace

const Key* Mapping::find(std::string_view key) const {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == key; });
  return found == keys.end() ? nullptr : &*found;
}

std::span<const Mapping> mappings() { return all_mappings(); }

const Mapping& mapping(std::string_view name) {
  for (const auto& m : all_mappings()) {
    if (m.name == name) return m;
  }
  throw std::logic_error("no mapping named " + std::string(name));
}

bool is_own_key(std::string_view key) { return key == "note" || key.starts_with("x-"); }

}  // namespace worksort
