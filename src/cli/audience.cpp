#include "worksort/cli/audience.hpp"

#include "worksort/analyze/plan/plan.hpp"
#include "worksort/util/text.hpp"

namespace worksort {
namespace {

// The text with everything between straight single quotes left out.
std::string without_quoted(const std::string& text) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool quote = text[i] == '\'';
    const bool opens = quote && !inside && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '(');
    const bool closes =
        quote && inside &&
        (i + 1 == text.size() || std::string_view(" ,;:.)").find(text[i + 1]) != std::string_view::npos);
    if (opens) {
      out += "'\u2026";
      inside = true;
      continue;
    }
    if (closes) inside = false;
    if (!inside) out += text[i];
  }
  return inside ? out + "'" : out;
}

}  // namespace

void Audience::hide_names(Study& study) {
  if (is_team()) return;
  name_by_id(study);
  for (auto& student : study.students) {
    m_names.add(student.name, m_stand_ins.size());
    if (words_of(student.name).size() > 1) m_full_names.add_whole(student.name, m_stand_ins.size());
    m_stand_ins.push_back(is_share() ? "(name)" : std::string(study.text(student.id)));
    student.name.clear();
  }
  for (auto& student : study.students) hide(student.served_by);
  for (auto& roster : study.rosters) hide_in(roster);
  hide_in_documents(study);
  for (auto& codebook : study.codebooks) {
    if (!codebook.shipped) hide_in(codebook);
  }
  for (auto& r : study.readings) {
    // A name in place of an id, which no roster could resolve.
    if (study.student(study.school_of(r), r.student.code) == nullptr) hide(study, r.student.code);
    for (Text* text : {&r.setting, &r.answer, &r.evidence, &r.quote, &r.strength, &r.image, &r.note}) {
      hide(study, *text);
    }
  }
  if (is_share()) m_own_words.replace_in(study);
}

// A class list goes out without names, and without what only the school's own people keep about a child.
void Audience::hide_in(Roster& roster) const {
  hide({&roster.note});
  for (auto& student : roster.students) {
    student.name.clear();
    student.note.clear();
    student.own.clear();
    hide(student.served_by);
  }
}

void Audience::hide_in(Protocol& protocol) const {
  hide({&protocol.title, &protocol.source, &protocol.note});
  hide(protocol.roles);
  hide(protocol.norms);
  for (auto& step : protocol.steps) {
    hide({&step.title, &step.who, &step.say, &step.produce, &step.not_yet, &step.note});
    hide(step.prompts);
  }
}

// A plan may name a student by name, which nobody could find any more once names are gone.
void Audience::name_by_id(Study& study) {
  for (auto& plan : study.plans) {
    const auto students = plan_students(study, plan);
    plan.students.clear();
    for (const auto& student : students)
      plan.students.push_back({student.known ? std::string(study.text(student.id)) : student.written, {}});
  }
}

// What a team writes. A child of the story who has a name of the roster gets lost with it.
void Audience::hide_in_documents(Study& study) {
  for (const auto& info : study.task_infos) hide_code(std::string(study.text(info.id)));
  for (auto& task : study.tasks) {
    hide({&task.title, &task.kind, &task.prompt, &task.goal, &task.launch_routine, &task.launch_note,
          &task.taught_before.routine, &task.taught_before.grouping, &task.taught_before.context,
          &task.taught_before.note, &task.anticipate.note, &task.review_evidence, &task.review_note,
          &task.note});
    hide(task.clarifications);
    hide(task.answers);
    hide(task.anticipate.succeed);
    hide(task.anticipate.stuck);
    hide(task.anticipate.questions);
  }
  for (auto& exemplar : study.exemplars) {
    hide({&exemplar.note});
    for (auto& look_for : exemplar.look_fors) hide({&look_for.text, &look_for.note});
    for (auto& response : exemplar.responses) hide({&response.answer, &response.work, &response.note});
  }
  for (auto& info : study.task_infos) {
    for (auto& look_for : info.look_fors) hide({&look_for.text, &look_for.note});
  }
  for (auto& plan : study.plans) {
    hide_code(plan.id);
    hide_in(plan);
  }
  for (auto& inquiry : study.inquiries) {
    hide_code(inquiry.id);
    hide({&inquiry.improve, &inquiry.learning, &inquiry.next, &inquiry.note});
    for (auto& goal : inquiry.goals) {
      hide_code(goal.id);
      hide({&goal.text, &goal.evidence, &goal.note});
    }
  }
  for (auto& cycle : study.cycles) {
    hide_code(cycle.id);
    hide({&cycle.title, &cycle.note});
    for (auto& topic : cycle.topics) {
      hide({&topic.title, &topic.note});
      hide(topic.look_fors);
      for (auto& session : topic.sessions) hide({&session.kind, &session.note});
    }
    for (auto& r : cycle.reflections) hide({&r.strengths, &r.gaps, &r.contributed, &r.transfer, &r.note});
  }
  for (auto& protocol : study.protocols) hide_in(protocol);
}

void Audience::hide_in(Plan& plan) const {
  auto& next = plan.new_and_different;
  hide({&plan.build_on, &plan.taught_before, &next.routine, &next.grouping, &next.context, &next.note,
        &plan.success_criteria, &plan.questions_note, &plan.taught_by, &plan.where, &plan.others,
        &plan.reassess_note, &plan.result, &plan.note});
  hide(plan.questions);
  hide(plan.tell);
  for (auto& [key, value] : plan.own) hide({&value});
}

// A school's own codebook may call a strategy after the child who found it.
void Audience::hide_in(Codebook& codebook) {
  const auto each = [&](auto& entries) {
    for (auto& entry : entries) {
      hide_code(entry.id);
      if (entry.name.empty() && !found_as_code(entry.id).empty()) entry.name = prettified(entry.id);
      if (!found_as_code(entry.name).empty()) hide({&entry.name});
      hide({&entry.note});
    }
  };
  each(codebook.success);
  each(codebook.families);
  each(codebook.strategies);
  each(codebook.models);
  each(codebook.issues);
  each(codebook.problem_types);
  for (auto& strategy : codebook.strategies) {
    hide({&strategy.definition, &strategy.use_when, &strategy.not_when, &strategy.example});
    hide(strategy.look_for);
    hide(strategy.ask);
  }
  for (auto& issue : codebook.issues) {
    hide({&issue.works_when, &issue.contrast, &issue.probe.prompt, &issue.probe.tells, &issue.probe.note,
          &issue.next_task.structure, &issue.next_task.numbers, &issue.next_task.why, &issue.next_task.note});
    hide(issue.ask.assessing);
    hide(issue.ask.advancing);
    for (auto& model : issue.models_to_try) hide({&model.why, &model.note});
  }
}

// The hits in a code or its name, in which an ordinary word with a capital is no name.
std::vector<NameHit> Audience::found_as_code(const std::string& text) const {
  return m_names.find(folded(text));
}

// Remembers what is to stand in place of a code that names somebody; it goes when the result is written, as
// everything that refers to it must still find it.
void Audience::hide_code(const std::string& id) {
  if (found_as_code(id).empty()) return;
  m_full_names.add_whole(id, m_stand_ins.size());
  m_stand_ins.push_back(replaced(m_names, id));
}

void Audience::hide(std::initializer_list<std::string*> texts) const {
  for (auto* text : texts) *text = replaced(m_names, *text);
}

void Audience::hide(std::vector<std::string>& texts) const {
  for (auto& text : texts) text = replaced(m_names, text);
}

void Audience::hide(Questions& questions) const {
  hide(questions.assessing);
  hide(questions.advancing);
}

void Audience::hide(Study& study, Text& text) const {
  if (text == k_no_text) return;
  const std::string before(study.text(text));
  const std::string after = replaced(m_names, before);
  if (after != before) text = study.texts.add(after);
}

std::string Audience::replaced(const NameFinder& finder, const std::string& text) const {
  return finder.replaced(text, [&](const NameHit& hit) {
    return hit.owner == NameFinder::k_nobody ? std::string("(name)") : m_stand_ins[hit.owner];
  });
}

void Audience::clean(Value& value) const {
  if (m_full_names.empty()) return;
  if (value.is_string()) value = replaced(m_full_names, value.get<std::string>());
  for (auto& item : value) clean(item);
  if (!value.is_object()) return;
  for (auto& [key, item] : value.items()) clean(item);
}

std::string Audience::clean(const std::string& text) const {
  return m_full_names.empty() ? text : replaced(m_full_names, text);
}

Table Audience::clean(Table table) const {
  if (m_full_names.empty()) return table;
  table.title = clean(table.title);
  for (auto& note : table.notes) note = clean(note);
  for (auto& column : table.columns) {
    column.name = replaced(m_full_names, column.name);
    column.heading = replaced(m_full_names, column.heading);
  }
  for (auto& row : table.rows) {
    for (auto& cell : row) {
      if (auto* text = std::get_if<std::string>(&cell)) *text = replaced(m_full_names, *text);
      if (auto* list = std::get_if<TextList>(&cell)) {
        for (auto& item : *list) item = replaced(m_full_names, item);
      }
    }
  }
  return table;
}

Diagnostic Audience::clean(const Diagnostic& diagnostic) const {
  Diagnostic out = diagnostic;
  if (is_team()) return out;
  out.source_line.clear();
  out.hint.clear();
  out.message = replaced(m_names, without_quoted(out.message));
  return out;
}

}  // namespace worksort
