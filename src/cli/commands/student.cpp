#include "worksort/report/people/student.hpp"

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class StudentCommand : public Command {
 public:
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
    result.page.make = [&] { return student_page(selection, students); };
    result.table.make = [&] { return student_table(selection, students); };
    return result;
  }
};

}  // namespace

std::unique_ptr<Command> make_student() {
  return std::make_unique<StudentCommand>();
}

}  // namespace worksort
