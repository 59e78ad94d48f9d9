#include "worksort/report/protocol/inquiry_share.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/report/protocol/inquiry.hpp"
#include "worksort/report/share/share_words.hpp"
#include "worksort/report/share/shared_page.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "report/share/share_mark.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

using Students = std::set<std::uint64_t>;

std::int64_t size_of(const Students& students) {
  return static_cast<std::int64_t>(students.size());
}

bool overlap(const Period& a, const Period& b) {
  const auto ends_before = [](const Period& x, const Period& y) {
    return x.until && y.since && *x.until < *y.since;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

// How many students are in one of two sets where one contains the other; nothing where neither does.
std::optional<std::int64_t> difference(const Students& a, const Students& b) {
  const bool inside = std::includes(a.begin(), a.end(), b.begin(), b.end());
  if (!inside && !std::includes(b.begin(), b.end(), a.begin(), a.end())) return std::nullopt;
  return size_of(a) > size_of(b) ? size_of(a) - size_of(b) : size_of(b) - size_of(a);
}

// Sizes of sets of students that are told beside each other: none that is small, and none from which a small
// one could be worked out because it is a part of another.
class ToldSets {
 public:
  explicit ToldSets(std::int64_t min_n) : m_min_n(min_n) {}

  // `what` is counted; nothing where it is all students. Equal sets of different codes would say that nobody
  // shows one code without the other.
  bool tell(const Students& students, const Period& period, const Goal* what) {
    if (size_of(students) < m_min_n) return false;
    for (const auto& told : m_told) {
      const auto between = difference(students, *told.students);
      const bool same = what == nullptr || what->measure.codes == told.what->measure.codes;
      const bool small = between && *between < m_min_n && (*between > 0 || !same);
      if (small && overlap(period, told.period)) return false;
    }
    m_told.push_back({&students, period, what});
    return true;
  }

 private:
  struct Told {
    const Students* students;
    Period period;
    const Goal* what;
  };
  std::int64_t m_min_n;
  std::vector<Told> m_told;
};

// One time of a goal: before, or now.
struct Told {
  const Goal* goal = nullptr;
  GoalStudents students;
  Period period;
  bool asked = false;  // the goal counts something, in this time
  bool tells_of = false;
  bool tells_count = false;
};

struct SharedGoal {
  const InquiryResult* inquiry = nullptr;
  const GoalResult* goal = nullptr;
  Told before;
  Told now;
};

Told counted_in(const Selection& selection, const Goal& goal, const Period& period, bool asked) {
  Told out;
  out.goal = &goal;
  out.period = period;
  out.asked = asked;
  if (asked) out.students = goal_students(selection, goal, period);
  return out;
}

Students rest_of(const GoalStudents& students) {
  Students out;
  std::set_difference(students.all.begin(), students.all.end(), students.fitting.begin(),
                      students.fitting.end(), std::inserter(out, out.end()));
  return out;
}

std::vector<SharedGoal> shared_goals(const Selection& selection, const std::vector<InquiryResult>& results,
                                     std::int64_t min_n) {
  std::vector<SharedGoal> out;
  for (const auto& result : results) {
    for (const auto& goal : result.goals) {
      out.push_back({&result, &goal,
                     counted_in(selection, *goal.goal, goal.baseline_period, goal.baseline.has_value()),
                     counted_in(selection, *goal.goal, goal.current_period, goal.current.has_value())});
    }
  }
  ToldSets all(min_n);
  ToldSets fitting(min_n);
  const auto each = [&](auto&& visit) {
    for (auto& goal : out) {
      for (Told* told : {&goal.now, &goal.before}) {
        if (told->asked) visit(*told);
      }
    }
  };
  each([&](Told& told) { told.tells_of = all.tell(told.students.all, told.period, nullptr); });
  each([&](Told& told) {
    told.tells_count = told.tells_of && size_of(rest_of(told.students)) >= min_n &&
                       fitting.tell(told.students.fitting, told.period, told.goal);
  });
  return out;
}

std::string words(const Told& told, std::int64_t min_n) {
  if (!told.asked) return "";
  const std::int64_t of = size_of(told.students.all);
  const std::int64_t count = size_of(told.students.fitting);
  if (!told.tells_of) return "hidden";
  if (!told.tells_count) return fmt::format("hidden, of {} students", of);
  const std::string share = shared_percent(count, of, min_n);
  return fmt::format("{} of {} students{}", count, of, share.empty() ? "" : fmt::format(" ({})", share));
}

bool hides(const Told& told) {
  return told.asked && !told.tells_count;
}

std::string status(const SharedGoal& goal) {
  return hides(goal.now) ? "" : std::string(to_string(goal.goal->status));
}

}  // namespace

Shareable<Table> shared_inquiry_table(const Selection& selection, const std::vector<InquiryResult>& results,
                                      std::int64_t min_n) {
  Table table = inquiry_table({});
  table.columns.push_back({"hidden", "", ColumnType::text});
  const auto number = [](bool told, const Students& students) {
    return told ? Cell(size_of(students)) : Cell();
  };
  bool any = false;
  for (const auto& shared : shared_goals(selection, results, min_n)) {
    const Goal& goal = *shared.goal->goal;
    const bool hidden = hides(shared.now) || hides(shared.before);
    any = any || hidden;
    table.rows.push_back({shared.inquiry->inquiry->id, goal.id, goal_measure_words(selection.study(), goal),
                          number(shared.before.tells_count, shared.before.students.fitting),
                          number(shared.before.tells_of, shared.before.students.all),
                          number(shared.now.tells_count, shared.now.students.fitting),
                          number(shared.now.tells_of, shared.now.students.all),
                          shared.goal->target ? goal_target_words(*shared.goal) : "", status(shared),
                          std::string(hidden ? "hidden" : "")});
  }
  table.notes = share_words(min_n, {}, any);
  return ShareMark::give(std::move(table));
}

Shareable<Page> shared_inquiry_page(const Selection& selection, const std::vector<InquiryResult>& results,
                                    std::int64_t min_n) {
  const Study& study = selection.study();
  SharedPage page(results.size() == 1 ? prettified(results.front().inquiry->id) : "Inquiry", "", min_n);
  for (const auto& shared : shared_goals(selection, results, min_n)) {
    const Goal& goal = *shared.goal->goal;
    const std::string result = status(shared).empty() ? "" : goal_status_words(shared.goal->status);
    page.section(prettified(goal.id) + (result.empty() ? "" : ": " + result));
    const auto line = [&](const char* label, const std::string& text) {
      if (!text.empty()) page.line(fmt::format("{}: {}", label, text));
    };
    line("Counted", goal_measure_words(study, goal));
    line("Where", goal_where_words(goal));
    const auto time = [&](const char* label, const Told& told) {
      if (told.asked) line(label, fmt::format("{}, {}", words(told, min_n), goal_period_words(told.period)));
      if (hides(told)) page.hidden();
    };
    time("Before", shared.before);
    time("Now", shared.now);
    if (shared.goal->target) line("Target", goal_target_words(*shared.goal));
  }
  const Table table = shared_inquiry_table(selection, results, min_n).take();
  return page.page(&table);
}

}  // namespace worksort
