#include "worksort/report/week/weekly.hpp"
#include "worksort/report/week/weekly_share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// The work that one page looks at, and what it says.
class Evidence {
 public:
  // `until` is that of the same week.
  Evidence(const Session& session, const Selection& until, DateRange week, const Filter& filter)
      : m_week(until.study(), session.audience().typed(of_week(filter, week), until.study())),
        m_every(until.study(), session.audience().typed(without_dates(filter), until.study())),
        m_until(until),
        m_today(session.common().today.value_or(week.last)),
        m_result(weekly({m_week, m_every, m_until}, week, m_today)),
        m_typed(session.words(), of_week(filter, week)) {}

  // All work up to the end of the week, or to a later day as of which plans are due, whatever the page is
  // about.
  static Filter up_to(const Filter& filter, DateRange week, const std::optional<Date>& today) {
    Filter out;
    out.coders = filter.coders;
    out.until = std::max(week.last, today.value_or(week.last));
    return out;
  }

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

  Selection m_week;
  Selection m_every;
  const Selection& m_until;
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
    const auto until = std::make_shared<const Selection>(
        study, session.audience().typed(Evidence::up_to(typed, week, session.common().today), study));
    if (!m_each.empty()) return each(session, until, week);
    Result result;
    result.page = page(session, until, week, typed, "");
    return result;
  }

 private:
  // The last week that is over.
  static DateRange last_week(Date today) {
    const Date monday = week_start(today) + -7;
    return {monday, monday + 6};
  }

  // What a page is about, as --class and --school take it, and the part of its file's name.
  struct Scope {
    std::string name;
    std::string file;
  };

  // The classes or schools that have work, in natural order.
  std::vector<Scope> scopes(const Session& session, const Study& study) const {
    const Selection chosen(study, session.audience().typed(without_dates(session.common().filter), study));
    const bool of_class = m_each == "class";
    std::set<ClassKey> seen;
    std::vector<Scope> out;
    for (const auto piece : chosen.base()) {
      const Reading& head = chosen.head(piece);
      const ClassKey key{head.school, of_class ? head.class_id : k_no_text};
      if (!seen.insert(key).second) continue;
      const std::string school(study.text(key.school));
      const std::string name = of_class ? study.class_name(key) : school;
      if (name.empty()) continue;
      out.push_back(
          {name, readable_slug(of_class ? fmt::format("{} {}", school, study.text(key.id)) : school)});
    }
    std::sort(out.begin(), out.end(),
              [](const Scope& a, const Scope& b) { return natural_less(a.name, b.name); });
    tell_apart(out);
    return out;
  }

  // Two that are written alike, such as 3a and 3A, get a number.
  static void tell_apart(std::vector<Scope>& scopes) {
    std::map<std::string, int> seen;
    for (auto& scope : scopes) {
      if (scope.file.empty()) scope.file = "page";
      if (const int count = ++seen[scope.file]; count > 1) scope.file += fmt::format("-{}", count);
    }
  }

  // The work of a page is gone through when the page is made.
  static Form<Page> page(Session& session, const std::shared_ptr<const Selection>& until, DateRange week,
                         const Filter& filter, const std::string& scope) {
    Form<Page> out;
    out.make = [=, &session] { return Evidence(session, *until, week, filter).page(scope); };
    out.share = [=, &session] {
      return Evidence(session, *until, week, filter).shared(scope, session.release());
    };
    return out;
  }

  Result each(Session& session, const std::shared_ptr<const Selection>& until, DateRange week) const {
    Result result;
    auto contents = std::make_shared<std::vector<IndexedPage>>();
    for (const auto& [name, file] : scopes(session, until->study())) {
      Filter filter = session.common().filter;
      (m_each == "class" ? filter.classes : filter.schools) = {name};
      const std::string scope = fmt::format("{} {}", m_each, name);
      NamedPage named{fmt::format("{}-{}", week_of(week.first), file),
                      page(session, until, week, filter, scope)};
      named.page.make = [make = named.page.make, scope, path = named.name, contents](const Reader& reader) {
        Page made = make(reader);
        contents->push_back({scope, fmt::format("{}.{}", path, reader.extension), made.data});
        return made;
      };
      result.pages.push_back(std::move(named));
    }
    if (session.audience().is_share()) return result;  // it has counts of single classes
    NamedPage index{"index", {}};
    index.page.make = [week, contents] { return weekly_index_page(week, *contents); };
    result.pages.push_back(std::move(index));  // behind the pages that it leads to
    return result;
  }

  std::string m_each;
};

}  // namespace

std::unique_ptr<Command> make_report() {
  return std::make_unique<Report>();
}

}  // namespace worksort
