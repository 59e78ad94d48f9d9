#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/data/coding_sheet.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::uint64_t k_rows_below_roster = 10;
constexpr std::uint64_t k_rows_without_roster = 30;
constexpr std::uint64_t k_most_rows = 10'000;

class SheetCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.choice(
        "--kind", m_kind, {"coding", "monitor", "evidence"},
        "coding: students down the side (default); monitor: strategies with questions; evidence: strategies "
        "as columns, names below");
    options.whole("--rows", m_rows, "N", "empty rows below the students (default 10, without a roster 30)");
  }

  Result run(Session& session) override {
    const Study& study = session.read(session.words(), false);
    Filter filter = session.common().filter;
    filter.coders.clear();  // who is going to read the work, for the sheet
    const Selection& selection = session.select(study, filter);
    SheetOptions options;
    options.kind = m_kind == "monitor"    ? SheetKind::monitor
                   : m_kind == "evidence" ? SheetKind::evidence
                                          : SheetKind::coding;
    options.task = chosen_task(study, selection);
    options.codebook = &session.keep(chosen_codebook(session, study, options.task));
    options.rows = wanted_rows(study);
    if (session.common().filter.coders.size() == 1) options.coder = session.common().filter.coders.front();
    options.whole_class = filter.strategies.empty() && filter.models.empty() && filter.issues.empty();
    Result result;
    result.typed_into = true;
    result.sheets.make = [&selection, options] { return sheets_to_fill_in(selection, options); };
    result.table.make = [&selection, options] { return sheets_to_fill_in(selection, options).front().table; };
    options.folder = session.common().output_folder();
    result.coding_page.make = [this, &selection, options] { return coding_page(selection, options); };
    return result;
  }

 private:
  // The page for the browser.
  [[nodiscard]] Value coding_page(const Selection& selection, const SheetOptions& options) const {
    if (options.kind != SheetKind::coding)
      throw Problem("the page is there for coding", "--kind goes with -f xlsx, csv and tsv");
    if (m_rows) {
      throw Problem("--rows goes with -f xlsx, csv and tsv",
                    "the page has a button that adds a page of work");
    }
    return coding_page_data(selection, options);
  }

  // The one task that the sheet is for; null where no file describes or names one.
  static const TaskInfo* chosen_task(const Study& study, const Selection& selection) {
    std::vector<const TaskInfo*> tasks;
    for (const auto& info : study.task_infos) {
      if (selection.takes_task(info.id)) tasks.push_back(&info);
    }
    if (tasks.size() < 2) return tasks.empty() ? nullptr : tasks.front();
    std::vector<std::string> ids;
    ids.reserve(tasks.size());
    for (const auto* info : tasks) ids.emplace_back(study.text(info->id));
    throw Problem(fmt::format("a sheet is for one task, and there are {}", tasks.size()),
                  fmt::format("name one with --task: {}", join(ids, ", ")));
  }

  static Codebook chosen_codebook(const Session& session, const Study& study, const TaskInfo* task) {
    const std::string& id = session.common().codebook;
    if (task != nullptr && !task->codebook->id.empty()) return *task->codebook;
    if (!id.empty()) {
      if (const auto* found = study.codebook(id)) return *found;
      if (auto found = shipped_codebook(id)) return std::move(*found);
      throw no_such_codebook(id, shipped_codebook_ids());
    }
    throw Problem("no codebook is named, so there is nothing to choose from",
                  fmt::format("--codebook ID names one: {}", join(shipped_codebook_ids(), ", ")));
  }

  [[nodiscard]] std::size_t wanted_rows(const Study& study) const {
    const auto rows = m_rows.value_or(study.rosters.empty() ? k_rows_without_roster : k_rows_below_roster);
    if (rows > k_most_rows) throw Problem(fmt::format("--rows takes a number up to {}", k_most_rows));
    return static_cast<std::size_t>(rows);
  }

  std::string m_kind = "coding";
  std::optional<std::uint64_t> m_rows;
};

}  // namespace

std::unique_ptr<Command> make_sheet() {
  return std::make_unique<SheetCommand>();
}

}  // namespace worksort
