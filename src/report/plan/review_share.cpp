#include "worksort/report/plan/review_share.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/report/plan/review.hpp"
#include "worksort/report/share/shared_page.hpp"
#include "worksort/util/text.hpp"

#include <fmt/core.h>

namespace worksort {
namespace {

void add_task(SharedPage& page, const Study& study, const TaskReview& review) {
  const TaskInfo& info = *review.task;
  page.section(task_title(study, info));
  if (info.task != nullptr && !info.task->target.empty())
    page.line("Target of the standard: " + join_and(info.task->target));
  page.table("There", {"How many"});
  const auto row = [&](const std::string& label, std::size_t count) {
    page.row(label, {fmt::format("{}", count)});
  };
  row("Exemplar responses", info.responses.size());
  row("Ways to succeed among them", review.ways);
  for (const auto& check : review.aspects) {
    row(check.aspect.empty() ? "Look-fors without an aspect" : fmt::format("Look-fors, {}", check.aspect),
        check.look_fors.size());
  }
  for (const auto& check : review.critical) {
    const std::string name = in_sentence(info.codebook->name_of(Dimension::strategy, check.strategy));
    row(fmt::format("Exemplars of {} (critical)", name), check.responses);
  }
  for (const auto& blank : shared_blanks(info, review)) page.line("Still blank: " + in_sentence(blank));
}

}  // namespace

Shareable<Page> shared_review_page(const Study& study, const std::vector<TaskReview>& reviews,
                                   std::int64_t min_n) {
  SharedPage page("Before the work", "", min_n);
  for (const auto& review : reviews) add_task(page, study, review);
  return page.page();
}

}  // namespace worksort
