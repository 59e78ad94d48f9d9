#include "worksort/report/plan/follow_up.hpp"

#include "worksort/report/plan/follow_up_share.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class FollowUpCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--template", m_template, "FILE", "a page template of your own");
  }

  int run(Session& session) override {
    session.use_template(m_template);
    const Study study = session.read(session.words(), false);
    const Selection plans = session.select(study);
    const Selection work = session.select(study, later_work(session.common().filter));
    const Date today = session.today();
    const auto result = follow_up(plans, work, today);
    const Format format = session.format();
    const bool table = format == Format::csv || format == Format::tsv || format == Format::xlsx;
    if (const auto min_n = session.min_n()) {
      if (table) return session.finish(shared_follow_up_table(study, result, *min_n), study);
      return session.finish(shared_follow_up_page(study, result, today, *min_n), study);
    }
    if (table) return session.finish(follow_up_table(work, result), study);
    return session.finish(follow_up_page(work, result, today), study);
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

  std::string m_template;
};

}  // namespace

std::unique_ptr<Command> make_follow_up() {
  return std::make_unique<FollowUpCommand>();
}

}  // namespace worksort
