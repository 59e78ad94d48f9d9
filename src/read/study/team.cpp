// Plans, inquiries, cycles and protocols.
#include "worksort/util/text.hpp"

#include <array>
#include <utility>

#include "content.hpp"

namespace worksort {
namespace {

void read_measure(const Fields& fields, Goal& goal) {
  static constexpr std::array<std::string_view, 7> k_keys = {"strategy", "family",  "model",  "issue",
                                                             "look-for", "success", "correct"};
  for (const auto key : k_keys) {
    if (!goal.measure_key.empty() || fields.find(key) == nullptr) continue;
    goal.measure_key = key;
    goal.measure_codes = plain(fields.codes(key));
  }
}

Goal read_goal(const SourceFile& file, const Fields& fields) {
  Goal out;
  out.id = fields.code("id").text;
  out.text = fields.own_text("text");
  out.target = fields.own_text("target");
  out.evidence = fields.own_text("evidence");
  out.note = fields.note();
  with_map(file, fields, "measure", "measure", [&](const Fields& f) { read_measure(f, out); });
  with_map(file, fields, "where", "where", [&](const Fields& f) {
    out.schools = plain(f.codes("school"));
    out.classes = plain(f.codes("class"));
    out.tasks = plain(f.codes("task"));
  });
  with_map(file, fields, "baseline", "period", [&](const Fields& f) {
    out.baseline_since = f.date("since");
    out.baseline_until = f.date("until");
  });
  with_map(file, fields, "current", "period", [&](const Fields& f) {
    out.current_since = f.date("since");
    out.current_until = f.date("until");
  });
  return out;
}

Topic read_topic(const SourceFile& file, const Fields& fields) {
  Topic out;
  out.title = fields.own_text("title");
  out.practices = fields.texts("practices");
  out.look_fors = fields.texts("look_fors");
  out.note = fields.note();
  fields.each_item("sessions", [&](const Node& node) {
    if (node.kind == NodeKind::text) out.sessions.push_back({normalized(node.text), {}, ""});
    if (node.kind != NodeKind::map) return;
    const Fields f(file, node, mapping("session"));
    if (f.complete()) out.sessions.push_back({f.code("kind").text, f.date("date"), f.note()});
  });
  return out;
}

Step read_step(const Fields& f) {
  return {
      f.own_text("title"),   f.whole("minutes"),    f.own_text("who"), f.own_text("say"),  f.texts("prompts"),
      f.own_text("produce"), f.own_text("not_yet"), f.texts("show"),   f.flag("optional"), f.note()};
}

}  // namespace

Plan read_plan(const SourceFile& file, const Fields& fields) {
  Plan out;
  out.id = fields.code("id").text;
  out.written = fields.date("written");
  out.classes = plain(fields.codes("class"));
  out.school = fields.code("school").text;
  out.task = fields.code("task");
  out.strategy = fields.code("strategy");
  out.issue = fields.code("issue");
  out.students = fields.codes("students");
  out.build_on = fields.own_text("build_on");
  out.taught_before = fields.own_text("taught_before");
  out.success_criteria = fields.own_text("success_criteria");
  with_map(file, fields, "questions", "questions", [&](const Fields& f) {
    out.questions = {f.texts("assessing"), f.texts("advancing")};
    out.questions_note = f.note();
  });
  out.taught_by = fields.own_text("taught_by");
  out.where = fields.own_text("where");
  out.date = fields.date("date");
  out.minutes = fields.own_text("minutes");
  out.others = fields.own_text("others");
  out.tell = fields.texts("tell");
  out.result = fields.own_text("result");
  out.decision = fields.own_text("decision");
  out.note = fields.note();
  with_map(file, fields, "new_and_different", "instruction", [&](const Fields& f) {
    out.new_and_different = {plain(f.codes("models")), f.own_text("routine"), f.own_text("grouping"),
                             f.own_text("context"), f.note()};
  });
  with_map(file, fields, "reassess", "reassess", [&](const Fields& f) {
    out.reassess_task = f.code("task");
    out.reassess_date = f.date("date");
    out.reassess_look_fors = plain(f.codes("look_fors"));
    out.reassess_note = f.note();
  });
  out.own = fields.own_keys();
  return out;
}

Inquiry read_inquiry(const SourceFile& file, const Fields& fields) {
  Inquiry out;
  out.id = fields.code("id").text;
  out.lever = fields.own_text("lever");
  out.improve = fields.own_text("improve");
  out.learning = fields.own_text("learning");
  out.next = fields.own_text("next");
  out.note = fields.note();
  each_map(file, fields, "goals", "goal", [&](const Fields& f) { out.goals.push_back(read_goal(file, f)); });
  return out;
}

Cycle read_cycle(const SourceFile& file, const Fields& fields) {
  Cycle out;
  out.id = fields.code("id").text;
  out.title = fields.own_text("title");
  out.start = fields.date("start");
  out.every = fields.own_text("every");
  out.note = fields.note();
  each_map(file, fields, "topics", "topic",
           [&](const Fields& f) { out.topics.push_back(read_topic(file, f)); });
  each_map(file, fields, "reflections", "reflection", [&](const Fields& f) {
    out.reflections.push_back({f.date("date"), f.own_text("strengths"), f.own_text("gaps"),
                               f.own_text("contributed"), f.own_text("transfer"), f.note()});
  });
  return out;
}

Protocol read_protocol(const SourceFile& file, const Fields& fields) {
  Protocol out;
  out.id = fields.code("id").text;
  out.title = fields.own_text("title");
  out.source = fields.own_text("source");
  out.roles = fields.texts("roles");
  out.norms = fields.texts("norms");
  out.note = fields.note();
  each_map(file, fields, "steps", "step", [&](const Fields& f) { out.steps.push_back(read_step(f)); });
  return out;
}

}  // namespace worksort
