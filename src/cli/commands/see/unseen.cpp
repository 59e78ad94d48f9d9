#include "worksort/report/count/unseen.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class Unseen : public Command {
 public:
  Result run(Session& session) override {
    const Selection& selection = session.select(session.read());
    Result result;
    result.table.make = [&](const Reader& reader) { return unseen_table(selection, reader.person); };
    result.table.share = [&](const Reader& reader) {
      return shared_unseen_table(selection, reader.person, session.release());
    };
    return result;
  }
};

}  // namespace

std::unique_ptr<Command> make_unseen() {
  return std::make_unique<Unseen>();
}

}  // namespace worksort
