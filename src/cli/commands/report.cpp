#include "worksort/report/week/weekly.hpp"
#include "worksort/report/week/weekly_share.hpp"
#include "worksort/util/file_set.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// The work that one page looks at, and what it says.
class Evidence {
 public:
  Evidence(const Session& session, const Study& study, DateRange week, const Filter& filter)
      : m_week(session.select(study, of_week(filter, week))),
        m_every(session.select(study, without_dates(filter))),
        m_until(session.select(study, up_to(filter, week))),
        m_today(session.common().today.value_or(week.last)),
        m_result(weekly({m_week, m_every, m_until}, week, m_today)),
        m_typed(session.words(), of_week(filter, week)) {}

  [[nodiscard]] Page page(const std::string& scope) const {
    return weekly_page({m_week, m_every, m_until}, m_result, scope, m_typed);
  }
  [[nodiscard]] Shareable<Page> shared(const std::string& scope, std::int64_t min_n) const {
    return shared_weekly_page({m_week, m_every, m_until}, m_result, scope, min_n);
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
    options.text("--template", m_template, "FILE", "a page template of your own");
    options.flag("--force", m_force, "replace pages that are there already");
    options.flag("-n,--dry-run", m_dry_run, "show what would be written, and write nothing");
  }

  int run(Session& session) override {
    const Filter& typed = session.common().filter;
    if (typed.weeks.size() > 1 || typed.since || typed.until) {
      throw UsageError("report is about one week",
                       "name it with --week 2026-W46, or leave it out for the last whole one");
    }
    if (!m_each.empty() && session.common().output.empty())
      throw UsageError("--each needs a folder", "name it with -o FOLDER");
    session.use_template(m_template);
    const DateRange week = typed.weeks.empty() ? last_week(session.today()) : typed.weeks.front();
    const Study study = session.read();
    if (!m_each.empty()) return write_each(session, study, week);
    const Evidence evidence(session, study, week, typed);
    if (session.min_n()) return session.finish(evidence.shared("", *session.min_n()), study);
    return session.finish(evidence.page(""), study);
  }

 private:
  // The last week that is over.
  static DateRange last_week(Date today) {
    const Date monday = week_start(today) + -7;
    return {monday, monday + 6};
  }

  // The classes or schools that have work, in natural order.
  std::vector<std::string> scopes(const Study& study) const {
    std::set<std::string> names;
    for (const auto& r : study.readings) names.emplace(study.text(m_each == "class" ? r.class_id : r.school));
    names.erase("");
    std::vector<std::string> out(names.begin(), names.end());
    std::sort(out.begin(), out.end(), natural_less);
    return out;
  }

  int write_each(Session& session, const Study& study, DateRange week) const {
    const Format format = session.common().format.empty() ? Format::md : session.format();
    const std::filesystem::path folder = session.common().output;
    std::vector<FileToWrite> files;
    for (const auto& name : scopes(study)) {
      Filter filter = session.common().filter;
      (m_each == "class" ? filter.classes : filter.schools) = {name};
      const std::string file =
          fmt::format("{}-{}.{}", week_of(week.first), file_slug(name), extension(format));
      const Evidence evidence(session, study, week, filter);
      const std::string scope = fmt::format("{} {}", m_each, name);
      files.push_back({(folder / file).string(),
                       session.min_n()
                           ? session.rendered(evidence.shared(scope, *session.min_n()), study, format)
                           : session.rendered(evidence.page(scope), study, format)});
    }
    if (!m_dry_run) {
      std::filesystem::create_directories(folder);
      write_files(files, m_force);
    }
    for (const auto& file : files)
      session.say(fmt::format("{} {}", m_dry_run ? "would write" : "wrote", terminal_safe(file.path)));
    return session.finish();
  }

  static std::string extension(Format format) {
    return format == Format::text ? "txt" : std::string(format_name(format));
  }

  std::string m_each;
  std::string m_template;
  bool m_force = false;
  bool m_dry_run = false;
};

}  // namespace

std::unique_ptr<Command> make_report() {
  return std::make_unique<Report>();
}

}  // namespace worksort
