#include "worksort/report/unseen.hpp"

#include "commands.hpp"

namespace worksort {
namespace {

class Unseen : public Command {
 public:
  int run(Session& session) override {
    const Study study = session.read();
    const Selection selection = session.select(study);
    return session.finish(unseen_table(selection, is_for_people(session.format()), session.min_n()), study);
  }
};

}  // namespace

std::unique_ptr<Command> make_unseen() {
  return std::make_unique<Unseen>();
}

}  // namespace worksort
