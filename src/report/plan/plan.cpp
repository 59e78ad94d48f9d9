#include "worksort/report/plan/plan.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/report/people/pictures.hpp"
#include "worksort/report/samples.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "plan_parts.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// The plan as it is kept, with all its notes; keys of the user's own are nobody else's.
void take_own_keys(Value& map) {
  std::erase_if(map.items(), [](const auto& entry) { return entry.first.starts_with("x-"); });
  for (auto& [key, value] : map.items()) {
    if (value.is_object()) take_own_keys(value);
  }
}

Value plan_document_data(const Plan& plan) {
  Value out = plan_document(plan)["plan"];
  take_own_keys(out);
  for (const auto* key : {"new_and_different", "first_task", "launch", "questions", "reassess"}) {
    if (!out[key].contains("note")) out[key]["note"] = "";
  }
  if (!out.contains("note")) out["note"] = "";
  return out;
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
        m_parts{selection, m_study, basis},
        m_draft(draft_plan(selection, basis, Date{})) {}

  Value data() const {
    Value out = Value::object();
    out["nothing"] = "";
    out["id"] = m_plan.id;
    out["headline"] = in_sentence(plan_subject(*m_task.codebook, m_basis.strategy, m_basis.issue));
    out["written"] = m_plan.written ? Value(to_string(*m_plan.written)) : Value();
    out["written_words"] = day(m_plan.written);
    out["class"] = Value(m_plan.classes);
    out["class_words"] = join(plan_class_names(m_study, m_plan), ", ");
    out["school"] = m_plan.school;
    out["reasons"] = Value::array();
    out["reason_words"] = "";
    add_warnings(out);
    out["task"] = task();
    out["kind"] = kind();
    out["kind_words"] = kind_words();
    out["group"] = group();
    out["partners"] = partners();
    out["issue"] = issue();
    out["evidence"] = plan_evidence(m_parts);
    out["evidence_more"] = plan_evidence_more(m_parts, out["evidence"]);
    out["pictures"] = pictures(m_selection, plan_shown_pages(m_parts));
    out["probe"] = plan_probe(m_plan, m_draft);
    out["build_on"] = plan_text(m_plan.build_on, m_draft.build_on);
    out["quotes"] = plan_quotes(m_parts);
    out["taught_before"] = plan_text(m_plan.taught_before, m_draft.taught_before);
    out["new"] = plan_new_and_different(m_parts, m_plan.new_and_different);
    add_plan_lesson(out, m_plan, m_draft);
    out["look_fors"] = plan_look_fors(m_parts);
    out["mastery"] = plan_mastery(m_parts);
    out["success_criteria"] = m_plan.success_criteria;
    out["reassess"] = reassess();
    add_arrangements(out);
    const auto open = plan_limits(m_parts);
    out["limits"] = Value(open);
    out["limit_words"] = join(open, " ");
    out["plan"] = plan_document_data(m_plan);
    return out;
  }

 private:
  const std::string& kind() const { return m_plan.kind.empty() ? m_draft.kind : m_plan.kind; }

  std::string kind_words() const {
    if (kind() == "conference") return "A conference";
    return kind() == "class" ? "The class" : "A small group";
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
                 {"standards", Value(task.standards)},
                 {"standard_words", join(task.standards, ", ")},
                 {"clarifications", Value(task.clarifications)},
                 {"practices", Value(task.practices)},
                 {"practice_words", join(task.practices, ", ")}};
  }

  std::string student_words(const PlanStudent& student) const {
    return student.known ? m_study.student_name(student.school, student.id) : student.written;
  }

  Value students() const {
    std::map<std::pair<Text, Text>, std::uint32_t> pieces;  // the first of each student
    for (const auto piece : m_basis.pieces) {
      const Reading& r = m_selection.head(piece);
      pieces.try_emplace({m_study.school_of(r), r.student.code}, piece);
    }
    Value out = Value::array();
    for (const auto& student : m_basis.students) {
      const auto found = student.known ? pieces.find({student.school, student.id}) : pieces.end();
      const auto* piece = found == pieces.end() ? nullptr : &found->second;
      Value entry = {{"student", student.written},
                     {"name", Value()},
                     {"shown", student_words(student)},
                     {"class", ""},
                     {"date", Value()},
                     {"attempt", Value()}};
      if (piece != nullptr) entry = person(m_study, m_selection.head(*piece));
      entry["shares_issue"] = piece != nullptr && m_parts.shows_issue(*piece);
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

  // The strategy of the group, or what its pages have in common where there are several.
  Value group() const {
    std::vector<std::string> strategies;
    for (const auto& id : plan_strategies(m_study, m_basis))
      strategies.push_back(strategies.empty() ? m_parts.code(Dimension::strategy, id)
                                              : in_sentence(m_parts.code(Dimension::strategy, id)));
    const Strategy* strategy = m_task.codebook->strategy(m_basis.strategy);
    std::vector<std::string> names;
    for (const auto& student : m_basis.students) names.push_back(student_words(student));
    Counts success(m_basis.success.rbegin(), m_basis.success.rend());
    return Value{{"strategy", m_basis.strategy},
                 {"name", join(strategies, ", ")},
                 {"definition", strategy == nullptr ? "" : strategy->definition},
                 {"students", students()},
                 {"count", m_basis.students.size()},
                 {"count_words", counted(m_basis.students.size(), "student")},
                 {"pieces", m_basis.pieces.size()},
                 {"names", join(names, ", ")},
                 {"how_far", count_words(success, Dimension::success)},
                 {"model_words", count_words(m_basis.models, Dimension::model)}};
  }

  // "Bo Lind, Cleo Marsh (skip counting)": those whom the plan names, or whom the pages propose.
  Value partners() const {
    std::vector<std::string> words, strategies;
    Value people = Value::array();
    bool without = !m_basis.issue.empty();
    for (const auto& written : m_plan.partners.empty() ? m_draft.partners : m_plan.partners) {
      const auto found = std::ranges::find_if(m_basis.partners, [&](std::uint32_t piece) {
        return m_study.text(m_selection.head(piece).student) == written.text;
      });
      if (found == m_basis.partners.end()) {
        words.push_back(m_study.student_name(school(), m_study.handle(written.text)));
        if (words.back().empty()) words.back() = written.text;
        strategies.emplace_back();
        without = without && is_without_issue(written);
        continue;
      }
      people.push_back(person(m_study, m_selection.head(*found)));
      const Text strategy = m_basis.in_force.at(*found).strategies.front();
      words.push_back(m_parts.student(*found));
      strategies.push_back(in_sentence(code_name(m_study, m_task, Dimension::strategy, strategy)));
    }
    for (std::size_t i = 0; i < words.size(); ++i) {  // a strategy is said once, behind the last who used it
      const bool goes_on = i + 1 < words.size() && strategies[i + 1] == strategies[i];
      if (!strategies[i].empty() && !goes_on) words[i] += fmt::format(" ({})", strategies[i]);
    }
    return Value{{"students", std::move(people)}, {"words", join(words, ", ")}, {"without_issue", without}};
  }

  // True if there is a page of this partner with a strategy and without the issue.
  bool is_without_issue(const Written& partner) const {
    const auto issue = m_study.texts.find(m_basis.issue);
    const std::array list = {partner};
    const PlanStudent student = plan_students(m_study, m_plan, list).front();
    return student.known && std::ranges::any_of(m_basis.in_force, [&](const auto& page) {
             const Reading& r = m_selection.head(page.first);
             const auto& issues = page.second.issues;
             return r.student.code == student.id && m_study.school_of(r) == student.school &&
                    page.second.standing == Standing::coded &&
                    (!issue || std::ranges::find(issues, *issue) == issues.end());
           });
  }

  Text school() const { return m_study.handle(m_plan.school); }

  Value issue() const {
    const Issue* entry = m_task.codebook->issue(m_basis.issue);
    const bool any = !m_basis.issue.empty();
    return Value{
        {"id", m_basis.issue},
        {"name", any ? m_parts.code(Dimension::issue, m_basis.issue) : ""},
        {"cause", any ? m_basis.cause : ""},
        {"words", any ? cause_words(m_basis.cause) : ""},
        {"works_when", entry == nullptr ? "" : entry->works_when},
        {"contrast", entry == nullptr ? "" : entry->contrast},
        {"sharing", m_basis.sharing.size()},
        {"of", m_basis.pieces.size()},
        {"count_words", any ? issue_count() : ""},
        {"names",
         m_basis.sharing.size() == m_basis.pieces.size() ? "" : names(m_selection, m_basis.sharing)}};
  }

  // Of the pages that were looked at, or, for a kept plan, of those of its students.
  std::string issue_count() const {
    const std::size_t of = m_basis.among == 0 ? m_basis.pieces.size() : m_basis.among;
    return fmt::format("{} of {}", m_basis.sharing.size(), counted(of, "page"));
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
      if (words.size() > 1) words.back() = in_sentence(words.back());
    }
    return Value{{"task", id},
                 {"title", info == nullptr ? prettified(id) : task_title(m_study, *info)},
                 {"prompt", described ? info->task->prompt : ""},
                 {"date", m_plan.reassess_date ? Value(to_string(*m_plan.reassess_date)) : Value()},
                 {"date_words", day(m_plan.reassess_date)},
                 {"look_fors", Value(m_plan.reassess_look_fors)},
                 {"look_for_words", join(words, "; ")},
                 {"note", m_plan.reassess_note}};
  }

  // "classroom (all); interventionist (Ana Cruz, Emmett Hollis)"
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
      const bool all = who.size() > 1 && who.size() == m_basis.students.size();
      out.push_back(who.empty() ? role : fmt::format("{} ({})", role, all ? "all" : join(who, ", ")));
    }
    return join(out, "; ");
  }

  void add_arrangements(Value& out) const {
    out["tell"] = Value(m_plan.tell.empty() ? m_draft.tell : m_plan.tell);
    out["tell_words"] = tell_words();
    out["taught_by"] = m_plan.taught_by;
    out["where"] = m_plan.where;
    out["date"] = m_plan.date ? Value(to_string(*m_plan.date)) : Value();
    out["date_words"] = day(m_plan.date);
    out["minutes"] = m_plan.minutes;
    out["others"] = m_plan.others;
    out["result"] = m_plan.result;
    out["transfer"] = m_plan.transfer;
    out["decision"] = m_plan.decision;
    out["note"] = m_plan.note;
  }

  const Selection& m_selection;
  const Study& m_study;
  const PlanBasis& m_basis;
  const Plan& m_plan;
  const TaskInfo& m_task;
  PlanParts m_parts;
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
  page.look = "two-sheets";
  return page;
}

}  // namespace

Page plan_page(const Selection& selection, const PlanBasis& basis, const Plan& plan,
               const std::vector<std::string>& reasons, const std::string& next) {
  Page page = blank_page();
  page.data = PlanPage(selection, basis, plan).data();
  page.data["reasons"] = reasons;
  page.data["reason_words"] = join(reasons, " ");
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
