#include "worksort/report/data/documents.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class Schema : public Command {
 public:
  Result run(Session& /*session*/) override {
    Result result;
    result.text.make = [] { return write_json(format_schema()); };
    return result;
  }
};

}  // namespace

std::unique_ptr<Command> make_schema() {
  return std::make_unique<Schema>();
}

}  // namespace worksort
