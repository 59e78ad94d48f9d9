#include "worksort/analyze/tally.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

#include "tally_words.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

using Keys = std::array<TallyKey, k_most_dimensions>;

struct KeysHash {
  std::size_t operator()(const Keys& keys) const {
    std::size_t hash = 0;
    for (const TallyKey key : keys) hash = (hash ^ key) * std::size_t{0x9E3779B97F4A7C15U};
    return hash ^ (hash >> 32U);
  }
};

// What one count is about: a piece by its reading in force, or one reading by itself. Exactly one of
// `reading` and `in_force` is set.
struct Unit {
  const Reading* head = nullptr;     // for what all readings of the piece share
  const Reading* reading = nullptr;  // the only reading there is to look at
  const InForce* in_force = nullptr;

  [[nodiscard]] bool differ() const {
    return in_force != nullptr && in_force->standing == Standing::readers_differ;
  }
};

TallyKey key_of(Text text) {
  return TallyWords::key(text);
}
TallyKey key_of(const CodeRef& code) {
  return TallyWords::key(code.code);
}

template <typename List>
void add_keys(std::vector<TallyKey>& out, const List& codes, bool all) {
  for (const auto& code : codes) {
    out.push_back(key_of(code));
    if (!all) return;
  }
}

class Tally {
 public:
  Tally(const Selection& selection, const TallyOptions& options)
      : m_selection(selection), m_study(selection.study()), m_options(options), m_words(m_study) {}

  TallyResult run() {
    count();
    if (m_options.zero) add_unused();
    return result();
  }

 private:
  // The first school that a student's id was met in.
  struct Numbered {
    Text school = k_no_text;
    std::uint32_t number = UINT32_MAX;
  };

  struct Count {
    std::size_t pieces = 0;
    std::size_t last_unit = SIZE_MAX;
  };

  void count() {
    const auto& by = m_options.by;
    for (std::size_t d = by.size(); d < k_most_dimensions; ++d) m_lists[d] = {k_no_value};
    m_seen.reserve(m_selection.pieces().size() * (m_options.totals ? 2 : 1));
    const bool each_reading = std::find(by.begin(), by.end(), TallyBy::coder) != by.end();
    for (const auto piece : m_selection.pieces()) {
      const Reading& head = m_selection.head(piece);
      enter_task(head.task.code);
      m_student = student_number(head);
      const auto all_readings = m_study.readings_of(m_study.pieces[piece]);
      if (all_readings.size() == 1) {
        count({&head, &head, nullptr});
      } else if (each_reading) {
        for (const auto* reading : m_selection.readings(piece)) count({&head, reading, nullptr});
      } else {
        const InForce now = m_selection.in_force(piece);
        count({&head, nullptr, &now});
      }
    }
  }

  void enter_task(Text id) {
    if (!m_tasks.empty() && m_tasks.back()->id == id) return;
    m_tasks.push_back(m_study.task_info(id));
    m_families.clear();
  }

  std::uint32_t student_number(const Reading& head) {
    const Text school = m_study.school_of(head);
    if (Numbered* first = first_school(head.student.code)) {
      if (first->number == UINT32_MAX) *first = {school, m_student_count++};
      if (first->school == school) return first->number;
    }
    const auto [at, added] = m_students.try_emplace(student_key(school, head.student.code), m_student_count);
    m_student_count += added ? 1 : 0;
    return at->second;
  }

  Numbered* first_school(Text student) {
    const std::size_t place = m_study.student_place(student);
    if (place == UINT32_MAX) return nullptr;
    if (place >= m_numbered.size()) m_numbered.resize(std::max(place + 1, m_numbered.size() * 2));
    return &m_numbered[place];
  }

  // Counts the unit once under each combination of its values.
  void count(const Unit& unit) {
    std::array<std::vector<TallyKey>, k_most_dimensions>& lists = m_lists;
    for (std::size_t d = 0; d < m_options.by.size(); ++d) {
      lists[d].clear();
      collect(m_options.by[d], unit, lists[d]);
      if (lists[d].empty()) lists[d].push_back(k_no_value);
    }
    const std::size_t last = m_options.by.size() - 1;
    for (const auto a : lists[0]) {
      for (const auto b : lists[1]) {
        for (const auto c : lists[2]) {
          Keys keys = {a, b, c};
          add(keys);
          if (!m_options.totals) continue;
          keys[last] = k_total_key;
          add(keys);
        }
      }
    }
    ++m_units;
  }

  void add(const Keys& keys) {
    const std::uint32_t place = row_of(keys);
    Count& row = m_counts[place];
    if (row.last_unit == m_units) return;
    row.last_unit = m_units;
    ++row.pieces;
    m_seen.push_back({place, m_student});
    if (m_options.zero) note_context(keys);
  }

  std::uint32_t row_of(const Keys& keys) {
    const auto [at, added] = m_index.try_emplace(keys, static_cast<std::uint32_t>(m_counts.size()));
    if (added) {
      m_keys.push_back(keys);
      m_counts.emplace_back();
    }
    return at->second;
  }

  void collect(TallyBy by, const Unit& unit, std::vector<TallyKey>& out) {
    if (is_coded(by) && unit.differ()) return out.push_back(k_differ_key);
    if (unit.in_force != nullptr) {
      collect_in_force(by, *unit.in_force, out);
    } else {
      collect_reading(by, *unit.reading, out);
    }
    if (by == TallyBy::family) to_families(out);
    collect_shared(by, *unit.head, out);
  }

  void collect_in_force(TallyBy by, const InForce& now, std::vector<TallyKey>& out) {
    if (by == TallyBy::strategy || by == TallyBy::family) add_keys(out, now.strategies, m_options.all);
    if (by == TallyBy::model) add_keys(out, now.models, m_options.all);
    if (by == TallyBy::issue) add_keys(out, now.issues, true);
    if (by == TallyBy::look_for) add_keys(out, now.shows, true);
    if (by == TallyBy::success) out.push_back(key_of(now.success));
    if (by == TallyBy::success) m_success_differs |= now.success_differs;
    if (by == TallyBy::correct) out.push_back(static_cast<TallyKey>(now.correct));
    if (by == TallyBy::setting) out.push_back(key_of(now.sources.front()->setting));
  }

  void collect_reading(TallyBy by, const Reading& r, std::vector<TallyKey>& out) const {
    if (by == TallyBy::strategy || by == TallyBy::family) add_keys(out, m_study.strategies(r), m_options.all);
    if (by == TallyBy::model) add_keys(out, m_study.models(r), m_options.all);
    if (by == TallyBy::issue) add_keys(out, m_study.issues(r), true);
    if (by == TallyBy::look_for) add_keys(out, m_study.shows(r), true);
    if (by == TallyBy::success) out.push_back(key_of(r.success));
    if (by == TallyBy::correct) out.push_back(static_cast<TallyKey>(r.correct));
    if (by == TallyBy::setting) out.push_back(key_of(r.setting));
    if (by == TallyBy::coder) out.push_back(key_of(r.coder));
  }

  void collect_shared(TallyBy by, const Reading& head, std::vector<TallyKey>& out) {
    if (by == TallyBy::task) out.push_back(key_of(head.task));
    if (by == TallyBy::grade) out.push_back(grade_key());
    if (by == TallyBy::class_id) out.push_back(class_key(head));
    if (by == TallyBy::school) out.push_back(key_of(head.school));
    if (by == TallyBy::date) out.push_back(TallyWords::day_key(head.date));
    if (by == TallyBy::week) out.push_back(TallyWords::week_key(head.date));
    if (by == TallyBy::student) out.push_back(who_key(head));
  }

  TallyKey grade_key() {
    const Task* task = m_tasks.back()->task;
    return task == nullptr || task->grade.empty() ? k_no_value : m_words.key(task->grade);
  }

  // A name that classes of several schools bear is told with the school, unless the school is counted by too.
  TallyKey class_key(const Reading& head) {
    const auto& by = m_options.by;
    if (!m_study.is_shared(head.class_id) || std::find(by.begin(), by.end(), TallyBy::school) != by.end())
      return key_of(head.class_id);
    return m_words.key(m_study.class_name(Study::class_of(head)));
  }

  // An id that students of several schools have is told with the school, like a class.
  TallyKey who_key(const Reading& head) {
    const auto& by = m_options.by;
    const Text school = m_study.school_of(head);
    const bool told = school != k_no_text && is_id_of_several(head.student.code) &&
                      std::find(by.begin(), by.end(), TallyBy::school) == by.end();
    const TallyKey key =
        told ? m_words.student_key(head.student.code, m_study.text(school)) : key_of(head.student);
    m_who[key].insert(student_key(school, head.student.code));
    return key;
  }

  bool is_id_of_several(Text id) {
    if (m_schools_of.empty()) {
      for (const auto& student : m_study.students) m_schools_of[student.id].insert(student.school);
      for (const auto& r : m_study.readings) m_schools_of[r.student.code].insert(m_study.school_of(r));
    }
    return m_schools_of[id].size() > 1;
  }

  // Strategies to their families, each family once; a strategy without one has no value.
  void to_families(std::vector<TallyKey>& keys) {
    for (auto& key : keys) {
      const auto [at, added] = m_families.try_emplace(key, k_no_value);
      if (added) {
        const auto* strategy = m_tasks.back()->codebook->strategy(m_study.text(Text{key}));
        if (strategy != nullptr) at->second = m_words.key(strategy->family);
      }
      key = at->second;
    }
  }

  // True for a dimension whose values a codebook or exemplar defines; totals have none.
  [[nodiscard]] bool is_defined(const Keys& keys, std::size_t d) const {
    return is_coded(m_options.by[d]) && m_options.by[d] != TallyBy::correct && keys[d] != k_total_key;
  }

  // The values of all other dimensions, with the tasks that they occur in: where unused entries are unused.
  void note_context(Keys keys) {
    for (std::size_t d = 0; d < m_options.by.size(); ++d) {
      if (is_defined(keys, d)) keys[d] = k_no_value;
      if (keys[d] == k_differ_key) return;
    }
    m_contexts.insert({keys, m_tasks.size() - 1});
  }

  void add_unused() {
    for (const auto& [context, task] : m_contexts) add_unused(context, *m_tasks[task], 0);
  }

  void add_unused(Keys keys, const TaskInfo& task, std::size_t d) {
    while (d < m_options.by.size() && !is_defined(keys, d)) ++d;
    if (d == m_options.by.size()) {
      row_of(keys);
      return;
    }
    for (const auto& code : defined_codes(m_options.by[d], task)) {
      keys[d] = m_words.key(code);
      add_unused(keys, task, d + 1);
    }
  }

  // Row by row, so that for each student the row that counted them last is enough to know.
  [[nodiscard]] std::vector<std::size_t> students_of_rows() const {
    std::vector<std::size_t> end;  // of each row in the list of students, once it is filled
    std::size_t pieces = 0;
    for (const auto& row : m_counts) {
      end.push_back(pieces);
      pieces += row.pieces;
    }
    std::vector<std::uint32_t> of_rows(pieces);
    for (const auto& [row, student] : m_seen) of_rows[end[row]++] = student;
    std::vector<std::size_t> students(m_counts.size(), 0);
    std::vector<std::size_t> last_row(m_student_count, SIZE_MAX);
    for (std::size_t row = 0, at = 0; row < end.size(); ++row) {
      for (; at < end[row]; ++at)
        if (std::exchange(last_row[of_rows[at]], row) != row) ++students[row];
    }
    return students;
  }

  TallyResult result() {
    TallyResult out;
    out.by = m_options.by;
    out.tasks = m_tasks;
    out.pieces = m_selection.pieces().size();
    out.readings = m_selection.reading_count();
    out.students = m_student_count;
    out.success_differs = m_success_differs;
    std::array<std::unordered_map<TallyKey, std::uint32_t>, k_most_dimensions> places;
    for (std::size_t d = 0; d < out.by.size(); ++d) places[d] = number_values(d, out);
    const auto students = students_of_rows();
    const std::size_t last = out.by.size() - 1;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
      TallyRow row{{}, m_counts[i].pieces, students[i]};
      const bool total = m_keys[i][last] == k_total_key;
      for (std::size_t d = 0; d < out.by.size() - (total ? 1U : 0U); ++d)
        row.at[d] = places[d].at(m_keys[i][d]);
      (total ? out.totals : out.rows).push_back(row);
    }
    const auto by_place = [](const TallyRow& a, const TallyRow& b) { return a.at < b.at; };
    std::sort(out.rows.begin(), out.rows.end(), by_place);
    std::sort(out.totals.begin(), out.totals.end(), by_place);
    return out;
  }

  std::unordered_map<TallyKey, std::uint32_t> number_values(std::size_t d, TallyResult& out) {
    std::unordered_map<TallyKey, std::uint32_t> places;
    std::vector<TallyKey> keys;
    for (const auto& row : m_keys) {
      if (row[d] != k_total_key && places.try_emplace(row[d], 0).second) keys.push_back(row[d]);
    }
    const TallyBy by = m_options.by[d];
    if (m_options.defined && is_coded(by)) {
      for (const auto* task : m_tasks) {
        for (const auto& code : defined_codes(by, *task)) {
          const TallyKey key = m_words.key(code);
          if (places.try_emplace(key, 0).second) keys.push_back(key);
        }
      }
    }
    const auto ordered = m_words.sort(by, m_tasks, keys);
    for (const auto key : keys) {
      const std::size_t at = out.values[d].size();
      places[key] = static_cast<std::uint32_t>(at);
      TallyValue& value = out.values[d].emplace_back();
      value.place = ordered[at];
      value.code = m_words.code(by, key);
      if (by == TallyBy::student) name_student(key, value);
    }
    return places;
  }

  void name_student(TallyKey key, TallyValue& value) const {
    const auto found = m_who.find(key);
    if (found == m_who.end()) return;
    for (const auto who : found->second) {
      value.student = Text{static_cast<std::uint32_t>(who & UINT32_MAX)};
      value.schools.push_back(Text{static_cast<std::uint32_t>(who >> 32U)});
    }
  }

  const Selection& m_selection;
  const Study& m_study;
  const TallyOptions& m_options;
  TallyWords m_words;
  std::vector<const TaskInfo*> m_tasks;
  std::unordered_map<TallyKey, TallyKey> m_families;            // of the present task
  std::vector<Numbered> m_numbered;                             // by the place of the student
  std::unordered_map<std::uint64_t, std::uint32_t> m_students;  // ids in further schools
  std::uint32_t m_student_count = 0;
  std::map<TallyKey, std::set<std::uint64_t>> m_who;  // the students behind a key
  std::map<Text, std::set<Text>> m_schools_of;        // an id
  std::uint32_t m_student = 0;                        // number of the present piece's student
  std::size_t m_units = 0;
  bool m_success_differs = false;
  std::array<std::vector<TallyKey>, k_most_dimensions> m_lists;
  std::unordered_map<Keys, std::uint32_t, KeysHash> m_index;
  std::vector<Keys> m_keys;
  std::vector<Count> m_counts;
  struct Seen {
    std::uint32_t row;
    std::uint32_t student;
  };
  std::vector<Seen> m_seen;  // each piece of each row
  std::set<std::pair<Keys, std::size_t>> m_contexts;
};

}  // namespace

TallyResult tally(const Selection& selection, const TallyOptions& options) {
  return Tally(selection, options).run();
}

}  // namespace worksort
