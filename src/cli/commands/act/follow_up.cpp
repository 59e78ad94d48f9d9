#include "worksort/report/plan/follow_up.hpp"

#include "worksort/report/plan/follow_up_share.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class FollowUpCommand : public Command {
 public:
  Result run(Session& session) override {
    const Study& study = session.read(session.words(), false);
    const Selection& plans = session.select(study);
    const Selection& work = session.select(study, later_work(session.common().filter));
    const Date today = session.today();
    const auto& found = session.keep(follow_up(plans, work, today));
    Result result;
    result.page.make = [&, today] { return follow_up_page(work, found, today); };
    result.page.share = [&, today] {
      session.check_no_release();
      return shared_follow_up_page(study, found, today, *session.min_n());
    };
    result.table.make = [&] { return follow_up_table(work, found); };
    result.table.share = [&] {
      session.check_no_release();
      return shared_follow_up_table(study, found, *session.min_n());
    };
    return result;
  }

 private:
  // A plan's later work may be on another task, in another class's book and show another strategy.
  static Filter later_work(const Filter& asked) {
    Filter out;
    out.coders = asked.coders;
    out.models = asked.models;
    out.since = asked.since;
    out.until = asked.until;
    out.weeks = asked.weeks;
    return out;
  }
};

}  // namespace

std::unique_ptr<Command> make_follow_up() {
  return std::make_unique<FollowUpCommand>();
}

}  // namespace worksort
