#include "worksort/report/plan/monitor.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class Monitor : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--template", m_template, "FILE", "a page template of your own");
  }

  int run(Session& session) override {
    session.use_template(m_template);
    const Study study = session.read(session.words(), false);
    if (study.task_infos.empty()) {
      session.finish();
      throw UsageError("there is no task to make a chart for",
                       "task: documents hold one; 'worksort help format' says how to write one");
    }
    const Selection selection = session.select(study);
    const auto charts = monitor(selection);
    const Format format = session.format();
    const bool table = format == Format::csv || format == Format::tsv || format == Format::xlsx;
    if (session.min_n()) {
      session.say("Left out for people outside the team: who, and what the team wrote about the task.");
      if (table) return session.finish(shared_monitor_table(selection, charts), study);
      return session.finish(shared_monitor_page(selection, charts), study);
    }
    if (table) return session.finish(monitor_table(selection, charts), study);
    return session.finish(monitor_page(selection, charts), study);
  }

 private:
  std::string m_template;
};

}  // namespace

std::unique_ptr<Command> make_monitor() {
  return std::make_unique<Monitor>();
}

}  // namespace worksort
