#include "worksort/report/plan/launch.hpp"

#include "worksort/read/study/launches.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/platform.hpp"
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
  Result run(Session& session) override {
    std::vector<std::string> words = session.words();
    const std::string verb = words.empty() ? "" : words.front();
    if (verb != "list" && verb != "show") {
      refuse_id(verb);
      return propose(session, words);
    }
    words.erase(words.begin());
    return verb == "list" ? list() : show(words);
  }

 private:
  // A launch without `show`, unless a file or folder is called so.
  static void refuse_id(const std::string& word) {
    const auto launches = shipped_launches();
    const auto is_word = [&](const Launch& launch) { return launch.id == normalized(word); };
    if (std::none_of(launches.begin(), launches.end(), is_word) || platform::is_there(word)) return;
    throw Problem(fmt::format("launch takes list, show ID or files, not '{}'", word),
                  fmt::format("did you mean 'worksort launch show {}'?", normalized(word)));
  }

  static Result list() {
    Result result;
    result.table.make = [] { return launch_list_table(shipped_launches()); };
    return result;
  }

  static Result show(const std::vector<std::string>& words) {
    if (words.empty())
      throw Problem("launch show needs the id of a launch", "'worksort launch list' shows them all");
    const std::string id = normalized(words.front());
    std::vector<std::string> ids;
    for (const auto& launch : shipped_launches()) {
      if (launch.id == id) return show(launch);
      ids.push_back(launch.id);
    }
    throw Problem(fmt::format("there is no launch '{}'", id),
                  did_you_mean(id, ids, "'worksort launch list' shows them all"));
  }

  static Result show(const Launch& launch) {
    Result result;
    result.page.make = [launch] { return launch_page(launch, all_codebooks(Study())); };
    result.table.make = [launch] { return launch_list_table({launch}); };
    return result;
  }

  // For the codes that were asked for, else for what the pages of each task show.
  static Result propose(Session& session, const std::vector<std::string>& paths) {
    const Filter& filter = session.common().filter;
    const bool asked = !filter.strategies.empty() || !filter.issues.empty();
    // What is asked for needs no work, so the current folder is not read for it.
    const Study& study = asked && paths.empty() ? session.keep(Study()) : session.read(paths, !asked);
    const auto codebooks = all_codebooks(study);
    const auto launches = shipped_launches();
    std::vector<LaunchProposal> proposals;
    if (asked) {
      LaunchWish wish;
      wish.strategies = wanted(codebooks, Dimension::strategy, filter.strategies);
      wish.issues = wanted(codebooks, Dimension::issue, filter.issues);
      proposals.push_back({"", best(launches, wish)});
    } else {
      const Selection& selection = session.select(study);
      for (const auto& task : study.task_infos) {
        if (!selection.takes_task(task.id)) continue;
        proposals.push_back({std::string(study.text(task.id)), best(launches, launch_wish(selection, task))});
      }
    }
    const Table& table = session.keep(launch_proposal_table(proposals, codebooks));
    if (table.rows.empty()) session.say("No launch fits; 'worksort launch list' shows them all.");
    Result result;
    result.table.make = [&table] { return table; };
    return result;
  }

  static std::vector<LaunchChoice> best(const std::vector<Launch>& launches, const LaunchWish& wish) {
    auto choices = choose_launches(launches, wish);
    if (choices.size() > k_proposed) choices.resize(k_proposed);
    return choices;
  }

  static std::vector<WantedCode> wanted(const std::vector<Codebook>& codebooks, Dimension dimension,
                                        const std::vector<std::string>& written) {
    std::vector<WantedCode> out;
    out.reserve(written.size());
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
    throw Problem(fmt::format("no codebook has the {} '{}'", dimension_name(dimension), written),
                  did_you_mean(written, ids, "'worksort codebook show ID' lists the codes of a codebook"));
  }
};

}  // namespace

std::unique_ptr<Command> make_launch() {
  return std::make_unique<LaunchCommand>();
}

}  // namespace worksort
