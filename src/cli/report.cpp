#include "worksort/report/weekly.hpp"
#include "worksort/util/file_set.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "commands.hpp"
#include <fmt/format.h>

namespace worksort {
namespace {

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
    if (m_each.empty()) return session.finish(page(session, study, week, typed, ""), study);
    return write_each(session, study, week);
  }

 private:
  // The last week that is over.
  static DateRange last_week(Date today) {
    const Date monday = week_start(today) + -7;
    return {monday, monday + 6};
  }

  static Page page(const Session& session, const Study& study, DateRange week, const Filter& filter,
                   const std::string& scope) {
    Filter all = without_dates(filter);
    Filter this_week = all;
    this_week.weeks = {week};
    Filter until;
    until.coders = filter.coders;
    until.until = week.last;
    const Selection now = session.select(study, this_week);
    const Selection every = session.select(study, all);
    const Selection before = session.select(study, until);
    const Date today = session.common().today.value_or(week.last);
    const WeeklySelections selections{now, every, before};
    const WeeklyResult result = weekly(selections, week, today);
    return weekly_page(selections, result, today, scope, {session.words(), this_week});
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
      files.push_back({(folder / file).string(), session.rendered(page(session, study, week, filter,
                                                                       fmt::format("{} {}", m_each, name)),
                                                                  study, format)});
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
