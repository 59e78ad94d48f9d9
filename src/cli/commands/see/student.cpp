#include "worksort/report/people/student.hpp"

#include "worksort/report/people/shared_students.hpp"
#include "worksort/report/people/student_note.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class StudentCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.choice("--for", m_for, {"family", "student"},
                   "a note with what was seen and one thing to try, without codes");
    options.flag("--shared", m_shared, "the students whom several adults teach, one row each");
  }

  Result run(Session& session) override {
    Filter filter = session.common().filter;
    std::vector<std::string> paths = session.words();
    if (m_shared && !m_for.empty())
      throw Problem("--shared is a list for a meeting, --for a note about one student",
                    "give one of the two");
    if (filter.students.empty() && !m_shared) {
      if (paths.empty())
        throw Problem("student needs an id or a name", "such as: worksort student s07 school/");
      if (paths.size() > 1 && platform::is_there(paths[0]) && !platform::is_there(paths[1])) {
        throw Problem(fmt::format("no such file or folder: {}", paths[1]),
                      fmt::format("the student stands first: worksort student {} {}", shell_word(paths[1]),
                                  shell_word(paths[0])));
      }
      filter.students.push_back(paths.front());
      paths.erase(paths.begin());
    }
    const Selection& selection = session.select(session.read(paths, true), filter);
    const auto& students =
        session.keep(student_work(selection, m_shared ? Without::listed : Without::left_out));
    if (m_shared) {
      Result result;
      result.table.make = [&] { return shared_students_table(selection, students); };
      return result;
    }
    if (students.empty())
      session.say(fmt::format("There is no work by {} here.", selection.filter().students.front()));
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
  bool m_shared = false;
};

}  // namespace

std::unique_ptr<Command> make_student() {
  return std::make_unique<StudentCommand>();
}

}  // namespace worksort
