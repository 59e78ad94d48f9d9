#include "worksort/report/data/schema.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class Schema : public Command {
 public:
  int run(Session& session) override { return session.finish(write_json(format_schema())); }
};

}  // namespace

std::unique_ptr<Command> make_schema() {
  return std::make_unique<Schema>();
}

}  // namespace worksort
