#include "worksort/report/people/student_note.hpp"

#include "worksort/read/table/headings.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/name_finder.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace worksort {
namespace {

// Whom a name or an id in a text means; k_nobody is a name that the student shares with others.
constexpr std::size_t k_other = 0;
constexpr std::size_t k_own_name = 1;
constexpr std::size_t k_own_id = 2;

class Note {
 public:
  Note(const Selection& selection, const StudentWork& work, NoteFor reader)
      : m_study(selection.study()), m_work(work), m_reader(reader) {
    learn_names();
    for (const auto piece : work.pieces) {
      InForce now = selection.in_force(piece);
      if (now.standing != Standing::coded) continue;
      // Undated work comes last on the page, and may be the oldest.
      const bool dated = selection.head(piece).date != k_undated;
      if (m_head != nullptr && !dated && m_head->date != k_undated) continue;
      m_now = std::move(now);
      m_head = &selection.head(piece);
    }
  }

  [[nodiscard]] Value data() const {
    Value out = Value{{"student", std::string(m_study.text(m_work.student))},
                      {"shown", name()},
                      {"family", m_reader == NoteFor::family},
                      {"nothing", m_head == nullptr},
                      {"task", ""},
                      {"when", ""},
                      {"seen", Value::array()},
                      {"quotes", Value::array()},
                      {"way", ""},
                      {"try", ""}};
    if (m_head == nullptr) return out;
    out["task"] = task_title(m_study, task());
    if (m_head->date != k_undated) out["when"] = date_for_people(Date{m_head->date});
    const Value strengths = lines(&Reading::strength);
    out["seen"] = strengths.empty() ? lines(&Reading::evidence) : strengths;
    out["quotes"] = lines(&Reading::quote);
    if (const Strategy* strategy = used()) out["way"] = strategy->definition;
    out["try"] = question();
    return out;
  }

 private:
  // Names, nicknames and ids of all students.
  void learn_names() {
    for (const auto& other : m_study.students) {
      const bool same = other.school == m_work.school && other.id == m_work.student;
      m_names.add(other.name, same ? k_own_name : k_other);
      if ((other.id == m_work.student) == same) learn_id(m_study.text(other.id), same, other.name.empty());
    }
    for (const auto& roster : m_study.rosters) {
      for (const auto& other : roster.students) {
        const bool same =
            roster.school == m_study.text(m_work.school) && other.id == m_study.text(m_work.student);
        for (const auto& nickname : other_names(other.own))
          m_names.add(nickname, same ? k_own_name : k_other);
      }
    }
    learn_unlisted();
  }

  // Of students whom no roster has.
  void learn_unlisted() {
    std::set<std::pair<Text, Text>> known;
    for (const auto& other : m_study.students) known.emplace(other.school, other.id);
    for (const auto& r : m_study.readings) {
      if (!known.emplace(m_study.school_of(r), r.student.code).second) continue;
      const bool same = m_study.school_of(r) == m_work.school && r.student.code == m_work.student;
      const auto id = m_study.text(r.student);
      if (same || r.student.code != m_work.student) learn_id(id, same, true);
    }
  }

  // An id alone, without a digit, is a name; a letter alone is none.
  void learn_id(std::string_view id, bool same, bool alone) {
    if (alone && count_characters(id) > 1 && std::ranges::none_of(id, is_digit))
      m_names.add(id, same ? k_own_name : k_other);
    else if (is_distinctive(id))
      m_names.add_whole(id, same ? k_own_id : k_other);
  }

  // Without the id by which the team tells students of one name apart.
  [[nodiscard]] std::string name() const {
    const Student* known = m_work.known;
    return known == nullptr || known->name.empty() ? std::string(m_study.text(m_work.student)) : known->name;
  }

  [[nodiscard]] const TaskInfo& task() const { return *m_study.task_info(m_head->task.code); }

  [[nodiscard]] const Strategy* used() const {
    return task().codebook->strategy(m_study.text(m_now.strategies.front()));
  }

  // Each text once, without the names of others, and without ids, of which a family knows nothing.
  [[nodiscard]] Value lines(Text Reading::*field) const {
    Value out = Value::array();
    std::set<Text> seen;
    for (const auto* r : m_now.sources) {
      if (r->*field == k_no_text || !seen.insert(r->*field).second) continue;
      const std::string text(m_study.text(r->*field));
      out.push_back(m_names.replaced(text, [&](const NameHit& hit) {
        if (hit.owner == k_own_id) return name();
        return hit.owner == k_own_name ? text.substr(hit.offset, hit.length) : std::string("(a classmate)");
      }));
    }
    return out;
  }

  // A family asks what the student was thinking; a student goes on from there.
  [[nodiscard]] std::string question() const {
    const auto first = [&](const Questions& ask) {
      const auto& questions = m_reader == NoteFor::family ? ask.assessing : ask.advancing;
      return questions.empty() ? std::string() : questions.front();
    };
    for (const Text code : m_now.issues) {
      const Issue* issue = task().codebook->issue(m_study.text(code));
      if (issue != nullptr && !first(issue->ask).empty()) return first(issue->ask);
    }
    const Strategy* strategy = used();
    return strategy == nullptr ? "" : first(strategy->ask);
  }

  const Study& m_study;
  const StudentWork& m_work;
  NoteFor m_reader;
  NameFinder m_names{NameFinder::Words::careful};
  InForce m_now;
  const Reading* m_head = nullptr;  // of the piece that the note is about; null: there is none
};

}  // namespace

Page student_note_page(const Selection& selection, const std::vector<StudentWork>& students, NoteFor reader) {
  Page page;
  page.template_name = "student-note";
  page.title = "A note on one piece of work";
  page.data = {{"students", Value::array()}};
  for (const auto& work : students) page.data["students"].push_back(Note(selection, work, reader).data());
  return page;
}

}  // namespace worksort
