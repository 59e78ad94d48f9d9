#include "worksort/report/plan/launch.hpp"

#include "worksort/read/study/launches.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// More than these nobody reads before a lesson.
constexpr std::size_t k_proposed = 5;

// Codebooks of the files first, then those that ship.
std::vector<Codebook> all_codebooks(const Study& study) {
  std::vector<Codebook> out = study.codebooks;
  for (const auto& id : shipped_codebook_ids()) out.push_back(*shipped_codebook(id));
  return out;
}

class LaunchCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--template", m_template, "FILE", "show: a page template of your own");
  }

  int run(Session& session) override {
    session.use_template(m_template);
    std::vector<std::string> words = session.words();
    const std::string verb = words.empty() ? "" : words.front();
    if (verb != "list" && verb != "show") return propose(session, words);
    words.erase(words.begin());
    if (verb == "list") return list(session);
    return show(session, words);
  }

 private:
  static int list(Session& session) { return session.finish(launch_list_table(shipped_launches()), Study()); }

  static int show(Session& session, const std::vector<std::string>& words) {
    if (words.empty())
      throw UsageError("launch show needs the id of a launch", "'worksort launch list' shows them all");
    const std::string id = normalized(words.front());
    std::vector<std::string> ids;
    for (const auto& launch : shipped_launches()) {
      if (launch.id == id) return show(session, launch);
      ids.push_back(launch.id);
    }
    const auto close = nearest(id, ids);
    throw UsageError(
        fmt::format("there is no launch '{}'", id),
        close ? fmt::format("did you mean '{}'?", *close) : "'worksort launch list' shows them all");
  }

  static int show(Session& session, const Launch& launch) {
    const Format format = session.format();
    const bool table = format == Format::csv || format == Format::tsv || format == Format::xlsx;
    if (table) return session.finish(launch_list_table({launch}), Study());
    return session.finish(launch_page(launch, all_codebooks(Study())), Study());
  }

  // For the codes that were asked for, else for what the pages of each task show.
  static int propose(Session& session, const std::vector<std::string>& paths) {
    const Filter& filter = session.common().filter;
    const bool asked = !filter.strategies.empty() || !filter.issues.empty();
    // What is asked for needs no work, so the current folder is not read for it.
    const Study study = asked && paths.empty() ? Study() : session.read(paths, !asked);
    const auto codebooks = all_codebooks(study);
    const auto launches = shipped_launches();
    std::vector<LaunchProposal> proposals;
    if (asked) {
      LaunchWish wish;
      wish.strategies = wanted(codebooks, Dimension::strategy, filter.strategies);
      wish.issues = wanted(codebooks, Dimension::issue, filter.issues);
      proposals.push_back({"", best(launches, wish)});
    } else {
      const Selection selection = session.select(study);
      for (const auto& task : study.task_infos) {
        if (!selection.takes_task(task.id)) continue;
        proposals.push_back({std::string(study.text(task.id)), best(launches, launch_wish(selection, task))});
      }
    }
    const Table table = launch_proposal_table(proposals, codebooks);
    if (table.rows.empty()) session.say("No launch fits; 'worksort launch list' shows them all.");
    return session.finish(table, study);
  }

  static std::vector<LaunchChoice> best(const std::vector<Launch>& launches, const LaunchWish& wish) {
    auto choices = choose_launches(launches, wish);
    if (choices.size() > k_proposed) choices.resize(k_proposed);
    return choices;
  }

  static std::vector<WantedCode> wanted(const std::vector<Codebook>& codebooks, Dimension dimension,
                                        const std::vector<std::string>& written) {
    std::vector<WantedCode> out;
    for (const auto& word : written) out.push_back({code_of(codebooks, dimension, word), 0});
    return out;
  }

  static std::string code_of(const std::vector<Codebook>& codebooks, Dimension dimension,
                             const std::string& written) {
    std::vector<std::string> ids;
    for (const auto& codebook : codebooks) {
      if (const auto found = codebook.find(dimension, written); found.match != Match::none) return found.id;
      for (auto& id : codebook.ids(dimension)) ids.push_back(std::move(id));
    }
    const auto close = nearest(written, ids);
    throw UsageError(fmt::format("no codebook has the {} '{}'", dimension_name(dimension), written),
                     close ? fmt::format("did you mean '{}'?", *close)
                           : "'worksort codebook show ID' lists the codes of a codebook");
  }

  std::string m_template;
};

}  // namespace

std::unique_ptr<Command> make_launch() {
  return std::make_unique<LaunchCommand>();
}

}  // namespace worksort
