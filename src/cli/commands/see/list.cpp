#include "worksort/report/data/list.hpp"

#include "worksort/report/data/documents.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class List : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.flag("--ones", m_ones, "one 0/1 column for each code in use");
  }

  Result run(Session& session) override {
    const Selection& selection = session.select(session.read());
    Result result;
    result.typed_into = true;
    result.documents.make = [&](const Reader& reader) { return study_documents(selection, reader.folder); };
    result.table.make = [&](const Reader& reader) {
      return long_list_table(selection, m_ones, reader.folder);
    };
    return result;
  }

 private:
  bool m_ones = false;
};

}  // namespace

std::unique_ptr<Command> make_list() {
  return std::make_unique<List>();
}

}  // namespace worksort
