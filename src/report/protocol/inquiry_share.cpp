#include "worksort/report/protocol/inquiry_share.hpp"

#include "worksort/analyze/share/told_sets.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/report/protocol/inquiry.hpp"
#include "worksort/report/share/share_words.hpp"
#include "worksort/report/share/shared_page.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "report/share/share_mark.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

using Students = std::set<std::uint64_t>;

std::int64_t size_of(const Students& students) {
  return static_cast<std::int64_t>(students.size());
}

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

// What students can be like as far as goals tell them apart: each time of a goal has two sets, of all
// students and of those who fit. A student is in the sets of their pieces; a piece may be like any other in
// what it shows, and like any other in where and when it is, and one piece more or less is possible for
// everybody.
class StudentKinds {
 public:
  explicit StudentKinds(std::vector<const Told*> times) : m_times(std::move(times)) {
    const std::size_t pieces = m_times.empty() ? 0 : m_times.front()->students.pieces.size();
    std::map<std::uint64_t, std::vector<Membership>> students;
    std::set<Membership> here, fits;
    for (std::size_t i = 0; i < pieces; ++i) {
      here.insert(each(i, &GoalPiece::is_here));
      fits.insert(each(i, &GoalPiece::fits));
      students[m_times.front()->students.pieces[i].student].push_back(
          piece(each(i, &GoalPiece::is_here), each(i, &GoalPiece::fits)));
    }
    for (const auto& where : here) {
      for (const auto& what : fits) m_pieces.insert(piece(where, what));
    }
    m_kinds.emplace(together({}), 0);
    for (const auto& [student, own] : students) ++m_kinds[together(own)];
    for (const auto& [student, own] : students) add_possible(own);
  }

  [[nodiscard]] const std::map<Membership, std::int64_t>& kinds() const { return m_kinds; }

 private:
  [[nodiscard]] Membership each(std::size_t i, bool GoalPiece::*field) const {
    Membership out;
    for (const auto* time : m_times) out.push_back(time->students.pieces[i].*field);
    return out;
  }

  static Membership piece(const Membership& here, const Membership& fits) {
    Membership out;
    for (std::size_t i = 0; i < here.size(); ++i) out.insert(out.end(), {here[i], here[i] && fits[i]});
    return out;
  }

  static Membership joined(Membership a, const Membership& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] || b[i];
    return a;
  }

  [[nodiscard]] Membership together(const std::vector<Membership>& own) const {
    return std::accumulate(own.begin(), own.end(), Membership(2 * m_times.size()), joined);
  }

  void add_possible(const std::vector<Membership>& own) {
    for (std::size_t left_out = 0; left_out <= own.size(); ++left_out) {
      std::vector<Membership> others = own;
      if (left_out < own.size()) others.erase(others.begin() + static_cast<std::ptrdiff_t>(left_out));
      const Membership rest = together(others);
      m_kinds.try_emplace(rest, 0);
      for (const auto& more : m_pieces) {
        if (m_kinds.size() < k_most_kinds) m_kinds.try_emplace(joined(rest, more), 0);
      }
    }
  }

  static constexpr std::size_t k_most_kinds = 5000;

  std::vector<const Told*> m_times;
  std::set<Membership> m_pieces;
  std::map<Membership, std::int64_t> m_kinds;
};

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
  std::vector<Told*> times;
  for (auto& goal : out) {
    for (Told* told : {&goal.now, &goal.before}) {
      if (told->asked) times.push_back(told);
    }
  }
  // Everybody may know that the same students have work at two times, or show a code at both.
  const auto may_coincide = [&](std::size_t a, std::size_t b) {
    if (a % 2 == 0 || b % 2 == 0) return a % 2 == b % 2;
    const auto& one = times[a / 2]->goal->measure;
    const auto& other = times[b / 2]->goal->measure;
    return one.key == other.key && one.codes == other.codes;
  };
  ToldSets sets(StudentKinds({times.begin(), times.end()}).kinds(), min_n, may_coincide);
  for (std::size_t i = 0; i < times.size(); ++i) times[i]->tells_of = sets.tell(2 * i);
  for (std::size_t i = 0; i < times.size(); ++i)
    times[i]->tells_count = times[i]->tells_of && sets.tell(2 * i + 1);
  return out;
}

std::string words(const Told& told, std::int64_t min_n) {
  if (!told.asked) return "";
  const std::int64_t of = size_of(told.students.all);
  const std::int64_t count = size_of(told.students.fitting);
  if (!told.tells_of) return "hidden";
  if (!told.tells_count) return fmt::format("hidden, of {} students with coded work", of);
  const std::string share = shared_percent(count, of, min_n);
  return fmt::format("{} of {} students with coded work{}", count, of,
                     share.empty() ? "" : fmt::format(" ({})", share));
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
    if (!hides(shared.now) && !hides(shared.before)) line("Careful", other_tasks_words(*shared.goal));
  }
  const Table table = shared_inquiry_table(selection, results, min_n).take();
  return page.page(&table);
}

}  // namespace worksort
