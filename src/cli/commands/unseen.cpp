#include "worksort/report/count/unseen.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class Unseen : public Command {
 public:
  int run(Session& session) override {
    const Study study = session.read();
    const Selection selection = session.select(study);
    const bool names = is_for_people(session.format());
    if (session.min_n())
      return session.finish(shared_unseen_table(selection, names, *session.min_n()), study);
    return session.finish(unseen_table(selection, names), study);
  }
};

}  // namespace

std::unique_ptr<Command> make_unseen() {
  return std::make_unique<Unseen>();
}

}  // namespace worksort
