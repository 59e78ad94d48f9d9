#include "worksort/report/protocol/decisions.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class DecisionsCommand : public Command {
 public:
  Result run(Session& session) override {
    const auto& found = session.keep(decisions(session.read(session.words(), false), session.today()));
    if (found.empty()) session.say("Nothing was decided or promised in these files yet.");
    Result result;
    result.table.make = [&found] { return decisions_table(found); };
    result.table.share = [&found] { return shared_decisions_table(found); };
    return result;
  }
};

}  // namespace

std::unique_ptr<Command> make_decisions() {
  return std::make_unique<DecisionsCommand>();
}

}  // namespace worksort
