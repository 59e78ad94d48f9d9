#include "worksort/analyze/selection.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <span>
#include <tuple>

#include "filter_values.hpp"

namespace worksort {
namespace {

void add_unique(std::vector<Text>& to, std::span<const CodeRef> codes) {
  for (const auto& code : codes) {
    if (std::find(to.begin(), to.end(), code.code) == to.end()) to.push_back(code.code);
  }
}

// The value that most have; `nothing` on a tie or where nobody has one.
template <typename Value>
Value most_shared(const std::vector<Value>& values, Value nothing) {
  std::map<Value, std::size_t> counts;
  for (const Value& value : values) {
    if (value != nothing) ++counts[value];
  }
  std::size_t best = 0;
  Value out = nothing;
  bool tie = false;
  for (const auto& [value, count] : counts) {
    tie = count == best || (count < best && tie);
    if (count >= best) {
      out = value;
      best = count;
    }
  }
  return tie ? nothing : out;
}

bool passes(const std::vector<bool>& set, Text value) {
  return set.empty() ||
         (static_cast<std::size_t>(value) < set.size() && set[static_cast<std::size_t>(value)]);
}

bool passes_any(const std::vector<bool>& set, const std::vector<Text>& values) {
  return set.empty() || std::any_of(values.begin(), values.end(), [&](Text v) { return passes(set, v); });
}

bool in_time(const Filter& filter, std::int32_t days) {
  if (!filter.since && !filter.until && filter.weeks.empty()) return true;
  if (days == k_undated) return false;
  if (filter.since && days < filter.since->days) return false;
  if (filter.until && days > filter.until->days) return false;
  return filter.weeks.empty() ||
         std::any_of(filter.weeks.begin(), filter.weeks.end(), [&](const DateRange& week) {
           return week.first.days <= days && days <= week.last.days;
         });
}

bool has_values(const Filter& f) {
  return !f.students.empty() || std::any_of(k_filter_lists.begin(), k_filter_lists.end(),
                                            [&](const FilterList& of) { return !(f.*of.list).empty(); });
}

// The part of ascending pieces that are the task's.
std::span<const std::uint32_t> of_task(const std::vector<std::uint32_t>& pieces, const TaskInfo& task) {
  const auto first = std::ranges::lower_bound(pieces, task.first_piece);
  return {first, std::lower_bound(first, pieces.end(), task.first_piece + task.pieces)};
}

}  // namespace

std::span<const std::uint32_t> Selection::base(const TaskInfo& task) const {
  return of_task(m_base, task);
}

std::span<const std::uint32_t> Selection::pieces(const TaskInfo& task) const {
  return of_task(m_pieces, task);
}

Selection::Selection(const Study& study, const Filter& filter)
    : m_study(&study), m_sets(k_sets), m_filter(filter) {
  if (has_values(filter)) {
    const FilterValues values(study);
    m_sets[k_task] = values.find(k_task, filter.tasks, "--task");
    m_classes = values.find_classes(filter.classes);
    m_sets[k_school] = values.find(k_school, filter.schools, "--school");
    m_sets[k_student] = values.find_students(filter.students, m_named);
    m_sets[k_coder] = values.find(k_coder, filter.coders, "--coder");
    m_sets[k_strategy] = values.find(k_strategy, filter.strategies, "--strategy");
    m_sets[k_model] = values.find(k_model, filter.models, "--model");
    m_sets[k_issue] = values.find(k_issue, filter.issues, "--issue");
  }
  collect_base();
  if (m_sets[k_strategy].empty() && m_sets[k_model].empty() && m_sets[k_issue].empty()) {
    m_pieces = m_base;
    return;
  }
  for (const auto i : m_base) {
    const InForce now = in_force(i);
    if (passes_any(m_sets[k_strategy], now.strategies) && passes_any(m_sets[k_model], now.models) &&
        passes_any(m_sets[k_issue], now.issues)) {
      m_pieces.push_back(i);
    }
  }
}

// Of some classes, only their pieces are looked at: a page for each class of a district goes through them
// once.
void Selection::collect_base() {
  if (!has_values(m_filter) && !m_filter.leaves_out_pages()) {
    m_base.resize(m_study->pieces.size());
    std::iota(m_base.begin(), m_base.end(), 0U);
    return;
  }
  const auto look_at = [&](std::uint32_t piece) {
    if (in_base(piece)) m_base.push_back(piece);
  };
  if (m_filter.classes.empty() && m_filter.schools.empty()) {
    for (std::uint32_t i = 0; i < m_study->pieces.size(); ++i) look_at(i);
    return;
  }
  for (const auto& [key, pieces] : m_study->pieces_of_class) {
    if (takes_class(key)) std::for_each(pieces.begin(), pieces.end(), look_at);
  }
  std::sort(m_base.begin(), m_base.end());
}

bool Selection::in_base(std::uint32_t piece) const {
  const auto readings = m_study->readings_of(m_study->pieces[piece]);
  const bool read = std::any_of(readings.begin(), readings.end(),
                                [&](const Reading& r) { return passes(m_sets[k_coder], r.coder); });
  const Reading& r = readings.front();
  return read && passes(m_sets[k_task], r.task.code) && takes_class(Study::class_of(r)) &&
         takes_student(m_study->school_of(r), r.student.code) && in_time(m_filter, r.date);
}

bool Selection::takes_class(const ClassKey& key) const {
  return (m_filter.classes.empty() || m_classes.contains(key)) && passes(m_sets[k_school], key.school);
}

bool Selection::takes_student(Text school, Text id) const {
  return passes(m_sets[k_student], id) || m_named.contains(student_key(school, id));
}
bool Selection::takes_task(Text id) const {
  return passes(m_sets[k_task], id);
}
bool Selection::takes_strategy(Text id) const {
  return passes(m_sets[k_strategy], id);
}
bool Selection::takes_issue(Text id) const {
  return passes(m_sets[k_issue], id);
}

std::vector<const Reading*> Selection::readings(std::uint32_t piece) const {
  std::vector<const Reading*> out;
  for (const auto& r : m_study->readings_of(m_study->pieces[piece])) {
    if (passes(m_sets[k_coder], r.coder)) out.push_back(&r);
  }
  return out;
}

std::size_t Selection::reading_count() const {
  std::size_t count = 0;
  for (const auto piece : m_pieces) {
    const auto all = m_study->readings_of(m_study->pieces[piece]);
    if (m_sets[k_coder].empty()) {
      count += all.size();
      continue;
    }
    count += static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [&](const Reading& r) { return passes(m_sets[k_coder], r.coder); }));
  }
  return count;
}

InForce Selection::in_force(std::uint32_t piece) const {
  const Study& study = *m_study;
  InForce out;
  out.sources = readings(piece);
  std::vector<Text> firsts;
  for (const auto* r : out.sources)
    firsts.push_back(r->strategies == 0 ? k_no_text : study.strategies(*r)[0].code);
  const Text strategy = most_shared(firsts, k_no_text);
  const bool any = std::any_of(firsts.begin(), firsts.end(), [](Text t) { return t != k_no_text; });
  if (any && strategy == k_no_text) {
    out.standing = Standing::readers_differ;
    out.unsure =
        std::any_of(out.sources.begin(), out.sources.end(), [](const Reading* r) { return r->unsure; });
    return out;
  }
  if (any) {
    std::erase_if(out.sources, [&](const Reading* r) {
      return r->strategies == 0 || study.strategies(*r)[0].code != strategy;
    });
    const auto code = study.text(strategy);
    out.standing = code == k_absent   ? Standing::absent
                   : is_special(code) ? Standing::not_enough
                                      : Standing::coded;
  }
  out.is_blank =
      std::all_of(out.sources.begin(), out.sources.end(), [](const Reading* r) { return r->is_blank; });
  std::vector<Text> success;
  std::vector<Text> answers;
  std::vector<Correct> correct;
  for (const auto* r : out.sources) {
    add_unique(out.strategies, study.strategies(*r));
    add_unique(out.models, study.models(*r));
    add_unique(out.issues, study.issues(*r));
    add_unique(out.shows, study.shows(*r));
    success.push_back(r->success.code);
    answers.push_back(r->answer);
    correct.push_back(r->correct);
    out.unsure |= r->unsure;
  }
  out.success = most_shared(success, k_no_text);
  out.success_differs = out.success == k_no_text &&
                        std::any_of(success.begin(), success.end(), [](Text t) { return t != k_no_text; });
  out.answer = most_shared(answers, k_no_text);
  out.correct = most_shared(correct, Correct::unknown);
  return out;
}

bool earlier(const Reading& a, const Reading& b) {
  return std::tie(a.date, a.attempt) < std::tie(b.date, b.attempt);
}

namespace {

// True if `b` says more about the student's work on the task than `a`, of the same student and task.
bool is_replaced(const Selection& selection, std::uint32_t a, std::uint32_t b) {
  const auto weight = [&](std::uint32_t piece) {
    const InForce now = selection.in_force(piece);
    return now.is_blank ? 0 : now.standing == Standing::absent ? 1 : 2;
  };
  const int of_a = weight(a);
  const int of_b = weight(b);
  return of_a != of_b ? of_a < of_b : !earlier(selection.head(b), selection.head(a));
}

}  // namespace

Latest latest_pieces(const Selection& selection, std::span<const std::uint32_t> pieces) {
  const auto key = [&](std::uint32_t piece) {
    const Reading& r = selection.head(piece);
    return std::tuple(r.task.code, selection.study().school_of(r), r.student.code);
  };
  std::map<std::tuple<Text, Text, Text>, std::uint32_t> last;
  for (const auto i : pieces) {
    const auto [at, added] = last.try_emplace(key(i), i);
    if (!added && is_replaced(selection, at->second, i)) at->second = i;
  }
  Latest out;
  for (const auto i : pieces) (last.at(key(i)) == i ? out.latest : out.earlier).push_back(i);
  return out;
}

}  // namespace worksort
