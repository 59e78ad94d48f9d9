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
  }

  Result run(Session& session) override {
    std::vector<EarlierPair> earlier;
    for (const auto& file : m_avoid) {
      session.note_input(file);
      const std::string bytes = read_file(file, session.common().most_bytes());
      const auto read = read_pairs_csv(file, bytes, session.diagnostics());
      earlier.insert(earlier.end(), read.begin(), read.end());
    }
    const Selection& selection = session.select(session.read());
    const auto& pairs = session.keep(pair_students(selection, earlier));
    if (!earlier.empty() && pairs.avoided == 0) {
      session.say("worksort pair: no pair of the earlier output is of students who have work here");
    }
    Result result;
    result.page.make = [&] { return pair_page(selection, pairs); };
    result.page.remarks = [&](const Reader& reader) {  // a page says them itself
      return reader.person ? Lines() : remarks(selection, pairs);
    };
    result.table.make = [&] { return pair_table(selection, pairs); };
    result.table.remarks = result.page.remarks;
    return result;
  }

 private:
  static Lines remarks(const Selection& selection, const PairResult& result) {
    Lines out;
    for (const auto& pairs : result.tasks) {
      for (const auto& line : pair_remarks(selection, pairs)) {
        out.push_back(fmt::format("worksort pair: {}: {}",
                                  terminal_safe(selection.study().text(pairs.task->id)),
                                  terminal_safe(line)));
      }
    }
    return out;
  }

  std::vector<std::string> m_avoid;
};

}  // namespace

std::unique_ptr<Command> make_pair() {
  return std::make_unique<PairCommand>();
}

}  // namespace worksort
