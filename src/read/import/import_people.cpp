#include "import_people.hpp"

#include "worksort/model/student_names.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

using Matches = StudentNames::Matches;

class Rosters {
 public:
  explicit Rosters(const Study& context) : m_context(context), m_names(context) {
    for (const auto& student : context.students) {
      m_by_id[std::string(context.text(student.id))].push_back(&student);
      m_schools.insert(student.school);
    }
  }

  // Students with this id, of one school each.
  [[nodiscard]] Matches with_id(const std::string& id) const {
    const auto found = m_by_id.find(id);
    return found == m_by_id.end() ? Matches() : found->second;
  }

  // True where the school has to be said, so that students with one id stay apart.
  [[nodiscard]] bool has_several_schools() const { return m_schools.size() > 1; }

  // Those who can be in the school: of it, or on a roster that names none.
  [[nodiscard]] Matches of_school(Matches matches, std::string_view school) const {
    std::erase_if(matches, [&](const Student* s) {
      const auto other = m_context.text(s->school);
      return !school.empty() && !other.empty() && other != school;
    });
    return matches;
  }

  // Those of one school and class, if there are any among the matches.
  [[nodiscard]] Matches narrowed(Matches matches, std::string_view school, std::string_view class_id) const {
    const auto keep = [&](auto&& fits) {
      Matches fitting;
      std::copy_if(matches.begin(), matches.end(), std::back_inserter(fitting), fits);
      if (!fitting.empty()) matches = std::move(fitting);
    };
    if (!school.empty()) keep([&](const Student* s) { return m_context.text(s->school) == school; });
    if (!class_id.empty()) {
      keep([&](const Student* s) {
        return std::any_of(s->classes.begin(), s->classes.end(),
                           [&](Text c) { return m_context.text(c) == class_id; });
      });
    }
    return matches;
  }

  [[nodiscard]] std::string_view id(const Student& student) const { return m_context.text(student.id); }

  [[nodiscard]] const StudentNames& names() const { return m_names; }

 private:
  const Study& m_context;
  std::map<std::string, Matches> m_by_id;
  std::set<Text> m_schools;
  StudentNames m_names;
};

// Names into ids, and the school where the rosters have several.
class People {
 public:
  People(Study& study, const Study& context, const RowsBehind& rows)
      : m_study(study), m_context(context), m_rows(rows), m_rosters(context) {}

  void resolve(Reading& reading) {
    place_class(reading);
    const std::string written(m_study.text(reading.student));
    const Matches with_id = m_rosters.with_id(written);
    const auto school = m_study.text(reading.school);
    const Matches named = with_id.empty() ? m_rosters.names().named(written) : Matches();
    const auto matches = m_rosters.narrowed(with_id.empty() ? m_rosters.of_school(named, school) : with_id,
                                            school, m_study.text(reading.class_id));
    if (matches.size() == 1) {
      if (!with_id.empty()) compare_name(reading, *matches.front());
      return take(reading, *matches.front());
    }
    if (matches.empty())
      return named.empty() ? report_stranger(reading, written)
                           : report_elsewhere(reading, written, *named.front());
    report_several(reading, written, matches, !with_id.empty());
  }

 private:
  // "3A (Lincoln)" is class 3A of that school; so is 3A where one school alone has such a class.
  void place_class(Reading& reading) const {
    if (reading.class_id == k_no_text) return;
    const auto keys = m_context.find_classes(m_study.text(reading.class_id));
    if (keys.size() != 1) return;
    reading.class_id = m_study.texts.add(m_context.text(keys.front().id));
    place(reading, keys.front().school);
  }

  void place(Reading& reading, Text school) const {
    if (reading.school == k_no_text && m_rosters.has_several_schools())
      reading.school = m_study.texts.add(m_context.text(school));
  }

  void take(Reading& reading, const Student& student) const {
    reading.student.code = m_study.texts.add(m_context.text(student.id));
    const auto in_class = [&](Text c) { return m_context.text(c) == m_study.text(reading.class_id); };
    if (reading.class_id != k_no_text && !student.classes.empty() &&
        std::none_of(student.classes.begin(), student.classes.end(), in_class)) {
      m_rows.problems(reading).add(
          Severity::warning, "class-differs", spot_of(reading),
          fmt::format("student '{}' is in class '{}' on the rosters, and in '{}' here",
                      m_study.text(reading.student), m_context.text(student.classes.front()),
                      m_study.text(reading.class_id)),
          "--value class:OLD=NEW changes it; or add the student to the list of that class");
    }
    place(reading, student.school);
  }

  // A column that was sorted by itself leaves rows with the id of one student and the name of another.
  void compare_name(const Reading& reading, const Student& student) const {
    const NameBeside beside = m_rows.name_beside(reading);
    const Matches named = beside.name.empty() ? Matches() : m_rosters.names().named(beside.name);
    if (named.empty() || std::find(named.begin(), named.end(), &student) != named.end()) return;
    m_rows.problems(reading).add(
        Severity::error, "student-two-names", spot_of(reading),
        fmt::format("the id '{}' is {}'s on the rosters, but this row names {}; the id counts",
                    m_study.text(reading.student), student.name, named.front()->name),
        fmt::format("look whether a column was sorted by itself; {} goes by the names", beside.option));
  }

  // What the name beside an unknown id says.
  [[nodiscard]] std::string known_beside(const Reading& reading) const {
    const NameBeside beside = m_rows.name_beside(reading);
    const Matches named = beside.name.empty() ? Matches() : m_rosters.names().named(beside.name);
    if (named.size() != 1) return {};
    return fmt::format("{} is {} on the roster; {} goes by the names", m_rosters.id(*named.front()),
                       named.front()->name, beside.option);
  }

  void report_stranger(const Reading& reading, const std::string& written) const {
    std::string near = known_beside(reading);
    if (near.empty()) near = m_rosters.names().hint(written);
    m_rows.problems(reading).add(
        Severity::warning, "not-on-roster", spot_of(reading),
        fmt::format("student '{}' stands on no roster", written),
        near.empty() ? "it stays as written; add the student to the class list" : near);
  }

  // Another school's id may be somebody else's here.
  void report_elsewhere(const Reading& reading, const std::string& written, const Student& student) const {
    m_rows.problems(reading).add(
        Severity::warning, "not-on-roster", spot_of(reading),
        fmt::format("student '{}' stands on no roster of {}", written, m_study.text(reading.school)),
        fmt::format("there is one of {}; it stays as written unless the school or the class says so",
                    m_context.text(student.school)));
  }

  void report_several(const Reading& reading, const std::string& written, const Matches& matches,
                      bool by_id) const {
    if (!by_id) {
      return m_rows.problems(reading).add(
          Severity::error, "ambiguous-student", spot_of(reading),
          fmt::format("{} students on the rosters are named '{}'", matches.size(), written),
          "a column with their ids, or with their class, tells them apart");
    }
    std::vector<std::string> schools;
    for (const auto* student : matches) schools.emplace_back(m_context.text(student->school));
    m_rows.problems(reading).add(
        Severity::error, "ambiguous-student", spot_of(reading),
        fmt::format("students of {} schools have the id '{}': {}", matches.size(), written,
                    join(schools, ", ")),
        "--set school=NAME says which one it is for all rows; a column with the school "
        "or class tells them apart");
  }

  static Spot spot_of(const Reading& r) { return {r.student.line, r.student.column, r.student.width}; }

  Study& m_study;
  const Study& m_context;
  const RowsBehind& m_rows;
  Rosters m_rosters;
};

}  // namespace

void resolve_people(Study& study, const Study& context, const RowsBehind& rows) {
  if (context.students.empty()) return;
  People people(study, context, rows);
  for (auto& reading : study.readings) people.resolve(reading);
}

}  // namespace worksort
