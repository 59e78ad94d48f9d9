#include "worksort/report/protocol/cycle.hpp"

#include "worksort/write/ics.hpp"

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class CycleCommand : public Command {
 public:
  Result run(Session& session) override {
    const bool shared = session.min_n().has_value();
    std::vector<Cycle> cycles = session.read(session.words(), false).cycles;
    if (cycles.empty()) {
      session.refuse(
          Problem("there is no learning cycle in these files",
                  "cycle: documents hold topics and sessions; 'worksort help format' says how to write one"));
    }
    for (auto& cycle : cycles) {
      if (shared) cycle = without_own_words(std::move(cycle));
    }
    const Date today = session.today();
    const auto& results = session.keep(calendars(session, session.keep(std::move(cycles)), today));
    if (shared) session.say("Left out for people outside the team: notes, look-fors and reflections.");
    Result result;
    result.page.make = [&results, today] { return cycle_page(results, today); };
    result.page.share = [&results, today] { return shared_cycle_page(results, today); };
    result.file.make = [&session, &results] { return write_ics(cleaned(session, events(session, results))); };
    result.file.share = [&session, &results] {
      return shared_cycle_events(results, events(session, results).stamp)
          .written([](const Calendar& calendar) { return Spool(write_ics(calendar)); });
    };
    return result;
  }

 private:
  static std::vector<CycleResult> calendars(const Session& session, const std::vector<Cycle>& cycles,
                                            Date today) {
    std::vector<CycleResult> out;
    for (const auto& cycle : cycles) {
      out.push_back(cycle_calendar(cycle, today));
      if (!out.back().rhythm_unknown) continue;
      session.say(
          fmt::format("every: '{}' of cycle {} is not understood, so only sessions with their own date "
                      "have one; write 1 week, 10 days or 1 month",
                      cycle.every, cycle.id));
    }
    return out;
  }

  // Names may stand in ids, which are kept until all is written.
  static Calendar cleaned(const Session& session, Calendar calendar) {
    const Audience& audience = session.audience();
    calendar.title = audience.clean(calendar.title);
    for (auto& event : calendar.events) {
      for (auto* text : {&event.uid, &event.summary, &event.description}) *text = audience.clean(*text);
    }
    return calendar;
  }

  // A calendar is the same on every day unless --today says otherwise.
  static Calendar events(const Session& session, const std::vector<CycleResult>& results) {
    std::optional<Date> stamp = session.common().today;
    for (const auto& result : results) {
      for (const auto& meeting : result.meetings) {
        if (!session.common().today && meeting.date && (!stamp || *meeting.date < *stamp))
          stamp = meeting.date;
      }
    }
    Calendar calendar = cycle_events(results, stamp.value_or(Date{}));
    if (calendar.events.empty()) {
      throw Problem("no session has a date, so there is nothing to put into a calendar",
                    "give the cycle a start: date, and every: where it is not 1 week");
    }
    return calendar;
  }
};

}  // namespace

std::unique_ptr<Command> make_cycle() {
  return std::make_unique<CycleCommand>();
}

}  // namespace worksort
