#include "worksort/report/plan/monitor.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class Monitor : public Command {
 public:
  Result run(Session& session) override {
    const Study& study = session.read(session.words(), false);
    if (study.task_infos.empty()) {
      session.refuse(Problem("there is no task to make a chart for",
                             "task: documents hold one; 'worksort help format' says how to write one"));
    }
    const Selection& selection = session.select(study);
    const auto& charts = session.keep(monitor(selection));
    if (session.min_n())
      session.say("Left out for people outside the team: who, and what the team wrote about the task.");
    Result result;
    result.page.make = [&] { return monitor_page(selection, charts); };
    result.page.share = [&] { return shared_monitor_page(selection, charts); };
    result.table.make = [&] { return monitor_table(selection, charts); };
    result.table.share = [&] { return shared_monitor_table(selection, charts); };
    return result;
  }
};

}  // namespace

std::unique_ptr<Command> make_monitor() {
  return std::make_unique<Monitor>();
}

}  // namespace worksort
