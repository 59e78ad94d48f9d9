#include "worksort/report/people/student.hpp"

#include "worksort/report/people/student_note.hpp"

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class StudentCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.choice("--for", m_for, {"family", "student"},
                   "a note with what was seen and one thing to try, without codes");
  }

  Result run(Session& session) override {
    Filter filter = session.common().filter;
    std::vector<std::string> paths = session.words();
    if (filter.students.empty()) {
      if (paths.empty())
        throw Problem("student needs an id or a name", "such as: worksort student s07 school/");
      filter.students.push_back(paths.front());
      paths.erase(paths.begin());
    }
    const Selection& selection = session.select(session.read(paths, true), filter);
    const auto& students = session.keep(student_work(selection));
    if (students.empty()) session.say(fmt::format("There is no work by {} here.", filter.students.front()));
    Result result;
    if (!m_for.empty()) {
      const NoteFor reader = m_for == "family" ? NoteFor::family : NoteFor::student;
      result.page.make = [&, reader] { return student_note_page(selection, students, reader); };
      return result;
    }
    result.page.make = [&] { return student_page(selection, students); };
    result.table.make = [&] { return student_table(selection, students); };
    return result;
  }

 private:
  std::string m_for;
};

}  // namespace

std::unique_ptr<Command> make_student() {
  return std::make_unique<StudentCommand>();
}

}  // namespace worksort
