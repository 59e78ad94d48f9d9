#include "worksort/report/people/pair.hpp"

#include "worksort/read/table/pairs_csv.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class PairCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.list("--avoid", m_avoid, "FILE", "no pair of this earlier output (CSV or TSV) again");
    options.text("--template", m_template, "FILE", "a page template of your own");
  }

  int run(Session& session) override {
    session.use_template(m_template);
    std::vector<EarlierPair> earlier;
    for (const auto& file : m_avoid) {
      const std::string bytes = read_file(file, k_most_file_bytes);
      const auto pairs = read_pairs_csv(file, bytes, session.diagnostics());
      earlier.insert(earlier.end(), pairs.begin(), pairs.end());
    }
    const Study study = session.read();
    const Selection selection = session.select(study);
    const PairResult result = pair_students(selection, earlier);
    if (!earlier.empty() && result.avoided == 0) {
      session.say("worksort pair: no pair of the earlier output is of students who have work here");
    }
    const Format format = session.format();
    const bool page = format == Format::text || format == Format::md || format == Format::html;
    if (!page) remark(session, selection, result);
    const bool table = format == Format::csv || format == Format::tsv || format == Format::xlsx;
    return table ? session.finish(pair_table(selection, result), study)
                 : session.finish(pair_page(selection, result), study);
  }

 private:
  static void remark(const Session& session, const Selection& selection, const PairResult& result) {
    for (const auto& pairs : result.tasks) {
      for (const auto& line : pair_remarks(selection, pairs)) {
        session.say(fmt::format("worksort pair: {}: {}",
                                terminal_safe(selection.study().text(pairs.task->id)), terminal_safe(line)));
      }
    }
  }

  std::vector<std::string> m_avoid;
  std::string m_template;
};

}  // namespace

std::unique_ptr<Command> make_pair() {
  return std::make_unique<PairCommand>();
}

}  // namespace worksort
