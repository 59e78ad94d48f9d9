#include "worksort/analyze/weekly.hpp"

#include <algorithm>

namespace worksort {
namespace {

std::vector<IssueCount> issue_counts(const Selection& week, const GroupResult& groups) {
  const Study& study = week.study();
  std::vector<IssueCount> out;
  for (const auto& task : groups.tasks) {
    std::vector<IssueCount> counts;
    std::size_t coded = 0;
    for (const auto& group : task.groups) {
      coded += group.pieces.size();
      for (const auto& [code, pieces] : group.issues) {
        const auto found = std::find_if(counts.begin(), counts.end(),
                                        [&, c = code](const IssueCount& i) { return i.code == c; });
        if (found != counts.end())
          found->pieces += pieces;
        else
          counts.push_back({task.task, code, pieces, 0});
      }
    }
    const Codebook& codebook = *task.task->codebook;
    std::stable_sort(counts.begin(), counts.end(), [&](const IssueCount& a, const IssueCount& b) {
      if (a.pieces != b.pieces) return a.pieces > b.pieces;
      return codebook.rank(Dimension::issue, study.text(a.code)) <
             codebook.rank(Dimension::issue, study.text(b.code));
    });
    for (auto& count : counts) {
      count.of = coded;
      out.push_back(count);
    }
  }
  return out;
}

}  // namespace

WeeklyResult weekly(const WeeklySelections& selections, DateRange week, Date today) {
  WeeklyResult out;
  out.week = week;
  out.groups = group(selections.week, {});
  out.moves = shift(selections.all, selections.week, {});
  out.plans = follow_up(selections.all, selections.until, today);
  out.agreement = agree(selections.week, {});
  out.issues = issue_counts(selections.week, out.groups);
  for (const auto piece : selections.week.pieces()) {
    if (selections.week.in_force(piece).bright_spot) out.bright_spots.push_back(piece);
  }
  return out;
}

}  // namespace worksort
