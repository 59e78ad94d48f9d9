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

  int run(Session& session) override {
    const Study study = session.read();
    const Selection selection = session.select(study);
    if (session.format() == Format::yaml) return session.finish(study_documents(selection));
    return session.finish(list_table(selection, m_ones), study);
  }

 private:
  bool m_ones = false;
};

}  // namespace

std::unique_ptr<Command> make_list() {
  return std::make_unique<List>();
}

}  // namespace worksort
