#include "worksort/report/count/unseen.hpp"
#include "worksort/report/share/share_words.hpp"

#include "report/share/share_mark.hpp"
#include <fmt/core.h>

namespace worksort {

Shareable<Table> shared_unseen_table(const Selection& selection, bool names, std::int64_t min_n) {
  Table table = unseen_table(selection, names,
                             [&](const TaskInfo& info) { return shareable_unseen(selection, info, min_n); });
  table.notes = share_words(min_n, {}, false);
  table.notes.push_back(
      fmt::format("Tasks that fewer than {0} students handed in are left out; what nobody expected is "
                  "there only if {0} of them showed it.",
                  min_n));
  return ShareMark::give(std::move(table));
}

}  // namespace worksort
