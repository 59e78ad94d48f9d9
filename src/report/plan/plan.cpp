#include "worksort/report/plan/plan.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/report/samples.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

// The plan as it is kept, with all its notes; keys of the user's own are nobody else's.
Value plan_document_data(Plan plan) {
  plan.own.clear();
  Value out = plan_document(plan)["plan"];
  for (const auto* key : {"questions", "reassess"}) {
    if (!out[key].contains("note")) out[key]["note"] = "";
  }
  if (!out.contains("note")) out["note"] = "";
  return out;
}

using Pieces = std::vector<std::uint32_t>;

constexpr std::size_t k_most_evidence = 8;
constexpr std::size_t k_most_lines = 2;

Value texts(const std::vector<std::string>& list) {
  return Value(list);
}

std::string day(const std::optional<Date>& date) {
  return date ? date_for_people(*date) : "";
}

// The data of one plan's page.
class PlanPage {
 public:
  PlanPage(const Selection& selection, const PlanBasis& basis, const Plan& plan)
      : m_selection(selection),
        m_study(selection.study()),
        m_basis(basis),
        m_plan(plan),
        m_task(*basis.task),
        m_draft(draft_plan(selection, basis, Date{})) {}

  Value data() const {
    Value out = Value::object();
    out["nothing"] = "";
    out["id"] = m_plan.id;
    out["headline"] = headline();
    out["written"] = m_plan.written ? Value(to_string(*m_plan.written)) : Value();
    out["written_words"] = day(m_plan.written);
    out["class"] = texts(m_plan.classes);
    out["class_words"] = join(m_plan.classes, ", ");
    out["school"] = m_plan.school;
    out["reasons"] = Value::array();
    add_warnings(out);
    out["task"] = task();
    out["group"] = group();
    out["build_on"] = written_or(m_plan.build_on, m_draft.build_on);
    out["quotes"] = quotes();
    out["issue"] = issue();
    out["evidence"] = evidence();
    out["evidence_more"] = evidence_more();
    out["taught_before"] = written_or(m_plan.taught_before, m_draft.taught_before);
    out["new"] = new_and_different();
    out["look_fors"] = look_fors();
    const Questions& mine = m_plan.questions;
    out["questions"] = {
        {"assessing", texts(mine.assessing.empty() ? m_draft.questions.assessing : mine.assessing)},
        {"advancing", texts(mine.advancing.empty() ? m_draft.questions.advancing : mine.advancing)},
        {"note", m_plan.questions.note}};
    out["success_criteria"] = m_plan.success_criteria;
    out["reassess"] = reassess();
    add_arrangements(out);
    out["plan"] = plan_document_data(m_plan);
    return out;
  }

 private:
  static std::string written_or(const std::string& written, const std::string& draft) {
    return written.empty() ? draft : written;
  }

  std::string code(Dimension dimension, const std::string& id) const {
    return m_task.codebook->name_of(dimension, id);
  }

  std::string headline() const {
    const std::string group = in_sentence(code(Dimension::strategy, m_basis.strategy));
    return m_basis.issue.empty()
               ? group
               : fmt::format("{}, {}", group, in_sentence(code(Dimension::issue, m_basis.issue)));
  }

  void add_warnings(Value& out) const {
    out["warnings"] = Value::array();
    const auto ids = plan_warnings(m_basis, m_plan);
    const auto words = plan_warning_words(m_basis, m_plan);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      out["warnings"].push_back({{"id", std::string(to_string(ids[i]))}, {"words", words[i]}});
    }
  }

  Value task() const {
    const Task none;
    const Task& task = m_task.task == nullptr ? none : *m_task.task;
    return Value{{"id", std::string(m_study.text(m_task.id))},
                 {"title", task_title(m_study, m_task)},
                 {"kind", task.kind},
                 {"grade", task.grade},
                 {"prompt", task.prompt},
                 {"goal", task.goal},
                 {"standards", texts(task.standards)},
                 {"standard_words", join(task.standards, ", ")},
                 {"clarifications", texts(task.clarifications)},
                 {"practices", texts(task.practices)},
                 {"practice_words", join(task.practices, ", ")}};
  }

  std::string student_words(const PlanStudent& student) const {
    return student.known ? m_study.student_name(student.school, student.id) : student.written;
  }

  const std::uint32_t* piece_of(const PlanStudent& student) const {
    for (const auto& piece : m_basis.pieces) {
      const Reading& r = m_selection.head(piece);
      if (student.known && r.student.code == student.id && m_study.school_of(r) == student.school)
        return &piece;
    }
    return nullptr;
  }

  bool shares(std::uint32_t piece) const {
    return std::find(m_basis.sharing.begin(), m_basis.sharing.end(), piece) != m_basis.sharing.end();
  }

  Value students() const {
    Value out = Value::array();
    for (const auto& student : m_basis.students) {
      const auto* piece = piece_of(student);
      Value entry = {{"student", student.written},
                     {"name", Value()},
                     {"shown", student_words(student)},
                     {"class", ""},
                     {"date", Value()},
                     {"attempt", Value()}};
      if (piece != nullptr) entry = person(m_study, m_selection.head(*piece));
      entry["shares_issue"] = piece != nullptr && shares(*piece);
      out.push_back(std::move(entry));
    }
    return out;
  }

  std::string count_words(const Counts& counts, Dimension dimension) const {
    std::vector<std::string> out;
    for (const auto& [id, count] : counts) {
      out.push_back(fmt::format("{} {}", in_sentence(code_name(m_study, m_task, dimension, id)), count));
    }
    return join(out, " · ");
  }

  Value group() const {
    const Strategy* strategy = m_task.codebook->strategy(m_basis.strategy);
    std::vector<std::string> names;
    for (const auto& student : m_basis.students) names.push_back(student_words(student));
    Counts success(m_basis.success.rbegin(), m_basis.success.rend());
    return Value{{"strategy", m_basis.strategy},
                 {"name", code(Dimension::strategy, m_basis.strategy)},
                 {"definition", strategy == nullptr ? "" : strategy->definition},
                 {"students", students()},
                 {"count", m_basis.students.size()},
                 {"count_words", counted(m_basis.students.size(), "student")},
                 {"pieces", m_basis.pieces.size()},
                 {"names", join(names, ", ")},
                 {"how_far", count_words(success, Dimension::success)},
                 {"model_words", count_words(m_basis.models, Dimension::model)}};
  }

  const Reading* first_with(std::uint32_t piece, Text Reading::*field) const {
    const auto& sources = m_basis.in_force.at(piece).sources;
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const Reading* r) { return r->*field != k_no_text; });
    return found == sources.end() ? nullptr : *found;
  }

  std::string text_of(std::uint32_t piece, Text Reading::*field) const {
    const Reading* r = first_with(piece, field);
    return r == nullptr ? "" : std::string(m_study.text(r->*field));
  }

  std::string who(std::uint32_t piece) const {
    const Reading& r = m_selection.head(piece);
    return m_study.student_name(m_study.school_of(r), r.student.code);
  }

  Value quotes() const {
    Value out = Value::array();
    std::set<std::string> seen;
    for (const auto piece : m_basis.pieces) {
      const std::string quote = text_of(piece, &Reading::quote);
      if (quote.empty() || out.size() == k_most_lines || !seen.insert(quote).second) continue;
      out.push_back({{"text", quote}, {"who", who(piece)}});
    }
    return out;
  }

  Value issue() const {
    if (m_basis.issue.empty()) return issue_data("", "", "", "");
    return issue_data(code(Dimension::issue, m_basis.issue), m_basis.cause, cause_words(m_basis.cause),
                      fmt::format("{} of {}", m_basis.sharing.size(), m_basis.pieces.size()));
  }

  Value issue_data(const std::string& name, const std::string& cause, const std::string& words,
                   const std::string& count) const {
    return Value{{"id", m_basis.issue},
                 {"name", name},
                 {"cause", cause},
                 {"words", words},
                 {"sharing", m_basis.sharing.size()},
                 {"of", m_basis.pieces.size()},
                 {"count_words", count},
                 {"names", names(m_selection, m_basis.sharing)}};
  }

  // The pieces with the issue first: they are what the plan is about.
  Pieces evidence_order() const {
    Pieces out = m_basis.sharing;
    for (const auto piece : m_basis.pieces) {
      if (!shares(piece)) out.push_back(piece);
    }
    return out;
  }

  Value evidence() const {
    Value out = Value::array();
    for (const auto piece : evidence_order()) {
      if (out.size() == k_most_evidence) break;
      Value entry = person(m_study, m_selection.head(piece));
      entry["shares_issue"] = shares(piece);
      entry["answer"] = std::string(m_study.text(m_basis.in_force.at(piece).answer));
      entry["text"] = text_of(piece, &Reading::evidence);
      entry["quote"] = text_of(piece, &Reading::quote);
      entry["strength"] = text_of(piece, &Reading::strength);
      out.push_back(std::move(entry));
    }
    return out;
  }

  std::string evidence_more() const {
    const Pieces all = evidence_order();
    if (all.size() <= k_most_evidence) return "";
    return names(m_selection, Pieces(all.begin() + k_most_evidence, all.end()));
  }

  Value model_data(const std::string& id) const {
    const Model* model = m_task.codebook->model(id);
    return Value{
        {"id", id}, {"name", code(Dimension::model, id)}, {"cra", model == nullptr ? "" : model->cra}};
  }

  // "concrete: counters · representational: area model, ratio table · abstract: equation"
  std::string offered_models() const {
    static constexpr std::array<std::string_view, 4> k_kinds = {"concrete", "representational", "abstract",
                                                                ""};
    std::vector<std::string> parts;
    for (const auto kind : k_kinds) {
      std::vector<std::string> of_kind;
      for (const auto& id : m_basis.new_models) {
        const Model* model = m_task.codebook->model(id);
        if ((model == nullptr ? "" : model->cra) == kind)
          of_kind.push_back(in_sentence(code(Dimension::model, id)));
      }
      if (of_kind.empty()) continue;
      parts.push_back(kind.empty() ? join(of_kind, ", ") : fmt::format("{}: {}", kind, join(of_kind, ", ")));
    }
    return join(parts, " · ");
  }

  Value new_and_different() const {
    const Instruction& mine = m_plan.new_and_different;
    Value models = Value::array();
    for (const auto& id : m_basis.new_models) models.push_back(model_data(id));
    std::vector<std::string> chosen;
    for (const auto& id : mine.models) chosen.push_back(code(Dimension::model, typed(id)));
    return Value{{"model_words", join(chosen, ", ")},
                 {"routine", mine.routine},
                 {"grouping", mine.grouping},
                 {"context", mine.context},
                 {"note", mine.note},
                 {"models", std::move(models)},
                 {"offered_models", offered_models()},
                 {"classmates", classmates()},
                 {"neighbour_words", neighbours()}};
  }

  std::string typed(const std::string& model) const {
    const Found found = m_task.codebook->find(Dimension::model, model);
    return found.match == Match::none ? model : found.id;
  }

  Value classmates() const {
    Value out = Value::array();
    for (const auto& classmates : m_basis.classmates) {
      Value students = Value::array();
      for (const auto piece : classmates.pieces) students.push_back(person(m_study, m_selection.head(piece)));
      const auto* example = example_of(classmates.pieces);
      out.push_back({{"strategy", classmates.strategy},
                     {"name", code(Dimension::strategy, classmates.strategy)},
                     {"in_sentence", in_sentence(code(Dimension::strategy, classmates.strategy))},
                     {"students", std::move(students)},
                     {"names", names(m_selection, classmates.pieces)},
                     {"example", example == nullptr ? "" : text_of(*example, &Reading::evidence)},
                     {"example_who", example == nullptr ? "" : who(*example)}});
    }
    return out;
  }

  // The first piece whose page is described, bright spots before others.
  const std::uint32_t* example_of(const Pieces& pieces) const {
    const std::uint32_t* found = nullptr;
    for (const auto& piece : pieces) {
      if (first_with(piece, &Reading::evidence) == nullptr) continue;
      if (m_basis.in_force.at(piece).bright_spot) return &piece;
      if (found == nullptr) found = &piece;
    }
    return found;
  }

  // Neighbours of the strategy that nobody in the class has used yet.
  std::string neighbours() const {
    const Strategy* strategy = m_task.codebook->strategy(m_basis.strategy);
    if (strategy == nullptr) return "";
    std::vector<std::string> out;
    for (const auto& next : strategy->leads_to) {
      const bool used = std::any_of(m_basis.classmates.begin(), m_basis.classmates.end(),
                                    [&](const Classmates& c) { return c.strategy == next; });
      if (!used) out.push_back(in_sentence(code(Dimension::strategy, next)));
    }
    return join(out, ", ");
  }

  Value look_fors() const {
    Value out = Value::array();
    for (const auto& count : m_basis.look_fors) {
      if (!m_basis.pieces.empty() && count.shown == m_basis.pieces.size()) continue;
      out.push_back({{"id", count.look_for->id},
                     {"aspect", count.look_for->aspect},
                     {"text", look_for_words(*count.look_for)},
                     {"shown", count.shown},
                     {"of", m_basis.pieces.size()},
                     {"words", fmt::format("{} of {}", count.shown, m_basis.pieces.size())}});
    }
    return out;
  }

  Value reassess() const {
    const bool mine = !m_plan.reassess_task.text.empty();
    const std::string id = mine ? m_plan.reassess_task.text : m_draft.reassess_task.text;
    const TaskInfo* info = id.empty() ? nullptr : m_study.task_info(std::string_view(id));
    const bool described = info != nullptr && info->task != nullptr;
    std::vector<std::string> words;
    for (const auto& look_for : m_plan.reassess_look_fors) {
      const LookFor* found = info == nullptr ? nullptr : info->look_for(look_for);
      words.push_back(found == nullptr ? prettified(look_for) : look_for_words(*found));
    }
    return Value{{"task", id},
                 {"title", info == nullptr ? prettified(id) : task_title(m_study, *info)},
                 {"prompt", described ? info->task->prompt : ""},
                 {"date", m_plan.reassess_date ? Value(to_string(*m_plan.reassess_date)) : Value()},
                 {"date_words", day(m_plan.reassess_date)},
                 {"look_fors", texts(m_plan.reassess_look_fors)},
                 {"look_for_words", join(words, "; ")},
                 {"note", m_plan.reassess_note}};
  }

  // "interventionist (Ana Cruz, Emmett Hollis)"
  std::string tell_words() const {
    std::vector<std::string> out;
    for (const auto& role : m_plan.tell.empty() ? m_draft.tell : m_plan.tell) {
      std::vector<std::string> who;
      for (const auto& colleague : m_basis.colleagues) {
        if (colleague.role != role) continue;
        for (const auto& student : m_basis.students) {
          const std::string id(student.known ? m_study.text(student.id) : std::string_view());
          const auto& ids = colleague.students;
          if (student.known && std::find(ids.begin(), ids.end(), id) != ids.end())
            who.push_back(student_words(student));
        }
      }
      out.push_back(who.empty() ? role : fmt::format("{} ({})", role, join(who, ", ")));
    }
    return join(out, "; ");
  }

  void add_arrangements(Value& out) const {
    out["tell"] = texts(m_plan.tell.empty() ? m_draft.tell : m_plan.tell);
    out["tell_words"] = tell_words();
    out["taught_by"] = m_plan.taught_by;
    out["where"] = m_plan.where;
    out["date"] = m_plan.date ? Value(to_string(*m_plan.date)) : Value();
    out["date_words"] = day(m_plan.date);
    out["minutes"] = m_plan.minutes;
    out["others"] = m_plan.others;
    out["result"] = m_plan.result;
    out["decision"] = m_plan.decision;
    out["note"] = m_plan.note;
  }

  const Selection& m_selection;
  const Study& m_study;
  const PlanBasis& m_basis;
  const Plan& m_plan;
  const TaskInfo& m_task;
  Plan m_draft;
};

// Every value made empty, so that a page without a plan has all its keys.
Value emptied(const Value& value) {
  if (value.is_array()) return Value::array();
  if (value.is_string()) return "";
  if (!value.is_object()) return Value();
  Value out = Value::object();
  for (const auto& [key, inner] : value.items()) out[key] = emptied(inner);
  return out;
}

Page blank_page() {
  Page page;
  page.template_name = "plan";
  return page;
}

}  // namespace

Page plan_page(const Selection& selection, const PlanBasis& basis, const Plan& plan,
               const std::vector<std::string>& reasons, const std::string& next) {
  Page page = blank_page();
  page.data = PlanPage(selection, basis, plan).data();
  page.data["reasons"] = reasons;
  page.data["next_md"] = next.empty() ? "" : markdown_code(next);
  page.title = fmt::format("Reteach plan: {}", page.data["headline"].get<std::string>());
  return page;
}

Page no_plan_page(const std::string& why) {
  Page page = blank_page();
  page.title = "Reteach plan";
  page.data = emptied(page_sample(page.template_name));
  page.data.erase("input");
  page.data["nothing"] = why;
  return page;
}

}  // namespace worksort
