#include "worksort/report/data/documents.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>

namespace worksort {
namespace {

// Adds a key unless there is nothing to say.
void put(Value& to, const char* key, Value value) {
  if (value.is_null() || (value.is_string() && value.text().empty())) return;
  if ((value.is_array() || value.is_object()) && value.empty()) return;
  to[key] = std::move(value);
}

void put_date(Value& to, const char* key, const std::optional<Date>& date) {
  if (date) to[key] = to_string(*date);
}

Value plain(const std::vector<Written>& codes) {
  Value out = Value::array();
  for (const auto& code : codes) out.push_back(code.text);
  return out;
}

Value questions(const Questions& q) {
  Value out = Value::object();
  put(out, "assessing", q.assessing);
  put(out, "advancing", q.advancing);
  return out;
}

Value instruction(const Instruction& i, const char* models) {
  Value out = Value::object();
  put(out, models, i.models);
  put(out, "routine", i.routine);
  put(out, "grouping", i.grouping);
  put(out, "context", i.context);
  put(out, "note", i.note);
  return out;
}

Value entry(const Entry& e) {
  Value out = Value::object();
  out["id"] = e.id;
  put(out, "name", e.name);
  return out;
}

void finish_entry(Value& out, const Entry& e) {
  put(out, "aliases", e.aliases);
  put(out, "note", e.note);
}

Value strategy(const Strategy& s) {
  Value out = entry(s);
  put(out, "family", s.family);
  put(out, "definition", s.definition);
  put(out, "use_when", s.use_when);
  put(out, "not_when", s.not_when);
  put(out, "example", s.example);
  put(out, "look_for", s.look_for);
  put(out, "models", s.models);
  put(out, "leads_to", s.leads_to);
  put(out, "problem_types", s.problem_types);
  put(out, "ask", questions(s.ask));
  put(out, "source", s.source);
  finish_entry(out, s);
  return out;
}

// An object of the texts that there are.
Value texts(std::initializer_list<std::pair<const char*, std::string>> pairs) {
  Value out = Value::object();
  for (const auto& [key, text] : pairs) put(out, key, text);
  return out;
}

template <typename List, typename Make>
Value all(const List& list, Make&& make) {
  Value out = Value::array();
  for (const auto& item : list) out.push_back(make(item));
  return out;
}

Value issue(const Issue& i) {
  Value out = entry(i);
  put(out, "cause", i.cause);
  put(out, "works_when", i.works_when);
  put(out, "probe", texts({{"prompt", i.probe.prompt}, {"tells", i.probe.tells}, {"note", i.probe.note}}));
  put(out, "ask", questions(i.ask));
  put(out, "contrast", i.contrast);
  put(out, "try", all(i.models_to_try, [](const ModelToTry& m) {
        return texts({{"model", m.model}, {"why", m.why}, {"note", m.note}});
      }));
  const NextTask& next = i.next_task;
  put(out, "next_task",
      texts({{"structure", next.structure},
             {"numbers", next.numbers},
             {"why", next.why},
             {"note", next.note}}));
  put(out, "leads_from", i.leads_from);
  finish_entry(out, i);
  return out;
}

Value word(const Entry& e) {
  Value out = entry(e);
  finish_entry(out, e);
  return out;
}

Value codes(const Study& study, std::span<const CodeRef> list) {
  Value out = Value::array();
  for (const auto& code : list) out.push_back(std::string(study.text(code)));
  if (out.size() == 1) return out.front();
  return out;
}

// What readings in one work document share.
auto work_key(const Study& study, const Reading& r) {
  const TaskInfo* info = study.task_info(r.task.code);
  return std::tuple(r.task.code, r.date, r.class_id, r.school, r.setting, r.coder, info->codebook);
}

Value piece(const Study& study, const Reading& r) {
  Value out = Value::object();
  const auto text = [&](Text t) { return std::string(study.text(t)); };
  out["student"] = text(r.student.code);
  put(out, "strategy", codes(study, study.strategies(r)));
  put(out, "model", codes(study, study.models(r)));
  put(out, "success", text(r.success.code));
  put(out, "answer", text(r.answer));
  if (r.correct_given) out["correct"] = std::string(to_string(r.correct));
  put(out, "shows", codes(study, study.shows(r)));
  put(out, "issues", codes(study, study.issues(r)));
  put(out, "evidence", text(r.evidence));
  put(out, "quote", text(r.quote));
  put(out, "strength", text(r.strength));
  if (r.bright_spot) out["bright_spot"] = true;
  if (r.unsure) out["unsure"] = true;
  put(out, "image", text(r.image));
  if (r.attempt > 0) out["attempt"] = r.attempt;
  put(out, "note", text(r.note));
  return out;
}

Value work_head(const Study& study, const Reading& r) {
  Value out = Value::object();
  const TaskInfo* info = study.task_info(r.task.code);
  const auto text = [&](Text t) { return std::string(study.text(t)); };
  put(out, "task", text(r.task.code));
  if (r.date != k_undated) out["date"] = to_string(Date{r.date});
  put(out, "class", text(r.class_id));
  put(out, "school", text(r.school));
  put(out, "setting", text(r.setting));
  put(out, "coder", text(r.coder));
  const bool task_names_it = info->task != nullptr && info->task->codebook.text == info->codebook->id;
  if (!task_names_it) put(out, "codebook", info->codebook->id);
  out["pieces"] = Value::array();
  return out;
}

}  // namespace

Value to_document(const Codebook& c) {
  Value out = Value::object();
  out["id"] = c.id;
  put(out, "title", c.title);
  put(out, "source", c.source);
  put(out, "success", all(c.success, word));
  put(out, "families", all(c.families, word));
  put(out, "strategies", all(c.strategies, strategy));
  put(out, "models", all(c.models, [](const Model& m) {
        Value e = entry(m);
        put(e, "cra", m.cra);
        finish_entry(e, m);
        return e;
      }));
  put(out, "issues", all(c.issues, issue));
  put(out, "problem_types", all(c.problem_types, word));
  return Value{{"codebook", out}};
}

Value to_document(const Task& t) {
  Value out = Value::object();
  out["id"] = t.id;
  put(out, "title", t.title);
  put(out, "grade", t.grade);
  put(out, "standards", t.standards);
  put(out, "clarifications", t.clarifications);
  put(out, "practices", t.practices);
  put_date(out, "date", t.date);
  put(out, "codebook", t.codebook.text);
  put(out, "kind", t.kind);
  put(out, "prompt", t.prompt);
  put(out, "goal", t.goal);
  put(out, "target", t.target);
  put(out, "problem_type", t.problem_type.text);
  Value launch = Value::object();
  put(launch, "routine", t.launch_routine);
  put(launch, "note", t.launch_note);
  put(out, "launch", launch);
  put(out, "taught_before", instruction(t.taught_before, "models"));
  put(out, "answers", t.answers);
  Value anticipate = Value::object();
  put(anticipate, "succeed", t.anticipate.succeed);
  put(anticipate, "strategies", plain(t.anticipate.strategies));
  put(anticipate, "models", plain(t.anticipate.models));
  put(anticipate, "stuck", t.anticipate.stuck);
  put(anticipate, "questions", questions(t.anticipate.questions));
  put(anticipate, "note", t.anticipate.note);
  put(out, "anticipate", anticipate);
  put(out, "critical", plain(t.critical));
  Value review = Value::object();
  put(review, "aligned", t.review_aligned);
  put(review, "evidence", t.review_evidence);
  put(review, "note", t.review_note);
  put(out, "review", review);
  put(out, "note", t.note);
  return Value{{"task", out}};
}

Value to_document(const Exemplar& e) {
  Value out = Value::object();
  put(out, "task", plain(e.tasks));
  put(out, "look_fors", all(e.look_fors, [](const LookFor& l) {
        Value item = Value::object();
        item["id"] = l.id;
        put(item, "aspect", l.aspect);
        put(item, "text", l.text);
        put(item, "note", l.note);
        return item;
      }));
  put(out, "responses", all(e.responses, [](const Response& r) {
        Value item = Value::object();
        put(item, "strategy", r.strategy.text);
        put(item, "model", plain(r.models));
        put(item, "answer", r.answer);
        put(item, "shows", plain(r.shows));
        put(item, "work", r.work);
        put(item, "note", r.note);
        return item;
      }));
  put(out, "note", e.note);
  return Value{{"exemplar", out}};
}

Value to_document(const Roster& r) {
  Value out = Value::object();
  out["class"] = r.class_id;
  put(out, "teacher", r.teacher);
  put(out, "school", r.school);
  put(out, "students", all(r.students, [](const RosterStudent& s) {
        Value item = Value::object();
        item["id"] = s.id;
        put(item, "name", s.name);
        put(item, "served_by", s.served_by);
        for (const auto& [key, value] : s.own) item[key] = value;
        put(item, "note", s.note);
        return item;
      }));
  put(out, "note", r.note);
  return Value{{"roster", out}};
}

Value to_document(const Plan& p) {
  Value out = Value::object();
  out["id"] = p.id;
  put_date(out, "written", p.written);
  put(out, "class", p.classes);
  put(out, "school", p.school);
  put(out, "task", p.task.text);
  put(out, "strategy", p.strategy.text);
  put(out, "issue", p.issue.text);
  put(out, "students", plain(p.students));
  put(out, "build_on", p.build_on);
  put(out, "taught_before", p.taught_before);
  put(out, "new_and_different", instruction(p.new_and_different, "model"));
  put(out, "success_criteria", p.success_criteria);
  Value asked = questions(p.questions);
  put(asked, "note", p.questions_note);
  put(out, "questions", asked);
  put(out, "taught_by", p.taught_by);
  put(out, "where", p.where);
  put_date(out, "date", p.date);
  put(out, "minutes", p.minutes);
  put(out, "others", p.others);
  put(out, "tell", p.tell);
  Value reassess = Value::object();
  put(reassess, "task", p.reassess_task.text);
  put_date(reassess, "date", p.reassess_date);
  put(reassess, "look_fors", p.reassess_look_fors);
  put(reassess, "note", p.reassess_note);
  put(out, "reassess", reassess);
  put(out, "result", p.result);
  put(out, "decision", p.decision);
  for (const auto& [key, value] : p.own) out[key] = value;
  put(out, "note", p.note);
  return Value{{"plan", out}};
}

std::vector<Value> work_documents(const Study& study, const std::vector<const Reading*>& readings) {
  // Readers of the same pieces get a document each, and the pieces keep their order in it.
  std::vector<Value> out;
  std::map<decltype(work_key(study, *readings.front())), std::size_t> heads;
  for (const auto* r : readings) {
    const auto [at, added] = heads.try_emplace(work_key(study, *r), out.size());
    if (added) out.push_back(Value{{"work", work_head(study, *r)}});
    out[at->second]["work"]["pieces"].push_back(piece(study, *r));
  }
  return out;
}

std::vector<Value> companion_documents(const Study& study, const std::set<std::string>& tasks,
                                       const std::function<bool(const Roster&)>& takes) {
  const auto is_wanted = [&](const Plan& plan) { return tasks.contains(plan.task.text); };
  std::set<std::string> all = tasks;
  for (const auto& plan : study.plans) {  // what a plan is to be looked at again with goes along
    if (is_wanted(plan)) all.insert(plan.reassess_task.text);
  }
  const auto has_task = [&](const std::string& id) { return all.contains(id); };
  std::set<const Codebook*> codebooks;
  for (const auto& task : all) {
    if (const auto* info = study.task_info(std::string_view(task))) codebooks.insert(info->codebook);
  }
  std::vector<Value> out;
  for (const auto& codebook : study.codebooks) {
    if (!codebook.shipped && codebooks.contains(&codebook)) out.push_back(to_document(codebook));
  }
  for (const auto& task : study.tasks) {
    if (has_task(task.id)) out.push_back(to_document(task));
  }
  for (const auto& exemplar : study.exemplars) {
    const auto& t = exemplar.tasks;
    if (std::any_of(t.begin(), t.end(), [&](const Written& w) { return has_task(w.text); })) {
      out.push_back(to_document(exemplar));
    }
  }
  for (const auto& roster : study.rosters) {
    if (takes(roster)) out.push_back(to_document(roster));
  }
  for (const auto& plan : study.plans) {
    if (is_wanted(plan)) out.push_back(to_document(plan));
  }
  return out;
}

std::vector<Value> study_documents(const Selection& selection) {
  const Study& study = selection.study();
  std::set<std::string> tasks;
  std::set<std::pair<std::string, std::string>> classes;
  std::vector<const Reading*> readings;
  for (const auto index : selection.pieces()) {
    const Reading& r = selection.head(index);
    tasks.emplace(study.text(r.task));
    classes.emplace(study.text(r.school), study.text(r.class_id));
    for (const auto* reading : selection.readings(index)) readings.push_back(reading);
  }
  auto out = companion_documents(study, tasks, [&](const Roster& r) {
    return classes.contains({r.school, r.class_id});
  });
  for (auto& document : work_documents(study, readings)) out.push_back(std::move(document));
  // Nothing is a result too, which every command can read.
  if (readings.empty()) out.push_back({{"work", {{"pieces", Value::array()}}}});
  return out;
}

}  // namespace worksort
