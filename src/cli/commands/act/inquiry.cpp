#include "worksort/report/protocol/inquiry.hpp"

#include "worksort/report/protocol/inquiry_share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class InquiryCommand : public Command {
 public:
  Result run(Session& session) override {
    const Study& study = session.read(session.words(), false);
    if (study.inquiries.empty()) {
      session.refuse(
          Problem("there is no inquiry in these files",
                  "inquiry: documents hold the goals; 'worksort help format' says how to write one"));
    }
    const Selection& selection = session.select(study);
    const auto& results = session.keep(inquiries(selection));
    for (const auto& inquiry : results) {
      for (const auto& goal : inquiry.goals) {
        if (goal.unknown.empty()) continue;
        session.say(fmt::format("Goal {} counts {}, which no codebook defines and no reading has.",
                                goal.goal->id, join_and(goal.unknown)));
      }
    }
    say_levers(session, study.inquiries);
    Result result;
    result.page.make = [&] { return inquiry_page(study, results); };
    result.page.share = [&] {
      session.check_no_release();
      return shared_inquiry_page(selection, results, *session.min_n());
    };
    result.table.make = [&] { return inquiry_table(results); };
    result.table.share = [&] {
      session.check_no_release();
      return shared_inquiry_table(selection, results, *session.min_n());
    };
    return result;
  }

 private:
  // Where all levers are pulled at once, nobody can say afterwards which one moved something.
  static void say_levers(Session& session, const std::vector<Inquiry>& inquiries) {
    std::vector<std::string> levers;
    for (const auto& inquiry : inquiries) {
      if (!inquiry.lever.empty() && std::ranges::find(levers, inquiry.lever) == levers.end())
        levers.push_back(inquiry.lever);
    }
    if (levers.size() < k_all_levers) return;
    session.say(fmt::format(
        "warning: these inquiries pull {} levers at once ({}); one at a time shows which one moved something",
        levers.size(), join(levers, ", ")));
  }

  static constexpr std::size_t k_all_levers = 3;
};

}  // namespace

std::unique_ptr<Command> make_inquiry() {
  return std::make_unique<InquiryCommand>();
}

}  // namespace worksort
