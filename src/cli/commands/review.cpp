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
  void add_options(OptionSet& options) override {
    options.list("--task", m_tasks, "ID", "only this task");
    options.text("--template", m_template, "FILE", "a page template of your own");
  }

  int run(Session& session) override {
    session.use_template(m_template);
    const Study study = session.read(session.words(), false);
    if (study.task_infos.empty()) {
      session.finish();
      throw UsageError("there is no task to review",
                       "task: documents hold one; 'worksort help format' says how to write one");
    }
    std::vector<TaskReview> reviews;
    for (const auto* task : chosen(study)) reviews.push_back(review_task(*task));
    if (session.min_n()) return session.finish(shared_review_page(study, reviews, *session.min_n()), study);
    return session.finish(review_page(study, reviews), study);
  }

 private:
  [[nodiscard]] std::vector<const TaskInfo*> chosen(const Study& study) const {
    std::vector<std::string> ids;
    for (const auto& info : study.task_infos) ids.emplace_back(study.text(info.id));
    std::vector<std::string> wanted;
    for (const auto& typed : m_tasks) {
      wanted.push_back(normalized(typed));
      if (std::find(ids.begin(), ids.end(), wanted.back()) != ids.end()) continue;
      const auto close = nearest(typed, ids);
      throw UsageError(fmt::format("--task '{}' stands nowhere in the files", typed),
                       close ? fmt::format("did you mean '{}'?", *close) : "");
    }
    std::vector<const TaskInfo*> out;
    for (const auto& info : study.task_infos) {
      const std::string id(study.text(info.id));
      if (wanted.empty() || std::find(wanted.begin(), wanted.end(), id) != wanted.end()) out.push_back(&info);
    }
    return out;
  }

  std::vector<std::string> m_tasks;
  std::string m_template;
};

}  // namespace

std::unique_ptr<Command> make_review() {
  return std::make_unique<Review>();
}

}  // namespace worksort
