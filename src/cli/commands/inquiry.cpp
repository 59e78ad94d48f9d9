#include "worksort/report/protocol/inquiry.hpp"

#include "worksort/report/protocol/inquiry_share.hpp"
#include "worksort/util/text.hpp"

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class InquiryCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--template", m_template, "FILE", "a page template of your own");
  }

  int run(Session& session) override {
    session.use_template(m_template);
    const Study study = session.read(session.words(), false);
    if (study.inquiries.empty()) {
      session.finish();
      throw UsageError("there is no inquiry in these files",
                       "inquiry: documents hold the goals; 'worksort help format' says how to write one");
    }
    const Selection selection = session.select(study);
    const auto results = inquiries(selection);
    for (const auto& result : results) {
      for (const auto& goal : result.goals) {
        if (goal.unknown.empty()) continue;
        session.say(fmt::format("Goal {} counts {}, which no codebook defines and no reading has.",
                                goal.goal->id, join_and(goal.unknown)));
      }
    }
    const Format format = session.format();
    const bool table = format == Format::csv || format == Format::tsv || format == Format::xlsx;
    if (const auto min_n = session.min_n()) {
      if (table) return session.finish(shared_inquiry_table(selection, results, *min_n), study);
      return session.finish(shared_inquiry_page(selection, results, *min_n), study);
    }
    if (table) return session.finish(inquiry_table(results), study);
    return session.finish(inquiry_page(study, results), study);
  }

 private:
  std::string m_template;
};

}  // namespace

std::unique_ptr<Command> make_inquiry() {
  return std::make_unique<InquiryCommand>();
}

}  // namespace worksort
