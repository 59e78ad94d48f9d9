#include "worksort/report/count/unseen.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class Unseen : public Command {
 public:
  int run(Session& session) override {
    const Study study = session.read();
    const Selection selection = session.select(study);
    Table table = unseen_table(selection, is_for_people(session.format()), session.min_n());
    if (session.min_n()) return session.finish(Shareable(std::move(table)), study);
    return session.finish(table, study);
  }
};

}  // namespace

std::unique_ptr<Command> make_unseen() {
  return std::make_unique<Unseen>();
}

}  // namespace worksort
