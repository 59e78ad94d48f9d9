// What is merely doubtful: for `check`.
#include "worksort/model/student_names.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "read/study/join.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class Closely {
 public:
  explicit Closely(Join& join) : m_join(join), m_study(join.study) {}

  void run() {
    strangers();
    different_dates();
    unlisted_answers();
    ambiguous_words();
    questions();
    plans();
    goals();
  }

 private:
  using Who = std::tuple<Text, Text>;

  // Students that no roster of their class knows, each once.
  void strangers() {
    std::set<std::pair<Text, Text>> classes;
    for (const auto& student : m_study.students) {
      for (const Text class_id : student.classes) classes.emplace(student.school, class_id);
    }
    std::set<Who> told;
    for (const auto& r : m_study.readings) {
      if (!classes.contains({r.school, r.class_id}) || m_study.student(r.school, r.student.code) != nullptr)
        continue;
      if (!told.emplace(r.school, r.student.code).second) continue;
      m_join.warn("not-on-roster", origin_of(r, r.student),
                  fmt::format("student '{}' is not on the roster of class '{}'", m_study.text(r.student),
                              m_study.text(r.class_id)),
                  m_names.hint(m_study.text(r.student)));
    }
  }

  // One response that readers put on different days would be counted as two.
  void different_dates() {
    std::map<std::tuple<Text, Text, Text>, std::vector<const Piece*>> pieces;
    for (const auto& piece : m_study.pieces) {
      const Reading& r = m_study.readings[piece.first_reading];
      pieces[{r.task.code, m_study.school_of(r), r.student.code}].push_back(&piece);
    }
    for (const auto& [who, list] : pieces) {
      for (std::size_t i = 1; i < list.size(); ++i) compare_dates(*list[i - 1], *list[i]);
    }
  }

  void compare_dates(const Piece& first, const Piece& second) {
    const auto a = m_study.readings_of(first);
    const auto b = m_study.readings_of(second);
    if (a.front().date == b.front().date || a.front().is_blank || b.front().is_blank) return;
    for (const auto& x : a) {
      for (const auto& y : b) {
        if (x.coder == y.coder) return;
      }
    }
    m_join.warn("dates-differ", origin_of(b.front()),
                fmt::format("{} has the work of student '{}' on {}, and {} on {}: is it one response?",
                            m_study.text(b.front().coder), m_study.text(b.front().student), day(b.front()),
                            m_study.text(a.front().coder), day(a.front())),
                "date: is the day students did the work, not the day it was read");
  }

  static std::string day(const Reading& r) {
    return r.date == k_undated ? "no date" : to_string(Date{r.date});
  }

  // Answers that count as wrong only because the task does not list them.
  void unlisted_answers() {
    std::map<Text, std::map<std::string, std::pair<const Reading*, std::size_t>>> of_tasks;
    for (const auto& r : m_study.readings) {
      if (r.correct_given || r.correct != Correct::wrong) continue;
      auto& [first, count] = of_tasks[r.task.code][folded(m_study.text(r.answer))];
      if (first == nullptr) first = &r;
      ++count;
    }
    for (const auto& info : m_study.task_infos) {
      const auto& answers = of_tasks[info.id];
      if (answers.empty()) continue;
      std::vector<std::string> shown;
      const Reading* first = nullptr;
      for (const auto& [answer, use] : answers) {
        shown.push_back(use.second == 1 ? fmt::format("'{}'", answer)
                                        : fmt::format("'{}' ({} times)", answer, use.second));
        if (first == nullptr || std::tie(use.first->file, use.first->line, use.first->column) <
                                    std::tie(first->file, first->line, first->column)) {
          first = use.first;
        }
      }
      m_join.warn("unlisted-answer", origin_of(*first),
                  fmt::format("answers that task '{}' does not list count as wrong: {}",
                              m_study.text(info.id), join(shown, ", ")),
                  "add what is right to the task's answers, or write correct: on the piece");
    }
  }

  // A word that two entries of one codebook lay claim to.
  void ambiguous_words() {
    for (const auto& codebook : m_study.codebooks) {
      if (codebook.shipped) continue;
      for (const auto dimension :
           {Dimension::strategy, Dimension::model, Dimension::issue, Dimension::success}) {
        std::map<std::string, const Entry*> owner;
        const auto warn = [&](const Entry& at, const std::string& word, const Entry& first,
                              const Entry& other) {
          m_join.warn(
              "ambiguous-word", {at.file, at.spot},
              fmt::format("'{}' can mean '{}' and '{}'; it is read as the former", word, first.id, other.id),
              "keep the word with one of them");
        };
        codebook.visit(dimension, [&](const Entry& entry) {
          std::set<std::string> words = {folded(entry.id), folded(entry.name)};
          for (const auto& alias : entry.aliases) words.insert(folded(alias));
          words.erase("");
          for (const auto& word : words) {
            const auto [at, added] = owner.try_emplace(word, &entry);
            if (!added && at->second->id != entry.id) warn(entry, word, *at->second, entry);
          }
        });
        if (dimension != Dimension::strategy) continue;
        for (const auto& special : special_codes()) {
          for (const auto& alias : special.aliases) {
            const auto at = owner.find(folded(alias));
            if (at != owner.end() && at->second->id != special.id)
              warn(*at->second, at->first, *at->second, special);
          }
        }
      }
    }
  }

  // Questions of a codebook are asked about every task, so a number in one is a number of some other story.
  void questions() {
    for (const auto& codebook : m_study.codebooks) {
      if (codebook.shipped) continue;
      for (const auto& strategy : codebook.strategies) numbers(strategy, strategy.ask);
      for (const auto& issue : codebook.issues) numbers(issue, issue.ask);
    }
  }

  void numbers(const Entry& entry, const Questions& ask) {
    for (const auto* list : {&ask.assessing, &ask.advancing}) {
      for (const auto& question : *list) {
        if (question.find_first_of("0123456789") == std::string::npos) continue;
        if (!m_told.emplace(entry.file, question).second) continue;
        m_join.warn("number-in-question", {entry.file, entry.spot},
                    fmt::format("a question of '{}' names a number: {}", entry.id, question),
                    "ask it so that it fits any task, or put it under the questions of the task");
      }
    }
  }

  void plans() {
    for (const auto& plan : m_study.plans) {
      for (const auto* task : {&plan.task, &plan.reassess_task}) {
        if (task->text.empty() || m_study.task_info(std::string_view(task->text)) != nullptr) continue;
        std::vector<std::string> ids;
        for (const auto& info : m_study.task_infos) ids.emplace_back(m_study.text(info.id));
        m_join.warn("unknown-task", {plan.origin.file, task->spot},
                    fmt::format("no file describes task '{}', and no work belongs to it", task->text),
                    did_you_mean(task->text, ids));
      }
      for (const auto* students : {&plan.students, &plan.partners})
        for (const auto& student : *students) plan_student(plan, student);
    }
  }

  // The first one would count, and be taught in place of another.
  void several_meant(const Plan& plan, const Written& student) {
    std::set<ClassKey> classes;
    for (const auto& one : plan.classes)
      for (const auto& key : m_study.find_classes(one)) classes.insert(key);
    const auto students = m_names.meant(student.text, plan.school, classes);
    if (students.size() < 2) return;
    std::vector<std::string> who;
    for (const Student* one : students) {
      const auto school = m_study.text(one->school);
      who.push_back(school.empty() ? std::string(m_study.text(one->id))
                                   : fmt::format("{} of {}", m_study.text(one->id), school));
    }
    m_join.warn("ambiguous-student", {plan.origin.file, student.spot},
                fmt::format("'{}' can be {} students: {}; the first one counts", student.text, who.size(),
                            join(who, ", ")),
                "write the student's id, and school: or class: into the plan");
  }

  void plan_student(const Plan& plan, const Written& student) {
    several_meant(plan, student);
    const auto id = m_study.texts.find(student.text);
    const auto is = [&](const auto& other) { return id && other == *id; };
    const auto& students = m_study.students;
    const auto& readings = m_study.readings;
    if (std::any_of(students.begin(), students.end(),
                    [&](const Student& s) { return is(s.id) || s.name == student.text; }) ||
        std::any_of(readings.begin(), readings.end(), [&](const Reading& r) { return is(r.student.code); })) {
      return;
    }
    m_join.warn("unknown-student", {plan.origin.file, student.spot},
                fmt::format("student '{}' is on no roster and has no work", student.text));
  }

  // What a goal counts and there is none of: it would count nothing.
  void goals() {
    if (m_study.task_infos.empty()) return;
    for (const auto& inquiry : m_study.inquiries) {
      for (const auto& goal : inquiry.goals) {
        where(inquiry, goal);
        for (const auto* period : {&goal.baseline, &goal.current}) days(inquiry, goal, *period);
      }
      for (const auto& [dimension, code, file] : inquiry.references) {
        if (is_known(dimension, code.text)) continue;
        std::set<std::string> ids;
        for (const auto& info : m_study.task_infos)
          info.codebook->visit(dimension, [&](const Entry& entry) { ids.insert(entry.id); });
        m_join.warn("unknown-code", {inquiry.origin.file, code.spot},
                    fmt::format("'{}' is no {} of any codebook that work is coded with", code.text,
                                dimension_name(dimension)),
                    did_you_mean(code.text, {ids.begin(), ids.end()}));
      }
    }
  }

  void where(const Inquiry& inquiry, const Goal& goal) {
    const auto warn = [&](std::string_view id, std::string_view what, const std::string& name) {
      m_join.warn(id, inquiry.origin,
                  fmt::format("goal '{}' counts work of {} '{}', and there is none of that name", goal.id,
                              what, name));
    };
    std::set<std::string> schools;
    for (const auto& key : m_study.classes) schools.emplace(m_study.text(key.school));
    for (const auto& [key, pieces] : m_study.pieces_of_class) schools.emplace(m_study.text(key.school));
    for (const auto& name : goal.where.schools)
      if (!schools.contains(name)) warn("unknown-class", "school", name);
    for (const auto& name : goal.where.classes)
      if (m_study.find_classes(name).empty()) warn("unknown-class", "class", name);
    for (const auto& name : goal.where.tasks)
      if (m_study.task_info(std::string_view(name)) == nullptr) warn("unknown-task", "task", name);
  }

  void days(const Inquiry& inquiry, const Goal& goal, const Period& period) {
    if (!period.since || !period.until || *period.since <= *period.until) return;
    m_join.warn("bad-date", inquiry.origin,
                fmt::format("goal '{}' counts from {} on and up to {}, and there is no such day", goal.id,
                            to_string(*period.since), to_string(*period.until)));
  }

  [[nodiscard]] bool is_known(Dimension dimension, const std::string& code) const {
    const auto text = m_study.texts.find(code);
    const auto& infos = m_study.task_infos;
    return std::ranges::any_of(infos,
                               [&](const TaskInfo& info) { return info.codebook->has(dimension, code); }) ||
           (text && std::any_of(m_study.codes.begin(), m_study.codes.end(),
                                [&](const CodeRef& ref) { return ref.code == *text; }));
  }

  Join& m_join;
  Study& m_study;
  StudentNames m_names{m_study};
  std::set<std::pair<std::uint32_t, std::string>> m_told;  // questions, by the file of their entry
};

}  // namespace

void look_closely(Join& join) {
  Closely(join).run();
}

}  // namespace worksort
