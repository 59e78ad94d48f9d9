#include "worksort/report/plan/follow_up.hpp"

#include "worksort/report/page/rows.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "follow_up_words.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

Cell day_cell(const std::optional<Date>& date) {
  return date ? Cell(to_string(*date)) : Cell();
}
Value due_day(const std::optional<Date>& date) {
  return date ? Value(to_string(*date)) : Value();
}

std::string status_words(const FollowUp& f, const std::string& due) {
  switch (f.status) {
    case PlanStatus::planned:
      return "planned";
    case PlanStatus::taught:
      return due.empty() ? "taught, no day for the second look yet" : "taught, second look on " + due;
    case PlanStatus::due:
      return "second look due today";
    case PlanStatus::overdue:
      return "second look overdue since " + due;
    case PlanStatus::reassessed:
      return fmt::format("looked at again: {} of {}", f.reassessed, counted(f.students.size(), "student"));
  }
  return "";
}

// The data of one plan.
class PlanData {
 public:
  PlanData(const Selection& work, const FollowUp& follow)
      : m_work(work), m_study(work.study()), m_follow(follow), m_words(work, follow) {}

  Value data() const {
    const Plan& plan = *m_follow.plan;
    Value out = {{"plan", plan.id},
                 {"class", plan_class_names(m_study, plan)},
                 {"class_words", join(plan_class_names(m_study, plan), ", ")},
                 {"task", plan.task.text},
                 {"title", title(m_follow.task, plan.task.text)},
                 {"strategy", plan.strategy.text},
                 {"strategy_name", m_words.strategy_name(plan.strategy.text)},
                 {"issue", plan.issue.text},
                 {"issue_name", m_words.issue_name()},
                 {"headline", m_words.headline()},
                 {"taught", due_day(plan.date)},
                 {"taught_words", m_words.taught()},
                 {"due", due_day(plan.reassess_date)},
                 {"due_words", m_words.due()},
                 {"reassess_task", plan.reassess_task.text},
                 {"reassess_title",
                  plan.reassess_task.text.empty() ? "" : title(m_follow.reassess, plan.reassess_task.text)},
                 {"students", students()},
                 {"names", m_words.names(m_words.everybody())},
                 {"count", m_follow.students.size()},
                 {"reassessed", m_follow.reassessed},
                 {"status", std::string(to_string(m_follow.status))},
                 {"status_words", status_words(m_follow, m_words.due())}};
    out["strategies"] = strategies();
    out["look_fors"] = look_fors();
    out["issue_now"] = {{"students", m_follow.issue.size()},
                        {"of", m_follow.reassessed},
                        {"names", m_words.names(m_follow.issue)},
                        {"words", m_words.issue_now()}};
    out["other_issues"] = other_issues();
    out["not_yet"] = not_yet();
    out["not_yet_words"] = m_words.names(m_words.without_work());
    out["in_part"] = m_work.filter().leaves_out_pages() || !m_work.filter().models.empty();
    out["result"] = plan.result;
    out["decision"] = plan.decision;
    return out;
  }

 private:
  std::string title(const TaskInfo* info, const std::string& id) const {
    return info == nullptr ? prettified(id) : task_title(m_study, *info);
  }

  Value codes(const std::vector<Text>& list) const {
    Value out = Value::array();
    for (const Text code : list) out.push_back(std::string(m_study.text(code)));
    return out;
  }

  std::string id_of(std::size_t student) const {
    const PlanStudent& s = m_follow.students[student];
    return s.known ? std::string(m_study.text(s.id)) : s.written;
  }

  Value student(std::size_t i) const {
    const PlanStudent& s = m_follow.students[i];
    const Student* known = s.known ? m_study.student(s.school, s.id) : nullptr;
    Value out = {{"student", id_of(i)},
                 {"name", known == nullptr || known->name.empty() ? Value() : Value(known->name)},
                 {"shown", m_words.shown(i)},
                 {"task", Value()},
                 {"date", Value()},
                 {"strategy", Value()},
                 {"shows", Value::array()},
                 {"issues", Value::array()}};
    if (!m_follow.later[i]) return out;
    const Reading& r = m_work.head(*m_follow.later[i]);
    const InForce now = noted_later(m_work, *m_follow.later[i]);
    out["task"] = std::string(m_study.text(r.task));
    out["date"] = to_string(Date{r.date});
    if (!now.strategies.empty()) out["strategy"] = std::string(m_study.text(now.strategies.front()));
    out["shows"] = codes(now.shows);
    out["issues"] = codes(now.issues);
    return out;
  }

  Value students() const {
    Value out = Value::array();
    for (const auto i : m_words.everybody()) out.push_back(student(i));
    return out;
  }

  Value not_yet() const {
    Value out = Value::array();
    for (const auto i : m_words.without_work()) out.push_back(id_of(i));
    return out;
  }

  Value strategies() const {
    Value out = Value::array();
    for (const auto& now : m_follow.strategies) {
      const bool same = !now.code.empty() && now.code == m_follow.plan->strategy.text;
      const std::string words = same ? "As before" : "Now";
      out.push_back({{"from", m_follow.plan->strategy.text},
                     {"to", now.code},
                     {"name", m_words.strategy_name(now.code)},
                     {"moved", !same && !now.code.empty() && !m_follow.plan->strategy.text.empty()},
                     {"students", now.students.size()},
                     {"words", words},
                     {"names", m_words.names(now.students)}});
    }
    return out;
  }

  Value other_issues() const {
    Value out = Value::array();
    for (const auto& now : m_follow.other_issues) {
      out.push_back({{"id", now.code},
                     {"name", m_words.issue_name(now.code)},
                     {"students", now.students.size()},
                     {"of", m_follow.reassessed},
                     {"names", m_words.names(now.students)},
                     {"words", fmt::format("{} of {}: {}", now.students.size(), m_follow.reassessed,
                                           m_words.names(now.students))}});
    }
    return out;
  }

  std::string look_for_text(const std::string& id) const {
    for (const auto* info : {m_follow.reassess, m_follow.task}) {
      const LookFor* found = info == nullptr ? nullptr : info->look_for(id);
      if (found != nullptr) return look_for_words(*found);
    }
    for (const auto& piece : m_follow.later) {
      const TaskInfo* info = piece ? m_study.task_info(m_work.head(*piece).task.code) : nullptr;
      const LookFor* found = info == nullptr ? nullptr : info->look_for(id);
      if (found != nullptr) return look_for_words(*found);
    }
    return prettified(id);
  }

  Value look_fors() const {
    Value out = Value::array();
    const bool recorded = std::ranges::any_of(m_follow.later, [&](const auto& piece) {
      return piece && !noted_later(m_work, *piece).shows.empty();
    });
    for (const auto& now : m_follow.look_fors) {
      std::string words = fmt::format("{} of {}", now.students.size(), m_follow.reassessed);
      if (!now.students.empty()) words += ": " + m_words.names(now.students);
      out.push_back({{"id", now.code},
                     {"text", look_for_text(now.code)},
                     {"students", now.students.size()},
                     {"of", m_follow.reassessed},
                     {"names", m_words.names(now.students)},
                     {"lead", !now.students.empty() ? "Shows"
                              : recorded            ? "Not noted now"
                                                    : "Nobody recorded look-fors"},
                     {"words", m_follow.reassessed == 0 ? "" : words}});
    }
    return out;
  }

  const Selection& m_work;
  const Study& m_study;
  const FollowUp& m_follow;
  FollowUpWords m_words;
};

}  // namespace

Table follow_up_table(const Selection& work, const std::vector<FollowUp>& plans) {
  using enum ColumnType;
  Table table;
  table.title = "Plans and the work that followed";
  table.columns = {{"plan", "Plan", code},
                   {"class", "Class", list},
                   {"task", "Task", code},
                   {"strategy", "Strategy", code},
                   {"issue", "Issue", code},
                   {"students", "Students", number},
                   {"taught", "Taught", code},
                   {"due", "Due", code},
                   {"reassessed", "Looked at again", number},
                   {"status", "Status", code},
                   {"decision", "Decision", code},
                   {"not_yet", "Not yet", list}};
  for (const auto& follow : plans) {
    const Plan& plan = *follow.plan;
    TextList not_yet;
    for (std::size_t i = 0; i < follow.students.size(); ++i) {
      if (follow.later[i]) continue;
      const PlanStudent& s = follow.students[i];
      not_yet.push_back(s.known ? std::string(work.study().text(s.id)) : s.written);
    }
    table.rows.push_back({plan.id, plan_class_names(work.study(), plan), plan.task.text, plan.strategy.text,
                          plan.issue.text, static_cast<std::int64_t>(follow.students.size()),
                          day_cell(plan.date), day_cell(plan.reassess_date),
                          static_cast<std::int64_t>(follow.reassessed), std::string(to_string(follow.status)),
                          plan.decision, not_yet});
  }
  return table;
}

Page follow_up_page(const Selection& work, const std::vector<FollowUp>& plans, Date today) {
  const Table table = follow_up_table(work, plans);
  Page page;
  page.template_name = "follow-up";
  page.title = table.title;
  page.data = {{"today", to_string(today)},
               {"today_words", date_for_people(today)},
               {"summary", follow_up_summary(plans)},
               {"rows", table_rows(table)},
               {"plans", Value::array()}};
  for (const auto& follow : plans) page.data["plans"].push_back(PlanData(work, follow).data());
  return page;
}

}  // namespace worksort
