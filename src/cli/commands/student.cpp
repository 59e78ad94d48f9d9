#include "worksort/report/people/student.hpp"

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class StudentCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--template", m_template, "FILE", "a page template of your own");
  }

  int run(Session& session) override {
    session.use_template(m_template);
    Filter filter = session.common().filter;
    std::vector<std::string> paths = session.words();
    if (filter.students.empty()) {
      if (paths.empty())
        throw UsageError("student needs an id or a name", "such as: worksort student s07 school/");
      filter.students.push_back(paths.front());
      paths.erase(paths.begin());
    }
    const Study study = session.read(paths, true);
    const Selection selection = session.select(study, filter);
    const auto students = student_work(selection);
    if (students.empty()) session.say(fmt::format("There is no work by {} here.", filter.students.front()));
    const Format format = session.format();
    const bool table = format == Format::csv || format == Format::tsv || format == Format::xlsx;
    if (table) return session.finish(student_table(selection, students), study);
    return session.finish(student_page(selection, students), study);
  }

 private:
  std::string m_template;
};

}  // namespace

std::unique_ptr<Command> make_student() {
  return std::make_unique<StudentCommand>();
}

}  // namespace worksort
