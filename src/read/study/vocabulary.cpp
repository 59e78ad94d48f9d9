// Codebooks, tasks, exemplars and rosters.
#include "worksort/util/text.hpp"

#include <utility>

#include "content.hpp"

namespace worksort {
namespace {

void read_entry(const Fields& fields, Entry& entry) {
  entry.id = fields.code("id").text;
  entry.name = fields.own_text("name");
  entry.aliases = fields.texts("aliases");
  entry.note = fields.note();
  entry.spot = fields.node().spot;
}

// The codes of one key of an entry; a message is due where no codebook defines one of them.
std::vector<std::string> named(const Fields& fields, std::string_view key, Dimension dimension,
                               std::vector<NamedCode>& references) {
  std::vector<std::string> out;
  for (auto& code : fields.codes(key)) {
    out.push_back(code.text);
    references.push_back({dimension, std::move(code)});
  }
  return out;
}

std::string named_one(const Fields& fields, std::string_view key, Dimension dimension,
                      std::vector<NamedCode>& references) {
  const auto codes = named(fields, key, dimension, references);
  return codes.empty() ? "" : codes.front();
}

// Entries of one list; an item that is only a word is an entry of that id. An id twice is an error.
template <typename Item, typename Fill>
std::vector<Item> read_entries(const SourceFile& file, const Fields& fields, std::string_view key,
                               std::string_view of, Fill&& fill) {
  std::vector<Item> out;
  const auto add = [&](const Node& at, Item item) {
    for (const auto& other : out) {
      if (other.id != item.id) continue;
      return file.error("duplicate-id", at, "'" + item.id + "' stands in " + std::string(key) + " twice",
                        "the first one counts; give the other an id of its own");
    }
    out.push_back(std::move(item));
  };
  const Mapping& shape = mapping(of);
  fields.each_item(key, [&](const Node& node) {
    Item item;
    if (node.kind == NodeKind::text) {
      item.id = normalized(node.text);
      return item.id.empty() ? void() : add(node, std::move(item));
    }
    if (node.kind != NodeKind::map) return;
    const Fields inner(file, node, shape);
    if (!inner.complete()) return;
    fill(inner, item);
    add(node, std::move(item));
  });
  return out;
}

std::vector<Entry> read_words(const SourceFile& file, const Fields& fields, std::string_view key) {
  return read_entries<Entry>(file, fields, key, "entry", read_entry);
}

void read_strategy(const SourceFile& file, const Fields& fields, Strategy& strategy,
                   std::vector<NamedCode>& references) {
  read_entry(fields, strategy);
  strategy.family = named_one(fields, "family", Dimension::family, references);
  strategy.definition = fields.own_text("definition");
  strategy.use_when = fields.own_text("use_when");
  strategy.not_when = fields.own_text("not_when");
  strategy.example = fields.own_text("example");
  strategy.source = fields.own_text("source");
  strategy.look_for = fields.texts("look_for");
  strategy.models = named(fields, "models", Dimension::model, references);
  strategy.leads_to = named(fields, "leads_to", Dimension::strategy, references);
  strategy.problem_types = named(fields, "problem_types", Dimension::problem_type, references);
  strategy.ask = read_questions(file, fields, "ask");
}

void read_issue(const SourceFile& file, const Fields& fields, Issue& issue,
                std::vector<NamedCode>& references) {
  read_entry(fields, issue);
  if (const auto cause = fields.own_text("cause"); !cause.empty()) issue.cause = cause;
  issue.works_when = fields.own_text("works_when");
  issue.contrast = fields.own_text("contrast");
  issue.ask = read_questions(file, fields, "ask");
  issue.leads_from = named(fields, "leads_from", Dimension::strategy, references);
  with_map(file, fields, "probe", "probe", [&](const Fields& f) {
    issue.probe = {f.own_text("prompt"), f.own_text("tells"), f.note()};
  });
  each_map(file, fields, "try", "model-to-try", [&](const Fields& f) {
    issue.models_to_try.push_back(
        {named_one(f, "model", Dimension::model, references), f.own_text("why"), f.note()});
  });
  with_map(file, fields, "next_task", "next-task", [&](const Fields& f) {
    issue.next_task = {f.own_text("structure"), f.own_text("numbers"), f.own_text("why"), f.note()};
  });
}

Instruction read_instruction(const Fields& fields) {
  return {plain(fields.codes("models")), fields.own_text("routine"), fields.own_text("grouping"),
          fields.own_text("context"), fields.note()};
}

Task::Anticipation read_anticipation(const SourceFile& file, const Fields& fields) {
  return {fields.texts("succeed"),
          fields.codes("strategies"),
          fields.codes("models"),
          fields.texts("stuck"),
          read_questions(file, fields, "questions"),
          fields.note()};
}

}  // namespace

Questions read_questions(const SourceFile& file, const Fields& fields, std::string_view key) {
  Questions out;
  with_map(file, fields, key, "questions", [&](const Fields& inner) {
    out.assessing = inner.texts("assessing");
    out.advancing = inner.texts("advancing");
  });
  return out;
}

Codebook read_codebook(const SourceFile& file, const Fields& fields) {
  Codebook out;
  out.id = fields.code("id").text;
  out.title = fields.own_text("title");
  out.source = fields.own_text("source");
  out.extends = plain(fields.codes("extends"));
  out.success = read_words(file, fields, "success");
  out.families = read_words(file, fields, "families");
  out.strategies = read_entries<Strategy>(
      file, fields, "strategies", "strategy",
      [&](const Fields& f, Strategy& s) { read_strategy(file, f, s, out.references); });
  out.models = read_entries<Model>(file, fields, "models", "model", [](const Fields& f, Model& m) {
    read_entry(f, m);
    m.cra = f.own_text("cra");
  });
  out.issues = read_entries<Issue>(file, fields, "issues", "issue", [&](const Fields& f, Issue& i) {
    read_issue(file, f, i, out.references);
  });
  out.problem_types = read_words(file, fields, "problem_types");
  return out;
}

Task read_task(const SourceFile& file, const Fields& fields) {
  Task out;
  out.id = fields.code("id").text;
  out.title = fields.own_text("title");
  out.grade = fields.own_text("grade");
  out.standards = fields.texts("standards");
  out.clarifications = fields.texts("clarifications");
  out.practices = fields.texts("practices");
  out.date = fields.date("date");
  out.codebook = fields.code("codebook");
  out.kind = fields.own_text("kind");
  out.prompt = fields.own_text("prompt");
  out.goal = fields.own_text("goal");
  out.target = fields.texts("target");
  out.problem_type = fields.code("problem_type");
  out.answers = fields.texts("answers");
  out.critical = fields.codes("critical");
  out.note = fields.note();
  with_map(file, fields, "launch", "launch", [&](const Fields& f) {
    out.launch_routine = f.own_text("routine");
    out.launch_note = f.note();
  });
  with_map(file, fields, "taught_before", "instruction",
           [&](const Fields& f) { out.taught_before = read_instruction(f); });
  with_map(file, fields, "anticipate", "anticipate",
           [&](const Fields& f) { out.anticipate = read_anticipation(file, f); });
  with_map(file, fields, "review", "review", [&](const Fields& f) {
    out.review_aligned = f.own_text("aligned");
    out.review_evidence = f.own_text("evidence");
    out.review_note = f.note();
  });
  return out;
}

Exemplar read_exemplar(const SourceFile& file, const Fields& fields) {
  Exemplar out;
  out.tasks = fields.codes("task");
  out.note = fields.note();
  each_map(file, fields, "look_fors", "look-for", [&](const Fields& f) {
    const Written id = f.code("id");
    out.look_fors.push_back({id.text, f.own_text("aspect"), f.own_text("text"), f.note(), id.spot});
  });
  each_map(file, fields, "responses", "response", [&](const Fields& f) {
    out.responses.push_back({f.code("strategy"), f.codes("model"), f.own_text("answer"), f.codes("shows"),
                             f.own_text("work"), f.note()});
  });
  return out;
}

Roster read_roster(const SourceFile& file, const Fields& fields) {
  Roster out;
  out.class_id = fields.code("class").text;
  out.teacher = fields.own_text("teacher");
  out.school = fields.code("school").text;
  out.note = fields.note();
  const Mapping& shape = mapping("student");
  fields.each_item("students", [&](const Node& node) {
    RosterStudent student;
    student.spot = node.spot;
    if (node.kind == NodeKind::text) student.id = normalized(node.text);
    if (node.kind == NodeKind::map) {
      const Fields f(file, node, shape);
      student.id = f.complete() ? f.code("id").text : "";
      student.name = f.own_text("name");
      student.served_by = f.texts("served_by");
      student.own = f.own_keys();
      student.note = f.note();
    }
    if (!student.id.empty()) out.students.push_back(std::move(student));
  });
  return out;
}

}  // namespace worksort
