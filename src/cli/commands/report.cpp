#include "worksort/report/week/weekly.hpp"
#include "worksort/report/week/weekly_share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// The work that one page looks at, and what it says.
class Evidence {
 public:
  Evidence(const Session& session, const Study& study, DateRange week, const Filter& filter)
      : m_week(study, session.audience().typed(of_week(filter, week))),
        m_every(study, session.audience().typed(without_dates(filter))),
        m_until(study, session.audience().typed(up_to(filter, week))),
        m_today(session.common().today.value_or(week.last)),
        m_result(weekly({m_week, m_every, m_until}, week, m_today)),
        m_typed(session.words(), of_week(filter, week)) {}

  // `scope` says what the page is about, where that is not all.
  [[nodiscard]] Page page(const std::string& scope) const {
    return weekly_page({m_week, m_every, m_until}, m_result, scope, m_typed);
  }
  [[nodiscard]] Shareable<Page> shared(const std::string& scope, OneRelease& release) const {
    return shared_weekly_page({m_week, m_every, m_until}, m_result, scope, release);
  }

 private:
  static Filter of_week(const Filter& filter, DateRange week) {
    Filter out = without_dates(filter);
    out.weeks = {week};
    return out;
  }
  static Filter up_to(const Filter& filter, DateRange week) {
    Filter out;
    out.coders = filter.coders;
    out.until = week.last;
    return out;
  }

  Selection m_week;
  Selection m_every;
  Selection m_until;
  Date m_today;
  WeeklyResult m_result;
  Typed m_typed;
};

class Report : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.choice("--each", m_each, {"class", "school"}, "write one page for each into the folder of -o");
  }

  Result run(Session& session) override {
    const Filter& typed = session.common().filter;
    if (typed.weeks.size() > 1 || typed.since || typed.until) {
      throw Problem("report is about one week",
                    "name it with --week 2026-W46, or leave it out for the last whole one");
    }
    if (!m_each.empty() && session.common().output.empty())
      throw Problem("--each needs a folder", "name it with -o FOLDER");
    const DateRange week = typed.weeks.empty() ? last_week(session.today()) : typed.weeks.front();
    const Study& study = session.read();
    if (!m_each.empty()) return each(session, study, week);
    Result result;
    result.page = page(session, study, week, typed, "");
    return result;
  }

 private:
  // The last week that is over.
  static DateRange last_week(Date today) {
    const Date monday = week_start(today) + -7;
    return {monday, monday + 6};
  }

  // The classes or schools that have work, in natural order.
  std::vector<std::string> scopes(const Session& session, const Study& study) const {
    const Selection chosen(study, session.audience().typed(without_dates(session.common().filter)));
    std::vector<std::string> out;
    const auto add = [&](std::string name) {
      if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end())
        out.push_back(std::move(name));
    };
    for (const auto piece : chosen.base()) {
      const Reading& head = chosen.head(piece);
      add(m_each == "class" ? study.class_name(study.class_of(head)) : std::string(study.text(head.school)));
    }
    std::sort(out.begin(), out.end(), natural_less);
    return out;
  }

  // The work of a page is gone through when the page is made.
  static Form<Page> page(Session& session, const Study& study, DateRange week, const Filter& filter,
                         const std::string& scope) {
    Form<Page> out;
    out.make = [=, &session, &study] { return Evidence(session, study, week, filter).page(scope); };
    out.share = [=, &session, &study] {
      return Evidence(session, study, week, filter).shared(scope, session.release());
    };
    return out;
  }

  Result each(Session& session, const Study& study, DateRange week) const {
    Result result;
    for (const auto& name : scopes(session, study)) {
      Filter filter = session.common().filter;
      (m_each == "class" ? filter.classes : filter.schools) = {name};
      result.pages.push_back({fmt::format("{}-{}", week_of(week.first), file_slug(name)),
                              page(session, study, week, filter, fmt::format("{} {}", m_each, name))});
    }
    return result;
  }

  std::string m_each;
};

}  // namespace

std::unique_ptr<Command> make_report() {
  return std::make_unique<Report>();
}

}  // namespace worksort
