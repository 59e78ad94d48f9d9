#include "worksort/report/protocol/cycle.hpp"

#include "worksort/write/ics.hpp"

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class CycleCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--template", m_template, "FILE", "a page template of your own");
  }

  int run(Session& session) override {
    session.use_template(m_template);
    Study study = session.read(session.words(), false);
    const bool shared = session.min_n().has_value();
    if (study.cycles.empty()) {
      session.finish();
      throw UsageError(
          "there is no learning cycle in these files",
          "cycle: documents hold topics and sessions; 'worksort help format' says how to write one");
    }
    for (auto& cycle : study.cycles) {
      if (shared) cycle = without_own_words(std::move(cycle));
    }
    const Date today = session.today();
    std::vector<CycleResult> results;
    for (const auto& cycle : study.cycles) {
      results.push_back(cycle_calendar(cycle, today));
      if (results.back().rhythm_unknown) {
        session.say(
            fmt::format("every: '{}' of cycle {} is not understood, so only sessions with their own date "
                        "have one; write 1 week, 10 days or 1 month",
                        cycle.every, cycle.id));
      }
    }
    if (shared) session.say("Left out for people outside the team: notes, look-fors and reflections.");
    if (session.format() == Format::ics) return write_calendar(session, results);
    if (shared) return session.finish(shared_cycle_page(results, today), study);
    return session.finish(cycle_page(results, today), study);
  }

 private:
  // A calendar is the same on every day unless --today says otherwise.
  static int write_calendar(Session& session, const std::vector<CycleResult>& results) {
    std::optional<Date> stamp = session.common().today;
    for (const auto& result : results) {
      for (const auto& meeting : result.meetings) {
        if (!session.common().today && meeting.date && (!stamp || *meeting.date < *stamp))
          stamp = meeting.date;
      }
    }
    const Calendar calendar = cycle_events(results, stamp.value_or(Date{}));
    if (calendar.events.empty()) {
      throw UsageError("no session has a date, so there is nothing to put into a calendar",
                       "give the cycle a start: date, and every: where it is not 1 week");
    }
    if (!session.min_n()) return session.finish(write_ics(calendar));
    return session.finish(shared_cycle_events(results, calendar.stamp).written(write_ics));
  }

  std::string m_template;
};

}  // namespace

std::unique_ptr<Command> make_cycle() {
  return std::make_unique<CycleCommand>();
}

}  // namespace worksort
