#include "worksort/analyze/weekly.hpp"

#include "worksort/analyze/plan/problem_type.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <string_view>

#include "analyze/plan/plan_codes.hpp"

namespace worksort {
namespace {

using Named = std::vector<std::pair<std::string, std::size_t>>;

// A row of a tally whose first dimension is the task: the codes of its other dimensions.
struct CountRow {
  std::string first;
  std::string second;
  std::size_t pieces = 0;
};

using TaskRows = std::map<std::string, std::vector<CountRow>, std::less<>>;

// What the whole week is counted by, before it is told task by task.
class WeekTallies {
 public:
  explicit WeekTallies(const Selection& week)
      : strategies(by_task(week, {TallyBy::task, TallyBy::strategy, TallyBy::success})),
        issues(by_task(week, {TallyBy::task, TallyBy::issue, TallyBy::strategy})),
        look_fors(by_task(week, {TallyBy::task, TallyBy::look_for})),
        issue_totals(by_task(week, {TallyBy::task, TallyBy::issue})) {}

  TaskRows strategies;
  TaskRows issues;
  TaskRows look_fors;
  TaskRows issue_totals;

 private:
  static TaskRows by_task(const Selection& week, const std::vector<TallyBy>& by) {
    const TallyResult counts = tally(week, {.by = by});
    TaskRows out;
    for (const auto& row : counts.rows) {
      CountRow count{counts.values[1][row.at[1]].code, "", row.pieces};
      if (by.size() > 2) count.second = counts.values[2][row.at[2]].code;
      out[counts.values[0][row.at[0]].code].push_back(std::move(count));
    }
    return out;
  }
};

const std::vector<CountRow>& rows_of(const TaskRows& rows, std::string_view task) {
  static const std::vector<CountRow> none;
  const auto at = rows.find(task);
  return at == rows.end() ? none : at->second;
}

class TaskTeller {
 public:
  TaskTeller(const WeeklySelections& selections, DateRange week, const GroupResult& result,
             const TaskGroups& groups)
      : m_selections(selections),
        m_study(selections.week.study()),
        m_week(week),
        m_result(result),
        m_groups(groups),
        m_task(*groups.task) {
    m_out.task = groups.task;
  }

  WeekTask run(const WeekTallies& counts) {
    const auto id = m_study.text(m_task.id);
    count_strategies(rows_of(counts.strategies, id));
    for (const auto piece : m_selections.week.pieces(m_task))
      m_out.blank += m_selections.week.in_force(piece).is_blank ? 1U : 0U;
    count_issues(rows_of(counts.issue_totals, id), rows_of(counts.issues, id));
    for (const auto& row : rows_of(counts.look_fors, id)) {
      if (!row.first.empty() && row.first != k_readers_differ)
        m_out.look_fors.emplace_back(row.first, row.pieces);
    }
    m_out.unseen = unseen(m_selections.week, m_task);
    share_issues();
    elicit();
    find_missing();
    return std::move(m_out);
  }

 private:
  void count_strategies(const std::vector<CountRow>& rows) {
    for (const auto& row : rows) {
      if (m_out.strategies.empty() || m_out.strategies.back().code != row.first)
        m_out.strategies.push_back({row.first, 0, {}});
      WeekStrategy& strategy = m_out.strategies.back();
      strategy.pieces += row.pieces;
      strategy.success.insert(strategy.success.begin(), {row.second, row.pieces});
      m_out.pieces += row.pieces;
      if (row.first == k_absent) m_out.absent += row.pieces;
      if (row.first == k_readers_differ) m_out.readers_differ += row.pieces;
      if (row.first.empty()) m_out.uncoded += row.pieces;
    }
  }

  void count_issues(const std::vector<CountRow>& totals, const std::vector<CountRow>& by_strategy) {
    for (const auto& row : totals) {
      if (row.first.empty() || row.first == k_readers_differ) continue;
      const Issue* entry = m_task.codebook->issue(row.first);
      WeekIssue issue{row.first, entry == nullptr ? "" : entry->cause, row.pieces, {}};
      for (const auto& part : by_strategy) {
        if (part.first == row.first) issue.strategies.emplace_back(part.second, part.pieces);
      }
      m_out.issues.push_back(std::move(issue));
    }
    std::stable_sort(m_out.issues.begin(), m_out.issues.end(),
                     [](const WeekIssue& a, const WeekIssue& b) { return a.pieces > b.pieces; });
  }

  [[nodiscard]] std::vector<std::uint32_t> grouped() const {
    std::vector<std::uint32_t> out;
    for (const auto& group : m_groups.groups) out.insert(out.end(), group.pieces.begin(), group.pieces.end());
    return out;
  }

  void share_issues() {
    m_out.shared = plan_choices(m_study, m_task, grouped(), m_result.in_force);
    std::erase_if(m_out.shared, [](const PlanChoice& choice) { return choice.issue == k_no_text; });
  }

  void elicit() {
    for (const auto& item : m_out.unseen) {
      if (item.kind != UnseenKind::strategy || item.expected_by != "critical") continue;
      ToElicit out{item.code, {}, 0};
      for (const auto& used : m_out.strategies) {
        const Strategy* entry = m_task.codebook->strategy(used.code);
        if (entry != nullptr && holds(entry->leads_to, item.code)) out.neighbours.push_back(used.code);
      }
      out.neighbours = serving_task(m_task, out.neighbours);
      out.before = shown_before(item.code);
      m_out.elicit.push_back(std::move(out));
    }
  }

  [[nodiscard]] bool is_before(const Reading& head) const {
    return head.date != k_undated && Date{head.date} < m_week.first;
  }

  [[nodiscard]] std::size_t shown_before(const std::string& strategy) const {
    const auto code = m_study.texts.find(strategy);
    std::size_t out = 0;
    for (const auto piece : m_selections.all.base(m_task)) {
      const bool fits = code && is_before(m_selections.all.head(piece));
      out += fits && holds(m_selections.all.in_force(piece).strategies, *code) ? 1U : 0U;
    }
    return out;
  }

  // A page of this week that the filters leave out, of another reader or class, is no page that is missing.
  void find_missing() {
    using Students = std::vector<const Student*>;
    const auto with_page = [&](const Students& students, std::int32_t from, std::int32_t until) {
      return with_page_elsewhere(m_study, m_task, students, [&](std::uint32_t piece) {
        const std::int32_t date = m_selections.all.head(piece).date;
        return from <= date && date <= until;
      });
    };
    const Students& missing = m_groups.coverage.not_handed_in;
    const Students now = with_page(missing, m_week.first.days, m_week.last.days);
    Students rest;
    std::ranges::set_difference(missing, now, std::back_inserter(rest));
    m_out.handed_in_before = with_page(rest, k_undated, m_week.first.days - 1);
    std::ranges::set_difference(rest, m_out.handed_in_before, std::back_inserter(m_out.nothing_yet));
  }

  const WeeklySelections& m_selections;
  const Study& m_study;
  DateRange m_week;
  const GroupResult& m_result;
  const TaskGroups& m_groups;
  const TaskInfo& m_task;
  WeekTask m_out;
};

// Classes of the rosters that are asked for and have no piece in the week, of any task or reader, in path
// order.
std::vector<ClassKey> classes_without_work(const Selection& week, DateRange days) {
  const Study& study = week.study();
  const auto is_of_week = [&](std::uint32_t piece) {
    const std::int32_t date = week.head(piece).date;
    return days.first.days <= date && date <= days.last.days;
  };
  std::vector<ClassKey> out;
  std::ranges::copy_if(study.roster_classes, std::back_inserter(out), [&](const ClassKey& one) {
    const auto pieces = study.pieces_of_class.find(one);
    return week.takes_class(one) &&
           (pieces == study.pieces_of_class.end() || std::ranges::none_of(pieces->second, is_of_week));
  });
  return out;
}

std::optional<Date> last_work_before(const Selection& all, Date day) {
  std::optional<Date> out;
  for (const auto piece : all.pieces()) {
    const std::int32_t date = all.head(piece).date;
    if (date == k_undated || Date{date} >= day) continue;
    if (!out || out->days < date) out = Date{date};
  }
  return out;
}

}  // namespace

WeeklyResult weekly(const WeeklySelections& selections, DateRange week, Date today) {
  WeeklyResult out;
  out.week = week;
  out.groups = group(selections.week, {});
  const WeekTallies counts(selections.week);
  for (const auto& task : out.groups.tasks)
    out.tasks.push_back(TaskTeller(selections, week, out.groups, task).run(counts));
  out.show = select_pieces(selections.week, {});
  out.moves = shift(selections.all, selections.week, {});
  out.plans = follow_up(selections.all, selections.until, today);
  std::erase_if(out.plans,
                [&](const FollowUp& f) { return f.plan->written && *f.plan->written > week.last; });
  out.agreement = agree(selections.week, {});
  for (const auto piece : selections.week.pieces()) {
    if (selections.week.in_force(piece).is_told_of()) out.bright_spots.push_back(piece);
    out.read_by_several += selections.week.readings(piece).size() > 1 ? 1U : 0U;
  }
  out.often_planned = often_planned(selections.all, selections.until, week.last);
  out.quiet_classes = classes_without_work(selections.week, week);
  out.last_work = last_work_before(selections.all, week.first);
  for (const auto piece : selections.all.pieces())
    out.undated += selections.all.head(piece).date == k_undated ? 1U : 0U;
  return out;
}

}  // namespace worksort
