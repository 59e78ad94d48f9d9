#include "worksort/report/plan/review.hpp"

#include "worksort/report/plan/review_share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class Review : public Command {
 public:
  void add_options(OptionSet& options) override { options.list("--task", m_tasks, "ID", "only this task"); }

  Result run(Session& session) override {
    const Study& study = session.read(session.words(), false);
    if (study.task_infos.empty()) {
      session.refuse(Problem("there is no task to review",
                             "task: documents hold one; 'worksort help format' says how to write one"));
    }
    std::vector<TaskReview> made;
    for (const auto* task : chosen(study)) made.push_back(review_task(*task));
    const auto& reviews = session.keep(std::move(made));
    Result result;
    result.page.make = [&] { return review_page(study, reviews); };
    result.page.share = [&] { return shared_review_page(study, reviews, *session.min_n()); };
    return result;
  }

 private:
  [[nodiscard]] std::vector<const TaskInfo*> chosen(const Study& study) const {
    std::vector<std::string> ids;
    for (const auto& info : study.task_infos) ids.emplace_back(study.text(info.id));
    std::vector<std::string> wanted;
    for (const auto& typed : m_tasks) {
      wanted.push_back(normalized(typed));
      if (std::find(ids.begin(), ids.end(), wanted.back()) != ids.end()) continue;
      throw Problem(fmt::format("--task '{}' stands nowhere in the files", typed), did_you_mean(typed, ids));
    }
    std::vector<const TaskInfo*> out;
    for (const auto& info : study.task_infos) {
      const std::string id(study.text(info.id));
      if (wanted.empty() || std::find(wanted.begin(), wanted.end(), id) != wanted.end()) out.push_back(&info);
    }
    return out;
  }

  std::vector<std::string> m_tasks;
};

}  // namespace

std::unique_ptr<Command> make_review() {
  return std::make_unique<Review>();
}

}  // namespace worksort
