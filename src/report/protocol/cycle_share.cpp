#include "worksort/report/protocol/cycle.hpp"

#include "report/share/share_mark.hpp"

namespace worksort {

Cycle without_own_words(Cycle cycle) {
  cycle.reflections.clear();
  cycle.principle.clear();
  cycle.questions.clear();
  cycle.understandings.clear();
  for (auto& topic : cycle.topics) {
    topic.look_fors.clear();
    for (auto& session : topic.sessions) session.note.clear();
  }
  return cycle;
}

Shareable<Page> shared_cycle_page(const std::vector<CycleResult>& results, Date today) {
  Page page = cycle_page(results, today);
  for (auto& cycle : page.data["cycles"]) {
    for (auto& topic : cycle["topics"]) topic["needs_reflection"] = false;
  }
  return ShareMark::give(std::move(page));
}

Shareable<Calendar> shared_cycle_events(const std::vector<CycleResult>& results, Date stamp) {
  return ShareMark::give(cycle_events(results, stamp));
}

}  // namespace worksort
